import type { Check } from '../model/alignment.ts'
import type { Verdict } from '../model/decision.ts'
import type { Lang, Metadata } from '../model/document.ts'
import type { Evidence } from '../model/evidence.ts'
import type { MentionForm, QuotationType, SpeakerRef } from '../model/quotation.ts'
import type { Span } from '../model/span.ts'

/** A quotation as it stands in an export: its own words, and where they are. */
export interface ExportQuotation {
  readonly id: string
  readonly lang: Lang
  readonly type: QuotationType
  readonly text: string
  /** UTF-16 units of the document's text: each slices to its part of `text`. */
  readonly parts: readonly Span[]
  readonly cue: (Span & { readonly text: string }) | null
  readonly mention: (Span & { readonly text: string; readonly form: MentionForm }) | null
  /** null: unknown. */
  readonly speaker: SpeakerRef | null
}

/** A document as an export names it. */
export interface ExportDocument extends Metadata {
  readonly id: string
  readonly file: string
  readonly sha256: string
}

export interface ExportSide {
  readonly document: ExportDocument | null
  /** In the order of the text; empty: no counterpart. */
  readonly quotations: readonly ExportQuotation[]
}

export interface ExportComment {
  readonly reviewer: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly text: string
}

/** Everything we know of one pair: a row of the review with its quotations, reasons and what people said of it. */
export interface ExportRecord {
  readonly id: string
  readonly bitext: string
  readonly verdict: Verdict
  readonly origin: 'machine' | 'person'
  /** The machine's probability; null where a person made the pair. */
  readonly probability: number | null
  readonly zh: ExportSide
  readonly en: ExportSide
  readonly evidence: readonly Evidence[]
  readonly checks: readonly Check[]
  readonly bookmarked: boolean
  /** Who decided last; null: nobody yet. */
  readonly reviewer: string | null
  /** Milliseconds since 1970. */
  readonly reviewedAt: number | null
  readonly comments: readonly ExportComment[]
}
