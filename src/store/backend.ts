import type { Kysely, RawBuilder } from 'kysely'
import type { Problem } from '../model/problems.ts'
import type { Result } from '../model/result.ts'
import type { Schema, Trx } from './schema.ts'

/** What differs between the databases; everything else is the same queries. */
export interface Backend {
  /** For reading. */
  readonly db: Kysely<Schema>
  /** For transactions. On SQLite a second connection: readers see what was committed and never wait for a writer. */
  readonly writer: Kysely<Schema>
  /** Column type of a key that counts up by itself. */
  readonly numbered: string
  readonly binary: string
  readonly words: WordIndex
  /** The problem that a driver's error means; null: it is a bug of ours. */
  readonly problemOf: (error: unknown) => Problem | null
  /** A whole copy while others write; the number of bytes. */
  readonly backup: (file: string) => Promise<Result<number>>
  /** The database's own check of itself: what it complains of. */
  readonly check: () => Promise<readonly string[]>
  readonly close: () => Promise<void>
}

/** Which quotations hold which words: FTS5 here, tsvector there. Keys are `quotations.n`. */
export interface WordIndex {
  readonly create: (trx: Trx) => Promise<void>
  readonly put: (trx: Trx, entries: readonly { readonly n: number; readonly tokens: readonly string[] }[]) => Promise<void>
  readonly drop: (trx: Trx, keys: readonly number[]) => Promise<void>
  /** A query that gives the keys of the quotations with all these phrases. */
  readonly matching: (phrases: readonly Phrase[]) => RawBuilder<unknown>
}

/** Tokens that stand next to each other; `open`: the last one may go on. */
export interface Phrase {
  readonly tokens: readonly string[]
  readonly open: boolean
}
