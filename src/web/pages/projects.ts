import type { Progress, Shell } from './shell.ts'

/** GET /: every project. Empty: the page says how to begin. */
export interface ProjectsPage {
  readonly shell: Shell
  readonly projects: readonly ProjectEntry[]
}

export interface ProjectEntry {
  readonly id: string
  readonly name: string
  readonly documents: number
  readonly quotations: number
  readonly progress: Progress
  /** Of the newest decision or import, milliseconds since 1970. */
  readonly changedAt: number | null
  /** The sample that stands there at the first start. */
  readonly sample: boolean
}
