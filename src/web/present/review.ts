import { z } from 'zod'
import { ok, type Result } from '../../model/result.ts'
import type { NextKind, Page, RowFilter, StoredRow } from '../../store/port.ts'
import { paths, type Query } from '../pages/paths.ts'
import type { BitextEntry, Pager, ReviewPage } from '../pages/review.ts'
import type { Present } from '../rooms.ts'
import { FILTER_FIELDS, filtersOf, isFiltered, queryOfFilters, rowFilterOf } from './filters.ts'
import { describe } from './history.ts'
import { rowPanel } from './panel.ts'
import { labelOf } from './quotes.ts'
import { progressOf, type Reader, refOf } from './reader.ts'
import { rowViews } from './rows.ts'

export const REVIEW_QUERY = FILTER_FIELDS.extend({
  row: z.string().max(100).optional(),
  after: z.string().max(200).optional(),
  before: z.string().max(200).optional(),
  show: z.enum(['next']).optional(),
  next: z.enum(['open', 'low', 'uneven']).optional(),
})

export type ReviewQuery = z.infer<typeof REVIEW_QUERY>

// More than two screens of rows cost every answer time that nobody looks at.
const PAGE_SIZE = 30
// Rows kept in sight before the active one, where the page has to begin in the middle of the list.
const LEAD_IN = 3
const MOST_BITEXTS = 40
const MOST_SPEAKERS = 200
const MOST_TERMS = 500
const BULK_BOUNDS = [95, 90]
// One bulk decision is one entry of the log: what is above this is confirmed by the next click.
export const MOST_AT_ONCE = 1000
// Above this the exact number tells a reader nothing more; a search has to look at each row that it counts.
const COUNTED = 200_000
const COUNTED_BY_WORDS = 2_000

const NEXT_KINDS: Readonly<Record<NonNullable<ReviewQuery['next']>, NextKind>> = {
  open: 'open',
  low: 'low',
  uneven: 'not-one-to-one',
}

/** The review page for an address. A row that is gone or outside the filters is left for the first open one. */
export async function reviewModel(
  reader: Reader,
  query: ReviewQuery,
  operation: string,
  present: readonly Present[],
): Promise<Result<Omit<ReviewPage, 'shell'>>> {
  const { store, project } = reader
  const { after, before } = query
  const fields = FILTER_FIELDS.parse(query)
  const filter = rowFilterOf(project.id, fields)
  const active = await activeRow(reader, filter, query)
  if (!active.ok) return active
  const window = await windowWith(reader, filter, query, active.value)
  if (!window.ok) return window
  const { page, first } = window.value
  const shown = page.items.find((one) => one.id === active.value?.id) ?? page.items[0]
  const scope = fields.bitext === undefined ? { project: project.id } : { project: project.id, bitext: fields.bitext }
  const [facets, bitexts, speakers, terms, total, standing] = await Promise.all([
    store.rows.facets(scope),
    store.bitexts.list(project.id, { limit: MOST_BITEXTS }),
    store.speakers.list(project.id, { limit: MOST_SPEAKERS }),
    store.terms.list(project.id, { limit: MOST_TERMS }),
    isFiltered({ ...fields, bitext: undefined })
      ? store.rows.count(filter, fields.q === undefined ? COUNTED : COUNTED_BY_WORDS)
      : null,
    store.decisions.standing(project.id, reader.reviewer),
  ])
  const filters = filtersOf(reader, fields, facets, bitexts.items, speakers.items)
  const kept = { ...queryOfFilters(fields), after, before }
  const hrefOf = (id: string) => paths.review(project.id, { ...kept, row: id })
  const number =
    first +
    Math.max(
      0,
      page.items.findIndex((one) => one.id === shown?.id),
    )
  const order = { number, hrefOf, facets, speakerChoices: filters.speaker, terms: terms.items }
  return ok({
    project: refOf(project),
    operation,
    filters,
    filtered: isFiltered(fields),
    progress: progressOf(project),
    bitexts: bitexts.items.map(
      (bitext): BitextEntry => ({
        id: bitext.id,
        label: reader.display(labelOf(bitext, reader.locale)),
        progress: progressOf(bitext),
        selected: bitext.id === fields.bitext,
        realignable: bitext.zh !== null && bitext.en !== null,
      }),
    ),
    rows: rowViews(reader, page.items, terms.items, { first, hrefOf }),
    pager: pagerOf(project.id, queryOfFilters(fields), page, first, total ?? facets.total),
    active: shown === undefined ? null : await rowPanel(reader, { ...order, row: shown }),
    undo: await describe(reader, standing.undo),
    redo: await describe(reader, standing.redo),
    people: present.filter((one) => one.reviewer !== reader.reviewer).map((one) => ({ name: one.reviewer, row: one.row })),
    bulk: await bulkOf(reader, filter),
  })
}

