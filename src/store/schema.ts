import type { Generated, Kysely, Transaction } from 'kysely'

/*
 * Portable columns only: text, integer, double precision, and bytes for what must come back unit for unit. Everything that is
 * written by people or documents and is not looked up stands in a JSON column, where NUL and lone surrogates are escaped and
 * so survive both databases. Flags are 0 and 1, because better-sqlite3 refuses booleans.
 */
export interface Schema {
  readonly projects: {
    readonly id: string
    readonly n: Generated<number>
    readonly name: string
    readonly created_at: number
    /** Of the latest decision. Setting it also takes the project's lock on PostgreSQL. */
    readonly seq: number
  }
  readonly documents: {
    readonly id: string
    readonly n: Generated<number>
    readonly project: string
    readonly file: string
    readonly sha256: string
    readonly encoding: string
    readonly length: number
    readonly byte_length: number
    readonly imported_at: number
    /** JSON of Metadata, as it stands. */
    readonly metadata: string
  }
  /** Apart from `documents`, so that lists do not read them. UTF-16LE: exact for NUL and lone surrogates, and short for Chinese. */
  readonly document_texts: { readonly document: string; readonly text: Uint8Array }
  readonly document_bytes: { readonly document: string; readonly bytes: Uint8Array }
  readonly bitexts: {
    readonly id: string
    readonly n: Generated<number>
    readonly project: string
    readonly zh: string | null
    readonly en: string | null
    readonly analysed_at: number | null
    readonly mode: string | null
    /** Taken away by a decision: hidden, so that it can come back with its rows. */
    readonly removed: number
  }
  /** JSON of SentenceAlignment. */
  readonly alignments: { readonly bitext: string; readonly body: string }
  /** JSON of the machine's segments of one document. */
  readonly outlines: { readonly bitext: string; readonly document: string; readonly body: string }
  /** Segments that people corrected, over the machine's; a state of null hides one. */
  readonly segments: { readonly project: string; readonly document: string; readonly id: string; readonly state: string | null }
  readonly quotations: {
    readonly n: Generated<number>
    readonly id: string
    readonly project: string
    readonly bitext: string
    readonly document: string
    readonly lang: string
    readonly type: string
    readonly start_at: number
    readonly speaker: string | null
    readonly row: string | null
    /** JSON of QuotationState, as it stands. */
    readonly state: string
    /** JSON of Words. */
    readonly words: string
    /** JSON of Found, what the machine says of it; null: a person added it, or the machine finds it no longer. */
    readonly machine: string | null
    /** A person said that it is no quotation: kept, so that the next analysis does not bring it back. */
    readonly removed: number
  }
  readonly rows: {
    readonly n: Generated<number>
    readonly id: string
    readonly project: string
    readonly bitext: string
    /** `n` of its bitext: first key of the queue's order. */
    readonly text_order: number
    readonly position: number
    readonly confidence: number
    /** JSON of RowState, as it stands. */
    readonly state: string
    readonly basis: string
    /** The basis at the last decision; null: none. */
    readonly decided_basis: string | null
    readonly stale: number
    readonly comments: number
  }
  readonly facets: { readonly id: Generated<number>; readonly project: string; readonly kind: string; readonly value: string }
  /** Which facets a row has, with the keys of both orders: each filter is one range of one index. */
  readonly row_facets: {
    readonly facet: number
    readonly row: number
    readonly text_order: number
    readonly position: number
    readonly confidence: number
  }
  readonly facet_counts: { readonly bitext: string; readonly facet: number; readonly rows: number }
  readonly speakers: {
    readonly id: string
    readonly n: Generated<number>
    readonly project: string
    /** The speaker it was merged into, followed to the end; itself where it was not. */
    readonly root: string
    /** JSON of SpeakerState, as it stands. */
    readonly state: string
    /** Names in lower case, for the list's search. */
    readonly names: string
    /** Quotations given to it directly. */
    readonly quotations: number
  }
  /** By which names an analysis finds a speaker of the project again. */
  readonly speaker_keys: { readonly project: string; readonly key: string; readonly speaker: string }
  readonly terms: { readonly project: string; readonly id: string; readonly zh: string; readonly state: string }
  readonly comments: {
    readonly project: string
    readonly id: string
    readonly row: string
    readonly seq: number
    readonly state: string
    readonly reviewer: string
    readonly made_at: number
  }
  readonly decisions: {
    readonly project: string
    readonly seq: number
    readonly id: string
    readonly verb: string
    readonly reviewer: string
    readonly made_at: number
    readonly basis: string
    readonly undoes: string | null
    /** JSON of { changes, saw }. */
    readonly body: string
  }
  readonly decision_entities: { readonly project: string; readonly entity: string; readonly id: string; readonly seq: number }
  /** The log folded: the latest state of all that was ever decided on. */
  readonly heads: {
    readonly project: string
    readonly entity: string
    readonly id: string
    readonly version: number
    readonly seq: number
    /** JSON; null: taken away. */
    readonly state: string | null
  }
  readonly schema_versions: { readonly version: number; readonly made_at: number }
}

export type Db = Kysely<Schema> | Transaction<Schema>
export type Trx = Transaction<Schema>
