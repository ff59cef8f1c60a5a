/*
 * Lines between bytes and text, one at a time. A batch that is decoded whole, or put together as one string, is too big for the space
 * of young objects: it would lie in the old one until the next great sweep, and a filter's memory would be mostly such strings.
 */

const LINE_FEED = 10

/** The lines of UTF-8 bytes without their line feeds. A mark of byte order at the very start of `bytes` is no part of a line. */
export function* decodedLines(bytes: Uint8Array): Generator<string> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  for (let from = start; from <= bytes.length; ) {
    const found = bytes.indexOf(LINE_FEED, from)
    const to = found < 0 ? bytes.length : found
    yield decoder.decode(bytes.subarray(from, to))
    from = to + 1
  }
}

export interface LineWriter {
  readonly add: (text: string) => void
  /** What was added, in UTF-8. The writer is done with then. */
  readonly bytes: () => Uint8Array
}

/** `expected`: how many bytes are likely to come. */
export function lineWriter(expected: number): LineWriter {
  const encoder = new TextEncoder()
  let held = new Uint8Array(Math.max(1024, expected))
  let size = 0
  const add = (text: string) => {
    const { read, written } = encoder.encodeInto(text, held.subarray(size))
    size += written
    if (read === text.length) return
    // A unit of UTF-16 takes three bytes at most.
    const grown = new Uint8Array(Math.max(held.length * 2, size + (text.length - read) * 3))
    grown.set(held.subarray(0, size))
    held = grown
    size += encoder.encodeInto(text.slice(read), held.subarray(size)).written
  }
  // A copy: what is sent to another thread goes with all of its buffer.
  return { add, bytes: () => held.slice(0, size) }
}
