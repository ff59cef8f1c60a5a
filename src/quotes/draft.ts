import type { Lang } from '../model/document.ts'
import type { Evidence } from '../model/evidence.ts'
import type { MentionForm, QuotationType } from '../model/quotation.ts'
import type { Span } from '../model/span.ts'

export type Gender = 'male' | 'female' | 'neuter'

/** Who is said to speak, in the words of the spot: not yet a speaker. */
export interface DraftMention extends Span {
  readonly form: MentionForm
  /** Where the words tell (他/她/它, Mr./Ms., he/she/it). */
  readonly gender?: Gender
  /** 他们, they, "two officials". */
  readonly plural?: boolean
}

/** A quotation as the rules of its language find it, before anybody has asked who the mention is. */
export interface Draft {
  readonly parts: readonly Span[]
  readonly lang: Lang
  readonly type: QuotationType
  readonly cue?: Span
  /** Absent: no words name the speaker (a floating quotation, a zero subject). */
  readonly mention?: DraftMention
  /**
   * The speaker is that of the draft with this index: zero subject, run-on, reopened floating quote. Where that draft has a mention, it is
   * this one's too.
   */
  readonly sameAs?: number
  /** Second-hand: the words that name who passes it on. */
  readonly via?: Span
  /** Index of the draft this one stands in. */
  readonly parent?: number
  readonly confidence: number
  readonly evidence: readonly Evidence[]
}
