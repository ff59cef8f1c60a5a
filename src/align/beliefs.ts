import { type Anchor, type Candidates, candidatesOf, mutualBest } from './anchors.ts'
import { type Lengths, letterRatio } from './scorers/length.ts'
import { emptyCounts, type MarkOdds, oddsOf } from './scorers/punctuation.ts'
import type { Texts } from './texts.ts'
import { type Translation, translationOf } from './translation.ts'
import { TUNING } from './tuning.ts'

/** What the passes know of two texts. */
export interface Beliefs {
  readonly texts: Texts
  readonly words: Translation
  readonly odds: MarkOdds
  readonly lengths: Lengths
}

/** What is known before anything is aligned: the dictionary, and what is usual in the two languages. */
export function firstBeliefs(texts: Texts): Beliefs {
  return {
    texts,
    words: translationOf(texts, texts.links),
    odds: oddsOf(emptyCounts()),
    lengths: { ratio: letterRatio(texts.zh, texts.en), variance: TUNING.lengthVariance },
  }
}

/** Partners by rare words for each Chinese sentence, and those that are each other's best. */
export interface Landmarks {
  readonly candidates: Candidates
  readonly anchors: readonly Anchor[]
}

/** Partners that are kept for each sentence. */
const MOST_CANDIDATES = 6

export function landmarksOf({ texts, words }: Beliefs): Landmarks {
  const candidates = candidatesOf(texts, words, MOST_CANDIDATES)
  return { candidates, anchors: mutualBest(candidates, texts.zh.count, texts.en.count) }
}
