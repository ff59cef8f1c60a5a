import type { Span } from './span.ts'

/** The two languages we extract from. */
export type Lang = 'zh' | 'en'

/** ISO 15924. `Hani`: Han characters that do not tell Simplified from Traditional; `Zyyy`: no letters at all. */
export type Script = 'Hans' | 'Hant' | 'Hani' | 'Latn' | 'Jpan' | 'Kore' | 'Cyrl' | 'Arab' | 'Zyyy'

export type Role = 'headline' | 'byline' | 'dateline' | 'caption' | 'body' | 'turn' | 'boilerplate'

/** A file as it was decoded. The text is never changed afterwards. */
export interface Source {
  readonly file: string
  /** Of the original bytes, lower-case hex. */
  readonly sha256: string
  readonly encoding: string
  readonly text: string
}

/** A run of one language with one role. It never crosses a line break. */
export interface Segment extends Span {
  readonly lang: Lang | 'other'
  readonly script: Script
  readonly role: Role
  /** 0 to 1: of language and role together. */
  readonly confidence: number
  /** Index of the line it stands in, blank lines not counted: segments of one line share it. */
  readonly paragraph: number
  /** Of a turn: the words before its colon. Absent where a line goes on with the turn before it. */
  readonly label?: Span
  /** A headline or body that belongs to another article on the same page. */
  readonly foreign?: true
}

export interface Sentence extends Span {
  readonly lang: Lang
  /** Index into the outline's segments. */
  readonly segment: number
  readonly paragraph: number
}

/** What a document says of itself. `date` is `YYYY-MM-DD`; the other fields are its own words. */
export interface Metadata {
  readonly title?: string
  readonly date?: string
  readonly place?: string
  readonly outlet?: string
  readonly reporter?: string
}

/** All that the text room knows of one text. */
export interface Outline {
  readonly text: string
  readonly segments: readonly Segment[]
  /** Sentences of the Chinese and English segments that are not boilerplate, byline or caption, in order. */
  readonly sentences: readonly Sentence[]
  readonly metadata: Metadata
  /** Whether a line is a paragraph, or only a sentence (as in corpora): then a line break ends no reported speech. */
  readonly lines: 'paragraphs' | 'sentences'
}

/** A document in an analysis: the source without its text, and its outline's metadata and sentences. */
export interface Document extends Metadata {
  readonly file: string
  readonly sha256: string
  readonly encoding: string
  /** UTF-16 units. */
  readonly length: number
  readonly sentences: readonly Span[]
}
