import { likelihoodRatio } from './likelihood-ratio.ts'
import type { Block } from './search.ts'
import type { SideText } from './side-text.ts'
import type { Texts } from './texts.ts'
import type { Translation } from './translation.ts'
import { TUNING } from './tuning.ts'

/** Words that no link joins and that stand together too often for chance. */
export interface NewPair {
  readonly en: number
  /** Share of the Chinese word's occurrences that it is first given. */
  readonly share: number
}

/** The new pairs of each Chinese type that has any. */
export function newPairs(texts: Texts, words: Translation, blocks: readonly Block[]): ReadonlyMap<number, readonly NewPair[]> {
  const full = blocks.filter((block) => block.zhTo > block.zhFrom && block.enTo > block.enFrom)
  const zh = typesOfBeads(texts.zh, full, (block) => [block.zhFrom, block.zhTo])
  const en = typesOfBeads(texts.en, full, (block) => [block.enFrom, block.enTo])
  const beadsOf = transposed(zh, texts.zh.types)
  const together = new Int32Array(texts.en.types)
  const linked = new Int32Array(texts.en.types).fill(-1)
  const touched: number[] = []
  const found = new Map<number, NewPair[]>()
  for (let type = 0; type < texts.zh.types; type++) {
    const own = zh.beads[type] as number
    if (own < 2) continue
    touched.length = 0
    for (let at = beadsOf.start[type] as number; at < (beadsOf.start[type + 1] as number); at++) {
      const bead = beadsOf.bead[at] as number
      for (let k = en.start[bead] as number; k < (en.start[bead + 1] as number); k++) {
        const other = en.type[k] as number
        if (together[other] === 0) touched.push(other)
        together[other] = (together[other] as number) + 1
      }
    }
    for (let at = words.start[type] as number; at < (words.start[type + 1] as number); at++)
      linked[words.target[at] as number] = type
    for (const other of touched) {
      const both = together[other] as number
      together[other] = 0
      const theirs = en.beads[other] as number
      if (both < 2 || linked[other] === type || both * full.length <= own * theirs) continue
      if (likelihoodRatio(both, own, theirs, full.length) < TUNING.newPairRatio) continue
      const list = found.get(type) ?? []
      list.push({ en: other, share: (TUNING.newShare * both) / own })
      found.set(type, list)
    }
  }
  return found
}

interface BeadTypes {
  /** Distinct types of each bead. */
  readonly start: Int32Array
  readonly type: Int32Array
  /** In how many beads each type stands. */
  readonly beads: Int32Array
}

function typesOfBeads(side: SideText, blocks: readonly Block[], rangeOf: (block: Block) => readonly [number, number]): BeadTypes {
  const beads = new Int32Array(side.types)
  const last = new Int32Array(side.types).fill(-1)
  const start = new Int32Array(blocks.length + 1)
  const type = new Int32Array(side.tokens.length)
  let used = 0
  for (const [bead, block] of blocks.entries()) {
    const [from, to] = rangeOf(block)
    for (let k = side.tokenStart[from] as number; k < (side.tokenStart[to] as number); k++) {
      const own = side.tokens[k] as number
      if (last[own] === bead || (side.frequency[own] as number) < 2) continue
      last[own] = bead
      beads[own] = (beads[own] as number) + 1
      type[used++] = own
    }
    start[bead + 1] = used
  }
  return { start, type: type.subarray(0, used), beads }
}

function transposed(of: BeadTypes, types: number): { readonly start: Int32Array; readonly bead: Int32Array } {
  const start = new Int32Array(types + 2)
  for (let type = 0; type < types; type++) start[type + 2] = (start[type + 1] as number) + (of.beads[type] as number)
  const bead = new Int32Array(of.type.length)
  for (let b = 0; b + 1 < of.start.length; b++) {
    for (let k = of.start[b] as number; k < (of.start[b + 1] as number); k++) {
      const slot = (of.type[k] as number) + 1
      const place = start[slot] as number
      bead[place] = b
      start[slot] = place + 1
    }
  }
  return { start, bead }
}
