import {
  ASKS,
  BEGINS_INSIDE,
  CLOSES,
  COLON,
  DASH,
  ENDING,
  ENDINGS,
  ENDS_INSIDE,
  EXCLAIMS,
  HOLDS_OPENING,
  OPENS,
  PARENTHESIS,
} from '../marks.ts'
import { TUNING } from '../tuning.ts'

/*
 * Which marks go with which: log-odds of seeing both against seeing them by chance. Three tables: how the beads begin, how they
 * end, and what they hold. They start from what holds for the two languages, and are learned again from the first pass,
 * because houses differ in their use of quotes, dashes and exclamation marks.
 */

export interface MarkOdds {
  /** Where the first sentences stand to a quotation: index zh * 3 + en. */
  readonly first: Float64Array
  /** Ending and closing quote of the last: zh * LAST + en. */
  readonly last: Float64Array
  /** Marks that any sentence holds: zh * HELD + en. */
  readonly held: Float64Array
}

/** Outside, opens one, goes on inside. */
const FIRST = 3
/** Each ending with: outside, closes one, still inside. */
const LAST = ENDINGS * 3
const HELD_BITS = [ASKS, EXCLAIMS, COLON, PARENTHESIS, HOLDS_OPENING, DASH]
const HELD = 1 << HELD_BITS.length

export function marksScore(
  odds: MarkOdds,
  firstZh: number,
  lastZh: number,
  anyZh: number,
  firstEn: number,
  lastEn: number,
  anyEn: number,
): number {
  return (
    (odds.first[startOf(firstZh) * FIRST + startOf(firstEn)] as number) +
    (odds.last[endOf(lastZh) * LAST + endOf(lastEn)] as number) +
    (odds.held[heldOf(anyZh) * HELD + heldOf(anyEn)] as number)
  )
}

/** What the tables are indexed with, of each sentence. */
interface MarkCodes {
  readonly first: Uint8Array
  readonly last: Uint8Array
  readonly held: Uint8Array
}

export function markCodes(marks: Int32Array, from: number, to: number): MarkCodes {
  const masks = marks.subarray(from, to)
  return { first: Uint8Array.from(masks, startOf), last: Uint8Array.from(masks, endOf), held: Uint8Array.from(masks, heldOf) }
}

/** Where the tables' rows of a Chinese bead begin: sentences `from` to `last`. */
export function rowsOf(
  codes: MarkCodes,
  from: number,
  last: number,
): { readonly first: number; readonly last: number; readonly held: number } {
  let held = 0
  for (let i = from; i <= last; i++) held |= codes.held[i] as number
  return { first: (codes.first[from] as number) * FIRST, last: (codes.last[last] as number) * LAST, held: held * HELD }
}

function startOf(mask: number): number {
  if ((mask & BEGINS_INSIDE) !== 0) return 2
  return (mask & OPENS) === 0 ? 0 : 1
}

function endOf(mask: number): number {
  return (mask & ENDING) * 3 + ((mask & ENDS_INSIDE) !== 0 ? 2 : (mask & CLOSES) === 0 ? 0 : 1)
}

function heldOf(mask: number): number {
  return ((mask >> 5) & 0xf) | ((mask & HOLDS_OPENING) === 0 ? 0 : 16) | ((mask & DASH) === 0 ? 0 : 32)
}

/** Counts of marks over beads: what the tables are made of. */
interface MarkCounts {
  readonly first: Float64Array
  readonly last: Float64Array
  /** For each held mark: neither, English only, Chinese only, both. */
  readonly held: Float64Array
}

export function emptyCounts(): MarkCounts {
  return {
    first: new Float64Array(FIRST * FIRST),
    last: new Float64Array(LAST * LAST),
    held: new Float64Array(HELD_BITS.length * 4),
  }
}

/** The masks of a bead's side: of its first and last sentence, and of all together. */
interface SideMarks {
  readonly first: number
  readonly last: number
  readonly any: number
}

export function countMarks(counts: MarkCounts, zh: SideMarks, en: SideMarks): void {
  add(counts.first, startOf(zh.first) * FIRST + startOf(en.first), 1)
  add(counts.last, endOf(zh.last) * LAST + endOf(en.last), 1)
  const one = heldOf(zh.any)
  const other = heldOf(en.any)
  for (let bit = 0; bit < HELD_BITS.length; bit++) add(counts.held, bit * 4 + ((one >> bit) & 1) * 2 + ((other >> bit) & 1), 1)
}

function add(array: Float64Array, at: number, weight: number): void {
  array[at] = (array[at] as number) + weight
}

/** The tables from counts of this text on top of what holds for the languages. */
export function oddsOf(counts: MarkCounts): MarkOdds {
  const first = logOdds(sum(counts.first, USUAL.first), FIRST)
  const last = logOdds(sum(counts.last, USUAL.last), LAST)
  const bits = HELD_BITS.map((_, bit) =>
    logOdds(sum(counts.held.slice(bit * 4, bit * 4 + 4), USUAL.held.slice(bit * 4, bit * 4 + 4)), 2),
  )
  const held = new Float64Array(HELD * HELD)
  for (let zh = 0; zh < HELD; zh++)
    for (let en = 0; en < HELD; en++)
      held[zh * HELD + en] = bits.reduce((total, bit, k) => total + (bit[((zh >> k) & 1) * 2 + ((en >> k) & 1)] as number), 0)
  return { first, last, held }
}

function sum(counts: Float64Array, usual: Float64Array): Float64Array {
  return counts.map((count, k) => count + TUNING.usualMarks * (usual[k] as number))
}

function logOdds(joint: Float64Array, size: number): Float64Array {
  const zh = new Float64Array(size)
  const en = new Float64Array(size)
  let total = 0
  for (let k = 0; k < joint.length; k++) {
    const count = joint[k] as number
    add(zh, Math.floor(k / size), count)
    add(en, k % size, count)
    total += count
  }
  return joint.map((count, k) => Math.log((count * total) / ((zh[Math.floor(k / size)] as number) * (en[k % size] as number))))
}

/** Beads' worth of belief in the usual. */
const USUAL = usualCounts()

function usualCounts(): MarkCounts {
  const counts = emptyCounts()
  counts.first.set([22, 1, 1, 1, 8, 1, 1, 1, 6])
  const ending = [0.5, 20, 4, 3, 1, 2, 1]
  for (let zh = 0; zh < LAST; zh++) {
    for (let en = 0; en < LAST; en++) {
      const one = ending[Math.floor(zh / 3)] as number
      const other = ending[Math.floor(en / 3)] as number
      const isSame = Math.floor(zh / 3) === Math.floor(en / 3)
      const inside = (zh % 3 === en % 3 ? 1 : 0.12) * (zh % 3 === 0 ? 1 : 0.35)
      counts.last[zh * LAST + en] = (isSame ? one : 0.06 * Math.sqrt(one * other)) * inside + 0.01
    }
  }
  // Neither, English only, Chinese only, both: questions agree best, exclamations and colons are often dropped.
  counts.held.set([34, 1.5, 1, 6, 34, 1.5, 4, 3, 34, 1, 5, 2, 36, 1, 1, 2, 24, 3, 2, 14, 32, 4, 2, 3])
  return counts
}
