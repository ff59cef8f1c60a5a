import type { Texts } from '../texts.ts'
import type { Translation } from '../translation.ts'
import { TUNING } from '../tuning.ts'
import { type Lengths, lengthScore } from './length.ts'

/** Score of Chinese clauses [from, to) against English ones: words and length. Clauses are counted through each whole text. */
export type ClauseScorer = (zhFrom: number, zhTo: number, enFrom: number, enTo: number) => number

export function clauseScorer(texts: Texts, words: Translation, lengths: Lengths): ClauseScorer {
  const { zh, en } = texts
  const sum = new Float64Array(en.types)
  const count = new Int32Array(en.types)
  const odds = (1 - TUNING.noise) / TUNING.noise
  const noise = Math.log(TUNING.noise)
  return (zhFrom, zhTo, enFrom, enTo) => {
    const zhStart = zh.clauseToken[zhFrom] as number
    const zhEnd = zh.clauseToken[zhTo] as number
    const enStart = en.clauseToken[enFrom] as number
    const enEnd = en.clauseToken[enTo] as number
    const zhLength = zhEnd - zhStart + TUNING.spareTokens
    const enLength = enEnd - enStart + TUNING.spareTokens
    for (let k = enStart; k < enEnd; k++) (count[en.tokens[k] as number] as number)++
    let score = (zhEnd - zhStart + enEnd - enStart) * noise
    for (let k = zhStart; k < zhEnd; k++) {
      const type = zh.tokens[k] as number
      const end = words.start[type + 1] as number
      let reached = 0
      for (let at = words.start[type] as number; at < end; at++) {
        const other = words.target[at] as number
        const times = count[other] as number
        if (times === 0) continue
        sum[other] = (sum[other] as number) + (words.forward[at] as number)
        reached += (words.backward[at] as number) * times
      }
      if (reached > 0) score += Math.log(1 + (odds * reached) / (enLength * (words.zhShare[type] as number)))
    }
    for (let k = enStart; k < enEnd; k++) {
      const type = en.tokens[k] as number
      const reached = sum[type] as number
      if (reached > 0)
        score += (count[type] as number) * Math.log(1 + (odds * reached) / (zhLength * (words.enShare[type] as number)))
      sum[type] = 0
      count[type] = 0
    }
    const zhLetters = (zh.clauseLetters[zhTo] as number) - (zh.clauseLetters[zhFrom] as number)
    const enLetters = (en.clauseLetters[enTo] as number) - (en.clauseLetters[enFrom] as number)
    return TUNING.words * score + TUNING.length * lengthScore(zhLetters, enLetters, lengths.ratio, lengths.variance)
  }
}
