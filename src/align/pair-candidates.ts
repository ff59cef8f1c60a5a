import { candidatesOf } from './anchors.ts'
import type { Place } from './pair-signs.ts'
import type { Texts } from './texts.ts'
import { translationOf } from './translation.ts'

/*
 * Which quotations are worth scoring against each other. Of a few, all; of many, those that stand in one bead, share rare words, have one
 * speaker or stand at a like place, so many of each and no more: the work grows with the quotations, not with their square.
 */

/** Up to this product every pair is scored. */
const FEW = 1200
const MOST = { words: 8, bead: 6, speaker: 6, place: 2 }

/** English candidates of each Chinese quotation, rising. Quotations are in text order. */
export function pairCandidates(zh: readonly Place[], en: readonly Place[], texts: Texts): readonly (readonly number[])[] {
  if (zh.length * en.length <= FEW) return zh.map(() => en.map((_, j) => j))
  const found = zh.map(() => new Set<number>())
  const byWords = candidatesOf(texts, translationOf(texts, texts.links), MOST.words)
  found.forEach((set, i) => {
    for (const j of byWords.en.subarray(i * byWords.most, (i + 1) * byWords.most)) if (j >= 0) set.add(j)
  })
  meet(found, zh, en, ({ beads }) => [...beads.keys()], MOST.bead)
  meet(found, zh, en, ({ quotation }) => (quotation.speaker ? [quotation.speaker.id] : []), MOST.speaker)
  meet(found, zh, en, () => [''], MOST.place)
  return found.map((set) => [...set].sort((a, b) => a - b))
}

/** Adds, of the English quotations with a key of the Chinese one, those at the same rank among all that have the key. */
function meet<Key>(
  found: readonly Set<number>[],
  zh: readonly Place[],
  en: readonly Place[],
  keysOf: (place: Place) => readonly Key[],
  most: number,
): void {
  const [left, right] = [zh, en].map((places) => {
    const holders = new Map<Key, number[]>()
    places.forEach((place, k) => {
      for (const key of keysOf(place)) {
        const list = holders.get(key)
        if (list) list.push(k)
        else holders.set(key, [k])
      }
    })
    return holders
  })
  for (const [key, holders] of left!) {
    const others = right!.get(key) ?? []
    holders.forEach((i, rank) => {
      const middle = ((rank + 0.5) / holders.length) * others.length
      const from = Math.max(0, Math.min(Math.round(middle - most / 2), others.length - most))
      for (const j of others.slice(from, from + most)) found[i]!.add(j)
    })
  }
}
