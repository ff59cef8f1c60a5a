import type { Choice, ProjectRef, Shell } from './shell.ts'

/** GET /projects/:id/speakers. Query: `q`, `speaker` (the one whose form is open). */
export interface SpeakersPage {
  readonly shell: Shell
  readonly project: ProjectRef
  readonly operation: string
  readonly q: string
  readonly speakers: readonly SpeakerEntry[]
  readonly editing: SpeakerForm | null
}

export interface SpeakerEntry {
  readonly id: string
  readonly kind: 'person' | 'body' | 'unknown'
  readonly name: string
  readonly zh: string | null
  readonly en: string | null
  readonly aliases: readonly string[]
  readonly quotations: number
  /** The review page filtered by this speaker, and this page with the form open. */
  readonly review: string
  readonly href: string
}

export interface SpeakerForm extends SpeakerEntry {
  readonly version: number
  /** Whom it can be merged into, likeliest first. */
  readonly others: readonly Choice[]
  /** Its first quotations, which can be given to another. */
  readonly said: readonly { readonly id: string; readonly lang: string; readonly words: string }[]
  /** Speakers that were merged into it, and can be split off again. */
  readonly merged: readonly { readonly id: string; readonly name: string; readonly version: number }[]
}
