/** What every page has round its own content. */
export interface Shell {
  readonly locale: Locale
  readonly theme: Theme
  /** In which Chinese characters texts are displayed; the stored text is never changed. */
  readonly variant: Variant
  /** For the hidden field `csrf` of every form. */
  readonly csrf: string
  /** Path and query of this page, for the hidden field `back`. */
  readonly path: string
  /** The name this reviewer gave on first use; null: not yet asked. */
  readonly reviewer: string | null
  /** The name that this reader's decisions bear: their own, or that of a guest. */
  readonly me: string
  readonly keys: Keys
  /** The project the page belongs to. */
  readonly project: ProjectRef | null
  readonly section: Section
  /** Said at the top of the page and to screen readers: what the last request did. In the reader's language. */
  readonly notice: Notice | null
  /** Whether the first-run tour is still to be shown (until POST /settings with `tour=done`). */
  readonly tour: boolean
}

export type Locale = 'zh' | 'en'
export type Theme = 'auto' | 'light' | 'dark'
export type Variant = 'as-is' | 'hans' | 'hant'
export type Section =
  | 'projects'
  | 'overview'
  | 'review'
  | 'documents'
  | 'speakers'
  | 'glossary'
  | 'history'
  | 'import'
  | 'export'
  | 'settings'
  | 'help'
  | 'error'

export interface ProjectRef {
  readonly id: string
  readonly name: string
}

export interface Notice {
  readonly tone: 'done' | 'warning' | 'problem'
  readonly text: string
  /** Whether an "Undo" button stands beside it. */
  readonly undoable: boolean
}

/** Key of each action, as `KeyboardEvent.key` gives it; the empty string: no key. */
export interface Keys {
  readonly on: boolean
  readonly map: Readonly<Record<string, string>>
}

/** Count with its words: "12 confirmed", and the width of its bar. */
export interface Progress {
  readonly total: number
  readonly confirmed: number
  readonly rejected: number
  readonly open: number
  /** Decided rows whose words a new analysis changed. */
  readonly lookAgain: number
}

/** One choice of a select or filter. */
export interface Choice {
  readonly value: string
  /** In the reader's language: a name, a title; for fixed sets the views translate `value` themselves and this is absent. */
  readonly label?: string
  readonly count?: number
  readonly selected: boolean
}
