import { readFileSync } from 'node:fs'
import { parseTable, type ReadTable } from '../language/table.ts'
import { loadReadingKnowledge, withDictionary } from '../pipeline/knowledge.ts'
import { benchAlign, type Measure } from './align.ts'
import { benchExtraction } from './extraction.ts'
import { benchFilter } from './filter.ts'
import { benchPages } from './pages.ts'
import { benchStore } from './store.ts'
import { benchSyncs, canTrace } from './syncs.ts'
import { newsTexts, sampleTexts } from './texts.ts'
import { openYardstick } from './yardstick.ts'

/**
 * `npm run bench [-- extraction | align | filter [DOCUMENTS] | store | pages | durability]`: one line a measure. Times depend on the machine; ratios
 * are of one run.
 */
const root = new URL('../../', import.meta.url)
const read: ReadTable = (path) => parseTable(readFileSync(new URL(`corpus/${path}.tsv`, root), 'utf8'), path)
const wanted = process.argv.slice(2)
const isWanted = (name: string) => wanted.length === 0 || wanted.includes(name)
const documents = Number(wanted.find((word) => /^\d+$/.test(word)) ?? 50_000)
const SYNCED_DECISIONS = 500
const yardstick = openYardstick()

if (isWanted('extraction')) {
  const { sets, missing } = newsTexts(root)
  await show(benchExtraction(loadReadingKnowledge(read), [...sampleTexts(root), ...sets], yardstick))
  for (const name of missing) process.stdout.write(`extraction of ${name}: not measured, ../shared/gold is not here\n`)
}
if (isWanted('align')) {
  const from = performance.now()
  const { lexicon } = withDictionary(loadReadingKnowledge(read), readFileSync(new URL('dist/dictionary.bin', root)), read)
  print({ name: 'tables and dictionary loaded', value: performance.now() - from, unit: 'ms' })
  await show(benchAlign(lexicon, yardstick))
}
if (isWanted('filter')) await show(benchFilter(read, documents))
if (isWanted('durability')) {
  if (canTrace()) await show(benchSyncs(SYNCED_DECISIONS))
  else process.stdout.write('syncs of the log: not counted, there is no strace here\n')
}
if (isWanted('store')) await benchStore((line) => process.stdout.write(`${line}\n`))
if (isWanted('pages')) await benchPages((line) => process.stdout.write(`${line}\n`))

async function show(measures: AsyncIterable<Measure>): Promise<void> {
  for await (const measure of measures) print(measure)
}

function print({ name, value, unit }: Measure): void {
  process.stdout.write(`${name.padEnd(48)} ${value.toFixed(2).padStart(10)} ${unit}\n`)
}
