import type { Request, Response } from 'express'
import type { FormGuard } from './guard.ts'
import type { Jobs } from './jobs.ts'
import type { Views } from './pages/render.ts'
import type { Rooms } from './rooms.ts'
import type { WebServices } from './services.ts'

/** What the routes share. */
export interface Desk {
  readonly services: WebServices
  readonly views: Views
  readonly jobs: Jobs
  readonly rooms: Rooms
  readonly forms: FormGuard
}

export type Handler = (req: Request, res: Response) => Promise<void>
