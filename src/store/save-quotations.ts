import { createHash } from 'node:crypto'
import type { Analysis } from '../model/analysis.ts'
import type { QuotationState } from '../model/decision.ts'
import type { Quotation } from '../model/quotation.ts'
import { type Found, quotationsOf, spanOf } from './codec.ts'
import { batched, breathe, type Context } from './context.ts'
import { textOf } from './documents.ts'
import type { LiveQuotation, OldRow, SavedQuotations } from './group-found.ts'
import { matchQuotations } from './match.ts'
import { columnsOf, indexWords, reindexWords } from './quotation-columns.ts'
import type { Trx } from './schema.ts'
import type { Target } from './target.ts'

/** A quotation as it is to be written. */
interface Put {
  readonly id: string
  readonly state: QuotationState
  readonly machine: string
}

/**
 * The quotations of a new analysis over those of the last one. One that a person corrected or took away stays so; one that the
 * machine no longer finds stays only where a person settled its row or decided on it.
 */
export async function saveQuotations(
  trx: Trx,
  context: Context,
  target: Target,
  analysis: Analysis,
  speakers: ReadonlyMap<string, string>,
  pinned: readonly OldRow[],
): Promise<SavedQuotations> {
  const old = await oldOf(trx, target.id)
  const idOf = idsOf(target, analysis, old)
  const decided = await decidedOf(trx, old)
  const kept = new Set([...decided, ...pinned.flatMap(({ state }) => quotationsOf(state))])
  const known = new Map(old.map((one) => [one.id, one]))
  const puts = analysis.quotations.map((one) => putOf(one, target, idOf, speakers))
  const texts = await textsOf(trx, target)

  const added = puts.filter(({ id }) => !known.has(id))
  await insertAll(trx, context, target, added, texts)
  for (const put of puts) {
    const before = known.get(put.id)
    if (before === undefined) continue
    if (decided.has(put.id)) await trx.updateTable('quotations').set({ machine: put.machine }).where('n', '=', before.n).execute()
    else if (put.machine !== before.machine) await update(trx, context, before.n, put, texts)
  }
  const found = new Set(puts.map(({ id }) => id))
  const lost = old.filter(({ id }) => !found.has(id))
  await remove(
    trx,
    context,
    lost.filter(({ id }) => !kept.has(id)),
  )
  for (const { n } of lost.filter(({ id }) => kept.has(id))) {
    await trx.updateTable('quotations').set({ machine: null }).where('n', '=', n).execute()
  }

  const removed = new Set(old.filter((one) => one.removed === 1).map(({ id }) => id))
  return {
    idOf: new Map([...idOf].filter(([, id]) => !removed.has(id))),
    live: await liveOf(trx, target.id),
    speakersTouched: old.flatMap(({ state }) => state.speaker ?? []),
  }
}

async function oldOf(trx: Trx, bitext: string) {
  const rows = await trx
    .selectFrom('quotations')
    .select(['n', 'id', 'document', 'lang', 'state', 'machine', 'removed'])
    .where('bitext', '=', bitext)
    .execute()
  return rows.map((row) => ({ ...row, state: JSON.parse(row.state) as QuotationState }))
}

type Old = Awaited<ReturnType<typeof oldOf>>[number]

/** The store's id of each quotation of the analysis: the old one's where it is the same, else one made from its place. */
function idsOf(target: Target, analysis: Analysis, old: readonly Old[]): ReadonlyMap<string, string> {
  const located = analysis.quotations.map(({ id, document, lang, parts }) => {
    return { id, document: target.documents[document] ?? '', lang, parts: parts.map(spanOf) }
  })
  const matches = matchQuotations(
    // By what the machine found last time, so that a correction by hand does not hide what it corrects.
    old.map(({ id, document, lang, state, machine }) => {
      const parts = machine === null ? state.parts : (JSON.parse(machine) as Found).state.parts
      return { id, document, lang, parts }
    }),
    located,
  )
  const used = new Set(old.map(({ id }) => id))
  const ids = new Map<string, string>()
  for (const one of located) {
    let id = matches.get(one.id)
    for (let again = 0; id === undefined; again += 1) {
      const made = newQuotationId(target.id, one, again)
      if (!used.has(made)) id = made
    }
    used.add(id)
    ids.set(one.id, id)
  }
  return ids
}

