import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { annotate } from '../../src/pipeline/annotate.ts'
import {
  f1,
  type GoldDocument,
  type GoldQuotation,
  type Tallies,
  type Tally,
  tally,
} from '../../src/pipeline/evaluate-quotations.ts'
import { loadAll, projectRoot, readTable } from './knowledge.ts'
import { nearestPlaceOf, placesOf } from './places.ts'

interface Floor {
  readonly quotations: number
  readonly exact: number
  readonly half: number
  readonly mention: number
  readonly speaker: number
}

const folder = join(projectRoot, 'corpus/gold/quotes')
const floor: { readonly quotations: Readonly<Record<'zh' | 'en', Floor>> } = JSON.parse(
  readFileSync(join(projectRoot, 'corpus/gold/floor.json'), 'utf8'),
)
const knowledge = loadAll()

function goldOf(name: string, file: string): GoldDocument {
  const text = readFileSync(join(folder, file), 'utf8')
  const quotes = readTable(`gold/quotes/${name}`).map((row): GoldQuotation => {
    const parts = placesOf(row['words']!, text)
    const whole = { start: parts[0]!.start, end: parts.at(-1)!.end }
    const [speaker = null, ...aliases] = row['speaker']!.split('|').filter((one) => one !== '')
    const mentions = row['mention'] === '' ? [] : row['mention']!.split('|').map((words) => nearestPlaceOf(words, text, whole))
    return {
      ...whole,
      parts: parts.map(({ start, end }) => [start, end] as const),
      optional_parts: placesOf(row['may']!, text).map(({ start, end }) => [start, end] as const),
      type: row['type']!,
      speaker,
      speaker_aliases: aliases,
      speaker_spans: mentions.map(({ start, end }) => [start, end] as const),
      optional: row['optional'] === 'yes',
    }
  })
  return { id: name, text, quotes }
}

function figuresOf(counts: Tally): Floor {
  const { gold, predicted } = counts
  return {
    quotations: gold,
    exact: f1([counts.exactGold, gold], [counts.exactPredicted, predicted]) ?? 0,
    half: f1([counts.halfGold, gold], [counts.halfPredicted, predicted]) ?? 0,
    mention: counts.mentionsRight / counts.mentions,
    speaker: counts.speakersRight / counts.speakers,
  }
}

for (const lang of ['zh', 'en'] as const) {
  test(`quotations and speakers of our own gold, ${lang}, are found at least as well as the floor says`, () => {
    const tallies: Tallies = new Map()
    for (const { gold, text } of readTable('gold/quotes/quotes')) {
      if (!text!.endsWith(`.${lang}.txt`)) continue
      const document = goldOf(gold!, text!)
      tally(
        tallies,
        document,
        annotate([{ file: text!, sha256: '', encoding: 'utf-8', text: document.text }], knowledge).quotations,
      )
    }
    const figures = figuresOf(tallies.get('all')!)
    console.info(
      lang,
      JSON.stringify(figures, (_, value) => (typeof value === 'number' ? Number(value.toFixed(3)) : value)),
    )
    const least = floor.quotations[lang]
    for (const name of Object.keys(least) as (keyof Floor)[]) expect(figures[name], name).toBeGreaterThanOrEqual(least[name])
  })
}
