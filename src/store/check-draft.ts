import type { Change, QuotationState, RowState } from '../model/decision.ts'
import { keyOf } from '../model/fold.ts'
import { quotationsOf, wordsOf } from './codec.ts'
import { batched, isPlain } from './context.ts'
import { textOf } from './documents.ts'
import type { DecisionDraft } from './port-decisions.ts'
import type { Trx } from './schema.ts'

type ChangeOf<E extends Change['entity']> = Extract<Change, { entity: E }>

export function faultOfOperation(id: string, reviewer: string): string | null {
  if (!isPlain(id, 100)) return 'operation id'
  return isPlain(reviewer, 100) ? null : 'reviewer'
}

/** What is wrong with a draft by itself; null: nothing. */
export function faultOfDraft({ id, reviewer, changes, saw }: DecisionDraft): string | null {
  const fault = faultOfOperation(id, reviewer)
  if (fault !== null) return fault
  if (changes.length === 0) return 'nothing to change'
  if (saw.length !== changes.length) return 'one version for each change'
  if (new Set(changes.map(keyOf)).size < changes.length) return 'one change for each thing'
  if (changes.some((change) => !isPlain(change.id, 200))) return 'id'
  if (changes.some(({ before, after }) => before === null && after === null)) return 'a change of nothing'
  return null
}

/**
 * What of the changes does not fit what is stored; null: nothing. Above all: no quotation may come into two rows or into none,
 * and every span must lie in its text.
 */
export async function faultOfChanges(trx: Trx, project: string, changes: readonly Change[]): Promise<string | null> {
  const of = <E extends Change['entity']>(entity: E) => changes.filter((one): one is ChangeOf<E> => one.entity === entity)
  return (
    (await faultOfQuotations(trx, project, of('quotation'), of('speaker'))) ??
    (await faultOfRows(trx, project, of('row'), of('quotation'))) ??
    (await faultOfTexts(trx, project, changes)) ??
    (await faultOfComments(trx, project, of('comment'), of('row'))) ??
    (await faultOfSpeakers(trx, of('speaker'), of('quotation')))
  )
}

async function faultOfQuotations(
  trx: Trx,
  project: string,
  changes: readonly ChangeOf<'quotation'>[],
  speakers: readonly ChangeOf<'speaker'>[],
): Promise<string | null> {
  const made = new Set(speakers.flatMap(({ id, after }) => (after === null ? [] : id)))
  const texts = new Map<string, string>()
  for (const { id, before, after } of changes) {
    if (after === null) continue
    if (before !== null && (before.document !== after.document || before.lang !== after.lang)) return `${id}: another text`
    const fault = await faultOfSpans(trx, project, texts, after)
    if (fault !== null) return `${id}: ${fault}`
    if (after.speaker !== null && !made.has(after.speaker) && !(await exists(trx, 'speakers', project, after.speaker))) {
      return `${id}: no such speaker`
    }
  }
  return null
}

async function faultOfSpans(
  trx: Trx,
  project: string,
  texts: Map<string, string>,
  state: QuotationState,
): Promise<string | null> {
  const { document } = state
  if (!texts.has(document)) {
    const text = (await exists(trx, 'documents', project, document)) ? await textOf(trx, document) : undefined
    if (text === undefined) return 'no such document'
    texts.set(document, text)
  }
  try {
    wordsOf(texts.get(document) ?? '', state)
    return null
  } catch (error) {
    if (error instanceof RangeError) return error.message
    throw error
  }
}

async function faultOfRows(
  trx: Trx,
  project: string,
  changes: readonly ChangeOf<'row'>[],
  quotations: readonly ChangeOf<'quotation'>[],
): Promise<string | null> {
  const held = changes.flatMap(({ before }) => quotationsOf(before))
  const now = changes.flatMap(({ after }) => quotationsOf(after))
  if (new Set(now).size < now.length) return 'a quotation in two rows'
  const removed = new Set(quotations.flatMap(({ id, after }) => (after === null ? id : [])))
  const lost = held.find((id) => !now.includes(id) && !removed.has(id))
  if (lost !== undefined) return `${lost} would be in no row`
  const known = await placesOf(trx, project, now)
  for (const { id, after } of quotations) if (after !== null) known.set(id, { lang: after.lang, row: known.get(id)?.row ?? null })
  const own = new Set(changes.map(({ id }) => id))
  for (const [id, { row }] of await placesOf(trx, project, [...removed])) {
    if (row !== null && !own.has(row)) return `${id} stands in ${row}`
  }
  for (const { id, before, after } of changes) {
    if (after === null) continue
    if (quotationsOf(after).length === 0) return `${id}: an empty row`
    if (before !== null && before.bitext !== after.bitext) return `${id}: another text`
    if (before === null && (await isTaken(trx, id))) return `${id} is taken`
    if (!(await exists(trx, 'bitexts', project, after.bitext))) return `${id}: no such text`
    const fault = faultOfSides(after, known, own, removed)
    if (fault !== null) return `${id}: ${fault}`
  }
  return strayQuotation(quotations, known, now)
}