function newQuotationId(bitext: string, place: object, again: number): string {
  const { id: _, ...rest } = place as { id: string }
  return `q${createHash('sha256')
    .update(JSON.stringify([bitext, rest, again]))
    .digest('hex')
    .slice(0, 20)}`
}

/** Those that a person decided on, whatever became of it. */
async function decidedOf(trx: Trx, old: readonly Old[]): Promise<ReadonlySet<string>> {
  const decided = new Set<string>()
  for (const batch of batched(old.map(({ id }) => id))) {
    const heads = await trx.selectFrom('heads').select('id').where('entity', '=', 'quotation').where('id', 'in', batch).execute()
    for (const { id } of heads) decided.add(id)
  }
  return decided
}

function putOf(
  quotation: Quotation,
  target: Target,
  idOf: ReadonlyMap<string, string>,
  speakers: ReadonlyMap<string, string>,
): Put {
  const { parts, lang, type, cue, mention, speaker, confidence, evidence, via, parent, candidates = [] } = quotation
  const state: QuotationState = {
    document: target.documents[quotation.document] ?? '',
    parts: parts.map(spanOf),
    lang,
    type,
    cue: cue && spanOf(cue),
    mention: mention && { ...spanOf(mention), form: mention.form },
    speaker: speaker === null ? null : (speakers.get(speaker.id) ?? null),
  }
  const outer = parent === undefined ? undefined : idOf.get(parent)
  const found: Found = {
    state,
    confidence,
    evidence,
    ...(via === undefined ? {} : { via }),
    ...(outer === undefined ? {} : { parent: outer }),
    candidates: candidates.flatMap(({ id }) => speakers.get(id) ?? []),
  }
  return { id: idOf.get(quotation.id) ?? '', state, machine: JSON.stringify(found) }
}

async function textsOf(trx: Trx, target: Target): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>()
  for (const document of new Set(target.documents)) texts.set(document, (await textOf(trx, document)) ?? '')
  return texts
}

async function insertAll(trx: Trx, context: Context, target: Target, puts: readonly Put[], texts: ReadonlyMap<string, string>) {
  const { project, id: bitext } = target
  for (const batch of batched(puts, 500)) {
    const values = batch.map(({ id, machine, state }) => {
      return { id, project, bitext, removed: 0, row: null, machine, ...columnsOf(texts.get(state.document) ?? '', state) }
    })
    const made = await trx.insertInto('quotations').values(values).returning(['n', 'words']).execute()
    await indexWords(trx, context, made)
    await breathe()
  }
}

async function update(trx: Trx, context: Context, n: number, put: Put, texts: ReadonlyMap<string, string>): Promise<void> {
  const columns = columnsOf(texts.get(put.state.document) ?? '', put.state)
  await trx
    .updateTable('quotations')
    .set({ ...columns, machine: put.machine })
    .where('n', '=', n)
    .execute()
  await reindexWords(trx, context, n, columns.words)
}

/** Takes quotations away for good, with their words in the index. */
async function remove(trx: Trx, context: Context, lost: readonly Old[]): Promise<void> {
  for (const batch of batched(lost.map(({ n }) => n))) {
    await context.words.drop(trx, batch)
    await trx.deleteFrom('quotations').where('n', 'in', batch).execute()
  }
}

async function liveOf(trx: Trx, bitext: string): Promise<readonly LiveQuotation[]> {
  const rows = await trx
    .selectFrom('quotations')
    .select(['id', 'lang', 'start_at'])
    .where('bitext', '=', bitext)
    .where('removed', '=', 0)
    .orderBy('start_at')
    .execute()
  return rows.map(({ id, lang, start_at: start }) => ({ id, lang, start }))
}
