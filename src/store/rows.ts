import { bandOf } from '../model/confidence.ts'
import type { RowState } from '../model/decision.ts'
import { err, ok, type Result } from '../model/result.ts'
import { quotationsOf } from './codec.ts'
import { batched, type Context, found } from './context.ts'
import { facetsOf } from './facet-counts.ts'
import { versionsOf } from './heads.ts'
import type { Page, Window } from './port-documents.ts'
import type { NextKind, RowFilter, RowOrder, Rows, StoredRow } from './port-rows.ts'
import { quotationsById, quotationsIn } from './quotation-views.ts'
import { shapeOf } from './row-facets.ts'
import { cursorOf, type Hit, type Key, parseCursor, rowQuery } from './row-query.ts'
import type { Db } from './schema.ts'
import { limitOf, pageOf } from './window.ts'

export function rowsOf(context: Context): Rows {
  const { db } = context
  const many = async (ids: readonly string[]): Promise<Result<readonly StoredRow[]>> => {
    const views = await rowsById(db, ids)
    const missing = ids.find((id) => !views.has(id))
    return missing === undefined ? ok(ids.flatMap((id) => views.get(id) ?? [])) : err({ code: 'NOT_FOUND', detail: missing })
  }
  const get = async (id: string): Promise<Result<StoredRow>> => found((await rowsById(db, [id])).get(id), id)
  return {
    many,
    get,
    list: (filter, order, window = {}) => list(context, filter, order, window),
    all: (filter, order) => all(context, filter, order),
    locate: (filter, order, row) => locate(context, filter, order, row),
    count: async (filter, atMost = 10_000) => (await rowQuery(context, filter))?.count(atMost) ?? 0,
    facets: ({ project, bitext }) => facetsOf(db, project, bitext),
    around: async (id, reach = 1) => many(await idsAround(db, id, reach)),
    next: (filter, kind, row, back = false) => next(context, filter, kind, row, back),
    quotation: async (id) => found((await quotationsById(db, [id])).get(id), id),
    quotations: (bitext, document) => quotationsIn(db, bitext, document),
    rowOf: async (quotation) => {
      const owner = await db.selectFrom('quotations').select('row').where('id', '=', quotation).executeTakeFirst()
      return owner?.row === undefined || owner.row === null ? err({ code: 'NOT_FOUND', detail: quotation }) : get(owner.row)
    },
  }
}

async function list(context: Context, filter: RowFilter, order: RowOrder, window: Window): Promise<Result<Page<StoredRow>>> {
  const cursor = window.before ?? window.after
  const key = cursor === undefined ? null : parseCursor(cursor)
  if (key !== null && !key.ok) return key
  const back = window.before !== undefined
  const query = await rowQuery(context, filter)
  const hits = (await query?.hits(order, key && { key: key.value, back }, back, limitOf(window) + 1)) ?? []
  const page = pageOf<Hit>(hits, window, cursorOf)
  const views = await rowsById(
    context.db,
    page.items.map(({ id }) => id),
  )
  return ok({ ...page, items: page.items.flatMap(({ id }) => views.get(id) ?? []) })
}

async function locate(context: Context, filter: RowFilter, order: RowOrder, row: string) {
  const key = await keyOf(context.db, row)
  if (key === undefined) return err<{ number: number; after: string | null }>({ code: 'NOT_FOUND', detail: row })
  const query = await rowQuery(context, filter)
  const [before] = (await query?.hits(order, { key, back: true }, true, 1)) ?? []
  const number = ((await query?.countBefore(order, key)) ?? 0) + 1
  return ok({ number, after: before === undefined ? null : cursorOf(before) })
}

async function* all(context: Context, filter: RowFilter, order: RowOrder): AsyncIterable<StoredRow> {
  for (let after: string | null | undefined; after !== null; ) {
    const page = await list(context, filter, order, { limit: 200, ...(after === undefined ? {} : { after }) })
    if (!page.ok) throw new Error(`a cursor of our own is refused: ${after}`)
    yield* page.value.items
    after = page.value.next
  }
}

