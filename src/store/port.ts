import type { Bitexts } from './port-bitexts.ts'
import type { Comments, Decisions, Speakers, Terms } from './port-decisions.ts'
import type { Documents, Projects } from './port-documents.ts'
import type { Rows } from './port-rows.ts'
import type { Upkeep } from './port-upkeep.ts'

export type * from './port-bitexts.ts'
export type * from './port-decisions.ts'
export type * from './port-documents.ts'
export type * from './port-rows.ts'
export type * from './port-upkeep.ts'

/**
 * Where everything is kept: one small interface for each aggregate. Ids are opaque strings made by the store; they hold over
 * reloads and, where the words are the same, over new analyses. A write that was answered `ok` is on the disk. Reading goes on
 * when writing fails (STORE_FULL, STORE_FAILED). Each adapter passes `tests/contracts/store.ts`.
 */
export interface Store {
  readonly projects: Projects
  readonly documents: Documents
  readonly bitexts: Bitexts
  readonly rows: Rows
  readonly decisions: Decisions
  readonly speakers: Speakers
  readonly terms: Terms
  readonly comments: Comments
  readonly upkeep: Upkeep
  /** Waits for what is being written, then closes. */
  close(): Promise<void>
}
