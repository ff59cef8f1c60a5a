import { complaintLine } from '../pipeline/complaint.ts'
import type { FilterBatch, FilterKind } from '../pipeline/filter.ts'

/** A batch is big enough that messages between threads cost nothing, small enough that memory stays flat. */
const BATCH_BYTES = 64 * 1024
const LINE_FEED = 10

export interface FilterSettings {
  readonly kind: FilterKind
  readonly jobs: number
  /** A longer line gives INPUT_TOO_LARGE in its place and is not kept. */
  readonly maxLineBytes: number
}

/** A line that was too long to be kept. */
interface Overlong {
  readonly overlong: number
}

/**
 * Runs a stream of lines through `run` on `jobs` threads and gives the outputs in order. Memory is bounded: at most two batches a
 * thread are under way, and the input is read no faster than the output is taken.
 */
export async function* filterStream(
  input: AsyncIterable<Uint8Array>,
  { kind, jobs, maxLineBytes }: FilterSettings,
  run: (batch: FilterBatch) => Promise<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const underWay: Promise<Uint8Array>[] = []
  const tooLarge = { code: 'INPUT_TOO_LARGE', detail: `${Math.round(maxLineBytes / 1e6)} MB` } as const
  for await (const batch of batches(kind, input, maxLineBytes)) {
    const result = 'overlong' in batch ? Promise.resolve(Buffer.from(complaintLine(batch.overlong, tooLarge))) : run(batch)
    // The order of the output decides when it is awaited: until then a failure must not count as unhandled.
    result.catch(() => undefined)
    underWay.push(result)
    if (underWay.length >= jobs * 2) yield await underWay.shift()!
  }
  for (const result of underWay) yield await result
}

async function* batches(
  kind: FilterKind,
  input: AsyncIterable<Uint8Array>,
  maxLineBytes: number,
): AsyncGenerator<FilterBatch | Overlong> {
  let held: Uint8Array[] = []
  let size = 0
  let firstLine = 1
  let isInOverlong = false
  const taken = (): Uint8Array => {
    const bytes = join(held, size)
    held = []
    size = 0
    return bytes
  }
  const batchOf = (bytes: Uint8Array): FilterBatch => {
    const batch = { kind, bytes, firstLine }
    firstLine += countLines(bytes)
    return batch
  }
  for await (const chunk of input) {
    let from = 0
    if (isInOverlong) {
      from = chunk.indexOf(LINE_FEED) + 1
      if (from === 0) continue
      isInOverlong = false
    }
    // Whole lines only: what follows the last line feed waits for the next chunk.
    for (let cut = cutAt(chunk, from, size); cut > from; cut = cutAt(chunk, from, size)) {
      held.push(chunk.subarray(from, cut))
      size += cut - from
      from = cut
      yield batchOf(taken())
    }
    held.push(chunk.subarray(from))
    size += chunk.length - from
    // What is held beyond a batch is one line without its end, behind less than a batch of whole ones.
    if (size <= BATCH_BYTES + maxLineBytes) continue
    const bytes = taken()
    const lineStart = bytes.lastIndexOf(LINE_FEED) + 1
    if (lineStart > 0) yield batchOf(bytes.slice(0, lineStart))
    yield { overlong: firstLine++ }
    isInOverlong = true
  }
  if (size > 0) yield batchOf(taken())
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
