import type { Evidence } from './evidence.ts'

/** A group of sentences that translate each other; an empty side: no counterpart. Indices are rising. */
export interface Bead {
  readonly left: readonly number[]
  readonly right: readonly number[]
  /** 0 to 1: the posterior that this bead is right. */
  readonly probability: number
}

/** `monotone`: in order, every sentence in one bead. `free`: one text is abridged or reordered. */
export type AlignmentMode = 'monotone' | 'free'

export interface BeadAlignment {
  readonly mode: AlignmentMode
  readonly beads: readonly Bead[]
}

/** Quality findings on a pair: each is a reason that a reviewer can filter by. */
export type CheckKind = 'number' | 'date' | 'unit' | 'name' | 'negation' | 'untranslated' | 'missing-clause' | 'length' | 'term'

export interface Check {
  readonly kind: CheckKind
  /** The words at fault on either side; either may be empty. */
  readonly zh: string
  readonly en: string
}

/** Quotations that translate each other, by id. An empty side: no counterpart found. */
export interface Pair {
  readonly id: string
  readonly zh: readonly string[]
  readonly en: readonly string[]
  /** 0 to 1. Of an empty side: that there is no counterpart. */
  readonly probability: number
  readonly evidence: readonly Evidence[]
  readonly checks?: readonly Check[]
  /** The best counterparts of its first quotation, best first, at most three. */
  readonly candidates?: readonly Candidate[]
}

export interface Candidate {
  readonly id: string
  readonly probability: number
}
