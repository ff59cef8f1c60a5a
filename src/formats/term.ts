/** A term of a glossary as files hold it. */
export interface TermRecord {
  readonly zh: string
  readonly en: string
  readonly note: string
}
