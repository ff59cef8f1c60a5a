import { type RawBuilder, sql } from 'kysely'
import { err, ok, type Result } from '../model/result.ts'
import type { Context } from './context.ts'
import type { RowFilter, RowOrder } from './port-rows.ts'
import { knownFacets } from './row-facets.ts'
import { phrasesOf } from './words.ts'

/** Where a row stands in an order: what a cursor says. */
export interface Key {
  readonly textOrder: number
  readonly position: number
  readonly confidence: number
  readonly row: number
}

export interface Hit extends Key {
  readonly id: string
}

/** The queue's query for one filter, ready for a window of it. null: nothing can meet the filter. */
interface RowQuery {
  readonly hits: (
    order: RowOrder,
    from: { readonly key: Key; readonly back: boolean } | null,
    back: boolean,
    limit: number,
  ) => Promise<readonly Hit[]>
  readonly count: (atMost: number) => Promise<number>
  /** How many stand before the key. */
  readonly countBefore: (order: RowOrder, key: Key) => Promise<number>
}

export async function rowQuery(context: Context, filter: RowFilter): Promise<RowQuery | null> {
  const criteria = await criteriaOf(context, filter)
  if (criteria === null) return null
  const [lead, ...others] = criteria
  if (lead === undefined) return null
  const { db } = context
  const where = sql`${amongst('lead', lead.ids)} and ${conditionsOf(filter, others, await withWords(context, filter.words))}`
  // Of several speakers that are one, a row may have two: then the range of the index gives it twice.
  const distinct = lead.ids.length > 1 ? sql`distinct` : sql``
  return {
    hits: async (order, from, back, limit) => {
      const bound = from === null ? sql`` : sql`and ${beyond(order, from.key, from.back)}`
      const { rows } = await sql<Hit>`
        select ${distinct} r.id, lead.row, lead.text_order as "textOrder", lead.position, lead.confidence
        from row_facets as lead join rows as r on r.n = lead.row
        where ${where} ${bound} order by ${keysOf(order, back)} limit ${limit}`.execute(db)
      return rows
    },
    count: (atMost) => counted(context, sql`select ${distinct} lead.row from row_facets as lead where ${where} limit ${atMost}`),
    countBefore: (order, key) => {
      return counted(
        context,
        sql`select ${distinct} lead.row from row_facets as lead where ${where} and ${beyond(order, key, true)}`,
      )
    },
  }
}

async function counted({ db }: Context, query: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ count: number | string }>`select count(*) as count from (${query}) as met`.execute(db)
  return Number(rows[0]?.count ?? 0)
}

/** One criterion: the row has one of these facets. */
interface Criterion {
  readonly ids: readonly number[]
  readonly rows: number
}

/** Rarest first: it leads, and the others are looked up for each of its rows. */
async function criteriaOf(context: Context, filter: RowFilter): Promise<readonly Criterion[] | null> {
  const groups = await facetsOf(context, filter)
  const ids = await knownFacets(context.db, filter.project, new Set(groups.flat()))
  const criteria = groups.map((group) => group.flatMap((facet) => ids.get(facet) ?? []))
  if (criteria.some((group) => group.length === 0)) return null
  const counts = await countsOf(context, criteria.flat())
  return criteria
    .map((group) => ({ ids: group, rows: group.reduce((sum, id) => sum + (counts.get(id) ?? 0), 0) }))
    .toSorted((a, b) => a.rows - b.rows)
}

async function facetsOf(context: Context, filter: RowFilter): Promise<readonly (readonly string[])[]> {
  const { bitext, document, speaker, verdict, band, reason, type, bookmarked, commented, stale, alone, shape } = filter
  const simple = Object.entries({ bitext, document, verdict, band, type, alone, shape }).flatMap(([kind, value]) => {
    return value === undefined ? [] : [[`${kind}:${value}`]]
  })
  const flags = Object.entries({ bookmarked, commented, stale }).flatMap(([kind, wanted]) =>
    wanted === true ? [[`${kind}:`]] : [],
  )
  const merged = speaker === undefined ? [] : [await mergedInto(context, speaker)]
  const groups = [...simple, ...flags, ...(reason === undefined ? [] : [[reason]]), ...merged]
  return groups.length > 0 ? groups : [['all:']]
}

