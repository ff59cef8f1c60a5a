import { risingChain } from './anchors.ts'
import type { Beliefs, Landmarks } from './beliefs.ts'
import type { PairMatrix } from './pair-matrix.ts'
import { eachPair, pairProbabilities } from './pair-probabilities.ts'
import type { Block } from './search.ts'

/*
 * A translation in order has a path that nearly every sure pair lies on, and hardly a sentence without a counterpart. On novels both
 * shares are below 0.01; on releases that were cut and reordered at least one is above 0.2. The limits stand between.
 */

/** Share of sure pairs that may lie off the path. */
const MOST_OFF = 0.06
/** Share of sentences that may have no counterpart. */
const MOST_EMPTY = 0.15
const SURE = 0.8

/** Whether texts whose pairs can all be scored are out of order: `blocks` is the best path. */
export function isFreeByPairs(matrix: PairMatrix, blocks: readonly Block[]): boolean {
  const blockOfZh = new Int32Array(matrix.rows)
  const blockOfEn = new Int32Array(matrix.columns)
  let empty = 0
  for (const [k, block] of blocks.entries()) {
    blockOfZh.fill(k, block.zhFrom, block.zhTo)
    blockOfEn.fill(k, block.enFrom, block.enTo)
    if (block.zhFrom === block.zhTo || block.enFrom === block.enTo) empty += block.zhTo - block.zhFrom + block.enTo - block.enFrom
  }
  if (empty > MOST_EMPTY * (matrix.rows + matrix.columns)) return true
  const probability = pairProbabilities(matrix)
  let sure = 0
  let off = 0
  eachPair(matrix, (i, j, at) => {
    if ((probability[at] as number) < SURE) return
    sure++
    if (blockOfZh[i] !== blockOfEn[j]) off++
  })
  return off > Math.max(1, MOST_OFF * sure)
}

/** Weight of the anchors that the longest rising chain may leave out. */
const MOST_UNCHAINED = 0.4
/** Fewer anchors tell nothing. */
const LEAST_ANCHORS = 8

/** The same of large texts, by their anchors alone. */
export function isFreeByAnchors({ texts }: Beliefs, { anchors }: Landmarks): boolean {
  if (anchors.length < LEAST_ANCHORS) return false
  const weight = (list: Landmarks['anchors']) => list.reduce((sum, anchor) => sum + anchor.weight, 0)
  return weight(risingChain(anchors, texts.en.count)) < (1 - MOST_UNCHAINED) * weight(anchors)
}
