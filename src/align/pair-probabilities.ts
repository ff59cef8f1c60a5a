import type { PairMatrix } from './pair-matrix.ts'
import { TUNING } from './tuning.ts'

/*
 * Texts that were abridged and reordered have no path from corner to corner. Pairs of single sentences compete for both of their
 * sentences against each other and against "no counterpart"; a pair gains by sure pairs beside it, for what was moved was
 * moved in stretches. Letting 1-2 and 2-2 compete from the start over-groups: pairs grow afterwards.
 */

/** Rounds of competition with what the round before found beside each pair. */
const ROUNDS = 3

/** Probability of each pair of the matrix after competition and coherence. */
export function pairProbabilities(matrix: PairMatrix): Float64Array {
  let probability = compete(matrix, new Float64Array(matrix.en.length))
  for (let round = 0; round < ROUNDS; round++) probability = compete(matrix, coherence(matrix, probability))
  return probability
}

export function eachPair(matrix: PairMatrix, see: (i: number, j: number, at: number) => void): void {
  for (let i = 0; i < matrix.rows; i++)
    for (let at = matrix.start[i] as number; at < (matrix.start[i + 1] as number); at++) see(i, matrix.en[at] as number, at)
}

/** Beyond this a weight would overflow a sum. */
const MOST_LOG = 60

function compete(matrix: PairMatrix, bonus: Float64Array): Float64Array {
  const rowSum = new Float64Array(matrix.rows).fill(1)
  const columnSum = new Float64Array(matrix.columns).fill(1)
  const weight = matrix.score.map((score, at) =>
    Math.exp(Math.min(MOST_LOG, TUNING.pairSharpness * score - TUNING.pairBias + (bonus[at] as number))),
  )
  eachPair(matrix, (i, j, at) => {
    rowSum[i] = (rowSum[i] as number) + (weight[at] as number)
    columnSum[j] = (columnSum[j] as number) + (weight[at] as number)
  })
  const probability = new Float64Array(weight.length)
  eachPair(matrix, (i, j, at) => {
    const own = weight[at] as number
    // Both sums hold the pair and the empty side: each is counted once.
    probability[at] = own / ((rowSum[i] as number) + (columnSum[j] as number) - own - 1)
  })
  return probability
}

/** Places beside a pair, and what a sure pair there is worth. */
const NEIGHBOURS = [
  [1, 1, 1],
  [1, 2, 0.6],
  [2, 1, 0.6],
  [2, 2, 0.4],
] as const
const MOST_COHERENCE = 1.6
const LEAST_HANDED_ON = 1e-4

/** What the pairs beside each pair add to it. */
function coherence(matrix: PairMatrix, probability: Float64Array): Float64Array {
  const sums = new Float64Array(probability.length)
  // Most pairs are as good as impossible: the few others hand on what they have, rather than all asking all around.
  eachPair(matrix, (i, j, at) => {
    const own = probability[at] as number
    if (own < LEAST_HANDED_ON) return
    for (const [down, right, share] of NEIGHBOURS) {
      for (const turn of [1, -1]) {
        const place = find(matrix, i + turn * down, j + turn * right)
        if (place >= 0) sums[place] = (sums[place] as number) + share * own
      }
    }
  })
  return sums.map((sum) => TUNING.coherence * Math.min(sum, MOST_COHERENCE))
}

/** Place of pair (i, j) in the matrix; -1: left out. */
function find(matrix: PairMatrix, i: number, j: number): number {
  if (i < 0 || j < 0 || i >= matrix.rows || j >= matrix.columns) return -1
  let low = matrix.start[i] as number
  let high = matrix.start[i + 1] as number
  while (low < high) {
    const middle = (low + high) >> 1
    if ((matrix.en[middle] as number) < j) low = middle + 1
    else high = middle
  }
  return low < (matrix.start[i + 1] as number) && matrix.en[low] === j ? low : -1
}
