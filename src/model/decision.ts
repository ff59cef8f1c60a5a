import type { Candidate, Check } from './alignment.ts'
import type { Lang, Metadata, Role } from './document.ts'
import type { Evidence } from './evidence.ts'
import type { Mention, QuotationType } from './quotation.ts'
import type { Span } from './span.ts'

/*
 * What people decide is an append-only log. A decision lists the entities it changed, each with its state before and after;
 * the state now is the fold of the log over the machine's analysis. Undo is one more decision, with before and after swapped.
 * So one mechanism serves every verb, a merge that is undone brings back exactly the rows it joined, and a new analysis keeps
 * what people decided because `after` is the whole state and not a patch against something that may be gone.
 */

export type Verdict = 'open' | 'confirmed' | 'rejected'

/** One link group of the review: any number of quotations on either side. */
export interface RowState {
  readonly bitext: string
  /** Quotation ids in the order of their text. */
  readonly zh: readonly string[]
  readonly en: readonly string[]
  readonly verdict: Verdict
  readonly origin: 'machine' | 'person'
  /** The machine's probability; null for a group that a person made. */
  readonly probability: number | null
  readonly evidence: readonly Evidence[]
  readonly checks: readonly Check[]
  readonly candidates: readonly Candidate[]
  readonly bookmarked: boolean
  /** Fractional: a group goes between two others without renumbering them. */
  readonly position: number
}

/** A quotation as a person corrected or added it. */
export interface QuotationState {
  readonly document: string
  readonly parts: readonly Span[]
  readonly lang: Lang
  readonly type: QuotationType
  readonly cue: Span | null
  readonly mention: (Span & Pick<Mention, 'form'>) | null
  readonly speaker: string | null
}

export interface SpeakerState {
  readonly kind: 'person' | 'body' | 'unknown'
  readonly name: string
  readonly zh?: string
  readonly en?: string
  readonly aliases: readonly string[]
  /** The speaker this one was merged into. */
  readonly mergedInto?: string
}

export interface SegmentState extends Span {
  readonly document: string
  readonly lang: Lang | 'other'
  readonly role: Role
}

export type DocumentState = Metadata

/** Two documents that translate each other, or one with both languages (the same id twice), or one alone. */
export interface BitextState {
  readonly zh: string | null
  readonly en: string | null
}

export interface TermState {
  readonly zh: string
  readonly en: string
  readonly note?: string
}

export interface CommentState {
  readonly row: string
  readonly text: string
}

/** What can be decided on, with the shape of its state. */
export interface States {
  readonly row: RowState
  readonly quotation: QuotationState
  readonly speaker: SpeakerState
  readonly segment: SegmentState
  readonly document: DocumentState
  readonly bitext: BitextState
  readonly term: TermState
  readonly comment: CommentState
}

export type Entity = keyof States

/**
 * `before` is the whole state as it was, the machine's too; null: it was not there. `after` null: it is taken away.
 * So the inverse of a first decision on a machine's finding puts the finding back as it was.
 */
export type Change = {
  readonly [E in Entity]: {
    readonly entity: E
    readonly id: string
    readonly before: States[E] | null
    readonly after: States[E] | null
  }
}[Entity]

export type Verb =
  | 'confirm'
  | 'reject'
  | 'reopen'
  | 'link'
  | 'unlink'
  | 'merge'
  | 'split'
  | 'move'
  | 'swap'
  | 'edit'
  | 'comment'
  | 'bookmark'
  | 'realign'
  | 'correct'
  | 'term'
  | 'undo'
  | 'redo'

export interface Decision {
  /** The operation's id, made by the client: the same id again is the same decision. */
  readonly id: string
  /** Rising within a project. */
  readonly seq: number
  readonly project: string
  readonly verb: Verb
  readonly reviewer: string
  /** Milliseconds since 1970, UTC. */
  readonly at: number
  readonly changes: readonly Change[]
  /** Version of each changed entity that the reviewer saw, in the order of `changes`; 0 for one never decided on. */
  readonly saw: readonly number[]
  /** Hash of the words the reviewer saw; where a new analysis changes it the row says "please look again". */
  readonly basis: string
  /** The decision that this one undoes, or does again: always the first one, never an undo. */
  readonly undoes?: string
}

/** The changes that take a decision back. */
export function inverseOf(changes: readonly Change[]): readonly Change[] {
  return changes.toReversed().map((change) => ({ ...change, before: change.after, after: change.before }) as Change)
}
