import type { Entity, Verb } from '../model/decision.ts'
import type { Db } from './schema.ts'

/** Where the log stands for one entity. */
interface Head {
  readonly version: number
  readonly by: { readonly reviewer: string; readonly verb: Verb; readonly at: number }
}

/** Version and latest decision of each of these that was ever decided on. Ids are unique over projects, but for people's own. */
export async function versionsOf(
  db: Db,
  entity: Entity,
  ids: readonly string[],
  project?: string,
): Promise<ReadonlyMap<string, Head>> {
  if (ids.length === 0) return new Map()
  let query = db
    .selectFrom('heads')
    .innerJoin('decisions', (join) =>
      join.onRef('decisions.project', '=', 'heads.project').onRef('decisions.seq', '=', 'heads.seq'),
    )
    .select(['heads.id', 'heads.version', 'decisions.reviewer', 'decisions.verb', 'decisions.made_at'])
    .where('heads.entity', '=', entity)
    .where('heads.id', 'in', ids)
  if (project !== undefined) query = query.where('heads.project', '=', project)
  const heads = await query.execute()
  return new Map(
    heads.map(({ id, version, reviewer, verb, made_at: at }) => [id, { version, by: { reviewer, verb: verb as Verb, at } }]),
  )
}
