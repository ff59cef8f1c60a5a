import { basisOf } from '../model/basis.ts'
import type { RowState } from '../model/decision.ts'
import { confidenceOf, isPinned, quotationsOf, type Words } from './codec.ts'
import { batched, breathe, groupBy } from './context.ts'
import { type FacetSource, facetIds, facetsOfRow } from './row-facets.ts'
import type { Trx } from './schema.ts'

/** A row to be written. `decided`: a person saw these words just now. */
interface RowPut {
  readonly id: string
  readonly state: RowState
  readonly decided: boolean
}

/** Writes rows with all that the queue is filtered and sorted by. Their quotations must be written before. */
export async function putRows(trx: Trx, project: string, puts: readonly RowPut[]): Promise<void> {
  for (const batch of batched(puts, 200)) {
    await putBatch(trx, project, batch)
    await breathe()
  }
}

/** Writes rows again whose quotations, comments or words changed, their state being the same. */
export async function refreshRows(trx: Trx, project: string, ids: readonly string[], decided: boolean): Promise<void> {
  for (const batch of batched(ids, 200)) {
    const rows = await trx.selectFrom('rows').select(['id', 'state']).where('id', 'in', batch).execute()
    await putBatch(
      trx,
      project,
      rows.map(({ id, state }) => ({ id, state: JSON.parse(state) as RowState, decided })),
    )
  }
}

export async function dropRows(trx: Trx, ids: readonly string[]): Promise<void> {
  for (const batch of batched(ids, 200)) {
    const rows = await trx.selectFrom('rows').select(['n', 'bitext', 'state']).where('id', 'in', batch).execute()
    await unindex(trx, rows)
    const left = rows.flatMap(({ state }) => quotationsOf(JSON.parse(state) as RowState))
    for (const some of batched(left)) {
      await trx.updateTable('quotations').set({ row: null }).where('id', 'in', some).where('row', 'in', batch).execute()
    }
    await trx.deleteFrom('rows').where('id', 'in', batch).execute()
  }
}

/** Takes a bitext's rows out of the queue, or back into it; the rows stay. */
export async function hideRows(trx: Trx, project: string, bitext: string, hidden: boolean): Promise<void> {
  const rows = await trx.selectFrom('rows').select(['id', 'n', 'bitext']).where('bitext', '=', bitext).execute()
  if (!hidden) {
    return refreshRows(
      trx,
      project,
      rows.map(({ id }) => id),
      false,
    )
  }
  for (const batch of batched(rows, 200)) await unindex(trx, batch)
}

async function putBatch(trx: Trx, project: string, puts: readonly RowPut[]): Promise<void> {
  if (puts.length === 0) return
  const ids = puts.map(({ id }) => id)
  const known = new Map((await trx.selectFrom('rows').selectAll().where('id', 'in', ids).execute()).map((row) => [row.id, row]))
  const quotations = await quotationsIn(trx, puts)
  const orders = await textOrders(trx, puts)
  const comments = await commentsOn(trx, ids)
  const sources = new Map<string, FacetSource>()
  const made = []
  for (const { id, state, decided } of puts) {
    const row = known.get(id)
    const wordsOn = (side: readonly string[]) => side.map((one) => quotations.get(one)?.text ?? '')
    const basis = basisOf(wordsOn(state.zh), wordsOn(state.en))
    const decidedBasis = decided ? basis : (row?.decided_basis ?? null)
    const isStale = isPinned(state) && decidedBasis !== null && decidedBasis !== basis
    const count = comments.get(id) ?? 0
    const values = {
      bitext: state.bitext,
      text_order: orders.get(state.bitext) ?? 0,
      position: state.position,
      confidence: confidenceOf(state),
      state: JSON.stringify(state),
      basis,
      decided_basis: decidedBasis,
      stale: isStale ? 1 : 0,
      comments: count,
    }
    if (row === undefined) made.push({ id, project, ...values })
    else if (isOther(row, values)) await trx.updateTable('rows').set(values).where('n', '=', row.n).execute()
    const found = quotationsOf(state).flatMap((one) => quotations.get(one) ?? [])
    const strange = quotationsOf(state).filter((one) => quotations.get(one)?.row !== id)
    if (strange.length > 0) await trx.updateTable('quotations').set({ row: id }).where('id', 'in', strange).execute()
    sources.set(id, { bitext: state.bitext, state, stale: isStale, comments: count, quotations: found })
  }
  if (made.length > 0) await trx.insertInto('rows').values(made).execute()
  await indexRows(trx, project, sources)
}

function isOther<T extends object>(row: T, values: Partial<T>): boolean {
  return Object.entries(values).some(([column, value]) => row[column as keyof T] !== value)
}

