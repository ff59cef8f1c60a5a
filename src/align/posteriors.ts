import type { BeadType } from './bead-types.ts'
import type { Grid } from './grid.ts'

/**
 * Probability of every bead over all paths through the grid (forward-backward), in place of its score. `sharpness` scales
 * the scores: words are counted as if they were independent, which makes raw sums far too sure.
 */
export function toPosteriors(grid: Grid, types: readonly BeadType[], scores: Float32Array, sharpness: number): void {
  const forward = forwardSums(grid, types, scores, sharpness)
  const { low, high, rowStart, cells } = grid
  const size = types.length
  const zhOf = Int32Array.from(types, (type) => type.zh)
  const enOf = Int32Array.from(types, (type) => type.en)
  const backward = new Float64Array(cells).fill(Number.NEGATIVE_INFINITY)
  const total = forward[cells - 1] as number
  backward[cells - 1] = 0
  // Pushes from each cell to where its beads began, so that it needs no second table of scores.
  for (let p = grid.rows; p >= 0; p--) {
    for (let q = high[p] as number; q >= (low[p] as number); q--) {
      const cell = (rowStart[p] as number) + q - (low[p] as number)
      const after = backward[cell] as number
      // A cell that no likely path goes through: its beads get nothing, and nothing goes on from it.
      const isDead = after + (forward[cell] as number) < total - NEGLIGIBLE
      for (let t = 0; t < size; t++) {
        const at = t * cells + cell
        const score = scores[at] as number
        if (score === Number.NEGATIVE_INFINITY) continue
        if (isDead) {
          scores[at] = 0
          continue
        }
        const i = p - (zhOf[t] as number)
        const from = (rowStart[i] as number) + q - (enOf[t] as number) - (low[i] as number)
        const term = score * sharpness + after
        const log = (forward[from] as number) + term - total
        if (log < -NEGLIGIBLE) {
          scores[at] = 0
          continue
        }
        const known = backward[from] as number
        if (term > known) backward[from] = known < term - NEGLIGIBLE ? term : term + Math.log1p(Math.exp(known - term))
        else if (term > known - NEGLIGIBLE) backward[from] = known + Math.log1p(Math.exp(term - known))
        scores[at] = Math.min(1, Math.exp(log))
      }
    }
  }
}

/** Terms smaller than e to the minus this are left out of a sum. */
const NEGLIGIBLE = 18

/** Log of the sum over all paths that lead to each cell. */
function forwardSums(grid: Grid, types: readonly BeadType[], scores: Float32Array, sharpness: number): Float64Array {
  const { low, high, rowStart, cells } = grid
  const size = types.length
  const zhOf = Int32Array.from(types, (type) => type.zh)
  const enOf = Int32Array.from(types, (type) => type.en)
  const forward = new Float64Array(cells).fill(Number.NEGATIVE_INFINITY)
  const terms = new Float64Array(size)
  forward[0] = 0
  for (let p = 0; p <= grid.rows; p++) {
    for (let q = low[p] as number; q <= (high[p] as number); q++) {
      const cell = (rowStart[p] as number) + q - (low[p] as number)
      if (cell === 0) continue
      let most = Number.NEGATIVE_INFINITY
      for (let t = 0; t < size; t++) {
        const score = scores[t * cells + cell] as number
        let term = Number.NEGATIVE_INFINITY
        if (score !== Number.NEGATIVE_INFINITY) {
          const i = p - (zhOf[t] as number)
          term = score * sharpness + (forward[(rowStart[i] as number) + q - (enOf[t] as number) - (low[i] as number)] as number)
          if (term > most) most = term
        }
        terms[t] = term
      }
      if (most === Number.NEGATIVE_INFINITY) continue
      let sum = 0
      for (let t = 0; t < size; t++) if ((terms[t] as number) > most - NEGLIGIBLE) sum += Math.exp((terms[t] as number) - most)
      forward[cell] = most + Math.log(sum)
    }
  }
  return forward
}