/** The row that is asked for, the next of its kind after it, or the first open one. */
async function activeRow(reader: Reader, filter: RowFilter, query: ReviewQuery): Promise<Result<StoredRow | null>> {
  const { rows } = reader.store
  const asked = query.row === undefined ? null : await rows.get(query.row)
  const known = asked?.ok === true && asked.value.project === reader.project.id ? asked.value : null
  if (query.show === 'next') {
    const next = await rows.next(filter, NEXT_KINDS[query.next ?? 'open'], known?.id)
    if (!next.ok || next.value !== null) return next
  }
  if (known !== null) return ok(known)
  if (query.after !== undefined || query.before !== undefined) return ok(null)
  return rows.next(filter, 'open')
}

interface Windowed {
  readonly page: Page<StoredRow>
  /** Number of its first row in the list. */
  readonly first: number
}

/** The page of the address where the active row is on it; else the one round that row. */
async function windowWith(
  reader: Reader,
  filter: RowFilter,
  query: ReviewQuery,
  active: StoredRow | null,
): Promise<Result<Windowed>> {
  const { after, before } = query
  if (after !== undefined || before !== undefined) {
    const page = await pageFrom(reader, filter, after === undefined ? { before: before ?? '' } : { after })
    if (!page.ok || active === null || page.value.page.items.some((row) => row.id === active.id)) return page
  }
  const start = await pageFrom(reader, filter, {})
  if (!start.ok || active === null || start.value.page.items.some((row) => row.id === active.id)) return start
  const place = await reader.store.rows.locate(filter, 'position', active.id)
  if (!place.ok) return place
  // A row that the filters leave out: a decision took it off the list, and its neighbours are on the first page.
  if (place.value.number <= PAGE_SIZE) return start
  const lead = await rowBefore(reader, filter, active.id)
  const located = await reader.store.rows.locate(filter, 'position', lead)
  if (!located.ok) return located
  return pageFrom(reader, filter, located.value.after === null ? {} : { after: located.value.after })
}

/** A few rows further up. */
async function rowBefore(reader: Reader, filter: RowFilter, from: string): Promise<string> {
  let row = from
  for (let i = 0; i < LEAD_IN; i++) {
    const previous = await reader.store.rows.next(filter, 'any', row, true)
    if (!previous.ok || previous.value === null) break
    row = previous.value.id
  }
  return row
}

async function pageFrom(
  reader: Reader,
  filter: RowFilter,
  window: { after?: string; before?: string },
): Promise<Result<Windowed>> {
  const page = await reader.store.rows.list(filter, 'position', { ...window, limit: PAGE_SIZE })
  if (!page.ok) return page
  const [first] = page.value.items
  if (first === undefined) return ok({ page: page.value, first: 0 })
  if (page.value.previous === null) return ok({ page: page.value, first: 1 })
  const place = await reader.store.rows.locate(filter, 'position', first.id)
  return place.ok ? ok({ page: page.value, first: place.value.number }) : place
}

function pagerOf(project: string, fields: Query, page: Page<StoredRow>, first: number, total: number): Pager {
  const href = (window: Query) => paths.review(project, { ...fields, ...window })
  return {
    first,
    last: first === 0 ? 0 : first + page.items.length - 1,
    total,
    previous: page.previous === null ? null : href({ before: page.previous }),
    next: page.next === null ? null : href({ after: page.next }),
  }
}

/** How many open rows of the view a bulk decision would take at each bound. */
async function bulkOf(reader: Reader, filter: RowFilter): Promise<ReviewPage['bulk']> {
  const counts = BULK_BOUNDS.map(async (above) => {
    const parts = await Promise.all(bulkFilters(filter, above).map((part) => reader.store.rows.count(part, MOST_AT_ONCE)))
    return {
      above,
      count: Math.min(
        MOST_AT_ONCE,
        parts.reduce((sum, part) => sum + part, 0),
      ),
    }
  })
  return Promise.all(counts)
}

/** The rows of a view that a bulk decision at this percentage takes: open, and with words on both sides. None where the view has none of these. */
export function bulkFilters(filter: RowFilter, above: number): readonly RowFilter[] {
  if (filter.verdict !== undefined && filter.verdict !== 'open') return []
  const shapes = (['one-to-one', 'many'] as const).filter((shape) => filter.shape === undefined || filter.shape === shape)
  const minConfidence = Math.max(above / 100, filter.minConfidence ?? 0)
  return shapes.map((shape) => ({ ...filter, verdict: 'open', shape, minConfidence }))
}
