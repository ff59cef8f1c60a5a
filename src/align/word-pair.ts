/** Words that translate each other. */
export interface WordPair {
  readonly zh: string
  readonly en: string
}
