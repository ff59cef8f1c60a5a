import type { BitextState, Change, Entity, QuotationState, SegmentState, States } from '../model/decision.ts'
import { quotationsOf } from './codec.ts'
import { batched, type Context } from './context.ts'
import { textOf } from './documents.ts'
import type { Committed } from './port-decisions.ts'
import { columnsOf, indexWords, reindexWords } from './quotation-columns.ts'
import { dropRows, hideRows, putRows, refreshRows } from './row-index.ts'
import type { Trx } from './schema.ts'
import { followMerges, recountSpeakers } from './speaker-counts.ts'
import { addSpeakerKeys, namesOf } from './speaker-keys.ts'

type ChangeOf<E extends Entity> = Extract<Change, { entity: E }>

/** Makes the stored states what a decision says, and brings everything that is derived from them up to date. */
export async function applyChanges(trx: Trx, context: Context, decision: Committed): Promise<void> {
  const { project, changes } = decision
  const of = <E extends Entity>(entity: E) => changes.filter((one): one is ChangeOf<E> => one.entity === entity)
  for (const { id, after } of of('document')) {
    await trx
      .updateTable('documents')
      .set({ metadata: JSON.stringify(after ?? {}) })
      .where('id', '=', id)
      .execute()
  }
  for (const { id, after } of of('bitext')) await putBitext(trx, project, id, after)
  for (const { id, after } of of('speaker')) await putSpeaker(trx, project, id, after)
  if (of('speaker').length > 0) await followMerges(trx, project)
  for (const change of of('segment')) await putSegment(trx, project, change)
  for (const { id, after } of of('term')) await putTerm(trx, project, id, after)
  for (const { id, after } of of('comment')) await putComment(trx, decision, id, after)
  await applyQuotations(trx, context, project, of('quotation'), of('row'))
  await applyRows(trx, project, of('row'))
  await refreshOthers(trx, project, changes)
}

async function putBitext(trx: Trx, project: string, id: string, state: BitextState | null): Promise<void> {
  const known = await trx.selectFrom('bitexts').select(['zh', 'en', 'removed']).where('id', '=', id).executeTakeFirst()
  if (known === undefined) {
    if (state !== null)
      await trx
        .insertInto('bitexts')
        .values({ id, project, ...state, analysed_at: null, mode: null, removed: 0 })
        .execute()
    return
  }
  const removed = state === null ? 1 : 0
  const others = state !== null && (state.zh !== known.zh || state.en !== known.en)
  const fresh = others ? { zh: state.zh, en: state.en, analysed_at: null } : {}
  await trx
    .updateTable('bitexts')
    .set({ removed, ...fresh })
    .where('id', '=', id)
    .execute()
  if (removed !== known.removed) await hideRows(trx, project, id, removed === 1)
}

async function putSpeaker(trx: Trx, project: string, id: string, state: States['speaker'] | null): Promise<void> {
  if (state === null) {
    await trx.deleteFrom('speaker_keys').where('project', '=', project).where('speaker', '=', id).execute()
    await trx.deleteFrom('speakers').where('id', '=', id).execute()
    return
  }
  const columns = { state: JSON.stringify(state), names: namesOf(state) }
  const { numUpdatedRows } = await trx.updateTable('speakers').set(columns).where('id', '=', id).executeTakeFirst()
  if (numUpdatedRows === 0n)
    await trx
      .insertInto('speakers')
      .values({ id, project, root: id, quotations: 0, ...columns })
      .execute()
  await addSpeakerKeys(trx, project, id, state)
}

async function putSegment(trx: Trx, project: string, { id, before, after }: ChangeOf<'segment'>): Promise<void> {
  const document = ((after ?? before) as SegmentState).document
  const state = after === null ? null : JSON.stringify(after)
  await trx
    .insertInto('segments')
    .values({ project, document, id, state })
    .onConflict((conflict) => conflict.columns(['document', 'id']).doUpdateSet({ state }))
    .execute()
}

async function putTerm(trx: Trx, project: string, id: string, state: States['term'] | null): Promise<void> {
  await trx.deleteFrom('terms').where('project', '=', project).where('id', '=', id).execute()
  if (state === null) return
  const zh = state.zh.replaceAll(/[\0\p{Surrogate}]/gu, '').slice(0, 200)
  await trx
    .insertInto('terms')
    .values({ project, id, zh, state: JSON.stringify(state) })
    .execute()
}

