import type { Decision, Entity } from '../model/decision.ts'
import type { Context } from './context.ts'
import type { Committed, DecisionDraft } from './port-decisions.ts'
import type { Db, Trx } from './schema.ts'

export type Entry = Omit<DecisionDraft, 'saw' | 'basis'> & { readonly basis: string; readonly undoes?: string }

/** Writes one decision to the log, with the head of everything it changes. The states themselves are `applyChanges`. */
export async function appendDecision(trx: Trx, context: Context, entry: Entry): Promise<Committed> {
  const { id, project, verb, reviewer, changes, basis, undoes } = entry
  const { seq } = await trx
    .updateTable('projects')
    .set((eb) => ({ seq: eb('seq', '+', 1) }))
    .where('id', '=', project)
    .returning('seq')
    .executeTakeFirstOrThrow()
  const at = context.now()
  const saw: number[] = []
  for (const change of changes) {
    const version = await versionOf(trx, project, change.entity, change.id)
    saw.push(version)
    const state = change.after === null ? null : JSON.stringify(change.after)
    const key = { project, entity: change.entity, id: change.id }
    await trx
      .insertInto('heads')
      .values({ ...key, version: version + 1, seq, state })
      .onConflict((conflict) => conflict.columns(['entity', 'id', 'project']).doUpdateSet({ version: version + 1, seq, state }))
      .execute()
    await trx
      .insertInto('decision_entities')
      .values({ ...key, seq })
      .execute()
  }
  const body = JSON.stringify({ changes, saw })
  await trx
    .insertInto('decisions')
    .values({ project, seq, id, verb, reviewer, made_at: at, basis, undoes: undoes ?? null, body })
    .execute()
  const decision: Decision = {
    id,
    seq,
    project,
    verb,
    reviewer,
    at,
    changes,
    saw,
    basis,
    ...(undoes === undefined ? {} : { undoes }),
  }
  return { ...decision, versions: saw.map((version) => version + 1), repeated: false }
}

async function versionOf(db: Db, project: string, entity: Entity, id: string): Promise<number> {
  const head = await db
    .selectFrom('heads')
    .select('version')
    .where('entity', '=', entity)
    .where('id', '=', id)
    .where('project', '=', project)
    .executeTakeFirst()
  return head?.version ?? 0
}
