import type { Verb } from '../../model/decision.ts'
import type { RowView } from './row-view.ts'
import type { ProjectRef, Shell } from './shell.ts'

/**
 * 409: someone else moved the row first. Both states are shown, and the same act can be sent again on the newer version:
 * the form repeats every field of the request with the new `version` and a new `operation`.
 */
export interface ConflictPage {
  readonly shell: Shell
  readonly project: ProjectRef
  readonly operation: string
  readonly zh: string
  readonly en: string
  /** Who changed it, when, how. */
  readonly by: string
  readonly at: number
  readonly theirVerb: Verb
  readonly verb: Verb
  /** The row as it is now; null: it is gone. */
  readonly now: RowView | null
  /** The row as this reader saw it; null where it can no longer be told. */
  readonly seen: RowView | null
  /** What was typed: printed in view and again as hidden fields. */
  readonly typed: readonly { readonly field: string; readonly value: string }[]
  /** The form's action, and every field to be sent again but csrf and operation. */
  readonly action: string
  readonly again: readonly { readonly field: string; readonly value: string }[]
  readonly back: string
}
