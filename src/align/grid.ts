/**
 * The part of the matrix of sentence borders that is searched: of row `i` (before the i-th Chinese sentence) the columns
 * `low[i] .. high[i]` (before the j-th English one). Both rise, and the first and last corner are in it.
 */
export interface Grid {
  readonly rows: number
  readonly columns: number
  readonly low: Int32Array
  readonly high: Int32Array
  /** Cell (i, j) is `rowStart[i] + j - low[i]`. */
  readonly rowStart: Int32Array
  readonly cells: number
}

function gridOf(rows: number, columns: number, low: Int32Array, high: Int32Array): Grid {
  const rowStart = new Int32Array(rows + 2)
  for (let i = 0; i <= rows; i++) rowStart[i + 1] = (rowStart[i] as number) + (high[i] as number) - (low[i] as number) + 1
  return { rows, columns, low, high, rowStart, cells: rowStart[rows + 1] as number }
}

/** All of it: for texts of a few hundred sentences. */
export function fullGrid(rows: number, columns: number): Grid {
  return gridOf(rows, columns, new Int32Array(rows + 1), new Int32Array(rows + 1).fill(columns))
}

/** Rows that a path may leave; columns do the rest. */
const ROW_MARGIN = 3

/** The grid `margin` columns around a path of borders from corner to corner. */
export function gridAround(rows: number, columns: number, path: readonly (readonly [number, number])[], margin: number): Grid {
  const low = new Int32Array(rows + 1).fill(columns)
  const high = new Int32Array(rows + 1)
  for (let k = 0; k < path.length; k++) {
    const [i, j] = path[k] as readonly [number, number]
    const [nextI, nextJ] = path[k + 1] ?? [i, j]
    const from = Math.max(0, i - ROW_MARGIN)
    const to = Math.min(rows, nextI + ROW_MARGIN)
    for (let row = from; row <= to; row++) {
      if (j - margin < (low[row] as number)) low[row] = Math.max(0, j - margin)
      if (nextJ + margin > (high[row] as number)) high[row] = Math.min(columns, nextJ + margin)
    }
  }
  return gridOf(rows, columns, low, high)
}
