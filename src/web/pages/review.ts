import type { RowPanel } from './row.ts'
import type { RowView } from './row-view.ts'
import type { Choice, Progress, ProjectRef, Shell } from './shell.ts'

/**
 * GET /projects/:id/review. Query: the filters below by their names, `row` (the active row; default the first open one),
 * `after` / `before` (a row id: the page of rows on that side of it), and `show=next` with `row`: the first row after it that is
 * `next=open | low | uneven` becomes active, on whatever page it is.
 */
export interface ReviewPage {
  readonly shell: Shell
  readonly project: ProjectRef
  /** A fresh id for this page's forms; each adds its own suffix. */
  readonly operation: string
  readonly filters: Filters
  /** Whether any filter is set. */
  readonly filtered: boolean
  readonly progress: Progress
  /** Each text pair with its own share done, for the queue. */
  readonly bitexts: readonly BitextEntry[]
  readonly rows: readonly RowView[]
  readonly pager: Pager
  readonly active: RowPanel | null
  /** What Undo would take back and Redo bring again, in the reader's language ("confirm, row 12"); null: nothing. */
  readonly undo: string | null
  readonly redo: string | null
  readonly people: readonly Presence[]
  /** How many open rows of this view stand at or above each bound. */
  readonly bulk: readonly { readonly above: number; readonly count: number }[]
}

/** The choices of each filter; the first choice has the value '' and means "all". */
export interface Filters {
  readonly q: string
  readonly bitext: readonly Choice[]
  readonly speaker: readonly Choice[]
  /** open | confirmed | rejected | look-again | bookmarked | commented */
  readonly status: readonly Choice[]
  /** sure | likely | unsure | weak */
  readonly confidence: readonly Choice[]
  /** The kinds of checks, `unpaired` and `uneven` (not one to one). */
  readonly reason: readonly Choice[]
  /** direct | indirect | mixed | turn */
  readonly type: readonly Choice[]
}

export interface BitextEntry {
  readonly id: string
  readonly label: string
  readonly progress: Progress
  readonly selected: boolean
  /** Whether the machine can pair again (both sides are there). */
  readonly realignable: boolean
}

export interface Pager {
  /** Number of the first and last row shown, from 1; 0 and 0 of none. */
  readonly first: number
  readonly last: number
  readonly total: number
  readonly previous: string | null
  readonly next: string | null
}

export interface Presence {
  readonly name: string
  /** The row that person is at. */
  readonly row: string | null
}
