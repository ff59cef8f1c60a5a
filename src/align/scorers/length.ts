import type { SideText } from '../side-text.ts'
import type { Stretch } from '../window-scores.ts'

/** Letters before each sentence of a side, from `from` to `to`. */
export function letterSums(side: SideText, from: number, to: number): Float64Array {
  const sums = new Float64Array(to - from + 1)
  for (let i = from; i < to; i++) sums[i - from + 1] = (sums[i - from] as number) + (side.letters[i] as number)
  return sums
}

/** English letters for a Chinese character: of the texts, held near the usual where one is abridged. */
export function letterRatio(zh: SideText, en: SideText, stretch?: Stretch): number {
  const sum = (side: SideText, from: number, to: number) => side.letters.subarray(from, to).reduce((a, b) => a + b, 0)
  const ratio =
    sum(en, stretch?.enFrom ?? 0, stretch?.enTo ?? en.count) /
    Math.max(1, sum(zh, stretch?.zhFrom ?? 0, stretch?.zhTo ?? zh.count))
  return Math.min(MOST, Math.max(LEAST, ratio))
}

/** Letters that a Han character takes in English: the usual range between wordy and terse translations. */
const LEAST = 2.3
const MOST = 4.5

/** What a translation's length is, for the length of its source. */
export interface Lengths {
  /** English letters for a Chinese one. */
  readonly ratio: number
  readonly variance: number
}

/** Gale and Church's squared deviation of the English length from what the Chinese lets expect. */
export function lengthScore(zhLetters: number, enLetters: number, ratio: number, variance: number): number {
  const expected = zhLetters * ratio
  const difference = enLetters - expected
  return -(difference * difference) / (variance * (expected + enLetters + 10))
}
