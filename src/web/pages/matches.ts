import type { Confidence } from './confidence.ts'
import type { DocumentRef } from './project.ts'
import type { ProjectRef, Shell } from './shell.ts'

/** GET /projects/:id/matches: documents without a counterpart that may translate each other, for a person to join. */
export interface MatchesPage {
  readonly shell: Shell
  readonly project: ProjectRef
  readonly operation: string
  readonly matches: readonly MatchView[]
  /** How many documents were looked at. */
  readonly looked: number
}

export interface MatchView {
  readonly zh: DocumentRef
  readonly en: DocumentRef
  /** null: the only two there are. */
  readonly confidence: Confidence | null
  /** Sentences in the reader's language, the weightiest first. */
  readonly reasons: readonly string[]
}
