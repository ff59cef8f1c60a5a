import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { shortDocuments } from '../../src/bench/short-documents.ts'
import { type FilterBatch, filterBatch } from '../../src/pipeline/filter.ts'
import { readTable } from '../../src/wire/files.ts'
import { filterStream } from '../../src/wire/filter-stream.ts'
import { lazyKnowledge } from '../../src/wire/knowledge.ts'

/*
 * What is held after four times as many documents, none like another: neither the words met nor what was found may stay. The bench
 * (`npm run bench -- filter`) measures the program's memory on a hundred thousand and more.
 */

const DOCUMENTS = 1_500
/** The tagger keeps new words for a while, and the engine compiles: half of this; what the documents give is twice as much. */
const MOST_MORE = 6 * 2 ** 20

const knowledge = lazyKnowledge()
const run = async (batch: FilterBatch) => filterBatch(batch, knowledge)

setFlagsFromString('--expose-gc')
const sweep = runInNewContext('gc') as () => void

/** How many bytes more are held after four times DOCUMENTS than after DOCUMENTS. */
async function growthOf(job: (batch: FilterBatch) => Promise<Uint8Array>): Promise<number> {
  await held(job, 0, DOCUMENTS)
  const after = await held(job, DOCUMENTS, DOCUMENTS)
  return (await held(job, 2 * DOCUMENTS, 4 * DOCUMENTS)) - after
}

async function held(job: (batch: FilterBatch) => Promise<Uint8Array>, from: number, count: number): Promise<number> {
  async function* input(): AsyncGenerator<Uint8Array> {
    for (const line of shortDocuments(readTable, count, from)) yield Buffer.from(line)
  }
  let lines = 0
  for await (const output of filterStream(input(), { kind: 'quotes', jobs: 2, maxLineBytes: 1e6 }, job))
    lines += output.filter((byte) => byte === 10).length
  expect(lines).toBe(count)
  sweep()
  sweep()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

test('a filter holds no more after four times as many documents', { timeout: 180_000 }, async () => {
  expect(await growthOf(run)).toBeLessThan(MOST_MORE)
})

test('the same measure catches a filter that remembers what it found', { timeout: 180_000 }, async () => {
  const found: Uint8Array[] = []
  const leaky = async (batch: FilterBatch) => {
    const output = await run(batch)
    found.push(output)
    return output
  }
  expect(await growthOf(leaky)).toBeGreaterThan(MOST_MORE)
  expect(found.length).toBeGreaterThan(0)
})
