import type { Change, Decision, Entity, States } from './decision.ts'

/** What the log says of one entity: its latest state (null: taken away) and how many decisions touched it. */
export interface Folded {
  readonly entity: Entity
  readonly id: string
  readonly state: States[Entity] | null
  readonly version: number
  readonly seq: number
}

/** The state of everything that was ever decided on: a fold of the log, in order. Keys are `keyOf`. */
export function foldDecisions(decisions: Iterable<Decision>): ReadonlyMap<string, Folded> {
  const folded = new Map<string, Folded>()
  for (const decision of decisions) foldInto(folded, decision)
  return folded
}

/** One more decision folded in: for logs that are read in pages. */
export function foldInto(folded: Map<string, Folded>, decision: Pick<Decision, 'seq' | 'changes'>): void {
  for (const change of decision.changes) {
    const key = keyOf(change)
    const version = (folded.get(key)?.version ?? 0) + 1
    folded.set(key, { entity: change.entity, id: change.id, state: change.after, version, seq: decision.seq })
  }
}

export function keyOf(change: Pick<Change, 'entity' | 'id'>): string {
  return `${change.entity}/${change.id}`
}

/** Whether two states say the same, whatever the order of their fields; a field that is undefined is one that is absent. */
export function sameState(left: unknown, right: unknown): boolean {
  return canonical(left) === canonical(right)
}

/** JSON with the fields of every object in order. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => (isPlain(part) ? sorted(part) : part))
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function sorted(object: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
