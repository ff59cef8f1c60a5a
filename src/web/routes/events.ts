import type { Router } from 'express'
import type { Desk } from '../desk.ts'
import { openEventStream } from '../event-stream.ts'
import { sessionOf } from '../session.ts'
import { param, routesOn } from './route.ts'

/** What the others in a project do, as it happens. */
export function eventRoutes(router: Router, desk: Desk): void {
  const { getIn } = routesOn(router, desk)

  getIn('/events', async (req, res, reader) => {
    const project = param(req, 'project')
    const { row } = req.query
    const stream = openEventStream(res, () => guest.leave())
    const reviewer = sessionOf(res).reviewer === null ? null : reader.reviewer
    const guest = desk.rooms.join(project, { reviewer, row: typeof row === 'string' ? row : null, stream })
  })
}
