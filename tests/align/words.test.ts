import { describe, expect, test } from 'vitest'
import { makeStem } from '../../src/align/stem.ts'
import { cutEnglish } from '../../src/align/tokens-en.ts'
import { cutChinese } from '../../src/align/tokens-zh.ts'
import { parseCedict } from '../../src/build/cedict.ts'
import { buildDictionary } from '../../src/build/dictionary.ts'
import { readTable, testLexicon } from './lexicon.ts'

const stem = makeStem(readTable('pairs/zh-en/irregular'), readTable('pairs/zh-en/suffixes'))

describe('forms of one word come to one stem', () => {
  const families = [
    ['decide', 'decides', 'decided', 'deciding'],
    ['stop', 'stops', 'stopped', 'stopping'],
    ['carry', 'carries', 'carried', 'carrying'],
    ['go', 'goes', 'went', 'gone', 'going'],
    ['careless', 'carelessness', 'carelessly'],
    ['happy', 'happily', 'happiness', 'happiest'],
    ['child', 'children'],
    ['organise', 'organize', 'organized', 'organising'],
    ['colour', 'color', 'colours'],
    ['she', 'her', 'hers', 'herself'],
  ]
  for (const family of families) test(family.join(', '), () => expect(new Set(family.map(stem)).size).toBe(1))

  const apart = [
    ['news', 'new'],
    ['thing', 'the'],
    ['need', 'ne'],
    ['string', 'str'],
  ] as const
  for (const [one, other] of apart) test(`${one} is not ${other}`, () => expect(stem(one)).not.toBe(stem(other)))
})

describe('English words', () => {
  const rows = [
    { title: 'a hyphen parts', text: 'a well-known man', words: ['a', 'well', 'known', 'man'] },
    { title: 'an elided verb is left out', text: "She'll see Tom's dog", words: ['She', 'see', 'Tom', 'dog'] },
    { title: 'a negation stands by itself', text: "They didn't", words: ['They', 'did', "n't"] },
    { title: 'a name with an apostrophe', text: 'O’Brien said', words: ['O', 'Brien', 'said'] },
    { title: 'accents are letters', text: 'café Ångström', words: ['café', 'Ångström'] },
  ]
  for (const row of rows) {
    test(row.title, () => {
      const words: string[] = []
      cutEnglish(row.text, (word) => words.push(word))
      expect(words).toEqual(row.words)
    })
  }
})

describe('Chinese words', () => {
  const rows = [
    { title: 'the likeliest cut', text: '研究生命起源', words: ['研究', '生命', '起源'] },
    { title: 'Traditional characters are cut as Simplified', text: '經濟學家', words: ['經濟學家'] },
    { title: 'Latin letters between', text: '他用GPS导航', words: ['他', '用', 'GPS', '导航'] },
  ]
  for (const row of rows) {
    test(row.title, () => {
      const words: string[] = []
      const keep = (start: number, end: number) => words.push(row.text.slice(start, end))
      cutChinese(row.text, testLexicon(), (_, start, end) => keep(start, end), keep)
      expect(words).toEqual(row.words)
    })
  }

  test('every character of a long run comes once', () => {
    const text = '中华人民共和国'.repeat(500)
    let at = 0
    cutChinese(
      text,
      testLexicon(),
      (_, start, end) => {
        expect(start).toBe(at)
        at = end
      },
      () => {},
    )
    expect(at).toBe(text.length)
  })
})

test('the same sources give the same index, byte for byte', () => {
  const entries = parseCedict(
    '# head\n蘋果 苹果 [ping2 guo3] /apple/CL:個|个[ge4]/\n蘋果樹 苹果树 [ping2 guo3 shu4] /apple tree/\n',
  )
  const build = () => buildDictionary({ entries, frequency: new Map([['苹果', 10]]), read: readTable, termTables: [] })
  expect(entries).toHaveLength(2)
  expect(build()).toEqual(build())
})
