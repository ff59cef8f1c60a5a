import type { FilterBatch, FilterKind } from '../pipeline/filter.ts'

/** A batch is big enough that messages between threads cost nothing, small enough that memory stays flat. */
const BATCH_BYTES = 64 * 1024
const LINE_FEED = 10

/**
 * Runs a stream of lines through `run` on `jobs` threads and gives the outputs in order. Memory is bounded: at most two batches a
 * thread are under way, and the input is read no faster than the output is taken.
 */
export async function* filterStream(
  kind: FilterKind,
  input: AsyncIterable<Uint8Array>,
  jobs: number,
  run: (batch: FilterBatch) => Promise<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const underWay: Promise<Uint8Array>[] = []
  for await (const batch of batches(kind, input)) {
    const result = run(batch)
    // The order of the output decides when it is awaited: until then a failure must not count as unhandled.
    result.catch(() => undefined)
    underWay.push(result)
    if (underWay.length >= jobs * 2) yield await underWay.shift()!
  }
  for (const result of underWay) yield await result
}

async function* batches(kind: FilterKind, input: AsyncIterable<Uint8Array>): AsyncGenerator<FilterBatch> {
  let held: Uint8Array[] = []
  let size = 0
  let firstLine = 1
  const take = (): FilterBatch => {
    const bytes = join(held, size)
    const batch = { kind, bytes, firstLine }
    firstLine += countLines(bytes)
    held = []
    size = 0
    return batch
  }
  for await (const chunk of input) {
    let from = 0
    // Whole lines only: what follows the last line feed waits for the next chunk.
    for (let cut = cutAt(chunk, from, size); cut > from; cut = cutAt(chunk, from, size)) {
      held.push(chunk.subarray(from, cut))
      size += cut - from
      from = cut
      yield take()
    }
    held.push(chunk.subarray(from))
    size += chunk.length - from
  }
  if (size > 0) yield take()
}

/** The lines of a batch, each as a batch of its own. */
export function* linesOf({ kind, bytes, firstLine }: FilterBatch): Generator<FilterBatch> {
  let line = firstLine
  for (let from = 0; from < bytes.length; line++) {
    const found = bytes.indexOf(LINE_FEED, from)
    const to = found < 0 ? bytes.length : found + 1
    yield { kind, bytes: bytes.slice(from, to), firstLine: line }
    from = to
  }
}

/** Where to end the batch in this chunk: after the first line feed past its full size; 0 where there is none. */
function cutAt(chunk: Uint8Array, from: number, size: number): number {
  const wanted = Math.max(from, from + BATCH_BYTES - size)
  return wanted >= chunk.length ? 0 : chunk.indexOf(LINE_FEED, wanted) + 1
}

function countLines(bytes: Uint8Array): number {
  let lines = 0
  for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) lines++
  return lines
}

function join(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const joined = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    joined.set(chunk, at)
    at += chunk.length
  }
  return joined
}
