import type { Verdict } from '../model/decision.ts'
import type { Lang, Metadata, Source } from '../model/document.ts'
import type { Result } from '../model/result.ts'

/** Part of a list, in the order of its key. */
export interface Page<T> {
  readonly items: readonly T[]
  /** What to give as `after` for the next page; null: this was the last. */
  readonly next: string | null
  /** What to give as `before` for the page before; null: this was the first. */
  readonly previous: string | null
}

/** Which part of a list. `after` and `before` come from a `Page`; `limit` is at most 500, by default 50. */
export interface Window {
  readonly after?: string
  readonly before?: string
  readonly limit?: number
}

export type VerdictCounts = { readonly [V in Verdict]: number }

export interface Project {
  readonly id: string
  readonly name: string
  readonly createdAt: number
  readonly documents: number
  readonly bitexts: number
  /** Rows by verdict. */
  readonly rows: VerdictCounts
  /** Of these, decided ones whose words changed since. */
  readonly stale: number
  /** The number of the latest decision; 0: none. */
  readonly seq: number
}

export interface Projects {
  /** A name that is taken gives BAD_REQUEST. Names are 1 to 200 characters without control characters. */
  create(name: string): Promise<Result<Project>>
  get(id: string): Promise<Result<Project>>
  byName(name: string): Promise<Result<Project>>
  /** Oldest first. */
  list(window?: Window): Promise<Page<Project>>
  /** How many quotations a project has. Apart from the project itself: it is counted, and every page asks for the project. */
  quotations(id: string): Promise<{ readonly [L in Lang]: number }>
}

/** A document in a project; its metadata as they stand after people's corrections. */
export interface StoredDocument {
  readonly id: string
  readonly project: string
  readonly file: string
  readonly sha256: string
  readonly encoding: string
  /** Of the decoded text, in UTF-16 units. */
  readonly length: number
  /** Size of the original, in bytes. */
  readonly byteLength: number
  readonly importedAt: number
  readonly metadata: Metadata
  readonly version: number
  readonly quotations: number
  /** The bitexts it stands in. */
  readonly bitexts: readonly string[]
}

export interface ImportedDocument {
  readonly document: StoredDocument
  /** The same bytes were in the project already: nothing was stored. */
  readonly already: boolean
}

export interface Upload {
  readonly source: Source
  readonly bytes: Uint8Array
}

export interface Documents {
  /** All of them or, on any failure, none; answers stand in the order given. Same bytes twice are one document. */
  importAll(project: string, uploads: readonly Upload[]): Promise<Result<readonly ImportedDocument[]>>
  get(id: string): Promise<Result<StoredDocument>>
  /** The decoded text, unit for unit as it was imported. */
  text(id: string): Promise<Result<string>>
  /** The original file, byte for byte. */
  bytes(id: string): Promise<Result<Uint8Array>>
  /** The document as the pipeline takes it. */
  source(id: string): Promise<Result<Source>>
  /** In the order of import. */
  list(project: string, window?: Window): Promise<Page<StoredDocument>>
  all(project: string): AsyncIterable<StoredDocument>
}
