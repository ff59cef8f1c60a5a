import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Analysis } from '../../src/model/analysis.ts'
import { analyze } from '../../src/pipeline/analyze.ts'
import { loadAll, projectRoot, readTable } from './knowledge.ts'

const knowledge = loadAll()

const analyses = readTable('samples/samples').map(({ zh, en }): Analysis => {
  const sources = [...new Set([zh!, en!])].map((file) => {
    const text = readFileSync(join(projectRoot, 'corpus/samples', file), 'utf8')
    return { file, sha256: file, encoding: 'utf-8', text }
  })
  const found = analyze(sources, knowledge)
  if (!found.ok) throw new Error(`${zh}: ${found.problem.code}`)
  return found.value
})
const quotations = analyses.flatMap((analysis) => analysis.quotations)
const pairs = analyses.flatMap((analysis) => analysis.pairs)

test('the sample project shows every type of quotation in both languages', () => {
  const seen = new Set(quotations.map(({ lang, type }) => `${lang} ${type}`))
  expect([...seen].sort()).toEqual(['direct', 'indirect', 'mixed', 'turn'].flatMap((type) => [`en ${type}`, `zh ${type}`]).sort())
})

test('it shows every way of naming a speaker', () => {
  const forms = new Set(quotations.map(({ mention }) => mention?.form))
  expect([...forms]).toEqual(expect.arrayContaining(['name', 'title', 'pronoun', 'body']))
})

test('it shows pairs of one and of several, crossing ones, and quotations without a counterpart on either side', () => {
  const shapes = new Set(
    pairs.map(({ zh, en }) =>
      zh.length === 0 ? 'en alone' : en.length === 0 ? 'zh alone' : zh.length + en.length > 2 ? 'several' : 'one to one',
    ),
  )
  expect([...shapes].sort()).toEqual(['en alone', 'one to one', 'several', 'zh alone'])
  const start = new Map(quotations.map((quotation) => [quotation.id, quotation.parts[0]!.start]))
  const crossing = analyses.filter((analysis) => {
    const places = analysis.pairs.flatMap(({ zh, en }) =>
      zh[0] && en[0] ? [[start.get(zh[0])!, start.get(en[0])!] as const] : [],
    )
    return places.some(([z1, e1]) => places.some(([z2, e2]) => z1 < z2 && e1 > e2))
  })
  expect(crossing.length).toBeGreaterThanOrEqual(2)
})

test('it shows both scripts, a bilingual page and a headline', () => {
  const segments = analyses.flatMap((analysis) => analysis.segments)
  expect(segments.some(({ script }) => script === 'Hant')).toBe(true)
  expect(segments.some(({ role }) => role === 'headline')).toBe(true)
  expect(
    analyses.some(
      ({ documents, pairs: found }) => documents.length === 1 && found.some(({ zh, en }) => zh.length > 0 && en.length > 0),
    ),
  ).toBe(true)
})

test('the machine warns of the figures that our sample releases report differently', () => {
  // 40亿 against 5 billion in the earnings: a mistake that was put there to be found.
  const flagged = analyses[1]!.pairs
    .flatMap(({ checks = [] }) => checks)
    .filter(({ kind }) => kind === 'number' || kind === 'unit')
  expect(flagged.some(({ zh, en }) => zh.includes('40亿') && en.includes('5 billion'))).toBe(true)
})
