import type { Candidate } from '../model/alignment.ts'
import type { Quotation } from '../model/quotation.ts'
import type { Place } from './pair-signs.ts'
import { PAIR_WEIGHTS as W } from './pair-weights.ts'

/** A pair of quotations, by index, with its odds against "no counterpart" and its probability among its rivals. */
export interface Cell {
  readonly zh: number
  readonly en: number
  readonly odds: number
  readonly p: number
}

/** Scored pairs by row and by column: most pairs of a long text are never scored. */
export interface PairTable {
  readonly rows: readonly (readonly Cell[])[]
  readonly columns: readonly (readonly Cell[])[]
}

/**
 * Lets each pair compete with all others for its two quotations and with "no counterpart". A quotation that stands in another is no
 * rival of it: which of the two is paired is a question of borders, and must not make the statement look doubtful.
 */
export function compete(
  zh: readonly Place[],
  en: readonly Place[],
  candidates: readonly (readonly number[])[],
  oddsOf: (zh: number, en: number) => number,
): PairTable {
  const rows = candidates.map((row, i) => row.map((j) => ({ zh: i, en: j, odds: oddsOf(i, j), p: 0 })))
  const columns: (typeof rows)[number][] = en.map(() => [])
  for (const row of rows) for (const cell of row) columns[cell.en]!.push(cell)
  for (const row of rows) {
    for (const cell of row) {
      let all = 1 + cell.odds
      for (const rival of row) if (!areOneStatement(en, cell.en, rival.en)) all += rival.odds
      for (const rival of columns[cell.en]!) if (!areOneStatement(zh, cell.zh, rival.zh)) all += rival.odds
      cell.p = cell.odds / all
    }
  }
  return { rows, columns }
}

/** Pairs without conflict, the surest first; of equally sure ones the better one. */
export function choose({ rows }: PairTable): readonly Cell[] {
  const likely = rows.flat().filter(({ p }) => p >= W.least)
  likely.sort((a, b) => rank(b.p) - rank(a.p) || b.odds - a.odds || a.zh - b.zh || a.en - b.en)
  const taken = { zh: new Set<number>(), en: new Set<number>() }
  return likely.filter(({ zh, en }) => {
    if (taken.zh.has(zh) || taken.en.has(en)) return false
    taken.zh.add(zh)
    taken.en.add(en)
    return true
  })
}

/** The likeliest `most` of a row's or column's other ends. */
export function bestOf(cells: readonly Cell[], side: 'zh' | 'en', places: readonly Place[], most: number): readonly Candidate[] {
  return [...cells]
    .sort((a, b) => b.p - a.p || b.odds - a.odds)
    .slice(0, most)
    .map((cell) => ({ id: places[cell[side]]!.quotation.id, probability: cell.p }))
}

/** Whether the words of one stand in the other. */
export function overlap(a: Quotation, b: Quotation): boolean {
  return a.parts.some((one) => b.parts.some((two) => one.start < two.end && two.start < one.end))
}

function areOneStatement(places: readonly Place[], a: number, b: number): boolean {
  return a === b || overlap(places[a]!.quotation, places[b]!.quotation)
}

/** Finer differences than this are chance. */
function rank(p: number): number {
  return Math.round(p * 20)
}
