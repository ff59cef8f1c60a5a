import type { Role } from '../../model/document.ts'
import type { QuotationType } from '../../model/quotation.ts'
import type { Run } from './runs.ts'
import type { Choice, ProjectRef, Shell } from './shell.ts'

/**
 * GET /projects/:id/documents/:doc: the whole text with its languages, roles and quotations, and forms to correct them.
 * Query: `quotation` or `segment`: the one whose form is open; `start` + `end`: a stretch to be made a quotation; `page` from 1 of long texts.
 */
export interface DocumentPage {
  readonly shell: Shell
  readonly project: ProjectRef
  readonly operation: string
  readonly document: {
    readonly id: string
    readonly file: string
    readonly encoding: string
    readonly sha256: string
    readonly length: number
    readonly version: number
    readonly title: string
    readonly date: string
    readonly place: string
    readonly outlet: string
  }
  /** The documents of the project; the selected one translates this one. */
  readonly counterparts: readonly Choice[]
  readonly lines: readonly Line[]
  readonly quotations: readonly QuotationEntry[]
  readonly editing: QuotationForm | null
  readonly segment: SegmentForm | null
  readonly speakerChoices: readonly Choice[]
  readonly pager: {
    readonly page: number
    readonly pages: number
    readonly previous: string | null
    readonly next: string | null
  }
  readonly share: { readonly zh: number; readonly en: number; readonly other: number }
}

/** A paragraph: the segments of one line. */
export interface Line {
  readonly segments: readonly SegmentView[]
}

export interface SegmentView {
  readonly id: string
  readonly start: number
  readonly end: number
  /** BCP 47; empty for `other`. */
  readonly lang: string
  readonly role: Role
  readonly foreign: boolean
  /** Marks: quotation (active for the one edited), cue, mention, term. */
  readonly runs: readonly Run[]
  readonly href: string
}

export interface QuotationEntry {
  readonly id: string
  readonly lang: string
  readonly type: QuotationType
  readonly speaker: string | null
  readonly words: string
  readonly href: string
  readonly active: boolean
}

export interface QuotationForm {
  readonly id: string
  readonly version: number
  readonly type: QuotationType
  readonly speaker: string
  readonly lang: string
  readonly parts: readonly { readonly start: number; readonly end: number; readonly words: string }[]
  readonly cue: string | null
  readonly mention: string | null
  readonly percent: number
  readonly reasons: readonly string[]
  /** The review row it stands in. */
  readonly row: string | null
}

export interface SegmentForm {
  readonly id: string
  readonly version: number
  readonly lang: 'zh' | 'en' | 'other'
  readonly role: Role
  readonly words: string
}
