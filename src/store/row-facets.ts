import { bandOf } from '../model/confidence.ts'
import type { RowState } from '../model/decision.ts'
import { confidenceOf } from './codec.ts'
import { batched, groupBy } from './context.ts'
import type { RowShape } from './port-rows.ts'
import type { Db, Trx } from './schema.ts'

/*
 * Every criterion of the queue is a facet, a (kind, value) that a row has or not, and row_facets holds the keys of both orders
 * beside it. So each filter is a range of one index, with the other criteria looked up row by row; the rarest one leads.
 * The alternative, an index for each combination of columns, does not end.
 */

/** What of a quotation the queue filters by. */
export interface QuotationFacets {
  readonly document: string
  readonly type: string
  readonly speaker: string | null
}

export interface FacetSource {
  readonly bitext: string
  readonly state: RowState
  readonly stale: boolean
  readonly comments: number
  readonly quotations: readonly QuotationFacets[]
}

export function shapeOf(state: RowState): RowShape {
  if (state.zh.length === 0 || state.en.length === 0) return 'alone'
  return state.zh.length === 1 && state.en.length === 1 ? 'one-to-one' : 'many'
}

/** The facets of a row, each once, as `kind:value`. */
export function facetsOfRow({ bitext, state, stale, comments, quotations }: FacetSource): ReadonlySet<string> {
  const alone = shapeOf(state) === 'alone' ? [`alone:${state.zh.length > 0 ? 'zh' : 'en'}`] : []
  const flags = { 'stale:': stale, 'commented:': comments > 0, 'bookmarked:': state.bookmarked }
  return new Set([
    'all:',
    `bitext:${bitext}`,
    `verdict:${state.verdict}`,
    `band:${bandOf(confidenceOf(state))}`,
    `shape:${shapeOf(state)}`,
    ...alone,
    ...Object.entries(flags).flatMap(([facet, holds]) => (holds ? [facet] : [])),
    ...state.evidence.map(({ kind }) => `evidence:${kind}`),
    ...state.checks.map(({ kind }) => `check:${kind}`),
    ...quotations.flatMap(({ document, type, speaker }) => [
      `document:${document}`,
      `type:${type}`,
      ...(speaker === null ? [] : [`speaker:${speaker}`]),
    ]),
  ])
}

/** The ids of facets, made where they are new. Never remembered: a transaction that is rolled back takes its ids along. */
export async function facetIds(trx: Trx, project: string, facets: ReadonlySet<string>): Promise<ReadonlyMap<string, number>> {
  const ids = await knownFacets(trx, project, facets)
  const missing = [...facets].filter((facet) => !ids.has(facet))
  if (missing.length === 0) return ids
  for (const batch of batched(missing)) {
    await trx
      .insertInto('facets')
      .values(batch.map((facet) => ({ project, ...partsOf(facet) })))
      .execute()
  }
  return knownFacets(trx, project, facets)
}

export async function knownFacets(db: Db, project: string, facets: ReadonlySet<string>): Promise<ReadonlyMap<string, number>> {
  const ids = new Map<string, number>()
  const byKind = groupBy(facets, (facet) => partsOf(facet).kind)
  for (const [kind, members] of byKind) {
    for (const batch of batched(members.map((facet) => partsOf(facet).value))) {
      const rows = await db
        .selectFrom('facets')
        .select(['id', 'value'])
        .where('project', '=', project)
        .where('kind', '=', kind)
        .where('value', 'in', batch)
        .execute()
      for (const { id, value } of rows) ids.set(`${kind}:${value}`, id)
    }
  }
  return ids
}

function partsOf(facet: string): { readonly kind: string; readonly value: string } {
  const at = facet.indexOf(':')
  return { kind: facet.slice(0, at), value: facet.slice(at + 1) }
}
