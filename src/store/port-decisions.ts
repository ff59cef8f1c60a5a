import type { Change, Decision, Entity, States, Verb } from '../model/decision.ts'
import type { Problem } from '../model/problems.ts'
import type { Result } from '../model/result.ts'
import type { Page, Window } from './port-documents.ts'
import type { StoredComment, StoredSpeaker } from './port-rows.ts'

/** A decision before it is committed. The store gives it its number and time. */
export interface DecisionDraft {
  /** Of the operation, made by the client, 1 to 100 characters: sent again it is the same decision. */
  readonly id: string
  readonly project: string
  readonly verb: Verb
  readonly reviewer: string
  readonly changes: readonly Change[]
  /** The version of each changed entity that the reviewer saw, in the order of `changes`; 0: never decided on, or new. */
  readonly saw: readonly number[]
  /** Where given, the basis of the rows that are changed as the reviewer saw them (`basisOfRows`). */
  readonly basis?: string
}

/** An entity as it stands now. */
export type Current = {
  readonly [E in Entity]: {
    readonly entity: E
    readonly id: string
    /** null: it is not there. */
    readonly state: States[E] | null
    readonly version: number
    /** The latest decision on it: "who moved it". */
    readonly by: { readonly reviewer: string; readonly verb: Verb; readonly at: number } | null
  }
}[Entity]

export type Committed = Decision & {
  /** The version of each changed entity after it, in the order of `changes`. */
  readonly versions: readonly number[]
  /** The operation had been committed before: nothing was done now. */
  readonly repeated: boolean
}

/** A refusal for VERSION_CONFLICT carries the state now of every entity of the draft; for other codes `current` is empty. */
export type Outcome =
  | { readonly ok: true; readonly value: Committed }
  | { readonly ok: false; readonly problem: Problem; readonly current: readonly Current[] }

export interface Decisions {
  /** All its changes or none. VERSION_CONFLICT, BAD_REQUEST, NOT_FOUND (project), STORE_FULL, STORE_FAILED. */
  decide(draft: DecisionDraft): Promise<Outcome>
  /** Takes back the reviewer's latest decision that still stands. NOT_FOUND: there is none. `operation`: as a draft's id. */
  undo(project: string, reviewer: string, operation: string): Promise<Outcome>
  /** Brings back what the reviewer undid last. NOT_FOUND: there is none, or something was decided since. */
  redo(project: string, reviewer: string, operation: string): Promise<Outcome>
  /** What undo and redo would do now. */
  standing(project: string, reviewer: string): Promise<{ readonly undo: Decision | null; readonly redo: Decision | null }>
  /** The state and version of any entity now. */
  current(project: string, entity: Entity, id: string): Promise<Current>
  get(project: string, operation: string): Promise<Result<Decision>>
  /** Decisions that touched the entity, latest first. */
  history(project: string, entity: Entity, id: string, window?: Window): Promise<Page<Decision>>
  /** The project's log, latest first. */
  list(project: string, window?: Window): Promise<Page<Decision>>
  /** The log from `seq` on (exclusive), in order. */
  since(project: string, seq: number): AsyncIterable<Decision>
  /** Calls back after each commit of this process, in order; gives the function that ends it. */
  subscribe(listener: (decision: Committed) => void): () => void
}

export interface SpeakerWithCount extends StoredSpeaker {
  readonly quotations: number
}

export interface Speakers {
  get(project: string, id: string): Promise<Result<StoredSpeaker>>
  /** Those that are not merged into another, by number of quotations, most first; `words`: part of a name. */
  list(project: string, window?: Window & { readonly words?: string }): Promise<Page<SpeakerWithCount>>
  /** The speakers that were merged into this one, directly: what can be split off again. */
  mergedInto(project: string, id: string): Promise<readonly StoredSpeaker[]>
  /** Its quotations' ids, by document and place: what a split moves. */
  quotations(project: string, id: string): AsyncIterable<string>
}

export interface StoredTerm {
  readonly id: string
  readonly zh: string
  readonly en: string
  readonly note?: string
  readonly version: number
}

export interface Terms {
  /** By Chinese form. */
  list(project: string, window?: Window): Promise<Page<StoredTerm>>
  all(project: string): AsyncIterable<StoredTerm>
}

export interface Comments {
  /** Oldest first. */
  of(row: string): Promise<readonly StoredComment[]>
}
