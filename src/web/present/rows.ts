import type { StoredRow, StoredTerm } from '../../store/port.ts'
import { confidenceOf } from '../pages/confidence.ts'
import { crossingsOf } from '../pages/crossings.ts'
import type { RowView } from '../pages/row-view.ts'
import { type MarksByQuotation, marksOf } from './marks.ts'
import { quoteView } from './quotes.ts'
import type { Reader } from './reader.ts'

/** Where a page of rows stands, and the address that makes one of them active. */
export interface RowPlace {
  /** Number of the first row in the whole list. */
  readonly first: number
  readonly hrefOf: (row: string) => string
}

/** Rows as the pair table shows them, in their order. */
export function rowViews(
  reader: Reader,
  rows: readonly StoredRow[],
  terms: readonly Pick<StoredTerm, 'zh' | 'en'>[],
  place: RowPlace,
): readonly RowView[] {
  const crossings = crossingsOf(
    rows.map((row) => ({ id: row.id, bitext: row.bitext, enStart: row.en[0]?.parts[0]?.start ?? null })),
  )
  return rows.map((row, i) => ({
    ...rowView(reader, row, marksOf(row, terms), place.first + i, place.hrefOf(row.id)),
    crossing: crossings.get(row.id) ?? null,
  }))
}

/** One row by itself. */
export function rowView(reader: Reader, row: StoredRow, marks: MarksByQuotation, number: number, href: string): RowView {
  const { state } = row
  return {
    id: row.id,
    number,
    version: row.version,
    basis: row.basis,
    href,
    bitext: row.bitext,
    verdict: state.verdict,
    origin: state.origin,
    lookAgain: row.stale,
    bookmarked: state.bookmarked,
    comments: row.comments,
    confidence: state.probability === null ? null : confidenceOf(state.probability),
    zh: row.zh.map((quotation) => quoteView(reader, quotation, marks.get(quotation.id))),
    en: row.en.map((quotation) => quoteView(reader, quotation, marks.get(quotation.id))),
    checks: state.checks,
    crossing: null,
    by: row.decidedBy?.reviewer ?? null,
  }
}
