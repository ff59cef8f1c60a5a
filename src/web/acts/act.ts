import type { Change, Verb } from '../../model/decision.ts'
import type { StoredRow } from '../../store/port.ts'

/** What a reviewer asked for, worked out: the changes, and the versions that they are based on. */
export interface Act {
  readonly verb: Verb
  readonly changes: readonly Change[]
  /** Of every entity in `changes` that a decision was made on before; one that is absent is new. */
  readonly versions: ReadonlyMap<string, number>
  /** The rows as the reviewer saw them; absent where the act is on no row. */
  readonly basis?: string
  /** The row to be active afterwards; null: where the reviewer was. */
  readonly focus: string | null
}

export function versionsOf(entities: readonly { readonly id: string; readonly version: number }[]): ReadonlyMap<string, number> {
  return new Map(entities.map(({ id, version }) => [id, version]))
}

/** The versions in the order of the changes, as a decision lists them. */
export function sawOf({ changes, versions }: Act): readonly number[] {
  return changes.map((change) => versions.get(change.id) ?? 0)
}

/** The hash of the one row an act changes, as the form sent it: what else it changes, the server read just now. */
export function basisFor(changes: readonly Change[], row: StoredRow, basis: string | undefined): { readonly basis?: string } {
  const rows = changes.filter((change) => change.entity === 'row')
  return rows.length === 1 && rows[0]?.id === row.id && basis !== undefined && basis !== '' ? { basis } : {}
}
