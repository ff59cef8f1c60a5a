import type { Role } from '../model/document.ts'
import type { Span } from '../model/span.ts'
import type { CueHit } from './cues.ts'
import type { Dateline } from './dateline.ts'

/** What a line is for, and what told it. */
export interface LineRole {
  readonly role: Role
  /** 0 to 1. */
  readonly confidence: number
  readonly hit?: CueHit
  /** Of a turn, where it has one. */
  readonly label?: Span
  /** Of the line's first run: the dateline is a segment of its own, the role is that of the rest. */
  readonly dateline?: Dateline
}
