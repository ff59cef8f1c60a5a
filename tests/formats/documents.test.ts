import { describe, expect, test } from 'vitest'
import { examineDocument, inputFormats, readDocument } from '../../src/formats/index.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const PARAGRAPH =
  'The minister said on Tuesday that the two countries would work together on trade, energy and transport. '.repeat(4)

describe('a file is read by its name', () => {
  const rows = [
    { file: '大桥.txt', text: '桥通了。\r\n' },
    { file: 'notes.MD', text: '# Title\r\n\r\n* point\n' },
    { file: 'folder.v2/paste', text: 'No extension at all.' },
  ]
  for (const { file, text } of rows) {
    test(`${file} keeps every unit`, () => {
      expect(readDocument(file, bytesOf(text))).toMatchObject({ ok: true, value: { file, text, encoding: 'utf-8' } })
    })
  }
  test('the hash is that of the bytes as they came, with their mark', () => {
    const read = readDocument('a.txt', Uint8Array.from([0xef, 0xbb, 0xbf, 0x61]))
    expect(read).toMatchObject({
      ok: true,
      value: { text: 'a', sha256: '1951c7860e968e742658b3af34e60741eb4aaf2a8d2ecc3993727016b12e81e8' },
    })
  })
  test('an unknown kind is named in the problem', () => {
    expect(readDocument('talk.pptx', bytesOf('x'))).toEqual({ ok: false, problem: { code: 'FORMAT_UNKNOWN', detail: 'pptx' } })
  })
  test('the doubt about the encoding travels with the text', () => {
    expect(examineDocument('a.txt', bytesOf('sure'))).toMatchObject({ ok: true, value: { confidence: 1, others: [] } })
  })
  test('no extension belongs to two formats', () => {
    const extensions = inputFormats.flatMap((format) => format.extensions)
    expect(new Set(extensions).size).toBe(extensions.length)
  })
})

describe('a web page gives its text, one block a line', () => {
  const rows = [
    {
      title: 'the article without navigation and footer, under its title',
      page: `<!doctype html><html><head><title>Bridge opens</title></head><body><nav><a>Home</a></nav><article><h1>Bridge opens</h1><p>${PARAGRAPH}</p><p>“It’s &amp; done,”&nbsp;she&#32;said.</p><p>${PARAGRAPH}</p></article><footer>© 2024</footer></body></html>`,
      text: `Bridge opens\n${PARAGRAPH.trim()}\n“It’s & done,”\u00a0she said.\n${PARAGRAPH.trim()}`,
    },
    {
      title: 'a table of two languages, with TABs',
      page: '<table><tr><td>桥通了。</td><td>The bridge is open.</td></tr><tr><td><p>一。</p><p>二。</p></td><td><p>One.</p><p>Two.</p></td></tr></table>',
      text: '桥通了。\tThe bridge is open.\n一。\tOne.\n二。\tTwo.',
    },
    {
      title: 'paragraphs of two languages in turn',
      page: '<html><body><p>桥通了。</p><p>The bridge is open.</p><p>路也通了。</p><p>So is the road.</p></body></html>',
      text: '桥通了。\nThe bridge is open.\n路也通了。\nSo is the road.',
    },
    {
      title: 'no script, style or comment',
      page: '<html><body><script>var a = "<p>no</p>"</script><style>p{}</style><!-- no --><p>Yes &lt;b&gt;.</p></body></html>',
      text: 'Yes <b>.',
    },
    { title: 'tags that never close', page: '<html><p>第一段。<p>第二段。<br>第三行。', text: '第一段。\n第二段。\n第三行。' },
    {
      title: 'a layout table gives its paragraphs',
      page: '<html><table><tr><td><p>第一段。</p><p>第二段。</p></td></tr></table>',
      text: '第一段。\n第二段。',
    },
  ]
  for (const { title, page, text } of rows) {
    test(title, () => {
      const read = readDocument('page.html', bytesOf(page))
      expect(read.ok && read.value.text).toBe(text)
    })
  }
  test('pasted markup is known without a name', () => {
    expect(readDocument('paste', bytesOf('<!DOCTYPE html><p>Words here.</p>'))).toMatchObject({
      ok: true,
      value: { text: 'Words here.' },
    })
  })
  test('the same page gives the same text', () => {
    const page = bytesOf(rows[0]!.page)
    expect(readDocument('a.html', page)).toEqual(readDocument('a.html', page))
  })
})
