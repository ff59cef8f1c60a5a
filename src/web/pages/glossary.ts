import type { ProjectRef, Shell } from './shell.ts'

/** GET /projects/:id/glossary: terms by hand and from confirmed pairs. Query: `q`, `term` (the one whose form is open). */
export interface GlossaryPage {
  readonly shell: Shell
  readonly project: ProjectRef
  readonly operation: string
  readonly q: string
  readonly terms: readonly TermEntry[]
  /** Term that confirmed pairs suggest. */
  readonly suggestions: readonly { readonly zh: string; readonly en: string; readonly pairs: number }[]
  readonly editing: string | null
}

export interface TermEntry {
  readonly id: string
  readonly version: number
  readonly zh: string
  readonly en: string
  readonly note: string
  /** How many rows use it. */
  readonly rows: number
}
