/** Shortest clause that is cut off: a vocative or an "and so" goes with its neighbour. */
const LEAST_ZH = 4
const LEAST_EN = 14
/** More are not told apart: a list of hundreds of items is no sentence of clauses. */
const MOST = 24

/** Where the clauses of a sentence end: after commas, semicolons, colons, stops and dashes; the last is the sentence's end. */
export function clauseEnds(text: string): readonly number[] {
  const ends: number[] = []
  let start = 0
  for (let i = 0; i < text.length && ends.length < MOST; i++) {
    const code = text.charCodeAt(i)
    const isWide = WIDE.has(code)
    if (!isWide && !(NARROW.has(code) && (i + 1 === text.length || text.charCodeAt(i + 1) <= 0x22)) && code !== DASH) continue
    let end = i + 1
    while (end < text.length && CLOSING.has(text.charCodeAt(end))) end++
    if (end - start < (isWide ? LEAST_ZH : LEAST_EN) || text.length - end < (isWide ? LEAST_ZH : LEAST_EN)) continue
    ends.push(end)
    start = end
    i = end - 1
  }
  ends.push(text.length)
  return ends
}

const DASH = 0x2014
const WIDE = new Set([...'，；：。！？…'].map((char) => char.charCodeAt(0)))
const NARROW = new Set([...',;:.!?'].map((char) => char.charCodeAt(0)))
const CLOSING = new Set([...'”’」』"\'）)'].map((char) => char.charCodeAt(0)))
