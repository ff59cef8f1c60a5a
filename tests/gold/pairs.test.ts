import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Span } from '../../src/model/span.ts'
import { analyze } from '../../src/pipeline/analyze.ts'
import { countLinks, emptyLinkCounts, type GoldLink, type LinkCounts, reliability } from '../../src/pipeline/evaluate-pairs.ts'
import { loadAll, projectRoot, readTable } from './knowledge.ts'
import { placeOf } from './places.ts'

interface Floor {
  readonly links: number
  readonly f1: number
  readonly recallAmongFound: number
  readonly offered: number
  readonly sureShare: number
  readonly surePrecision: number
}

const folder = join(projectRoot, 'corpus/gold/pairs')
const floor: { readonly pairs: Floor; readonly newsPairs: Floor } = JSON.parse(
  readFileSync(join(projectRoot, 'corpus/gold/floor.json'), 'utf8'),
)
const knowledge = loadAll()

/** Adds what the analysis of these texts makes of the links. */
function count(counts: LinkCounts, texts: readonly string[], links: readonly GoldLink[]): void {
  const sources = texts.map((text, i) => {
    const sha256 = createHash('sha256').update(text).digest('hex')
    return { file: `${i}.txt`, sha256, encoding: 'utf-8', text }
  })
  const analysis = analyze(sources, knowledge)
  if (!analysis.ok) throw new Error(analysis.problem.code)
  countLinks(counts, links, analysis.value, texts)
}

/** What is said to be at least this sure must be right 97 times of 100. */
const SURE = 0.95

function expectFloor(title: string, counts: LinkCounts, least: Floor): void {
  const sure = reliability(counts.judged, SURE)
  const figures = {
    links: counts.gold,
    f1: (2 * counts.right) / (counts.gold + counts.found),
    recallAmongFound: counts.right / counts.reachable,
    offered: counts.offered / counts.offeredOf,
    sureShare: sure.share,
    surePrecision: sure.precision,
  }
  console.info(
    title,
    JSON.stringify(figures, (_, value) => (typeof value === 'number' ? Number(value.toFixed(3)) : value)),
  )
  for (const name of Object.keys(least) as (keyof Floor)[]) expect(figures[name], name).toBeGreaterThanOrEqual(least[name])
}

test('pairs of quotations in our own gold are found at least as well as the floor says', () => {
  const counts = emptyLinkCounts()
  for (const { gold, zh, en } of readTable('gold/pairs/pairs')) {
    const texts = [...new Set([zh!, en!])].map((file) => readFileSync(join(folder, file), 'utf8'))
    const links = readTable(`gold/pairs/${gold}`).map(
      (row): GoldLink => ({
        zh: row['zh'] === '-' ? null : placeOf(row['zh']!, texts[0]!),
        en: row['en'] === '-' ? null : placeOf(row['en']!, texts.at(-1)!),
        optional: row['optional'] === 'yes',
      }),
    )
    count(counts, texts, links)
  }
  expectFloor('own pairs', counts, floor.pairs)
})

interface Annotated {
  readonly text: string
  readonly quotes: readonly (Span & { readonly pair: string | null; readonly optional?: boolean })[]
}

const news = join(projectRoot, '../shared/gold/quotes')
if (!existsSync(news)) console.warn(`the gold of quotations in news is not here (${news}): its test is passed over`)

describe.skipIf(!existsSync(news))('news that was annotated', () => {
  test('is paired at least as well as the floor says', () => {
    const read = (name: string): readonly Annotated[] =>
      readFileSync(join(news, name), 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line))
    const english = read('en-news-from-zh-dev.jsonl')
    const counts = emptyLinkCounts()
    read('zh-news-dev.jsonl').forEach((zh, i) => {
      const en = english[i]!
      const isOptional = (...quotes: readonly Annotated['quotes'][number][]) => quotes.some(({ optional }) => optional === true)
      const links = zh.quotes.map((quote): GoldLink => {
        const other = quote.pair === null ? undefined : en.quotes.find(({ pair }) => pair === quote.pair)
        return { zh: quote, en: other ?? null, optional: other ? isOptional(quote, other) : isOptional(quote) }
      })
      const lone = en.quotes.filter((quote) => !links.some((link) => link.en === quote))
      count(
        counts,
        [zh.text, en.text],
        [...links, ...lone.map((quote) => ({ zh: null, en: quote, optional: isOptional(quote) }))],
      )
    })
    expectFloor('news pairs', counts, floor.newsPairs)
  })
})
