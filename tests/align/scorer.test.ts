import { describe, expect, test } from 'vitest'
import { prepareTexts } from '../../src/align/scorer.ts'
import { testLexicon } from './lexicon.ts'

const zh = ['陈清扬说，经济增长了3.5%。', '医生摘下口罩，走出手术室。', '总统周一会见了两名记者。', '我們去年種了三百棵蘋果樹。']
const en = [
  'The doctor took off his mask and left the operating room.',
  'We planted 300 apple trees last year.',
  'The economy grew by 3.5 percent, said Chen Qingyang.',
  'The president met two reporters on Monday.',
]
const partners = [2, 0, 3, 1]
const prepared = prepareTexts(zh, en, testLexicon())

describe('texts that translate each other', () => {
  for (const [i, j] of partners.entries()) {
    test(zh[i]!, () => {
      expect(prepared.score(i, j)).toBeGreaterThan(0)
      for (const other of en.keys()) if (other !== j) expect(prepared.score(i, other)).toBeLessThan(prepared.score(i, j))
    })
  }

  test('a group scores as its texts taken as one', () => {
    const joined = prepareTexts([zh[0]! + zh[1]!, ...zh], [`${en[2]} ${en[0]}`, ...en], testLexicon())
    expect(prepared.scoreGroup([0, 1], [2, 0])).toBeGreaterThan(prepared.score(0, 2))
    expect(joined.score(0, 0)).toBeGreaterThan(joined.score(1, 3))
    expect(prepared.scoreGroup([], [1])).toBe(0)
  })
})

describe('what matches is told by its places', () => {
  const rows = [
    { title: 'a name by sound', zh: 0, en: 2, kind: 'name', words: ['清扬', 'Qingyang'] },
    { title: 'a number', zh: 0, en: 2, kind: 'number', words: ['3.5%', '3.5 percent'] },
    { title: 'a word of the dictionary', zh: 1, en: 0, kind: 'dictionary', words: ['口罩', 'mask'] },
    { title: 'a number in Han', zh: 3, en: 1, kind: 'number', words: ['三百', '300'] },
    { title: 'a word in Traditional characters', zh: 3, en: 1, kind: 'dictionary', words: ['蘋果', 'apple'] },
  ]
  for (const row of rows) {
    test(row.title, () => {
      const found = prepared
        .matches(row.zh, row.en)
        .filter((match) => match.kind === row.kind)
        .map((match) => [zh[row.zh]!.slice(match.zh.start, match.zh.end), en[row.en]!.slice(match.en.start, match.en.end)])
      expect(found).toContainEqual(row.words)
    })
  }

  test('no word is used twice', () => {
    for (const [i, j] of partners.entries()) {
      const places = prepared.matches(i, j)
      for (const side of ['zh', 'en'] as const) {
        const sorted = places.map((match) => match[side]).toSorted((a, b) => a.start - b.start)
        for (const [k, span] of sorted.entries()) if (k > 0) expect(span.start).toBeGreaterThanOrEqual(sorted[k - 1]!.end)
      }
    }
  })

  test('the evidence names them', () => {
    const evidence = prepared.explain(0, 2)
    expect(evidence.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['name', 'number', 'dictionary', 'length']))
    expect(evidence.find(({ kind }) => kind === 'number')?.value).toBe('3.5% – 3.5 percent')
  })
})

test("the project's own terms and names count", () => {
  const terms = [{ zh: '飞鸟计划', en: 'Skylark Programme' }]
  const names = [{ zh: '托比莱', en: 'Tobillay' }]
  const left = ['托比莱谈到了飞鸟计划。']
  const right = ['Tobillay talked about the Skylark Programme.']
  const without = prepareTexts(left, right, testLexicon())
  const having = prepareTexts(left, right, testLexicon(), { terms, names })
  expect(having.score(0, 0)).toBeGreaterThan(without.score(0, 0))
  expect(having.matches(0, 0).map(({ kind }) => kind)).toEqual(expect.arrayContaining(['term', 'name']))
})
