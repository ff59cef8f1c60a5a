import { type Gram, readConfirmed } from './learning-grams.ts'
import type { BilingualLexicon } from './lexicon.ts'
import { likelihoodRatio } from './likelihood-ratio.ts'
import type { WordPair } from './word-pair.ts'

/*
 * What reviewers confirmed teaches the words that the dictionary lacks: a phrase on one side that is always there when a phrase on the
 * other side is. Only what is left over when all known words are matched can be new. Two phrases that could each be the translation
 * teach neither: a wrong term would pull at every later text.
 */

export interface LearnedTerm extends WordPair {
  /** Confirmed pairs that have both. */
  readonly support: number
}

const LEAST_SUPPORT = 2
/** Dunning's ratio: below it, chance. */
const LEAST_RATIO = 6
/** Share of either phrase's occurrences that must have the other: a usual translation, not one of many. */
const LEAST_SHARE = 0.75
/** A rival so near leaves the choice to chance. */
const RIVAL = 0.9

interface Found {
  readonly zh: Gram
  readonly en: Gram
  readonly both: number
  readonly ratio: number
}

/** New terms from pairs of texts that people confirmed, the best supported first. */
export function learnTerms(confirmed: readonly WordPair[], lexicon: BilingualLexicon): readonly LearnedTerm[] {
  const { zh, en, count } = readConfirmed(confirmed, lexicon)
  const found = pairsOf(zh, en, count)
  const rivals = { zh: new Map<Gram, Found[]>(), en: new Map<Gram, Found[]>() }
  for (const pair of found) {
    for (const side of ['zh', 'en'] as const) {
      const list = rivals[side].get(pair[side])
      if (list) list.push(pair)
      else rivals[side].set(pair[side], [pair])
    }
  }
  const isClear = (pair: Found) =>
    !rivals.zh.get(pair.zh)!.some((rival) => isRival(rival, pair, rival.en, pair.en)) &&
    !rivals.en.get(pair.en)!.some((rival) => isRival(rival, pair, rival.zh, pair.zh))
  const taken = { zh: [] as string[], en: [] as string[] }
  const terms: LearnedTerm[] = []
  for (const pair of found) {
    const isTaken = (side: 'zh' | 'en') => taken[side].some((key) => overlaps(key, pair[side].key))
    if (isTaken('zh') || isTaken('en') || !isClear(pair)) continue
    taken.zh.push(pair.zh.key)
    taken.en.push(pair.en.key)
    terms.push({ zh: pair.zh.words, en: pair.en.words, support: pair.both })
  }
  return terms.sort((a, b) => b.support - a.support || (a.zh < b.zh ? -1 : 1))
}

/** Phrases that stand together too often for chance; of equally good ones the longer first: a part of a term goes wherever the term goes. */
function pairsOf(zh: readonly Gram[], en: readonly Gram[], count: number): readonly Found[] {
  const holders = new Map<number, Gram[]>()
  for (const gram of en) for (const text of gram.texts) holders.set(text, [...(holders.get(text) ?? []), gram])
  const found: Found[] = []
  for (const left of zh) {
    const together = new Map<Gram, number>()
    for (const text of left.texts)
      for (const right of holders.get(text) ?? []) together.set(right, (together.get(right) ?? 0) + 1)
    for (const [right, both] of together) {
      if (both < LEAST_SUPPORT || both < LEAST_SHARE * Math.max(left.texts.length, right.texts.length)) continue
      const ratio = likelihoodRatio(both, left.texts.length, right.texts.length, count)
      if (ratio >= LEAST_RATIO) found.push({ zh: left, en: right, both, ratio })
    }
  }
  const length = ({ zh: left, en: right }: Found) => left.key.length + right.key.length
  return found.sort((a, b) => b.ratio - a.ratio || length(b) - length(a) || (a.zh.key < b.zh.key ? -1 : 1))
}

/** Another phrase that has no word in common, and is as good. */
function isRival(rival: Found, pair: Found, other: Gram, own: Gram): boolean {
  return rival !== pair && rival.ratio >= RIVAL * pair.ratio && !overlaps(other.key, own.key)
}

function overlaps(a: string, b: string): boolean {
  return a.includes(b) || b.includes(a) || sharesEdge(a, b) || sharesEdge(b, a)
}

/** Whether one ends as the other begins, by two characters and more: neighbours cut from one run of words. */
function sharesEdge(a: string, b: string): boolean {
  for (let length = Math.min(a.length, b.length) - 1; length >= 2; length--) if (a.endsWith(b.slice(0, length))) return true
  return false
}
