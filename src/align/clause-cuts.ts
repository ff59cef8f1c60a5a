import type { BeadType } from './bead-types.ts'
import type { Grid } from './grid.ts'
import type { ClauseScorer } from './scorers/clauses.ts'
import type { Block } from './search.ts'
import type { Texts } from './texts.ts'
import { TUNING } from './tuning.ts'
import type { Stretch } from './window-scores.ts'

/*
 * Two sentences that translate two others often do so with a clause moved over the border: 甲，乙。丙。 becomes "A. B and C." Model 1
 * hardly ever joins them, since in the joined bead each word has twice as many to choose from. But the joined bead is known to
 * be two beads with a border inside a sentence; so it is scored as the best such pair. Where no cut beats the two beads
 * as they are, nothing changes.
 */

/** Raises the score of each joined bead on the path whose best cut lies inside a sentence. */
export function raiseByCuts(
  texts: Texts,
  stretch: Stretch,
  grid: Grid,
  types: readonly BeadType[],
  scores: Float32Array,
  path: readonly Block[],
  scoreClauses: ClauseScorer,
): void {
  for (let k = 0; k + 1 < path.length; k++) {
    const one = path[k] as Block
    const two = path[k + 1] as Block
    if (isEmpty(one) || isEmpty(two)) continue
    const t = types.findIndex((type) => type.zh === two.zhTo - one.zhFrom && type.en === two.enTo - one.enFrom)
    if (t < 0) continue
    const gain = bestCut(texts, stretch, one, two, scoreClauses)
    if (gain <= 0) continue
    const cellOf = (i: number, j: number) => (grid.rowStart[i] as number) + j - (grid.low[i] as number)
    const split = one.probability + two.probability
    const joined = t * grid.cells + cellOf(two.zhTo, two.enTo)
    const prior = (types[t] as BeadType).logPrior - priorOf(types, one) - priorOf(types, two)
    const raised = split + TUNING.cutWeight * gain + TUNING.priors * prior - TUNING.cut
    if (raised > (scores[joined] as number)) scores[joined] = raised
  }
}

function priorOf(types: readonly BeadType[], block: Block): number {
  return types.find((type) => type.zh === block.zhTo - block.zhFrom && type.en === block.enTo - block.enFrom)?.logPrior ?? 0
}

/** How much better the best cut inside a sentence is than the border between the two beads. */
function bestCut(texts: Texts, stretch: Stretch, one: Block, two: Block, scoreClauses: ClauseScorer): number {
  const zh = texts.zh.clauseStart
  const en = texts.en.clauseStart
  const zhClause = (i: number) => zh[stretch.zhFrom + i] as number
  const enClause = (j: number) => en[stretch.enFrom + j] as number
  const [zhFrom, zhBorder, zhTo] = [zhClause(one.zhFrom), zhClause(one.zhTo), zhClause(two.zhTo)]
  const [enFrom, enBorder, enTo] = [enClause(one.enFrom), enClause(one.enTo), enClause(two.enTo)]
  const both = (zhCut: number, enCut: number) =>
    scoreClauses(zhFrom, zhCut, enFrom, enCut) + scoreClauses(zhCut, zhTo, enCut, enTo)
  const still = both(zhBorder, enBorder)
  let best = Number.NEGATIVE_INFINITY
  for (let cut = zhClause(one.zhTo - 1) + 1; cut < zhClause(two.zhFrom + 1); cut++)
    if (cut !== zhBorder) best = Math.max(best, both(cut, enBorder))
  for (let cut = enClause(one.enTo - 1) + 1; cut < enClause(two.enFrom + 1); cut++)
    if (cut !== enBorder) best = Math.max(best, both(zhBorder, cut))
  return best - still
}

function isEmpty(block: Block): boolean {
  return block.zhFrom === block.zhTo || block.enFrom === block.enTo
}
