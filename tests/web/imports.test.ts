import assert from 'node:assert/strict'
import iconv from 'iconv-lite'
import { beforeEach, describe, test } from 'vitest'
import { readDocument } from '../../src/formats/index.ts'
import { err, ok } from '../../src/model/result.ts'
import { type Browser, type Harness, openHarness, value } from './harness.ts'

let harness: Harness
let project: string
let browser: Browser
beforeEach(async () => {
  harness = await openHarness()
  project = value(await harness.store.projects.create('imports')).id
  browser = harness.browser()
  return () => harness.close()
})

async function upload(files: readonly { readonly name: string; readonly bytes: Buffer }[], fields: Record<string, string> = {}) {
  const csrf = await browser.token()
  let request = browser.agent
    .post(`/projects/${project}/import`)
    .set('accept', 'text/html')
    .field({ csrf, operation: 'operation-1', ...fields })
  for (const { name, bytes } of files) request = request.attach('files', bytes, name)
  return request
}

async function paste(fields: Record<string, string>) {
  return upload([], fields)
}

async function documents() {
  return (await harness.store.documents.list(project)).items
}

test('two pasted texts become one text pair, kept unit for unit', async () => {
  const zhText = '王芳说：“桥开了。”\r\n😀'
  const answer = await paste({ zhTitle: '桥', zhText, enText: 'Wang Fang said: “The bridge is open.”' })
  assert.equal(answer.status, 303)
  await harness.web.jobs.settled()
  const page = await browser.get(answer.headers['location'] ?? '')
  assert.equal(page.headers['refresh'], undefined)
  assert.match(page.text, new RegExp(`href="/projects/${project}/review`))
  const [zh] = await documents()
  assert.equal(zh?.file, '桥.txt')
  assert.equal(value(await harness.store.documents.text(zh?.id ?? '')), zhText)
  const [bitext] = (await harness.store.bitexts.list(project)).items
  assert.ok(bitext?.zh?.id === zh?.id && bitext?.en !== null && bitext?.analysedAt !== null)
})

test('one pasted text in both languages is one document', async () => {
  await paste({ text: '桥开了。\nThe bridge is open.' })
  await harness.web.jobs.settled()
  assert.equal((await documents()).length, 1)
})

describe('uploads are read in their encoding, with their names', () => {
  const text = '王芳说：“明年一定完工，请大家放心，海堤的工程也会按计划推进。”'
  for (const encoding of ['utf8', 'utf16le', 'gb18030', 'big5']) {
    test(encoding, async () => {
      const bytes = iconv.encode(encoding === 'big5' ? '王芳說：「明年一定完工，請大家放心。」' : text, encoding, {
        addBOM: encoding === 'utf16le',
      })
      await upload(
        [{ name: '中文引语.txt', bytes }],
        encoding === 'utf8' ? {} : { encoding: encoding === 'utf16le' ? 'utf-16le' : encoding },
      )
      await harness.web.jobs.settled()
      const [document] = await documents()
      assert.equal(document?.file, '中文引语.txt')
      assert.match(value(await harness.store.documents.text(document?.id ?? '')), /明年一定完工/)
      assert.deepEqual(Buffer.from(value(await harness.store.documents.bytes(document?.id ?? ''))), bytes)
    })
  }
})

test('the same bytes twice are one document, and the form sent twice is one import', async () => {
  const file = { name: 'a.txt', bytes: Buffer.from('桥开了。') }
  const first = await upload([file])
  const again = await upload([file])
  assert.equal(first.headers['location'], again.headers['location'])
  await harness.web.jobs.settled()
  await upload([{ ...file, name: 'b.txt' }], { operation: 'operation-2' })
  await harness.web.jobs.settled()
  assert.equal((await documents()).length, 1)
})

test('a bad file is named with its reason in the reader’s language, and the good one is kept', async () => {
  const answer = await upload([
    { name: 'good.txt', bytes: Buffer.from('桥开了。') },
    { name: 'empty.txt', bytes: Buffer.from('') },
    { name: 'picture.png', bytes: Buffer.from('\x89PNG\r\n\x1a\n0000', 'latin1') },
  ])
  await harness.web.jobs.settled()
  const page = await browser.get(`${answer.headers['location']}?lang=zh`)
  assert.match(page.text, /empty\.txt/)
  assert.match(page.text, /文件是空的/)
  assert.match(page.text, /picture\.png/)
  assert.equal((await documents()).length, 1)
})

