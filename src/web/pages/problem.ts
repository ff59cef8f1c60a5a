import type { ProblemCode } from '../../model/problems.ts'
import type { Shell } from './shell.ts'

/** Any error page: its message stands there in both languages, the reader's first. */
export interface ProblemPage {
  readonly shell: Shell
  readonly status: number
  readonly code: ProblemCode
  readonly zh: string
  readonly en: string
  /** What was typed and not saved, so that it can be copied; form field and value. */
  readonly typed: readonly { readonly field: string; readonly value: string }[]
  /** Where to go on; null: the list of projects. */
  readonly back: string | null
}