/** Brings the facets of rows in line with what they are now. */
async function indexRows(trx: Trx, project: string, sources: ReadonlyMap<string, FacetSource>): Promise<void> {
  const rows = await trx
    .selectFrom('rows')
    .select(['id', 'n', 'bitext', 'text_order', 'position', 'confidence'])
    .where('id', 'in', [...sources.keys()])
    .execute()
  const wanted = new Map([...sources].map(([id, source]) => [id, facetsOfRow(source)]))
  const ids = await facetIds(trx, project, new Set([...wanted.values()].flatMap((facets) => [...facets])))
  const keys = rows.map((row) => row.n)
  const stored = await trx
    .selectFrom('row_facets')
    .select(['row', 'facet', 'text_order', 'position', 'confidence'])
    .where('row', 'in', keys)
    .execute()
  const before = groupBy(stored, (one) => one.row)
  const added = []
  const counts = new Map<string, number>()
  for (const { id, n, bitext, text_order, position, confidence } of rows) {
    const had = before.get(n) ?? []
    const facets = [...(wanted.get(id) ?? [])].flatMap((facet) => ids.get(facet) ?? [])
    const moved = had.some((one) => one.position !== position || one.confidence !== confidence || one.text_order !== text_order)
    const gone = moved ? had : had.filter((one) => !facets.includes(one.facet))
    const kept = new Set(moved ? [] : had.map((one) => one.facet))
    for (const { facet } of gone) tally(counts, bitext, facet, -1)
    if (gone.length > 0) {
      const dead = gone.map((one) => one.facet)
      await trx.deleteFrom('row_facets').where('row', '=', n).where('facet', 'in', dead).execute()
    }
    for (const facet of facets.filter((one) => !kept.has(one))) {
      added.push({ facet, row: n, text_order, position, confidence })
      tally(counts, bitext, facet, 1)
    }
  }
  for (const batch of batched(added)) await trx.insertInto('row_facets').values(batch).execute()
  await addCounts(trx, counts)
}

async function unindex(trx: Trx, rows: readonly { readonly n: number; readonly bitext: string }[]): Promise<void> {
  if (rows.length === 0) return
  const keys = rows.map(({ n }) => n)
  const bitexts = new Map(rows.map(({ n, bitext }) => [n, bitext]))
  const counts = new Map<string, number>()
  const stored = await trx.selectFrom('row_facets').select(['row', 'facet']).where('row', 'in', keys).execute()
  for (const { row, facet } of stored) tally(counts, bitexts.get(row) ?? '', facet, -1)
  await trx.deleteFrom('row_facets').where('row', 'in', keys).execute()
  await addCounts(trx, counts)
}

function tally(counts: Map<string, number>, bitext: string, facet: number, by: number): void {
  const key = JSON.stringify([bitext, facet])
  counts.set(key, (counts.get(key) ?? 0) + by)
}

async function addCounts(trx: Trx, counts: ReadonlyMap<string, number>): Promise<void> {
  const changed = [...counts].filter(([, by]) => by !== 0)
  const values = changed.map(([key, rows]) => {
    const [bitext, facet] = JSON.parse(key) as [string, number]
    return { bitext, facet, rows }
  })
  for (const batch of batched(values)) {
    await trx
      .insertInto('facet_counts')
      .values(batch)
      .onConflict((conflict) =>
        conflict
          .columns(['bitext', 'facet'])
          .doUpdateSet((eb) => ({ rows: eb('facet_counts.rows', '+', eb.ref('excluded.rows')) })),
      )
      .execute()
  }
}

async function quotationsIn(trx: Trx, puts: readonly RowPut[]) {
  const ids = [...new Set(puts.flatMap(({ state }) => quotationsOf(state)))]
  const found = new Map<string, { text: string; document: string; type: string; speaker: string | null; row: string | null }>()
  for (const batch of batched(ids)) {
    const rows = await trx
      .selectFrom('quotations')
      .select(['id', 'row', 'words', 'document', 'type', 'speaker'])
      .where('id', 'in', batch)
      .execute()
    for (const { id, words, ...facets } of rows) found.set(id, { ...facets, text: (JSON.parse(words) as Words).text })
  }
  return found
}

async function textOrders(trx: Trx, puts: readonly RowPut[]): Promise<ReadonlyMap<string, number>> {
  const ids = [...new Set(puts.map(({ state }) => state.bitext))]
  const rows = await trx.selectFrom('bitexts').select(['id', 'n']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, n }) => [id, n]))
}

async function commentsOn(trx: Trx, rows: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const counts = await trx
    .selectFrom('comments')
    .select((eb) => ['row', eb.fn.countAll<number>().as('count')])
    .where('row', 'in', rows)
    .groupBy('row')
    .execute()
  return new Map(counts.map(({ row, count }) => [row, count]))
}
