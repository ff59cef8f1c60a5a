import type { ImportOutcome } from './import.ts'
import type { Shell } from './shell.ts'

/**
 * GET /jobs/:id: long work and how far it is; `Accept: application/json` gives {percent, step, done, href}. Without JavaScript
 * the page asks again by itself (a Refresh header set by the route while it is not done).
 */
export interface JobPage {
  readonly shell: Shell
  readonly job: {
    readonly id: string
    readonly label: string
    readonly percent: number
    /** reading | segments | quotations | alignment | saving | done | failed */
    readonly step: string
    readonly done: boolean
    /** Where to go when it is done. */
    readonly href: string
  }
  readonly outcomes: readonly ImportOutcome[]
  /** What was found, and what was left out: keys under `found.` in the locales. */
  readonly found: readonly {
    readonly key: 'documents' | 'sentences' | 'quotations' | 'speakers' | 'pairs' | 'unpaired' | 'boilerplate'
    readonly count: number
  }[]
}
