import type { AlignmentMode, Bead } from '../model/alignment.ts'
import type { Analysis } from '../model/analysis.ts'
import type { BitextState, RowState } from '../model/decision.ts'
import type { Segment } from '../model/document.ts'
import type { Result } from '../model/result.ts'
import type { Span } from '../model/span.ts'
import type { Page, StoredDocument, VerdictCounts, Window } from './port-documents.ts'

/** Documents that translate each other: two, one with both languages (then both are the same), or one alone. */
export interface Bitext {
  readonly id: string
  readonly project: string
  readonly zh: StoredDocument | null
  readonly en: StoredDocument | null
  readonly version: number
  /** null: not analysed yet. */
  readonly analysedAt: number | null
  readonly mode: AlignmentMode | null
  readonly rows: VerdictCounts
  /** Of these, decided ones whose words changed since. */
  readonly stale: number
}

/** A segment as it stands after people's corrections. */
export interface StoredSegment extends Omit<Segment, 'paragraph'> {
  readonly id: string
  readonly document: string
  readonly paragraph: number
  readonly version: number
}

/** The sentence level of a bitext, as the machine found it. */
export interface SentenceAlignment {
  readonly mode: AlignmentMode
  /** Of the Chinese and the English document; of a bilingual document both are all its sentences. */
  readonly zh: readonly Span[]
  readonly en: readonly Span[]
  /** Left and right index into `zh` and `en`. */
  readonly beads: readonly Bead[]
}

/** A row that a person settled, in the terms of a new analysis: what the machine must leave as it is. */
export interface Pin {
  readonly row: string
  readonly state: RowState
  readonly zh: readonly { readonly document: string; readonly parts: readonly Span[] }[]
  readonly en: readonly { readonly document: string; readonly parts: readonly Span[] }[]
}

export interface Saved {
  readonly bitext: Bitext
  /** Rows kept as people left them. */
  readonly kept: number
  /** Of these, the ones whose words changed: "please look again". */
  readonly stale: number
}

export interface Bitexts {
  /** The bitext of exactly these documents: made where there is none yet. Every document needs one to be analysed. */
  ensure(project: string, state: BitextState): Promise<Result<Bitext>>
  get(id: string): Promise<Result<Bitext>>
  list(project: string, window?: Window): Promise<Page<Bitext>>
  all(project: string): AsyncIterable<Bitext>
  /**
   * Replaces what the machine found (segments, quotations, speakers, beads, open rows) in one transaction. What people decided
   * stays: confirmed, rejected and regrouped rows, corrected quotations, segments, speakers. Ids are kept where the words are
   * the same or nearly so. The documents of the analysis are found by their sha256.
   */
  saveAnalysis(bitext: string, analysis: Analysis): Promise<Result<Saved>>
  /** Of one document in this bitext, in text order. */
  segments(bitext: string, document: string): Promise<Result<readonly StoredSegment[]>>
  alignment(bitext: string): Promise<Result<SentenceAlignment>>
  /** What people settled in it: anchors for the next analysis. */
  pins(bitext: string): Promise<Result<readonly Pin[]>>
}
