import { err, ok, type Result } from '../../model/result.ts'
import { paths } from '../pages/paths.ts'
import type { RowPage } from '../pages/row.ts'
import { FILTER_FIELDS, rowFilterOf } from './filters.ts'
import { rowPanel } from './panel.ts'
import { nameFor } from './quotes.ts'
import { type Reader, refOf } from './reader.ts'

const MOST_SPEAKERS = 200
const MOST_TERMS = 500

/** One row with all that can be done to it. `back` is the review page it was opened from: the row keeps the number it has there. */
export async function rowPageModel(
  reader: Reader,
  id: string,
  back: string | undefined,
  operation: string,
): Promise<Result<Omit<RowPage, 'shell'>>> {
  const { store, project } = reader
  const row = await store.rows.get(id)
  if (!row.ok) return row
  if (row.value.project !== project.id) return err({ code: 'NOT_FOUND', detail: id })
  const from = back ?? paths.review(project.id, { row: id })
  const query = Object.fromEntries(new URL(from, 'http://localhost').searchParams)
  const fields = FILTER_FIELDS.safeParse(query).data ?? {}
  const place = await store.rows.locate(rowFilterOf(project.id, fields), 'position', id)
  const [facets, speakers, terms] = await Promise.all([
    store.rows.facets({ project: project.id }),
    store.speakers.list(project.id, { limit: MOST_SPEAKERS }),
    store.terms.list(project.id, { limit: MOST_TERMS }),
  ])
  const panel = await rowPanel(reader, {
    row: row.value,
    number: place.ok ? place.value.number : 1,
    hrefOf: (other) => paths.review(project.id, { ...query, row: other }),
    facets,
    speakerChoices: speakers.items.map((speaker) => ({
      value: speaker.id,
      label: nameFor(speaker, reader.locale),
      selected: false,
    })),
    terms: terms.items,
  })
  return ok({ project: refOf(project), operation, back: from, panel })
}
