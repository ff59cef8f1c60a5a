import type { Router } from 'express'
import { z } from 'zod'
import type { Desk } from '../desk.ts'
import { refuse } from '../errors.ts'
import { parseQuery } from '../forms.ts'
import { paths } from '../pages/paths.ts'
import { historyEntries } from '../present/history.ts'
import { refOf } from '../present/reader.ts'
import { show } from '../show.ts'
import { routesOn } from './route.ts'

const QUERY = z.object({ before: z.string().max(100).optional(), row: z.string().max(200).optional() })
const PAGE_SIZE = 50

/** The log of a project, or of one row, latest first. */
export function historyRoutes(router: Router, desk: Desk): void {
  const { getIn } = routesOn(router, desk)

  getIn('/history', async (req, res, reader) => {
    const query = parseQuery(req, QUERY)
    if (!query.ok) return refuse(desk, req, res, query.problem)
    const { before, row } = query.value
    const { decisions } = reader.store
    // Older is further along a list that runs from the latest on.
    const window = { limit: PAGE_SIZE, ...(before === undefined ? {} : { after: before }) }
    const page = await (row === undefined
      ? decisions.list(reader.project.id, window)
      : decisions.history(reader.project.id, 'row', row, window))
    const standing = await decisions.standing(reader.project.id, reader.reviewer)
    const model = {
      project: refOf(reader.project),
      operation: desk.services.newId(),
      entries: await historyEntries(reader, page.items, standing.undo?.id ?? null),
      older: page.next === null ? null : paths.history(reader.project.id, { before: page.next, row }),
    }
    await show(desk, req, res, { page: 'history', section: 'history', project: refOf(reader.project), model })
  })
}
