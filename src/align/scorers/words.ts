import type { Texts } from '../texts.ts'
import type { Translation } from '../translation.ts'
import { TUNING } from '../tuning.ts'

/** A pair of words that speaks for two texts' being translations. */
export interface WordMatch {
  readonly zhType: number
  readonly enType: number
  /** Log-likelihood ratio that the pair brings. */
  readonly gain: number
}

/** Scores any group of texts of one side against any of the other; `see` gets the pairs of words that speak for it. */
export type WordScorer = (zh: readonly number[], en: readonly number[], see?: (match: WordMatch) => void) => number

/** Two-way IBM model 1 against chance, for texts in any order: the same sum as the window's, one group at a time. */
export function wordScorer(texts: Texts, words: Translation): WordScorer {
  const english = new Float64Array(texts.en.types)
  const stamp = new Int32Array(texts.en.types).fill(-1)
  let round = 0
  const odds = (1 - TUNING.noise) / TUNING.noise
  return (zhGroup, enGroup, see) => {
    round++
    const zhTokens = tokensOf(texts.zh.tokens, texts.zh.tokenStart, zhGroup)
    const enTokens = tokensOf(texts.en.tokens, texts.en.tokenStart, enGroup)
    const zhLength = zhTokens.length + TUNING.spareTokens
    const enLength = enTokens.length + TUNING.spareTokens
    const counts = new Map<number, number>()
    for (const type of enTokens) {
      counts.set(type, (counts.get(type) ?? 0) + 1)
      stamp[type] = round
      english[type] = 0
    }
    let score = (zhTokens.length + enTokens.length) * Math.log(TUNING.noise)
    for (const zh of zhTokens) {
      let sum = 0
      for (let at = words.start[zh] as number; at < (words.start[zh + 1] as number); at++) {
        const en = words.target[at] as number
        if (stamp[en] !== round) continue
        english[en] = (english[en] as number) + (words.forward[at] as number)
        sum += (words.backward[at] as number) * (counts.get(en) ?? 0)
        see?.({ zhType: zh, enType: en, gain: gainOf(words, at, zh, en, zhLength, enLength, odds) })
      }
      if (sum > 0) score += Math.log(1 + (odds * sum) / (enLength * (words.zhShare[zh] as number)))
    }
    for (const [en, count] of counts)
      score += count * Math.log(1 + (odds * (english[en] as number)) / (zhLength * (words.enShare[en] as number)))
    return score
  }
}

function gainOf(
  words: Translation,
  at: number,
  zh: number,
  en: number,
  zhLength: number,
  enLength: number,
  odds: number,
): number {
  return (
    Math.log(1 + (odds * (words.backward[at] as number)) / (enLength * (words.zhShare[zh] as number))) +
    Math.log(1 + (odds * (words.forward[at] as number)) / (zhLength * (words.enShare[en] as number)))
  )
}

function tokensOf(tokens: Int32Array, start: Int32Array, group: readonly number[]): readonly number[] {
  return group.flatMap((i) => [...tokens.subarray(start[i] as number, start[i + 1] as number)])
}
