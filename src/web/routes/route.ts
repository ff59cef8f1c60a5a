import type { NextFunction, Request, RequestHandler, Response, Router } from 'express'
import { ok, type Result } from '../../model/result.ts'
import type { Project } from '../../store/port.ts'
import type { Desk, Handler } from '../desk.ts'
import { refuse } from '../errors.ts'
import { isUnread } from '../forms.ts'
import { type Reader, readerOf } from '../present/reader.ts'
import { leaveNotice } from '../session.ts'
import { wantsJson } from '../show.ts'

/** A route in a project, for whom its page is made. */
export type ProjectHandler = (req: Request, res: Response, reader: Reader) => Promise<void>

/** Where the routes of one part of the program are added: every writing route passes the form guard, there is no other way to add one. */
export interface Routes {
  readonly get: (path: string, handler: Handler) => void
  readonly post: (path: string, handler: Handler, upload?: RequestHandler) => void
  readonly getIn: (path: string, handler: ProjectHandler) => void
  readonly postIn: (path: string, handler: ProjectHandler, upload?: RequestHandler) => void
}

export function routesOn(router: Router, desk: Desk): Routes {
  const readable: RequestHandler = async (req, res, next) => {
    if (isUnread(req)) await refuse(desk, req, res, { code: 'MEDIA_TYPE', detail: req.headers['content-type'] ?? '?' })
    else next()
  }
  const inProject =
    (handler: ProjectHandler): Handler =>
    async (req, res) => {
      const project = await projectOf(desk, req)
      if (!project.ok) return refuse(desk, req, res, project.problem)
      await handler(req, res, await readerOf(desk, req, res, project.value))
    }
  const get: Routes['get'] = (path, handler) => router.get(path, handler)
  const post: Routes['post'] = (path, handler, upload) => {
    router.post(path, upload ?? pass, readable, desk.forms.check, handler)
  }
  return {
    get,
    post,
    getIn: (path, handler) => get(`/projects/:project${path}`, inProject(handler)),
    postIn: (path, handler, upload) => post(`/projects/:project${path}`, inProject(handler), upload),
  }
}

/** A parameter of the path; routes name only those that they declare. */
export function param(req: Request, name: string): string {
  const value = req.params[name]
  return typeof value === 'string' ? value : ''
}

export interface Done {
  /** Where a form goes on to. */
  readonly to: string
  /** What is said there; absent: nothing. */
  readonly notice?: { readonly tone: 'done' | 'warning' | 'problem'; readonly text: string; readonly undoable?: boolean }
  /** What a script gets. */
  readonly json: object
  readonly status?: number
}

/** The answer to a write: the way on for a form, the outcome for a script. */
export function answer(req: Request, res: Response, done: Done): void {
  if (wantsJson(req)) {
    res
      .status(done.status ?? 200)
      .json({ ...done.json, to: done.to, ...(done.notice === undefined ? {} : { notice: done.notice }) })
    return
  }
  if (done.notice !== undefined) leaveNotice(res, { undoable: false, ...done.notice })
  res.redirect(303, done.to)
}

async function projectOf(desk: Desk, req: Request): Promise<Result<Project>> {
  const found = await desk.services.store.projects.get(param(req, 'project'))
  return found.ok ? ok(found.value) : found
}

function pass(_req: Request, _res: Response, next: NextFunction): void {
  next()
}
