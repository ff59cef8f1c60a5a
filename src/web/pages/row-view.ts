import type { CheckKind } from '../../model/alignment.ts'
import type { Verdict } from '../../model/decision.ts'
import type { QuotationType } from '../../model/quotation.ts'
import type { Confidence } from './confidence.ts'
import type { Run } from './runs.ts'

/** One link group: any number of quotations on either side; unpaired ones have one empty side. */
export interface RowView {
  readonly id: string
  /** Counted through the whole view, from 1. */
  readonly number: number
  readonly version: number
  readonly basis: string
  /** This page with the row active. */
  readonly href: string
  readonly bitext: string
  readonly verdict: Verdict
  readonly origin: 'machine' | 'person'
  /** Decided, but a new analysis changed its words. */
  readonly lookAgain: boolean
  readonly bookmarked: boolean
  readonly comments: number
  /** null: a group that a person made. */
  readonly confidence: Confidence | null
  readonly zh: readonly QuoteView[]
  readonly en: readonly QuoteView[]
  readonly checks: readonly CheckView[]
  readonly crossing: Crossing | null
  /** Who decided last, and null where nobody has. */
  readonly by: string | null
}

/** The link leaves the order of the rows: its English stands elsewhere in the English text. */
export interface Crossing {
  readonly badge: number
  /** The row beside which its English would stand in the order of the English text; null: on another page. */
  readonly slot: string | null
}

export interface QuoteView {
  readonly id: string
  /** BCP 47: zh-Hans, zh-Hant or en. */
  readonly lang: string
  readonly type: QuotationType
  readonly runs: readonly Run[]
  readonly speaker: { readonly id: string; readonly name: string } | null
  readonly cue: string | null
  /** The document page at this quotation. */
  readonly href: string
}

export interface CheckView {
  readonly kind: CheckKind
  readonly zh: string
  readonly en: string
}
