import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { decode, encodingOfLabel } from '../../src/formats/decode.ts'

const ZH = '市长何冬说：“青川大桥将于下月通车，两岸居民出行时间将缩短一半。”'
const HANT = '縣長表示：「大橋通車後，兩岸車程將縮短一半，遊客也會增加。」'
const HK = '佢哋話：「呢度嘅嘢好平，啲人成日嚟買嘢，冇得頂，仲有靚嘅餸。」'
const EN = 'The mayor said the bridge “will open” – it’s done.\r\nNext line.\n'

const asBytes = (text: string, encoding: string) =>
  Uint8Array.from(iconv.encode(text, encoding === 'big5' ? 'big5-hkscs' : encoding))
const withMark = (text: string, encoding: string) => Uint8Array.from(iconv.encode(text, encoding, { addBOM: true }))

describe('the encoding is found and the text kept unit for unit', () => {
  const rows = [
    { title: 'UTF-8', text: ZH, encoding: 'utf-8' },
    { title: 'ASCII is UTF-8', text: 'Plain words.', encoding: 'utf-8' },
    { title: 'UTF-16, little end first, no mark', text: ZH, encoding: 'utf-16le' },
    { title: 'UTF-16, big end first, no mark', text: ZH, encoding: 'utf-16be' },
    { title: 'UTF-16 of English without a mark, which is also UTF-8 with NULs', text: 'The bridge.', encoding: 'utf-16le' },
    { title: 'UTF-16 of three characters', text: '好的。', encoding: 'utf-16le' },
    { title: 'GB18030', text: ZH, encoding: 'gb18030' },
    { title: 'a short line of GB18030', text: '桥通了，大家很高兴。', encoding: 'gb18030' },
    { title: 'Traditional characters in GB18030', text: HANT, encoding: 'gb18030' },
    { title: 'Big5', text: HANT, encoding: 'big5' },
    { title: 'Big5 with Hong Kong characters', text: HK, encoding: 'big5' },
    { title: 'a short line of Big5', text: '大橋通車，遊客增加。', encoding: 'big5' },
    { title: 'Western quotation marks', text: EN, encoding: 'windows-1252' },
    {
      title: 'English with a Chinese name in GB18030',
      text: `He Dong (何冬) spoke. ${'He said no more about it. '.repeat(20)}市长。`,
      encoding: 'gb18030',
    },
  ]
  for (const { title, text, encoding } of rows) {
    test(title, () => {
      const decoded = decode(asBytes(text, encoding))
      expect(decoded).toMatchObject({ ok: true, value: { text, encoding } })
    })
  }
})

describe('a byte-order mark says it, and is the only thing left out', () => {
  for (const encoding of ['utf-8', 'utf-16le', 'utf-16be']) {
    test(encoding, () => {
      expect(decode(withMark(`${EN}${ZH}`, encoding))).toMatchObject({
        ok: true,
        value: { text: `${EN}${ZH}`, encoding, confidence: 1 },
      })
    })
  }
})

describe('what is no text is refused', () => {
  const rows = [
    { title: 'no bytes', bytes: [], code: 'INPUT_EMPTY' },
    { title: 'nothing but blanks', bytes: [0x20, 0x0a, 0x09], code: 'INPUT_EMPTY' },
    { title: 'a mark alone', bytes: [0xef, 0xbb, 0xbf], code: 'INPUT_EMPTY' },
    { title: 'a PDF', bytes: [...Buffer.from('%PDF-1.7\n')], code: 'INPUT_BINARY' },
    { title: 'a zip or docx', bytes: [0x50, 0x4b, 0x03, 0x04, 1, 2], code: 'INPUT_BINARY' },
    { title: 'an image', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d], code: 'INPUT_BINARY' },
    { title: 'NUL inside UTF-8', bytes: [...Buffer.from('words\0and more words here, odd')], code: 'INPUT_BINARY' },
    { title: 'control characters', bytes: [...Buffer.from('a\u0001b\u0002c\u0003d')], code: 'INPUT_BINARY' },
    { title: 'a lone surrogate in UTF-16', bytes: [0xff, 0xfe, 0x41, 0x00, 0x00, 0xd8, 0x42, 0x00], code: 'INPUT_UNREADABLE' },
    {
      title: 'noise',
      bytes: Array.from({ length: 400 }, (_, i) => 0x80 + ((i * 37 + (i >> 3) * 11) % 128)),
      code: 'ENCODING_UNSURE',
    },
  ]
  for (const { title, bytes, code } of rows) {
    test(title, () => {
      expect(decode(Uint8Array.from(bytes))).toMatchObject({ ok: false, problem: { code } })
    })
  }
})

describe('a person names the encoding', () => {
  test('labels of the web come to our names', () => {
    expect(['GBK', 'gb2312', 'BIG5-HKSCS', 'UTF8', 'Windows-1252', 'klingon'].map(encodingOfLabel)).toEqual([
      'gb18030',
      'gb18030',
      'big5',
      'utf-8',
      'windows-1252',
      undefined,
    ])
  })
  test('it is taken at its word', () => {
    expect(decode(asBytes('橋', 'big5'), 'big5')).toMatchObject({ ok: true, value: { text: '橋', confidence: 1 } })
  })
  test('unless the bytes cannot be that', () => {
    expect(decode(asBytes(ZH, 'gb18030'), 'utf-8')).toMatchObject({ ok: false, problem: { code: 'INPUT_UNREADABLE' } })
  })
  test('one damaged character is no reason to refuse', () => {
    const bytes = asBytes(ZH.repeat(5), 'utf-8')
    const decoded = decode(bytes.subarray(0, bytes.length - 1), 'utf-8')
    expect(decoded).toMatchObject({ ok: true })
  })
})

describe('decoding takes back encoding', () => {
  const common = fc.constantFrom(
    ...'的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经',
  )
  const traditional = fc.constantFrom(
    ...'的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過子說產種面而方後多定行學法所民得經',
  )
  const sentences = (characters: fc.Arbitrary<string>) =>
    fc
      .array(fc.string({ unit: characters, minLength: 8, maxLength: 20 }), { minLength: 2, maxLength: 6 })
      .map((parts) => `${parts.join('，')}。\r\n`)
  const rows = [
    {
      encoding: 'utf-8',
      text: fc
        .string({ unit: 'grapheme', minLength: 1 })
        .filter((text) => /[\p{L}\p{N}]/u.test(text) && !/\p{Cc}/u.test(text) && !text.startsWith('\ufeff')),
    },
    { encoding: 'utf-16le', text: sentences(common) },
    { encoding: 'utf-16be', text: sentences(common) },
    { encoding: 'gb18030', text: sentences(common) },
    { encoding: 'big5', text: sentences(traditional) },
  ]
  for (const { encoding, text } of rows) {
    test(encoding, () => {
      fc.assert(
        fc.property(text, (words) => {
          expect(decode(asBytes(words, encoding))).toMatchObject({ ok: true, value: { text: words, encoding } })
        }),
        { numRuns: 200 },
      )
    })
  }
})
