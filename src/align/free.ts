import type { Beliefs } from './beliefs.ts'
import { type PairMatrix, withoutTaken } from './pair-matrix.ts'
import { eachPair, pairProbabilities } from './pair-probabilities.ts'
import { groupScorer } from './scorer.ts'
import { TUNING } from './tuning.ts'

/** A group of sentences, in any order and not always side by side. */
export interface Group {
  readonly zh: readonly number[]
  readonly en: readonly number[]
  readonly probability: number
}

interface Growing {
  zh: number[]
  en: number[]
  readonly probability: number
}

/** Which sentences have a group already. */
interface Taken {
  readonly zh: Uint8Array
  readonly en: Uint8Array
}

/** A pair that is likelier than not. */
const LEAST_SURE = 0.5

/**
 * Groups of texts that were abridged or reordered: pairs without conflict, the surest first; grown by neighbours; what is left
 * has no counterpart. `fixed` are kept as they are.
 */
export function alignFree(beliefs: Beliefs, matrix: PairMatrix, fixed: readonly Group[]): readonly Group[] {
  const { zh, en } = beliefs.texts
  const taken: Taken = { zh: new Uint8Array(zh.count), en: new Uint8Array(en.count) }
  for (const group of fixed) {
    for (const i of group.zh) taken.zh[i] = 1
    for (const j of group.en) taken.en[j] = 1
  }
  const open = withoutTaken(matrix, taken.zh, taken.en)
  const probability = pairProbabilities(open)
  const groups = surestPairs(open, probability, taken)
  const score = groupScorer(beliefs)
  for (const group of groups) grow(group, taken, score)
  takeStrayMarks(groups, 'zh', zh.letters, taken.zh)
  takeStrayMarks(groups, 'en', en.letters, taken.en)
  const all = [...fixed.map((group) => ({ ...group, probability: 1 })), ...groups, ...unmatched(open, probability, taken)]
  return all.sort((a, b) => placeOf(a) - placeOf(b))
}

function surestPairs(matrix: PairMatrix, probability: Float64Array, taken: Taken): readonly Growing[] {
  const pairs: { i: number; j: number; p: number }[] = []
  eachPair(matrix, (i, j, at) => {
    if ((probability[at] as number) >= LEAST_SURE) pairs.push({ i, j, p: probability[at] as number })
  })
  pairs.sort((a, b) => b.p - a.p || a.i - b.i || a.j - b.j)
  const groups: Growing[] = []
  for (const { i, j, p } of pairs) {
    if (taken.zh[i] || taken.en[j]) continue
    taken.zh[i] = taken.en[j] = 1
    groups.push({ zh: [i], en: [j], probability: p })
  }
  return groups
}

/** What has no counterpart, and how sure that is: the less, the likelier a pair with another that has none. */
function unmatched(matrix: PairMatrix, probability: Float64Array, taken: Taken): readonly Group[] {
  const bestZh = new Float64Array(matrix.rows)
  const bestEn = new Float64Array(matrix.columns)
  eachPair(matrix, (i, j, at) => {
    const p = probability[at] as number
    if (!taken.en[j]) bestZh[i] = Math.max(bestZh[i] as number, p)
    if (!taken.zh[i]) bestEn[j] = Math.max(bestEn[j] as number, p)
  })
  const groups: Group[] = []
  for (let i = 0; i < matrix.rows; i++) if (!taken.zh[i]) groups.push({ zh: [i], en: [], probability: 1 - (bestZh[i] as number) })
  for (let j = 0; j < matrix.columns; j++)
    if (!taken.en[j]) groups.push({ zh: [], en: [j], probability: 1 - (bestEn[j] as number) })
  return groups
}

/** A sentence without a letter is a mark that was cut off from the sentence before it: it goes where that one goes. */
function takeStrayMarks(groups: readonly Growing[], side: 'zh' | 'en', letters: Float64Array, taken: Uint8Array): void {
  for (const group of groups) {
    for (let next = (group[side].at(-1) as number) + 1; next < taken.length && !taken[next] && letters[next] === 0; next++) {
      group[side].push(next)
      taken[next] = 1
    }
  }
}

/** By its Chinese side; what has none comes after all that have. */
function placeOf(group: Group): number {
  return group.zh[0] ?? 1e9 + (group.en[0] ?? 0)
}

/** Sentences of a grown group, of both sides together. */
const MOST_GROWN = 5

function grow(group: Growing, taken: Taken, score: (zh: readonly number[], en: readonly number[]) => number): void {
  let current = score(group.zh, group.en)
  while (group.zh.length + group.en.length < MOST_GROWN) {
    const options = [
      ...neighbours(group.en, taken.en).map(({ added, larger }) => ({ zh: group.zh, en: larger, free: taken.en, added })),
      ...neighbours(group.zh, taken.zh).map(({ added, larger }) => ({ zh: larger, en: group.en, free: taken.zh, added })),
    ].map((option) => ({ ...option, score: score(option.zh, option.en) }))
    const best = options.sort((a, b) => b.score - a.score)[0]
    if (!best || best.score - current < TUNING.growth) return
    current = best.score
    group.zh = best.zh
    group.en = best.en
    best.free[best.added] = 1
  }
}

function neighbours(
  group: readonly number[],
  taken: Uint8Array,
): readonly { readonly added: number; readonly larger: number[] }[] {
  const before = (group[0] as number) - 1
  const after = (group.at(-1) as number) + 1
  return [
    ...(before >= 0 && !taken[before] ? [{ added: before, larger: [before, ...group] }] : []),
    ...(after < taken.length && !taken[after] ? [{ added: after, larger: [...group, after] }] : []),
  ]
}
