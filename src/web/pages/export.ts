import type { Filters } from './review.ts'
import type { ProjectRef, Shell } from './shell.ts'

/** GET /projects/:id/export: what the filters of the query show, in a format. */
export interface ExportPage {
  readonly shell: Shell
  readonly project: ProjectRef
  readonly formats: readonly FormatChoice[]
  readonly filters: Filters
  readonly filtered: boolean
  /** Rows that the filters leave. */
  readonly rows: number
  /** The first of them. */
  readonly preview: readonly {
    readonly zh: string
    readonly zhLang: string
    readonly en: string
    readonly speaker: string
    readonly status: string
  }[]
}

export interface FormatChoice {
  /** csv, csv-exact, tsv, jsonl, tmx …: also the key under `format.` in the locales. */
  readonly id: string
  readonly extension: string
  readonly available: boolean
}