interface Place {
  readonly lang: string
  readonly row: string | null
}

function faultOfSides(
  state: RowState,
  known: ReadonlyMap<string, Place>,
  own: ReadonlySet<string>,
  removed: ReadonlySet<string>,
): string | null {
  for (const lang of ['zh', 'en'] as const) {
    for (const id of state[lang]) {
      const place = known.get(id)
      if (place === undefined || removed.has(id)) return `no quotation ${id}`
      if (place.lang !== lang) return `${id} is not ${lang}`
      if (place.row !== null && !own.has(place.row)) return `${id} stands in ${place.row}`
    }
  }
  return null
}

/** A new quotation must come with a row. */
function strayQuotation(quotations: readonly ChangeOf<'quotation'>[], known: ReadonlyMap<string, Place>, now: readonly string[]) {
  const stray = quotations.find(
    ({ id, before, after }) => before === null && after !== null && !now.includes(id) && !known.get(id)?.row,
  )
  return stray === undefined ? null : `${stray.id} would be in no row`
}

async function placesOf(trx: Trx, project: string, ids: readonly string[]): Promise<Map<string, Place>> {
  const places = new Map<string, Place>()
  for (const batch of batched(ids)) {
    const query = trx
      .selectFrom('quotations')
      .select(['id', 'lang', 'row'])
      .where('project', '=', project)
      .where('id', 'in', batch)
    for (const { id, lang, row } of await query.where('removed', '=', 0).execute()) places.set(id, { lang, row })
  }
  return places
}

async function faultOfTexts(trx: Trx, project: string, changes: readonly Change[]): Promise<string | null> {
  for (const { entity, id, after } of changes) {
    const documents =
      entity === 'segment' ? [after?.document] : entity === 'bitext' ? [after?.zh, after?.en] : entity === 'document' ? [id] : []
    for (const document of documents) {
      if (document !== null && document !== undefined && !(await exists(trx, 'documents', project, document)))
        return `${id}: no such document`
    }
    if (entity === 'document' && after === null) return `${id}: metadata may be empty, not absent`
  }
  return null
}

async function faultOfComments(
  trx: Trx,
  project: string,
  changes: readonly ChangeOf<'comment'>[],
  rows: readonly ChangeOf<'row'>[],
) {
  for (const { id, after } of changes) {
    if (after === null || rows.some((row) => row.id === after.row && row.after !== null)) continue
    if (!(await exists(trx, 'rows', project, after.row))) return `${id}: no such row`
  }
  return null
}

async function faultOfSpeakers(trx: Trx, changes: readonly ChangeOf<'speaker'>[], quotations: readonly ChangeOf<'quotation'>[]) {
  const changed = new Set(quotations.map(({ id }) => id))
  for (const { id, after } of changes) {
    if (after?.mergedInto === id) return `${id}: merged into itself`
    if (after !== null) continue
    const own = await trx.selectFrom('quotations').select('id').where('speaker', '=', id).where('removed', '=', 0).execute()
    const left = own.find((quotation) => !changed.has(quotation.id))
    if (left !== undefined) return `${id} still has ${left.id}`
  }
  return null
}

async function exists(
  trx: Trx,
  table: 'documents' | 'speakers' | 'bitexts' | 'rows',
  project: string,
  id: string,
): Promise<boolean> {
  const row = await trx.selectFrom(table).select('id').where('id', '=', id).where('project', '=', project).executeTakeFirst()
  return row !== undefined
}

async function isTaken(trx: Trx, id: string): Promise<boolean> {
  return (await trx.selectFrom('rows').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
}
