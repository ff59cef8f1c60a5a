import { type Express, Router } from 'express'
import type { Desk } from '../desk.ts'
import { documentRoutes } from './documents.ts'
import { eventRoutes } from './events.ts'
import { exportRoutes } from './export.ts'
import { glossaryRoutes } from './glossary.ts'
import { historyRoutes } from './history.ts'
import { importRoutes } from './import.ts'
import { matchRoutes } from './matches.ts'
import { projectRoutes } from './projects.ts'
import { reviewRoutes } from './review.ts'
import { settingsRoutes } from './settings.ts'
import { speakerRoutes } from './speakers.ts'

const ALL = [
  projectRoutes,
  importRoutes,
  documentRoutes,
  matchRoutes,
  reviewRoutes,
  speakerRoutes,
  glossaryRoutes,
  historyRoutes,
  exportRoutes,
  eventRoutes,
  settingsRoutes,
]

/** Every address of the program; pages/paths.ts lists them with what their forms send. */
export function addRoutes(app: Express, desk: Desk): void {
  const router = Router()
  for (const routes of ALL) routes(router, desk)
  app.use(router)
}
