import type { DifferenceRun } from '../../compare/difference.ts'
import type { Verb } from '../../model/decision.ts'
import type { ProjectRef, Shell } from './shell.ts'

/** GET /projects/:id/history: the log, newest first. Query: `before` (seq), `row`, `reviewer`. */
export interface HistoryPage {
  readonly shell: Shell
  readonly project: ProjectRef
  readonly operation: string
  readonly entries: readonly HistoryEntry[]
  readonly older: string | null
}

export interface HistoryEntry {
  readonly id: string
  readonly seq: number
  readonly verb: Verb
  readonly by: string
  /** Milliseconds since 1970. */
  readonly at: number
  /** What it was about, in the reader's words: "row 12", a speaker's name. */
  readonly subject: string
  /** The page that shows it; null: gone. */
  readonly href: string | null
  readonly changes: readonly ChangeView[]
  /** It was taken back later. */
  readonly undone: boolean
  /** It can be taken back now by this reader. */
  readonly undoable: boolean
}

/** One field before and after, as words in the reader's language; null: was not there, is gone. */
export interface ChangeView {
  /** A key under `field.` in the locales: verdict, zh, en, speaker, type, words, name, lang, role, title, date, place, outlet, term, comment, bookmarked, pair, kind. */
  readonly field: string
  readonly before: string | null
  readonly after: string | null
  /** Of free words that were there before and after: what changed in them, word by word. */
  readonly difference: readonly DifferenceRun[] | null
}