test('a file larger than allowed is refused', async () => {
  const answer = await upload([{ name: 'big.txt', bytes: Buffer.alloc(250_000, 'a') }])
  assert.equal(answer.status, 413)
  const huge = await upload([{ name: 'huge.txt', bytes: Buffer.alloc(1_000_000, 'a') }]).catch(() => undefined)
  // The line may be cut while the browser still sends.
  if (huge !== undefined) assert.equal(huge.status, 413)
})

test('an import of nothing is shown again with what was typed', async () => {
  const answer = await paste({ zhTitle: '题目还在', zhText: ' ', enText: '' })
  assert.equal(answer.status, 422)
  assert.match(answer.text, /value="题目还在"/)
})

describe('names are names, not paths', () => {
  for (const name of ['../../etc/passwd.txt', '..\\..\\x.txt', '/etc/x.txt', 'a\r\nb.txt', '\u202etxt.exe.txt', '..', '']) {
    test(JSON.stringify(name), async () => {
      await upload([{ name, bytes: Buffer.from('桥开了。') }])
      await harness.web.jobs.settled()
      for (const { file } of await documents()) {
        assert.doesNotMatch(file, /[/\\\p{Cc}\u202e]/u)
        assert.ok(!['', '.', '..'].includes(file))
      }
    })
  }
})

test('a doubtful encoding is asked about with previews, and one click imports', async () => {
  await harness.close()
  harness = await openHarness({
    readDocument: async (file, bytes, encoding) => {
      if (encoding === undefined) return err({ code: 'ENCODING_UNSURE', detail: 'gb18030, big5' })
      const source = readDocument(file, bytes, encoding)
      return source.ok ? ok({ source: source.value, confidence: 1, others: [] }) : source
    },
  })
  project = value(await harness.store.projects.create('imports')).id
  browser = harness.browser()
  const answer = await upload([{ name: 'x.txt', bytes: iconv.encode('桥', 'gb18030') }])
  await harness.web.jobs.settled()
  const job = answer.headers['location'] ?? ''
  const page = await browser.get(job)
  assert.match(page.text, /gb18030[\s\S]*桥/)
  assert.equal((await documents()).length, 0)
  const again = await browser.post(`${job}/again`, { file: '0', encoding: 'gb18030' })
  assert.equal(again.status, 303)
  await harness.web.jobs.settled()
  assert.equal((await documents()).length, 1)
})

test('a job tells a script how far it is, and a page without script asks again by itself', async () => {
  let go = () => {}
  const gate = new Promise<void>((resolve) => {
    go = resolve
  })
  await harness.close()
  const plain = await openHarness()
  harness = await openHarness({
    group: async (sources) => {
      await gate
      return plain.services.group(sources)
    },
  })
  await plain.close()
  project = value(await harness.store.projects.create('imports')).id
  browser = harness.browser()
  const answer = await paste({ text: '桥开了。' })
  const job = answer.headers['location'] ?? ''
  const waiting = await browser.get(job)
  assert.equal(waiting.headers['refresh'], '1')
  const json = await browser.get(job).set('accept', 'application/json')
  assert.equal(json.body.done, false)
  go()
  await harness.web.jobs.settled()
  const done = await browser.get(job).set('accept', 'application/json')
  assert.deepEqual(
    { done: done.body.done, percent: done.body.percent, step: done.body.step },
    { done: true, percent: 100, step: 'done' },
  )
})

test('an analysis that fails leaves the documents, and says why', async () => {
  await harness.close()
  harness = await openHarness({ analyze: async () => err({ code: 'WORK_TIMED_OUT', detail: '30 s' }) })
  project = value(await harness.store.projects.create('imports')).id
  browser = harness.browser()
  const answer = await paste({ text: '桥开了。' })
  await harness.web.jobs.settled()
  assert.match((await browser.get(answer.headers['location'] ?? '')).text, /took too long \(30 s\)/)
  assert.equal((await documents()).length, 1)
})

test('a bug in a worker ends the job with a message, and the server goes on', async () => {
  await harness.close()
  harness = await openHarness({
    group: async () => {
      throw new Error('secret detail')
    },
  })
  project = value(await harness.store.projects.create('imports')).id
  browser = harness.browser()
  const answer = await paste({ text: '桥开了。' })
  await harness.web.jobs.settled()
  const page = await browser.get(answer.headers['location'] ?? '')
  assert.match(page.text, /Something went wrong/)
  assert.doesNotMatch(page.text, /secret detail/)
})
