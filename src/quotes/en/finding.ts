import type { CueEntry } from '../../language/en.ts'
import type { Span } from '../../model/span.ts'
import type { DraftMention } from '../draft.ts'
import type { Quoted } from './marks.ts'

/** A quotation as one rule found it, before findings are put together as drafts. */
export interface Finding {
  /** Names the rule in the table of confidences. */
  readonly rule: string
  readonly parts: Span[]
  readonly entry?: CueEntry
  readonly cue?: Span
  readonly mention?: DraftMention
  readonly via?: Span
  /** The full quoted words it consists of; absent where it is indirect. */
  readonly full?: Quoted[]
  /** Quoted fragments within reported words. */
  readonly fragments?: readonly Quoted[]
  /** Whom the sentence behind quoted words is about, who speaks them where nobody spoke before. */
  readonly follower?: DraftMention
  /** Speaks on for the finding before it. */
  readonly goesOn?: boolean
}