async function putComment(trx: Trx, { project, seq, reviewer, at }: Committed, id: string, state: States['comment'] | null) {
  const known = trx
    .selectFrom('comments')
    .select(['seq', 'reviewer', 'made_at'])
    .where('project', '=', project)
    .where('id', '=', id)
  // One that is changed, or taken away and brought back, stays its author's.
  const first = await firstOf(trx, project, id, { seq, reviewer, made_at: at }, await known.executeTakeFirst())
  await trx.deleteFrom('comments').where('project', '=', project).where('id', '=', id).execute()
  if (state === null) return
  await trx
    .insertInto('comments')
    .values({ project, id, row: state.row, state: JSON.stringify(state), ...first })
    .execute()
}

type Author = { readonly seq: number; readonly reviewer: string; readonly made_at: number }

async function firstOf(trx: Trx, project: string, id: string, now: Author, known: Author | undefined): Promise<Author> {
  if (known !== undefined) return known
  const first = await trx
    .selectFrom('decision_entities as touched')
    .innerJoin('decisions', (join) =>
      join.onRef('decisions.project', '=', 'touched.project').onRef('decisions.seq', '=', 'touched.seq'),
    )
    .select(['decisions.seq', 'decisions.reviewer', 'decisions.made_at'])
    .where('touched.entity', '=', 'comment')
    .where('touched.id', '=', id)
    .where('touched.project', '=', project)
    .orderBy('touched.seq')
    .limit(1)
    .executeTakeFirst()
  return first ?? now
}

async function applyQuotations(
  trx: Trx,
  context: Context,
  project: string,
  changes: readonly ChangeOf<'quotation'>[],
  rows: readonly ChangeOf<'row'>[],
): Promise<void> {
  const texts = new Map<string, string>()
  for (const { id, after, before } of changes) {
    const known = await trx.selectFrom('quotations').select(['n', 'removed', 'words']).where('id', '=', id).executeTakeFirst()
    if (after === null) {
      if (known === undefined) continue
      await trx.updateTable('quotations').set({ removed: 1 }).where('n', '=', known.n).execute()
      await context.words.drop(trx, [known.n])
      continue
    }
    const { document } = after
    if (!texts.has(document)) texts.set(document, (await textOf(trx, document)) ?? '')
    const columns = columnsOf(texts.get(document) ?? '', after)
    if (known === undefined) {
      const bitext = await bitextFor(trx, id, after, rows)
      const values = { id, project, bitext, row: null, machine: null, removed: 0, ...columns }
      const made = await trx.insertInto('quotations').values(values).returning(['n', 'words']).execute()
      await indexWords(trx, context, made)
      continue
    }
    await trx
      .updateTable('quotations')
      .set({ ...columns, removed: 0 })
      .where('n', '=', known.n)
      .execute()
    if (before === null || known.words !== columns.words) await reindexWords(trx, context, known.n, columns.words)
  }
  const speakers = changes.flatMap(({ before, after }) =>
    [before?.speaker, after?.speaker].filter((id) => typeof id === 'string'),
  )
  await recountSpeakers(trx, project, speakers)
}

async function bitextFor(trx: Trx, id: string, { document }: QuotationState, rows: readonly ChangeOf<'row'>[]): Promise<string> {
  const row = rows.find(({ after }) => quotationsOf(after).includes(id))
  if (row?.after) return row.after.bitext
  const query = trx
    .selectFrom('bitexts')
    .select('id')
    .where((eb) => eb.or([eb('zh', '=', document), eb('en', '=', document)]))
  return (await query.orderBy('n').executeTakeFirstOrThrow()).id
}

async function applyRows(trx: Trx, project: string, changes: readonly ChangeOf<'row'>[]): Promise<void> {
  await dropRows(
    trx,
    changes.filter(({ after }) => after === null).map(({ id }) => id),
  )
  await putRows(
    trx,
    project,
    changes.flatMap(({ id, after }) => (after === null ? [] : { id, state: after, decided: true })),
  )
}

/** Rows that are not changed themselves, but a quotation of theirs is, or what is said about them. */
async function refreshOthers(trx: Trx, project: string, changes: readonly Change[]): Promise<void> {
  const done = new Set(changes.filter(({ entity }) => entity === 'row').map(({ id }) => id))
  const commented = changes.flatMap((one) => (one.entity === 'comment' ? [one.before?.row, one.after?.row] : []))
  const quoted = new Set<string>()
  for (const batch of batched(changes.filter(({ entity }) => entity === 'quotation').map(({ id }) => id))) {
    const rows = await trx.selectFrom('quotations').select('row').where('id', 'in', batch).execute()
    for (const { row } of rows) if (row !== null && !done.has(row)) quoted.add(row)
  }
  await refreshRows(trx, project, [...quoted], true)
  const rest = new Set(commented.filter((row) => row !== undefined).filter((row) => !quoted.has(row)))
  await refreshRows(trx, project, [...rest], false)
}
