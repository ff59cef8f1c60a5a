import type { AlignmentMode, Bead, Pair } from './alignment.ts'
import type { Document, Segment } from './document.ts'
import type { Quotation, Speaker } from './quotation.ts'

/** A segment and the document it is of. */
export interface PlacedSegment extends Segment {
  readonly document: number
}

/**
 * Everything the machine finds in one bilingual document, or in two that translate each other. It is derived: the same
 * sources give the same analysis, and it can be made again at any time. No decision of a person is in it.
 */
export interface Analysis {
  /** One, or two in the order given. */
  readonly documents: readonly Document[]
  readonly segments: readonly PlacedSegment[]
  readonly speakers: readonly Speaker[]
  readonly quotations: readonly Quotation[]
  readonly mode: AlignmentMode
  /** Left and right index into the sentences of the Chinese and the English document; of one document: into its own. */
  readonly beads: readonly Bead[]
  readonly pairs: readonly Pair[]
}
