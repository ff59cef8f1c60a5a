import type { Router } from 'express'
import { z } from 'zod'
import { COLUMN_PRESETS, type ColumnName, isColumnName } from '../../formats/columns.ts'
import { type ExportOptions, exportFormats } from '../../formats/export.ts'
import { err, ok, type Result } from '../../model/result.ts'
import { exportRecords } from '../../workflows/records.ts'
import type { Desk } from '../desk.ts'
import { download } from '../download.ts'
import { refuse } from '../errors.ts'
import { parseQuery } from '../forms.ts'
import type { ExportPage } from '../pages/export.ts'
import { FILTER_FIELDS, filtersOf, isFiltered, rowFilterOf } from '../present/filters.ts'
import { nameFor } from '../present/quotes.ts'
import { refOf } from '../present/reader.ts'
import { langTagOf } from '../present/variants.ts'
import { show } from '../show.ts'
import { routesOn } from './route.ts'

const FILE = FILTER_FIELDS.extend({
  format: z.string().max(40).optional().default('csv'),
  preset: z.string().max(40).optional(),
  columns: z.string().max(1000).optional(),
})

const PREVIEW_ROWS = 5
const MOST_CHOICES = 200
const COUNTED = 1_000_000

/** The export page, and the file with what its filters show. */
export function exportRoutes(router: Router, desk: Desk): void {
  const { getIn } = routesOn(router, desk)

  getIn('/export', async (req, res, reader) => {
    const query = parseQuery(req, FILTER_FIELDS)
    if (!query.ok) return refuse(desk, req, res, query.problem)
    const { store, project } = reader
    const filter = rowFilterOf(project.id, query.value)
    const [facets, bitexts, speakers, rows, first] = await Promise.all([
      store.rows.facets({ project: project.id }),
      store.bitexts.list(project.id, { limit: MOST_CHOICES }),
      store.speakers.list(project.id, { limit: MOST_CHOICES }),
      store.rows.count(filter, COUNTED),
      store.rows.list(filter, 'position', { limit: PREVIEW_ROWS }),
    ])
    if (!first.ok) return refuse(desk, req, res, first.problem)
    const model: Omit<ExportPage, 'shell'> = {
      project: refOf(project),
      formats: [...exportFormats.values()].map(({ name, extension }) => ({ id: name, extension, available: true })),
      filters: filtersOf(reader, query.value, facets, bitexts.items, speakers.items),
      filtered: isFiltered(query.value),
      rows,
      preview: first.value.items.map((row) => {
        const zh = row.zh.map((quotation) => quotation.text).join(' ')
        const speaker = [...row.zh, ...row.en].find((quotation) => quotation.speaker !== null)?.speaker
        return {
          zh: reader.display(zh),
          zhLang: langTagOf(zh, 'zh', reader.variant),
          en: row.en.map((quotation) => quotation.text).join(' '),
          speaker: speaker ? nameFor(speaker, reader.locale) : '',
          status: row.state.verdict,
        }
      }),
    }
    await show(desk, req, res, { page: 'export', section: 'export', project: refOf(project), model })
  })

  getIn('/export/file', async (req, res, reader) => {
    const query = parseQuery(req, FILE)
    if (!query.ok) return refuse(desk, req, res, query.problem)
    const { format: name, preset, columns, ...fields } = query.value
    const format = exportFormats.get(name)
    if (format === undefined) return refuse(desk, req, res, { code: 'FORMAT_UNKNOWN', detail: name })
    const options = optionsOf(preset, columns)
    if (!options.ok) return refuse(desk, req, res, options.problem)
    const records = exportRecords(reader.store, rowFilterOf(reader.project.id, fields), 'position')
    const file = { name: `${reader.project.name}.${format.extension}`, mediaType: format.mediaType }
    await download(res, file, format.write(records, options.value))
  })
}

/** The columns of a preset, or those that are named, in their order. BAD_REQUEST for a name that is none. */
function optionsOf(preset: string | undefined, columns: string | undefined): Result<ExportOptions> {
  if (columns !== undefined && columns !== '') {
    const names = columns.split(',').map((name) => name.trim())
    const unknown = names.find((name) => !isColumnName(name))
    return unknown === undefined ? ok({ columns: names as ColumnName[] }) : err({ code: 'BAD_REQUEST', detail: unknown })
  }
  if (preset === undefined || preset === '') return ok({})
  const found = COLUMN_PRESETS.get(preset)
  return found === undefined ? err({ code: 'BAD_REQUEST', detail: preset }) : ok(found)
}
