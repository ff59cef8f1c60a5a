import type { Change, Entity, States } from '../model/decision.ts'
import { keyOf } from '../model/fold.ts'
import { batched, groupBy } from './context.ts'
import { versionsOf } from './heads.ts'
import type { Current } from './port-decisions.ts'
import type { Db } from './schema.ts'
import { machineSegment } from './segments.ts'

type Target = Pick<Change, 'entity' | 'id'>

/** What these are now, in the order given: the machine's state where nobody decided. */
export async function currentOf(db: Db, project: string, targets: readonly Target[]): Promise<readonly Current[]> {
  const states = new Map<string, States[Entity]>()
  const heads = new Map<string, Pick<Current, 'version' | 'by'>>()
  for (const [entity, members] of groupBy(targets, (one) => one.entity)) {
    for (const batch of batched(members.map(({ id }) => id))) {
      for (const [id, state] of await READERS[entity](db, project, batch)) states.set(keyOf({ entity, id }), state)
      for (const [id, head] of await versionsOf(db, entity, batch, project)) heads.set(keyOf({ entity, id }), head)
    }
  }
  return targets.map(({ entity, id }) => {
    const { version = 0, by = null } = heads.get(keyOf({ entity, id })) ?? {}
    return { entity, id, state: states.get(keyOf({ entity, id })) ?? null, version, by } as Current
  })
}

type Read = readonly (readonly [string, States[Entity]])[]
type Reader = (db: Db, project: string, ids: readonly string[]) => Promise<Read>

const READERS: { readonly [E in Entity]: Reader } = {
  row: async (db, project, ids) =>
    parsed(await db.selectFrom('rows').select(['id', 'state']).where('project', '=', project).where('id', 'in', ids).execute()),
  quotation: async (db, project, ids) => {
    const query = db.selectFrom('quotations').select(['id', 'state']).where('project', '=', project).where('id', 'in', ids)
    return parsed(await query.where('removed', '=', 0).execute())
  },
  speaker: async (db, project, ids) =>
    parsed(
      await db.selectFrom('speakers').select(['id', 'state']).where('project', '=', project).where('id', 'in', ids).execute(),
    ),
  term: async (db, project, ids) =>
    parsed(await db.selectFrom('terms').select(['id', 'state']).where('project', '=', project).where('id', 'in', ids).execute()),
  comment: async (db, project, ids) =>
    parsed(
      await db.selectFrom('comments').select(['id', 'state']).where('project', '=', project).where('id', 'in', ids).execute(),
    ),
  document: async (db, project, ids) => {
    const query = db.selectFrom('documents').select(['id', 'metadata as state']).where('project', '=', project)
    return parsed(await query.where('id', 'in', ids).execute())
  },
  bitext: async (db, project, ids) => {
    const query = db.selectFrom('bitexts').select(['id', 'zh', 'en']).where('project', '=', project).where('removed', '=', 0)
    return (await query.where('id', 'in', ids).execute()).map(({ id, zh, en }) => [id, { zh, en }])
  },
  segment: async (db, project, ids) => {
    const query = db.selectFrom('segments').select(['id', 'state']).where('project', '=', project).where('id', 'in', ids)
    const corrected = await query.execute()
    const found = corrected.flatMap(({ id, state }) => (state === null ? [] : [{ id, state }]))
    const known = new Set(corrected.map(({ id }) => id))
    const machine: (readonly [string, States[Entity]])[] = []
    for (const id of ids.filter((one) => !known.has(one))) {
      const state = await machineSegment(db, id)
      if (state !== null) machine.push([id, state])
    }
    return [...parsed(found), ...machine]
  },
}

function parsed(rows: readonly { readonly id: string; readonly state: string }[]): Read {
  return rows.map(({ id, state }) => [id, JSON.parse(state) as States[Entity]])
}
