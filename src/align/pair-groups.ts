import type { Quotation } from '../model/quotation.ts'
import { type Cell, overlap, type PairTable } from './pair-table.ts'
import { PAIR_WEIGHTS as W } from './pair-weights.ts'

/** Quotations of both sides, by index; an empty side: no counterpart. */
export interface Group {
  readonly zh: readonly number[]
  readonly en: readonly number[]
  readonly probability: number
}

export interface GrowingInput {
  readonly zh: readonly Quotation[]
  readonly en: readonly Quotation[]
  /** Of the words alone. */
  readonly scoreGroup: (zh: readonly number[], en: readonly number[]) => number
  /** Whether they stand in sentences that translate each other. */
  readonly shareBead: (zh: number, en: number) => boolean
}

const MOST_ON_A_SIDE = 3

/** Lets chosen pairs grow by neighbours that were left over; what is left in the end stands alone. */
export function growGroups(chosen: readonly Cell[], table: PairTable, input: GrowingInput): readonly Group[] {
  const owner = { zh: new Map<number, number>(), en: new Map<number, number>() }
  const groups = chosen.map(({ zh, en, p }, g) => {
    owner.zh.set(zh, g)
    owner.en.set(en, g)
    return { zh: [zh], en: [en], probability: p }
  })
  for (const side of ['zh', 'en'] as const) {
    for (let i = 0; i < input[side].length; i++) {
      if (owner[side].has(i)) continue
      const best = [i - 1, i + 1]
        .flatMap((next) => owner[side].get(next) ?? [])
        .map((g) => ({ g, gain: gainOf(groups[g]!, side, i, input) }))
        .sort((a, b) => b.gain - a.gain)[0]
      if (!best || best.gain < W.growth) continue
      groups[best.g]![side] = [...groups[best.g]![side], i].sort((a, b) => a - b)
      owner[side].set(i, best.g)
    }
  }
  const alone = (['zh', 'en'] as const).flatMap((side) =>
    input[side].flatMap((_, i) => {
      if (owner[side].has(i)) return []
      const other = side === 'zh' ? 'en' : 'zh'
      const free = (side === 'zh' ? table.rows : table.columns)[i]!.filter((cell) => !owner[other].has(cell[other]))
      const none = 1 - free.reduce((most, { p }) => Math.max(most, p), 0)
      return [{ zh: side === 'zh' ? [i] : [], en: side === 'en' ? [i] : [], probability: none }]
    }),
  )
  return [...groups, ...alone]
}

/** What a quotation adds to a group: only where one speaker goes on, in sentences that the group's other side translates. */
function gainOf(group: { zh: number[]; en: number[] }, side: 'zh' | 'en', i: number, input: GrowingInput): number {
  const other = side === 'zh' ? 'en' : 'zh'
  if (group[side].length >= MOST_ON_A_SIDE) return Number.NEGATIVE_INFINITY
  const mine = input[side][i]!.speaker?.id
  const theirs = input[side][group[side][0]!]!.speaker?.id
  if (mine !== theirs) return Number.NEGATIVE_INFINITY
  // What stands in a quotation of the group is in it already.
  if (group[side].some((k) => overlap(input[side][k]!, input[side][i]!))) return Number.NEGATIVE_INFINITY
  if (!group[other].some((k) => (side === 'zh' ? input.shareBead(i, k) : input.shareBead(k, i)))) return Number.NEGATIVE_INFINITY
  const grown = { ...group, [side]: [...group[side], i].sort((a, b) => a - b) }
  return input.scoreGroup(grown.zh, grown.en) - input.scoreGroup(group.zh, group.en)
}
