import type { Confidence } from './confidence.ts'
import type { Progress, ProjectRef, Shell } from './shell.ts'

/** GET /projects/:id: what is in a project and how far its review is. */
export interface ProjectPage {
  readonly shell: Shell
  readonly project: ProjectRef
  readonly operation: string
  readonly progress: Progress
  readonly counts: {
    readonly documents: number
    readonly quotations: number
    readonly zh: number
    readonly en: number
    readonly speakers: number
    readonly unpaired: number
  }
  /** Open rows by how sure the machine is. */
  readonly levels: readonly { readonly level: Confidence['level']; readonly count: number }[]
  /** Open rows by finding: the kinds of checks. */
  readonly checks: readonly { readonly kind: string; readonly count: number }[]
  readonly bitexts: readonly BitextCard[]
  /** Documents that belong to no text pair. */
  readonly single: readonly DocumentRef[]
  readonly speakers: readonly { readonly id: string; readonly name: string; readonly quotations: number }[]
  readonly jobs: readonly { readonly id: string; readonly label: string; readonly percent: number }[]
}

export interface BitextCard {
  readonly id: string
  readonly zh: DocumentRef | null
  readonly en: DocumentRef | null
  readonly progress: Progress
}

export interface DocumentRef {
  readonly id: string
  readonly title: string
  readonly file: string
  readonly lang: string
  readonly date: string | null
  readonly outlet: string | null
  readonly quotations: number
}
