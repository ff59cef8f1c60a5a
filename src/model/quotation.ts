import type { Lang } from './document.ts'
import type { Evidence } from './evidence.ts'
import type { Span } from './span.ts'

export type QuotationType = 'direct' | 'indirect' | 'mixed' | 'turn'

/** How the text names the speaker on the spot. */
export type MentionForm = 'name' | 'title' | 'pronoun' | 'body' | 'none'

export interface Cue extends Span {
  readonly text: string
}

export interface Mention extends Span {
  readonly text: string
  readonly form: MentionForm
}

/** A person or body, one id through both languages. */
export interface Speaker {
  readonly id: string
  readonly kind: 'person' | 'body' | 'unknown'
  /** The fullest form in the text, without titles. */
  readonly name: string
  readonly zh?: string
  readonly en?: string
  readonly aliases: readonly string[]
}

export interface SpeakerRef {
  readonly id: string
  readonly name: string
  readonly zh?: string
  readonly en?: string
}

export interface Quotation {
  readonly id: string
  /** Index into the analysis's documents. */
  readonly document: number
  /** Ordered, disjoint, never empty: several where a cue interrupts or a mark reopens. */
  readonly parts: readonly Span[]
  /** The parts' words joined by ` … `. */
  readonly text: string
  readonly lang: Lang
  readonly type: QuotationType
  readonly cue: Cue | null
  readonly mention: Mention | null
  /** null: unknown. */
  readonly speaker: SpeakerRef | null
  /** Second-hand: the media or person that passes the words on. */
  readonly via?: string
  /** Id of the quotation that this one stands in. */
  readonly parent?: string
  /** 0 to 1: that these words are a quotation with these borders. */
  readonly confidence: number
  readonly evidence: readonly Evidence[]
  /** Where the speaker is unknown or doubtful: who else it may be, best first. */
  readonly candidates?: readonly SpeakerRef[]
}
