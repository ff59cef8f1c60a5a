import type { SideText } from './side-text.ts'
import type { Texts } from './texts.ts'
import type { Translation } from './translation.ts'

/** Two sentences that share rare words more than any others do. */
export interface Anchor {
  readonly zh: number
  readonly en: number
  readonly weight: number
}

/** For each Chinese sentence its likeliest English ones by rare words alone: `en[i * most + k]`, -1: no more. */
export interface Candidates {
  readonly most: number
  readonly en: Int32Array
  readonly weight: Float64Array
}

/** A word in more sentences than this leads to too many. */
function rareLimit(sentences: number): number {
  return Math.max(12, Math.sqrt(sentences) / 2.5)
}

/** Links below this share are chance. */
const LEAST_LINK = 0.03

/** The best partners by the rare words that link them; linear in practice, as each rare word leads to few places. */
export function candidatesOf(texts: Texts, words: Translation, most: number): Candidates {
  const { zh, en } = texts
  const limit = rareLimit(Math.max(zh.count, en.count))
  const places = postingsOf(en, limit)
  const zhSentences = sentenceCounts(zh)
  const en32 = new Int32Array(zh.count * most).fill(-1)
  const weights = new Float64Array(zh.count * most)
  const sum = new Float64Array(en.count)
  const touched: number[] = []
  for (let i = 0; i < zh.count; i++) {
    touched.length = 0
    for (let k = zh.tokenStart[i] as number; k < (zh.tokenStart[i + 1] as number); k++) {
      const type = zh.tokens[k] as number
      if ((zhSentences[type] as number) > limit) continue
      for (let at = words.start[type] as number; at < (words.start[type + 1] as number); at++) {
        const other = words.target[at] as number
        const from = places.start[other] as number
        const to = places.start[other + 1] as number
        if (from === to) continue
        const share = Math.sqrt((words.forward[at] as number) * (words.backward[at] as number))
        if (share < LEAST_LINK) continue
        const weight = Math.sqrt(share) / Math.sqrt((to - from) * (zhSentences[type] as number))
        for (let p = from; p < to; p++) {
          const j = places.sentence[p] as number
          if (sum[j] === 0) touched.push(j)
          sum[j] = (sum[j] as number) + weight
        }
      }
    }
    for (const j of touched) {
      insert(en32, weights, i * most, most, j, sum[j] as number)
      sum[j] = 0
    }
  }
  return { most, en: en32, weight: weights }
}

/** Keeps the `most` heaviest, heaviest first. */
function insert(en: Int32Array, weights: Float64Array, from: number, most: number, j: number, weight: number): void {
  let slot = from + most - 1
  if (weight <= (weights[slot] as number)) return
  while (slot > from && weight > (weights[slot - 1] as number)) {
    weights[slot] = weights[slot - 1] as number
    en[slot] = en[slot - 1] as number
    slot--
  }
  weights[slot] = weight
  en[slot] = j
}

function postingsOf(side: SideText, limit: number): { readonly start: Int32Array; readonly sentence: Int32Array } {
  const counts = sentenceCounts(side)
  const start = new Int32Array(side.types + 2)
  for (let type = 0; type < side.types; type++) {
    const count = counts[type] as number
    start[type + 2] = (start[type + 1] as number) + (count > limit ? 0 : count)
  }
  const sentence = new Int32Array(start[side.types + 1] as number)
  const last = new Int32Array(side.types).fill(-1)
  for (let i = 0; i < side.count; i++) {
    for (let k = side.tokenStart[i] as number; k < (side.tokenStart[i + 1] as number); k++) {
      const type = side.tokens[k] as number
      if ((counts[type] as number) > limit || last[type] === i) continue
      last[type] = i
      const place = start[type + 1] as number
      sentence[place] = i
      start[type + 1] = place + 1
    }
  }
  return { start, sentence }
}

/** In how many sentences each type occurs. */
function sentenceCounts(side: SideText): Int32Array {
  const counts = new Int32Array(side.types)
  const last = new Int32Array(side.types).fill(-1)
  for (let i = 0; i < side.count; i++) {
    for (let k = side.tokenStart[i] as number; k < (side.tokenStart[i + 1] as number); k++) {
      const type = side.tokens[k] as number
      if (last[type] === i) continue
      last[type] = i
      counts[type] = (counts[type] as number) + 1
    }
  }
  return counts
}

/** A pair must beat its Chinese sentence's second choice by this factor. */
const MARGIN = 1.4
/** About one rare word that both texts have once, and a little more. */
const LEAST_WEIGHT = 0.6

/** Pairs that are each other's best, in the order of the Chinese sentences. */
export function mutualBest(candidates: Candidates, rows: number, columns: number): readonly Anchor[] {
  const bestOf = new Float64Array(columns)
  const { most, en, weight } = candidates
  for (let at = 0; at < en.length; at++) {
    const j = en[at] as number
    if (j >= 0 && (weight[at] as number) > (bestOf[j] as number)) bestOf[j] = weight[at] as number
  }
  const anchors: Anchor[] = []
  for (let i = 0; i < rows; i++) {
    const j = en[i * most] as number
    const own = weight[i * most] as number
    if (j < 0 || own < LEAST_WEIGHT || own < (bestOf[j] as number)) continue
    if (most > 1 && own < MARGIN * (weight[i * most + 1] as number)) continue
    anchors.push({ zh: i, en: j, weight: own })
  }
  return anchors
}

/** The heaviest chain of anchors that rises on both sides, without those that lie far off their neighbours' line. */
export function risingChain(anchors: readonly Anchor[], columns: number): readonly Anchor[] {
  // Fenwick tree of the best chain that ends at or before a column.
  const tree = new Float64Array(columns + 2)
  const holder = new Int32Array(columns + 2).fill(-1)
  const previous = new Int32Array(anchors.length)
  const total = new Float64Array(anchors.length)
  let last = -1
  for (const [k, anchor] of anchors.entries()) {
    let best = 0
    let from = -1
    for (let at = anchor.en; at > 0; at -= at & -at) {
      if ((tree[at] as number) > best) {
        best = tree[at] as number
        from = holder[at] as number
      }
    }
    total[k] = best + anchor.weight
    previous[k] = from
    for (let at = anchor.en + 1; at <= columns; at += at & -at) {
      if ((total[k] as number) > (tree[at] as number)) {
        tree[at] = total[k] as number
        holder[at] = k
      }
    }
    if (last < 0 || (total[k] as number) > (total[last] as number)) last = k
  }
  const chain: Anchor[] = []
  for (let k = last; k >= 0; k = previous[k] as number) chain.push(anchors[k] as Anchor)
  return withoutOutliers(chain.reverse())
}

/** Sentences that a text may drift between two neighbouring anchors, and the share of their distance. */
const DRIFT = 12
const DRIFT_SHARE = 0.6

function withoutOutliers(chain: readonly Anchor[]): readonly Anchor[] {
  const first = chain[0]
  const end = chain.at(-1)
  if (!first || !end || chain.length < 3) return chain
  const slope = (end.en - first.en) / Math.max(1, end.zh - first.zh)
  const off = (a: Anchor, b: Anchor) => Math.abs(b.en - a.en - slope * (b.zh - a.zh)) > DRIFT + DRIFT_SHARE * (b.zh - a.zh)
  return chain.filter((anchor, k) => {
    const before = chain[k - 1]
    const after = chain[k + 1]
    const offBefore = before !== undefined && off(before, anchor)
    const offAfter = after !== undefined && off(anchor, after)
    return !(offBefore && offAfter) && !(before === undefined && offAfter) && !(after === undefined && offBefore)
  })
}