const NEXT: { readonly [K in NextKind]: readonly Partial<RowFilter>[] } = {
  any: [{}],
  open: [{ verdict: 'open' }],
  low: [{ verdict: 'open', band: 'low' }],
  'not-one-to-one': [
    { verdict: 'open', shape: 'many' },
    { verdict: 'open', shape: 'alone' },
  ],
  stale: [{ stale: true }],
}

async function next(context: Context, filter: RowFilter, kind: NextKind, row: string | undefined, back: boolean) {
  const from = row === undefined ? null : await keyOf(context.db, row)
  if (from === undefined) return err<StoredRow | null>({ code: 'NOT_FOUND', detail: row ?? '' })
  const nearest: Hit[] = []
  for (const wanted of NEXT[kind]) {
    if (Object.entries(wanted).some(([field, value]) => (filter[field as keyof RowFilter] ?? value) !== value)) continue
    const query = await rowQuery(context, { ...filter, ...wanted })
    nearest.push(...((await query?.hits('position', from && { key: from, back }, back, 1)) ?? []))
  }
  const [first] = nearest.toSorted((a, b) => (back ? compare(b, a) : compare(a, b)))
  if (first === undefined) return ok(null)
  return found<StoredRow | null>((await rowsById(context.db, [first.id])).get(first.id), first.id)
}

function compare(a: Key, b: Key): number {
  return a.textOrder - b.textOrder || a.position - b.position || a.row - b.row
}

async function keyOf(db: Db, id: string): Promise<Key | undefined> {
  const row = await db
    .selectFrom('rows')
    .select(['n', 'text_order', 'position', 'confidence'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { textOrder: row.text_order, position: row.position, confidence: row.confidence, row: row.n }
}

/** The row with `reach` rows on either side in its bitext; of a row that is gone only its id, which `many` then refuses. */
async function idsAround(db: Db, id: string, reach: number): Promise<readonly string[]> {
  const row = await db.selectFrom('rows').select(['n', 'bitext', 'position']).where('id', '=', id).executeTakeFirst()
  if (row === undefined) return [id]
  const side = (sign: '<' | '>', direction: 'asc' | 'desc') =>
    db
      .selectFrom('rows')
      .select('id')
      .where('bitext', '=', row.bitext)
      .where((eb) => eb(eb.refTuple('position', 'n'), sign, eb.tuple(row.position, row.n)))
      .orderBy('position', direction)
      .orderBy('n', direction)
      .limit(reach)
      .execute()
  const before = await side('<', 'desc')
  const after = await side('>', 'asc')
  return [...before.toReversed().map((one) => one.id), id, ...after.map((one) => one.id)]
}

async function rowsById(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, StoredRow>> {
  const views = new Map<string, StoredRow>()
  for (const batch of batched([...new Set(ids)], 500)) {
    const rows = await db.selectFrom('rows').selectAll().where('id', 'in', batch).execute()
    const read = rows.map((row) => ({ ...row, parsed: JSON.parse(row.state) as RowState }))
    const named = read.flatMap(({ parsed }) => [...quotationsOf(parsed), ...parsed.candidates.map((one) => one.id)])
    const quotations = await quotationsById(db, named)
    const heads = await versionsOf(db, 'row', batch)
    const seen = (side: readonly string[]) => side.flatMap((one) => quotations.get(one) ?? [])
    for (const { parsed: state, ...row } of read) {
      const [zh, en] = [seen(state.zh), seen(state.en)]
      const head = heads.get(row.id)
      views.set(row.id, {
        id: row.id,
        project: row.project,
        bitext: row.bitext,
        state,
        version: head?.version ?? 0,
        zh,
        en,
        candidates: seen(state.candidates.map((one) => one.id)),
        confidence: row.confidence,
        band: bandOf(row.confidence),
        shape: shapeOf(state),
        basis: row.basis,
        stale: row.stale === 1,
        comments: row.comments,
        decidedBy: head === undefined ? null : { reviewer: head.by.reviewer, at: head.by.at },
      })
    }
  }
  return views
}
