import type { ProblemCode } from '../../model/problems.ts'
import type { ProjectRef, Shell } from './shell.ts'

/** GET /projects/:id/import; shown again (422) with what was typed where an import failed. */
export interface ImportPage {
  readonly shell: Shell
  readonly project: ProjectRef
  readonly operation: string
  readonly typed: {
    readonly zhTitle: string
    readonly zhText: string
    readonly enTitle: string
    readonly enText: string
    readonly text: string
  }
  /** The encodings that can be chosen, their IANA names. */
  readonly encodings: readonly string[]
  readonly maxBytes: number
  /** What became of each file of the last try. */
  readonly outcomes: readonly ImportOutcome[]
}

export interface ImportOutcome {
  readonly file: string
  readonly result: 'imported' | 'same' | 'refused'
  /** The encoding that was used or guessed. */
  readonly encoding: string | null
  readonly code: ProblemCode | null
  /** The problem as a sentence in the reader's language. */
  readonly message: string | null
  /** Other encodings to try, best first, with the first words each would give. */
  readonly guesses: readonly { readonly encoding: string; readonly preview: string }[]
  /** How sure the encoding is, in percent; null: not guessed. */
  readonly percent: number | null
  /** POST with `file` and `encoding`: imports the file again in that encoding. null: it is no longer held. */
  readonly again: { readonly action: string; readonly file: number } | null
}
