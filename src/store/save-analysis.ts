import type { Analysis } from '../model/analysis.ts'
import type { Change, RowState } from '../model/decision.ts'
import type { Metadata } from '../model/document.ts'
import { sameState } from '../model/fold.ts'
import { ok, type Result } from '../model/result.ts'
import { appendDecision } from './append.ts'
import { isPinned } from './codec.ts'
import { batched, type Context, write } from './context.ts'
import { groupFound, type OldRow } from './group-found.ts'
import type { Committed } from './port-decisions.ts'
import { lock } from './projects.ts'
import { dropRows, putRows, refreshRows } from './row-index.ts'
import { saveQuotations } from './save-quotations.ts'
import type { Trx } from './schema.ts'
import { recountSpeakers } from './speaker-counts.ts'
import { adoptSpeakers } from './speaker-keys.ts'
import { type Target, targetOf } from './target.ts'

/** What was kept of people's work. */
interface Kept {
  readonly kept: number
  readonly stale: number
}

/**
 * Replaces what the machine found in a bitext. Rows that people settled stay as they are. An open row that was decided on
 * before (a bookmark, a confirmation that was undone) follows the machine, and that is a decision in the log too: else the log
 * would not fold to what is stored.
 */
export async function saveAnalysis(context: Context, bitext: string, analysis: Analysis): Promise<Result<Kept>> {
  let realigned: Committed | null = null
  const saved = await write<Result<Kept>>(context, async (trx) => {
    const target = await targetOf(trx, bitext, analysis)
    if (!target.ok) return target
    const { project } = target.value
    await lock(trx, project)
    const speakers = await adoptSpeakers(trx, context, project, bitext, analysis.speakers)
    const old = await rowsOf(trx, bitext)
    const pinned = old.filter(({ state }) => isPinned(state))
    const quotations = await saveQuotations(trx, context, target.value, analysis, speakers, pinned)
    const groups = groupFound(target.value.id, analysis, quotations, old)
    realigned = await replaceRows(trx, context, project, old, groups)
    await refreshRows(
      trx,
      project,
      pinned.map(({ id }) => id),
      false,
    )
    await saveText(trx, target.value, analysis)
    await recountSpeakers(trx, project, [...quotations.speakersTouched, ...speakers.values()])
    await trx.updateTable('bitexts').set({ analysed_at: context.now(), mode: analysis.mode }).where('id', '=', bitext).execute()
    const stale = await trx
      .selectFrom('rows')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('bitext', '=', bitext)
      .where('stale', '=', 1)
      .executeTakeFirstOrThrow()
    return ok({ kept: pinned.length, stale: stale.count })
  })
  if (saved.ok && realigned !== null) context.announce(realigned)
  return saved
}

async function rowsOf(trx: Trx, bitext: string): Promise<readonly OldRow[]> {
  const rows = await trx.selectFrom('rows').select(['id', 'state', 'comments']).where('bitext', '=', bitext).execute()
  return rows.map(({ id, state, comments }) => ({ id, comments, state: JSON.parse(state) as RowState }))
}

/** The machine's rows in place of its old ones; what that changes of rows that were decided on goes into the log. */
async function replaceRows(
  trx: Trx,
  context: Context,
  project: string,
  old: readonly OldRow[],
  groups: ReadonlyMap<string, RowState>,
): Promise<Committed | null> {
  const free = old.filter(({ state }) => !isPinned(state))
  const before = new Map(free.map(({ id, state }) => [id, state]))
  // Also rows that were decided away and are found anew: the log knows their ids.
  const decided = await decidedRows(trx, [...new Set([...before.keys(), ...groups.keys()])])
  const changes = decided
    .map((id): Change => ({ entity: 'row', id, before: before.get(id) ?? null, after: groups.get(id) ?? null }))
    .filter((change) => !sameState(change.before, change.after))
  const gone = free.filter(({ id }) => !groups.has(id))
  await dropRows(
    trx,
    gone.map(({ id }) => id),
  )
  // The unchanged ones too: their words or types may have changed.
  await putRows(
    trx,
    project,
    [...groups].map(([id, state]) => ({ id, state, decided: false })),
  )
  if (changes.length === 0) return null
  const draft = { id: `realign:${context.newId()}`, project, verb: 'realign' as const, reviewer: '', basis: '', changes }
  return appendDecision(trx, context, draft)
}

async function decidedRows(trx: Trx, ids: readonly string[]): Promise<readonly string[]> {
  const decided: string[] = []
  for (const batch of batched(ids)) {
    const heads = await trx.selectFrom('heads').select('id').where('entity', '=', 'row').where('id', 'in', batch).execute()
    decided.push(...heads.map(({ id }) => id))
  }
  return decided
}

/** Segments, sentences, beads and what the documents say of themselves. */
async function saveText(trx: Trx, target: Target, analysis: Analysis): Promise<void> {
  const { id: bitext, documents } = target
  await trx.deleteFrom('outlines').where('bitext', '=', bitext).execute()
  for (const [index, document] of documents.entries()) {
    const segments = analysis.segments
      .filter((segment) => segment.document === index)
      .map(({ document: _, ...segment }) => segment)
    await trx
      .insertInto('outlines')
      .values({ bitext, document, body: JSON.stringify(segments) })
      .execute()
    const decided = await trx
      .selectFrom('heads')
      .select('id')
      .where('entity', '=', 'document')
      .where('id', '=', document)
      .executeTakeFirst()
    const metadata = JSON.stringify(metadataOf(analysis.documents[index] ?? {}))
    if (decided === undefined) await trx.updateTable('documents').set({ metadata }).where('id', '=', document).execute()
  }
  const { zh, en } = await trx.selectFrom('bitexts').select(['zh', 'en']).where('id', '=', bitext).executeTakeFirstOrThrow()
  const sentencesOf = (id: string | null) => (id === null ? [] : (analysis.documents[documents.indexOf(id)]?.sentences ?? []))
  const body = JSON.stringify({ mode: analysis.mode, zh: sentencesOf(zh), en: sentencesOf(en), beads: analysis.beads })
  await trx.deleteFrom('alignments').where('bitext', '=', bitext).execute()
  await trx.insertInto('alignments').values({ bitext, body }).execute()
}

function metadataOf({ title, date, place, outlet, reporter }: Metadata): Metadata {
  return Object.fromEntries(Object.entries({ title, date, place, outlet, reporter }).filter(([, value]) => value !== undefined))
}
