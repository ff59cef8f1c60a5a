import type { BeadType } from './bead-types.ts'
import type { Grid } from './grid.ts'
import { type Lengths, letterSums } from './scorers/length.ts'
import { type MarkOdds, markCodes, rowsOf } from './scorers/punctuation.ts'
import type { SideText } from './side-text.ts'
import { TUNING } from './tuning.ts'
import type { Stretch, WindowScores } from './window-scores.ts'

/** Score of every bead type that ends in each cell, a plane for each type: `type * cells + cell`; minus infinity: leads out of the grid. */
export function beadScores(
  zh: SideText,
  en: SideText,
  stretch: Stretch,
  grid: Grid,
  types: readonly BeadType[],
  window: WindowScores,
  odds: MarkOdds,
  lengths: Lengths,
): Float32Array {
  const scores = new Float32Array(grid.cells * types.length).fill(Number.NEGATIVE_INFINITY)
  const { zhFrom, enFrom } = stretch
  const zhLetters = letterSums(zh, zhFrom, stretch.zhTo)
  const enLetters = letterSums(en, enFrom, stretch.enTo)
  const { low, high, rowStart, cells } = grid
  const { english, chinese } = window
  const noise = TUNING.words * Math.log(TUNING.noise)
  const zhCodes = markCodes(zh.marks, zhFrom, stretch.zhTo)
  const enCodes = markCodes(en.marks, enFrom, stretch.enTo)
  for (let t = 0; t < types.length; t++) {
    const { zh: a, en: b } = types[t] as BeadType
    const prior = TUNING.priors * (types[t] as BeadType).logPrior
    for (let p = a; p <= grid.rows; p++) {
      const i = p - a
      const rowEnd = t * cells + (rowStart[p] as number) - (low[p] as number)
      if (a === 0 || b === 0) {
        const from = Math.max(low[p] as number, (low[i] as number) + b)
        const to = Math.min(high[p] as number, (high[i] as number) + b)
        for (let q = from; q <= to; q++) scores[rowEnd + q] = prior
        continue
      }
      // All inner cells of the bead must lie in the grid: rows rise, so the far corners tell.
      const from = Math.max(low[p] as number, (low[p - 1] as number) + b)
      const to = Math.min(high[p] as number, (high[i] as number) + 1)
      const englishRow = (a - 1) * cells + (rowStart[i] as number) - (low[i] as number)
      const chinesePlane = (b - 1) * cells
      const zhTokens = (zh.tokenStart[zhFrom + p] as number) - (zh.tokenStart[zhFrom + i] as number)
      const expected = ((zhLetters[p] as number) - (zhLetters[i] as number)) * lengths.ratio
      const marks = rowsOf(zhCodes, i, p - 1)
      for (let q = from; q <= to; q++) {
        const j = q - b
        let words = 0
        for (let k = j; k < q; k++) words += english[englishRow + k] as number
        for (let k = i; k < p; k++) words += chinese[chinesePlane + (rowStart[k] as number) - (low[k] as number) + j] as number
        const tokens = zhTokens + (en.tokenStart[enFrom + q] as number) - (en.tokenStart[enFrom + j] as number)
        const letters = (enLetters[q] as number) - (enLetters[j] as number)
        const off = letters - expected
        let held = 0
        for (let k = j; k < q; k++) held |= enCodes.held[k] as number
        scores[rowEnd + q] =
          TUNING.words * words +
          tokens * noise -
          (TUNING.length * off * off) / (lengths.variance * (expected + letters + 10)) +
          TUNING.marks *
            ((odds.first[marks.first + (enCodes.first[j] as number)] as number) +
              (odds.last[marks.last + (enCodes.last[q - 1] as number)] as number) +
              (odds.held[marks.held + held] as number)) +
          prior
      }
    }
  }
  return scores
}
