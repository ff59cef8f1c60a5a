import type { BeadType } from './bead-types.ts'
import type { Grid } from './grid.ts'

/** A bead by its borders: sentences [zhFrom, zhTo) and [enFrom, enTo). */
export interface Block {
  readonly zhFrom: number
  readonly zhTo: number
  readonly enFrom: number
  readonly enTo: number
  readonly probability: number
}

/** The path from corner to corner with the highest sum of values; the value of a block is what it gives as `probability`. */
export function bestPath(grid: Grid, types: readonly BeadType[], values: Float32Array): readonly Block[] {
  const { low, high, rowStart } = grid
  const best = new Float64Array(grid.cells).fill(Number.NEGATIVE_INFINITY)
  const chosen = new Int16Array(grid.cells).fill(-1)
  best[0] = 0
  for (let p = 0; p <= grid.rows; p++) {
    for (let q = low[p] as number; q <= (high[p] as number); q++) {
      const cell = (rowStart[p] as number) + q - (low[p] as number)
      for (let t = 0; t < types.length; t++) {
        const value = values[t * grid.cells + cell] as number
        if (value === Number.NEGATIVE_INFINITY) continue
        const { zh, en } = types[t] as BeadType
        const from = (rowStart[p - zh] as number) + q - en - (low[p - zh] as number)
        const score = (best[from] as number) + value
        if (score > (best[cell] as number)) {
          best[cell] = score
          chosen[cell] = t
        }
      }
    }
  }
  const blocks: Block[] = []
  for (let p = grid.rows, q = grid.columns; p > 0 || q > 0; ) {
    const cell = (rowStart[p] as number) + q - (low[p] as number)
    const t = chosen[cell] as number
    if (t < 0) throw new Error('the grid has no path')
    const { zh, en } = types[t] as BeadType
    blocks.push({ zhFrom: p - zh, zhTo: p, enFrom: q - en, enTo: q, probability: values[t * grid.cells + cell] as number })
    p -= zh
    q -= en
  }
  return blocks.reverse()
}
