import type { CheckKind } from '../model/alignment.ts'
import type { ConfidenceBand } from '../model/confidence.ts'
import type { QuotationState, RowState, SpeakerState, Verdict } from '../model/decision.ts'
import type { Lang } from '../model/document.ts'
import type { Evidence, EvidenceKind } from '../model/evidence.ts'
import type { Cue, Mention, QuotationType } from '../model/quotation.ts'
import type { Result } from '../model/result.ts'
import type { Page, Window } from './port-documents.ts'

/** A reason on a row that a reviewer can filter by. */
export type Reason = `evidence:${EvidenceKind}` | `check:${CheckKind}`

/** Rows that meet every criterion that is given. */
export interface RowFilter {
  readonly project: string
  readonly bitext?: string
  readonly document?: string
  /** Of any of its quotations, after merging. */
  readonly speaker?: string
  readonly verdict?: Verdict
  readonly band?: ConfidenceBand
  /** Inclusive, 0 to 1. */
  readonly minConfidence?: number
  readonly maxConfidence?: number
  readonly reason?: Reason
  readonly type?: QuotationType
  readonly bookmarked?: boolean
  readonly commented?: boolean
  /** Confirmed or regrouped, and the words changed since. */
  readonly stale?: boolean
  /** This side stands alone: the other is empty. */
  readonly alone?: Lang
  readonly shape?: RowShape
  /** Words that one of its quotations must hold: Chinese runs as they stand, English words in any order. */
  readonly words?: string
}

/** `one-to-one`, `many` (n-m) or `alone` (an empty side). */
export type RowShape = 'one-to-one' | 'many' | 'alone'

/** `position`: by bitext, then in the order of the text. `confidence`: least sure first. */
export type RowOrder = 'position' | 'confidence' | 'confidence-down'

export interface StoredSpeaker extends SpeakerState {
  readonly id: string
  readonly version: number
}

/** A quotation as it stands after people's corrections, with what is needed to show it. */
export interface StoredQuotation extends Omit<QuotationState, 'cue' | 'mention' | 'speaker'> {
  readonly id: string
  readonly bitext: string
  /** Parts joined by ` … `. */
  readonly text: string
  readonly cue: Cue | null
  readonly mention: Mention | null
  /** After merging; null: unknown. */
  readonly speaker: StoredSpeaker | null
  readonly via?: string
  readonly parent?: string
  /** 0 to 1; of one that a person added or changed: 1. */
  readonly confidence: number
  readonly evidence: readonly Evidence[]
  /** Who else may be the speaker. */
  readonly candidates: readonly StoredSpeaker[]
  /** The row it stands in. */
  readonly row: string | null
  readonly version: number
  /** What a change of it must give as `before`. */
  readonly state: QuotationState
}

export interface StoredComment {
  readonly id: string
  readonly row: string
  readonly text: string
  readonly reviewer: string
  readonly at: number
  readonly version: number
}

/** One link group with all that a reviewer sees of it. */
export interface StoredRow {
  readonly id: string
  readonly project: string
  readonly bitext: string
  /** What a change of it must give as `before`. */
  readonly state: RowState
  readonly version: number
  readonly zh: readonly StoredQuotation[]
  readonly en: readonly StoredQuotation[]
  /** The quotations of `state.candidates`, in their order. */
  readonly candidates: readonly StoredQuotation[]
  readonly confidence: number
  readonly band: ConfidenceBand
  readonly shape: RowShape
  /** Hash of the words on both sides; echo it in the decision. */
  readonly basis: string
  readonly stale: boolean
  readonly comments: number
  /** Who decided last and when; null: nobody. An empty name: a new analysis changed a row that had been decided on. */
  readonly decidedBy: { readonly reviewer: string; readonly at: number } | null
}

export interface Facets {
  readonly verdict: VerdictTally
  readonly band: Tally<ConfidenceBand>
  readonly shape: Tally<RowShape>
  readonly alone: Tally<Lang>
  readonly type: Tally<QuotationType>
  readonly reason: Tally<Reason>
  /** By speaker id, after merging. */
  readonly speaker: Tally<string>
  readonly bookmarked: number
  readonly commented: number
  readonly stale: number
  readonly total: number
}

export type Tally<K extends string> = { readonly [key in K]?: number }
type VerdictTally = { readonly [V in Verdict]: number }

/** What to go to next. `low`: open and of the band `low`; `not-one-to-one`: open and of another shape. */
export type NextKind = 'open' | 'low' | 'not-one-to-one' | 'stale' | 'any'

export interface Rows {
  /** BAD_REQUEST where `after` or `before` is not from a page of the same order. */
  list(filter: RowFilter, order: RowOrder, window?: Window): Promise<Result<Page<StoredRow>>>
  /** All of them, in pages: for exports. */
  all(filter: RowFilter, order: RowOrder): AsyncIterable<StoredRow>
  /**
   * Where a row stands in a list, or would stand if it met the filter: its number from 1, and the `after` of the page that begins
   * with it (null: the list begins with it). What a link to a row needs to show it among its neighbours.
   */
  locate(
    filter: RowFilter,
    order: RowOrder,
    row: string,
  ): Promise<Result<{ readonly number: number; readonly after: string | null }>>
  /** How many, counted up to `atMost` (by default 10,000). */
  count(filter: RowFilter, atMost?: number): Promise<number>
  /** Counts over the project or one bitext of it. */
  facets(scope: { readonly project: string; readonly bitext?: string }): Promise<Facets>
  get(id: string): Promise<Result<StoredRow>>
  /** In the order given; an id that is gone is NOT_FOUND. */
  many(ids: readonly string[]): Promise<Result<readonly StoredRow[]>>
  /** The row and those before and after it in its bitext, in order: what split, move and link need. */
  around(id: string, reach?: number): Promise<Result<readonly StoredRow[]>>
  /** The first row after `row` (or from the start) that meets filter and kind; null: none. */
  next(filter: RowFilter, kind: NextKind, row?: string, back?: boolean): Promise<Result<StoredRow | null>>
  quotation(id: string): Promise<Result<StoredQuotation>>
  /** Of one document in one bitext, in text order: the document page. */
  quotations(bitext: string, document: string): Promise<readonly StoredQuotation[]>
  /** The row that a quotation stands in. */
  rowOf(quotation: string): Promise<Result<StoredRow>>
}
