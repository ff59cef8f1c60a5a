import type { Verdict } from '../model/decision.ts'
import { groupBy } from './context.ts'
import type { VerdictCounts } from './port-documents.ts'
import type { Facets } from './port-rows.ts'
import type { Db } from './schema.ts'

const NO_VERDICTS: VerdictCounts = { open: 0, confirmed: 0, rejected: 0 }

interface RowCounts {
  readonly rows: VerdictCounts
  readonly stale: number
}

export const NO_ROWS: RowCounts = { rows: NO_VERDICTS, stale: 0 }

/** Rows by verdict and stale ones of each bitext; a bitext without rows is not in it. */
export async function rowCountsOf(db: Db, bitexts: readonly string[]): Promise<ReadonlyMap<string, RowCounts>> {
  if (bitexts.length === 0) return new Map()
  const tallies = await db
    .selectFrom('facet_counts as counted')
    .innerJoin('facets', 'facets.id', 'counted.facet')
    .select(['counted.bitext', 'facets.kind', 'facets.value', 'counted.rows'])
    .where('counted.bitext', 'in', bitexts)
    .where('facets.kind', 'in', ['verdict', 'stale'])
    .execute()
  return new Map([...groupBy(tallies, ({ bitext }) => bitext)].map(([bitext, own]) => [bitext, countsFrom(own)]))
}

/** The same of a project. */
export async function rowCountsOfProject(db: Db, project: string): Promise<RowCounts> {
  return countsFrom([...(await summed(db, project, undefined, 'verdict')), ...(await summed(db, project, undefined, 'stale'))])
}

function countsFrom(tallies: readonly { readonly kind: string; readonly value: string; readonly rows: number }[]): RowCounts {
  const verdicts = tallies.filter(({ kind }) => kind === 'verdict').map(({ value, rows }) => [value as Verdict, rows])
  return {
    rows: { ...NO_VERDICTS, ...Object.fromEntries(verdicts) },
    stale: tallies.find(({ kind }) => kind === 'stale')?.rows ?? 0,
  }
}

/** All counts over a project or one bitext. */
export async function facetsOf(db: Db, project: string, bitext: string | undefined): Promise<Facets> {
  const tallies = await summed(db, project, bitext, undefined)
  const tally = (kind: string) =>
    Object.fromEntries(tallies.filter((one) => one.kind === kind).map((one) => [one.value, one.rows]))
  const only = (kind: string) => tallies.find((one) => one.kind === kind)?.rows ?? 0
  const prefixed = (kind: string) => Object.entries(tally(kind)).map(([value, rows]) => [`${kind}:${value}`, rows])
  return {
    verdict: { ...NO_VERDICTS, ...tally('verdict') },
    band: tally('band'),
    shape: tally('shape'),
    alone: tally('alone'),
    type: tally('type'),
    reason: Object.fromEntries([...prefixed('evidence'), ...prefixed('check')]),
    speaker: await byRoot(db, project, tally('speaker')),
    bookmarked: only('bookmarked'),
    commented: only('commented'),
    stale: only('stale'),
    total: only('all'),
  }
}

async function summed(db: Db, project: string, bitext: string | undefined, kind: string | undefined) {
  let query = db
    .selectFrom('facets')
    .innerJoin('facet_counts as counted', 'counted.facet', 'facets.id')
    .select((eb) => ['facets.kind', 'facets.value', eb.fn.sum<number | string>('counted.rows').as('rows')])
    .where('facets.project', '=', project)
    // These two have a value for each text: they serve the filters, and nobody reads their counts.
    .where('facets.kind', 'not in', ['bitext', 'document'])
    .groupBy(['facets.kind', 'facets.value'])
  if (bitext !== undefined) query = query.where('counted.bitext', '=', bitext)
  if (kind !== undefined) query = query.where('facets.kind', '=', kind)
  // PostgreSQL sums bigint as numeric, which comes as a string.
  const tallies = (await query.execute()).map((one) => ({ ...one, rows: Number(one.rows) }))
  return tallies.filter((one) => one.rows > 0)
}

async function byRoot(db: Db, project: string, tally: Readonly<Record<string, number>>): Promise<Record<string, number>> {
  const merged = await db
    .selectFrom('speakers')
    .select(['id', 'root'])
    .where('project', '=', project)
    .whereRef('root', '!=', 'id')
    .execute()
  const roots = new Map(merged.map(({ id, root }) => [id, root]))
  const counts: Record<string, number> = {}
  for (const [speaker, rows] of Object.entries(tally)) {
    const root = roots.get(speaker) ?? speaker
    counts[root] = (counts[root] ?? 0) + rows
  }
  return counts
}
