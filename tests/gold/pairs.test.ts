import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Span } from '../../src/model/span.ts'
import { analyze } from '../../src/pipeline/analyze.ts'
import { countLinks, emptyLinkCounts, type GoldLink } from '../../src/pipeline/evaluate-pairs.ts'
import { loadAll, projectRoot, readTable } from './knowledge.ts'

const folder = join(projectRoot, 'corpus/gold/pairs')
const floor: { readonly pairs: { readonly links: number; readonly f1: number; readonly recallAmongFound: number } } = JSON.parse(
  readFileSync(join(projectRoot, 'corpus/gold/floor.json'), 'utf8'),
)

/** The one place of `first … last`; says plainly where there is none, or more than one. */
function placeOf(words: string, text: string): Span {
  const [first, last = first] = words.split(' … ') as [string, string?]
  const start = text.indexOf(first)
  if (start < 0) throw new Error(`"${first}" does not occur`)
  if (text.indexOf(first, start + 1) >= 0) throw new Error(`"${first}" occurs twice, write more of it`)
  const end = text.indexOf(last, start)
  if (end < 0) throw new Error(`"${last}" does not occur after "${first}"`)
  return { start, end: end + last.length }
}

test('pairs of quotations in our own gold are found at least as well as the floor says', () => {
  const knowledge = loadAll()
  const counts = emptyLinkCounts()
  for (const { gold, zh, en } of readTable('gold/pairs/pairs')) {
    const files = [...new Set([zh!, en!])]
    const texts = files.map((file) => readFileSync(join(folder, file), 'utf8'))
    const sources = files.map((file, i) => ({
      file,
      sha256: createHash('sha256').update(texts[i]!).digest('hex'),
      encoding: 'utf-8',
      text: texts[i]!,
    }))
    const analysis = analyze(sources, knowledge)
    if (!analysis.ok) throw new Error(`${gold}: ${analysis.problem.code}`)
    const links = readTable(`gold/pairs/${gold}`).map(
      (row): GoldLink => ({
        zh: row['zh'] === '-' ? null : placeOf(row['zh']!, texts[0]!),
        en: row['en'] === '-' ? null : placeOf(row['en']!, texts.at(-1)!),
        optional: row['optional'] === 'yes',
      }),
    )
    countLinks(counts, links, analysis.value, texts)
  }
  const f1 = (2 * counts.right) / (counts.gold + counts.found)
  const recallAmongFound = counts.right / counts.reachable
  console.info(`own pairs: ${counts.gold} links, F1 ${f1.toFixed(3)}, recall among found ${recallAmongFound.toFixed(3)}`)
  expect(counts.gold).toBeGreaterThanOrEqual(floor.pairs.links)
  expect(f1).toBeGreaterThanOrEqual(floor.pairs.f1)
  expect(recallAmongFound).toBeGreaterThanOrEqual(floor.pairs.recallAmongFound)
})
