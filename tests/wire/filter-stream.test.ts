import { expect, test } from 'vitest'
import type { FilterBatch } from '../../src/pipeline/filter.ts'
import { type FilterSettings, filterStream } from '../../src/wire/filter-stream.ts'

const settings: FilterSettings = { kind: 'quotes', jobs: 2, maxLineBytes: 1_000_000 }
const echo = async (batch: FilterBatch) => batch.bytes

async function* chunksOf(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text)
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size)
}

async function textOf(output: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = []
  for await (const part of output) parts.push(part)
  return Buffer.concat(parts).toString()
}

const lines = Array.from({ length: 5_000 }, (_, i) => `${i} ${'桥'.repeat(i % 60)}\n`).join('')

const inputs = [
  { title: 'nothing', text: '' },
  { title: 'empty lines alone', text: '\n\n\n' },
  { title: 'a last line without its end', text: `${lines}end` },
  { title: 'a line of many chunks', text: `a\n${'长'.repeat(100_000)}\nb\n` },
]
for (const { title, text } of inputs) {
  for (const size of [7, 1_000, 65_536, 10_000_000]) {
    test(`${title} in chunks of ${size} comes out as it went in`, async () => {
      expect((await textOf(filterStream(chunksOf(text, size), settings, echo))) === text).toBe(true)
    })
  }
}

test('each batch holds whole lines and knows the number of its first', async () => {
  let next = 1
  const run = async ({ bytes, firstLine }: FilterBatch) => {
    expect(firstLine).toBe(next)
    expect(bytes.at(-1)).toBe(10)
    next += Buffer.from(bytes).toString().split('\n').length - 1
    return bytes
  }
  await textOf(filterStream(chunksOf(lines, 999), settings, run))
  expect(next).toBe(5_001)
})

test('a line too long to be kept is told in its place, and the lines round it go on', async () => {
  const text = `one\ntwo\n${'x'.repeat(3_000_000)}\nfour\n${'y'.repeat(2_000_000)}`
  const out = await textOf(filterStream(chunksOf(text, 10_000), settings, echo))
  const found = out.trimEnd().split('\n')
  expect(found.map((line) => (line.startsWith('{') ? JSON.parse(line).error.code : line))).toEqual([
    'one',
    'two',
    'INPUT_TOO_LARGE',
    'four',
    'INPUT_TOO_LARGE',
  ])
  expect(found.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line).line)).toEqual([3, 5])
})

/** Bytes read from the input while nobody takes a second output. */
async function readAhead(filter: typeof filterStream): Promise<number> {
  let read = 0
  async function* endless(): AsyncGenerator<Uint8Array> {
    for (let i = 0; i < 1_000; i++) {
      read += 10_000
      yield Buffer.from(`${'z'.repeat(9_999)}\n`)
    }
  }
  const output = filter(endless(), settings, echo)
  await output.next()
  await new Promise((resolve) => setTimeout(resolve, 50))
  await output.return(undefined)
  return read
}

test('the input is read no faster than the output is taken', async () => {
  // Two batches for each of two jobs.
  expect(await readAhead(filterStream)).toBeLessThan(500_000)
})

test('the same measure catches a filter that reads on', async () => {
  async function* greedy(...[input, own, run]: Parameters<typeof filterStream>): AsyncGenerator<Uint8Array> {
    const outputs: Uint8Array[] = []
    for await (const output of filterStream(input, own, run)) outputs.push(output)
    yield* outputs
  }
  expect(await readAhead(greedy)).toBeGreaterThan(5_000_000)
})
