import type { QuotationType } from '../../model/quotation.ts'
import type { Confidence } from './confidence.ts'
import type { HistoryEntry } from './history.ts'
import type { QuoteView, RowView } from './row-view.ts'
import type { Run } from './runs.ts'
import type { Choice, ProjectRef, Shell } from './shell.ts'

/**
 * GET /projects/:id/rows/:row: one row by itself, with everything that can be done to it. The review page shows the same panel
 * in its drawer and fetches this page when another row becomes active. Query: `back`.
 */
export interface RowPage {
  readonly shell: Shell
  readonly project: ProjectRef
  readonly operation: string
  /** The review page it was opened from. */
  readonly back: string
  readonly panel: RowPanel
}

export interface RowPanel {
  readonly row: RowView
  /** The sources round the quotations, one entry a document and side. */
  readonly contexts: readonly Context[]
  readonly speakers: readonly SpeakerCard[]
  /** Why the machine joined them, strongest first, in the reader's language. */
  readonly reasons: readonly Reason[]
  /** Quotations that could be linked: the machine's three best, then unpaired ones nearby. */
  readonly candidates: readonly CandidateView[]
  /** Neighbours in the order of the text, for merge, move and swap. */
  readonly previous: RowView | null
  readonly next: RowView | null
  /** What can be edited: every quotation of the row. */
  readonly edits: readonly QuotationEdit[]
  readonly speakerChoices: readonly Choice[]
  readonly comments: readonly CommentView[]
  readonly history: readonly HistoryEntry[]
}

export interface Context {
  readonly title: string
  readonly href: string
  readonly outlet: string | null
  readonly date: string | null
  readonly lang: string
  /** The paragraphs of the quotation and their neighbours; marks: quotation (active), cue, mention, evidence. */
  readonly paragraphs: readonly (readonly Run[])[]
}

export interface SpeakerCard {
  readonly id: string
  readonly name: string
  readonly zh: string | null
  readonly en: string | null
  readonly kind: 'person' | 'body' | 'unknown'
  readonly quotations: number
  /** The review page filtered by this speaker. */
  readonly href: string
}

export interface Reason {
  readonly text: string
  /** How much it moved the log-odds; below 0 it speaks against. */
  readonly weight: number
}

export interface CandidateView {
  readonly quote: QuoteView
  readonly confidence: Confidence | null
}

export interface QuotationEdit {
  readonly quote: QuoteView
  readonly version: number
  readonly type: QuotationType
  readonly speaker: string
  readonly parts: readonly { readonly start: number; readonly end: number }[]
  /** The paragraph it stands in, for setting borders by selecting; `offset` is where it begins in the document. */
  readonly paragraph: { readonly offset: number; readonly text: string }
  /** Where it could be cut: after each sentence or clause, in UTF-16 units of the document, with the words before and after. */
  readonly cuts: readonly { readonly at: number; readonly before: string; readonly after: string }[]
}

export interface CommentView {
  readonly by: string
  readonly at: number
  readonly text: string
}
