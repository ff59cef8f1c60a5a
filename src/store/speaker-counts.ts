import type { SpeakerState } from '../model/decision.ts'
import { batched } from './context.ts'
import type { Trx } from './schema.ts'

/** Brings the counts of these speakers up to date, and takes away those that nothing and nobody speaks of any more. */
export async function recountSpeakers(trx: Trx, project: string, speakers: Iterable<string>): Promise<void> {
  for (const batch of batched([...new Set(speakers)])) {
    const counts = await trx
      .selectFrom('quotations')
      .select((eb) => ['speaker', eb.fn.countAll<number>().as('count')])
      .where('speaker', 'in', batch)
      .where('removed', '=', 0)
      .groupBy('speaker')
      .execute()
    const known = new Map(counts.map(({ speaker, count }) => [speaker, count]))
    const rows = await trx.selectFrom('speakers').select(['id', 'quotations']).where('id', 'in', batch).execute()
    for (const { id, quotations } of rows) {
      const count = known.get(id) ?? 0
      if (count !== quotations) await trx.updateTable('speakers').set({ quotations: count }).where('id', '=', id).execute()
    }
    await forget(
      trx,
      project,
      rows.map(({ id }) => id).filter((id) => !known.has(id)),
    )
  }
}

/** Speakers without quotations that no person decided on and none is merged into. */
async function forget(trx: Trx, project: string, silent: readonly string[]): Promise<void> {
  if (silent.length === 0) return
  const heads = await trx.selectFrom('heads').select('id').where('entity', '=', 'speaker').where('id', 'in', silent).execute()
  const merged = await trx
    .selectFrom('speakers')
    .select('root')
    .where('root', 'in', silent)
    .whereRef('root', '!=', 'id')
    .execute()
  const kept = new Set([...heads.map(({ id }) => id), ...merged.map(({ root }) => root)])
  const gone = silent.filter((id) => !kept.has(id))
  if (gone.length === 0) return
  await trx.deleteFrom('speaker_keys').where('project', '=', project).where('speaker', 'in', gone).execute()
  await trx.deleteFrom('speakers').where('id', 'in', gone).execute()
}

/** Follows every speaker of the project to the one it was merged into. Few were merged, so all are done again. */
export async function followMerges(trx: Trx, project: string): Promise<void> {
  const rows = await trx.selectFrom('speakers').select(['id', 'root', 'state']).where('project', '=', project).execute()
  const into = new Map(rows.map(({ id, state }) => [id, (JSON.parse(state) as SpeakerState).mergedInto]))
  for (const { id, root } of rows) {
    const end = endOf(id, into)
    if (end !== root) await trx.updateTable('speakers').set({ root: end }).where('id', '=', id).execute()
  }
}

/** The last of a chain of merges. A chain that ends nowhere, or in a circle, ends where that begins. */
function endOf(id: string, into: ReadonlyMap<string, string | undefined>): string {
  const passed = new Set<string>()
  let at = id
  for (let next = into.get(at); next !== undefined && into.has(next) && !passed.has(next); next = into.get(at)) {
    passed.add(at)
    at = next
  }
  return at
}