/** The speaker, and all that were merged into it. */
async function mergedInto({ db }: Context, speaker: string): Promise<readonly string[]> {
  const rows = await db.selectFrom('speakers').select('id').where('root', '=', speaker).execute()
  return rows.map(({ id }) => `speaker:${id}`)
}

async function countsOf({ db }: Context, facets: readonly number[]): Promise<ReadonlyMap<number, number>> {
  const rows = await db
    .selectFrom('facet_counts')
    .select((eb) => ['facet', eb.fn.sum<number | string>('rows').as('rows')])
    .where('facet', 'in', facets)
    .groupBy('facet')
    .execute()
  return new Map(rows.map(({ facet, rows: count }) => [facet, Number(count)]))
}

function conditionsOf(filter: RowFilter, others: readonly Criterion[], found: RawBuilder<unknown> | null): RawBuilder<unknown> {
  const { minConfidence, maxConfidence, bookmarked, commented, stale } = filter
  const conditions = others.map(
    ({ ids }) => sql`exists (select 1 from row_facets as other where other.row = lead.row and ${amongst('other', ids)})`,
  )
  if (minConfidence !== undefined) conditions.push(sql`lead.confidence >= ${minConfidence}`)
  if (maxConfidence !== undefined) conditions.push(sql`lead.confidence <= ${maxConfidence}`)
  for (const [kind, wanted] of Object.entries({ bookmarked, commented, stale })) {
    if (wanted !== false) continue
    conditions.push(sql`not exists (select 1 from row_facets as other join facets on facets.id = other.facet
      where other.row = lead.row and facets.kind = ${kind})`)
  }
  if (found !== null) conditions.push(found)
  return conditions.length === 0 ? sql`1 = 1` : sql.join(conditions, sql` and `)
}

// From here a page of rows is sooner found by looking at rows one after the other than by listing all that have the words.
const FREQUENT = 5_000

/** The rows with words; null: none are asked for. */
async function withWords(context: Context, words: string | undefined): Promise<RawBuilder<unknown> | null> {
  const phrases = words === undefined ? [] : phrasesOf(words, context.fold)
  if (phrases.length === 0) return null
  const matching = context.words.matching(phrases)
  if ((await counted(context, sql`select 1 from (${matching}) as matched limit ${FREQUENT}`)) < FREQUENT) {
    return sql`lead.row in (select found.n from rows as found join quotations as q on q."row" = found.id where q.n in (${matching}))`
  }
  // `+ 0`: else SQLite asks the index of words anew for every row.
  return sql`exists (select 1 from rows as found join quotations as q on q."row" = found.id
    where found.n = lead.row and q.n + 0 in (${matching}))`
}

function amongst(alias: string, ids: readonly number[]): RawBuilder<unknown> {
  const column = sql.ref(`${alias}.facet`)
  return ids.length === 1 ? sql`${column} = ${ids[0]}` : sql`${column} in (${sql.join(ids)})`
}

function beyond(order: RowOrder, key: Key, back: boolean): RawBuilder<unknown> {
  const sign = sql.raw((order === 'confidence-down') === back ? '>' : '<')
  return order === 'position'
    ? sql`(lead.text_order, lead.position, lead.row) ${sql.raw(back ? '<' : '>')} (${key.textOrder}, ${key.position}, ${key.row})`
    : sql`(lead.confidence, lead.row) ${sign} (${key.confidence}, ${key.row})`
}

function keysOf(order: RowOrder, back: boolean): RawBuilder<unknown> {
  const direction = sql.raw((order === 'confidence-down') === back ? 'asc' : 'desc')
  return order === 'position'
    ? sql`lead.text_order ${direction}, lead.position ${direction}, lead.row ${direction}`
    : sql`lead.confidence ${direction}, lead.row ${direction}`
}

/** A cursor as it stands in an address. */
export function cursorOf({ textOrder, position, confidence, row }: Key): string {
  return [textOrder, position, confidence, row].join('_')
}

export function parseCursor(cursor: string): Result<Key> {
  const [textOrder, position, confidence, row, ...more] = cursor.split('_').map(Number)
  const numbers = [textOrder, position, confidence, row]
  if (more.length > 0 || !numbers.every((one) => Number.isFinite(one))) return err({ code: 'BAD_REQUEST', detail: 'page' })
  return ok({ textOrder, position, confidence, row } as Key)
}
