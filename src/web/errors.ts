import type { ErrorRequestHandler, Request, Response } from 'express'
import { MulterError } from 'multer'
import { PROBLEMS, type Problem, tell } from '../model/problems.ts'
import type { Desk } from './desk.ts'
import { typedFields } from './forms.ts'
import { localeOf } from './locale.ts'
import { show, wantsJson } from './show.ts'

/** Answers with a problem: its status from the one table, its words in both languages, and what was typed, which is not lost. */
export async function refuse(desk: Desk, req: Request, res: Response, problem: Problem): Promise<void> {
  const { status } = PROBLEMS[problem.code]
  const zh = tell(problem, 'zh')
  const en = tell(problem, 'en')
  if (wantsJson(req)) {
    res.status(status).json({ error: { ...problem, message: localeOf(req, res) === 'zh' ? zh : en, zh, en } })
    return
  }
  const { back, fields } = typedFields(req)
  const model = { status, code: problem.code, zh, en, typed: fields, back }
  await show(desk, req, res, { page: 'problem', section: 'error', status, model })
}

/** The end of every request that threw. What a library says of a bad request is told as ours; the rest is a bug, and logged. */
export function onError(desk: Desk): ErrorRequestHandler {
  return async (error: unknown, req, res, next) => {
    if (res.headersSent) return next(error)
    const problem = problemOf(error)
    if (problem.code === 'UNEXPECTED') desk.services.log.error({ err: error }, 'a request failed')
    try {
      await refuse(desk, req, res, problem)
    } catch (second) {
      // The page of errors itself failed: the words alone still reach the reader.
      desk.services.log.error({ err: second }, 'the error page failed')
      res
        .status(PROBLEMS[problem.code].status)
        .type('text/plain')
        .send(`${tell(problem, 'zh')}\n${tell(problem, 'en')}\n`)
    }
  }
}

/** The problem that a thrown error is. UNEXPECTED has no detail: an error's own message is for the log. */
export function problemOf(error: unknown): Problem {
  if (error instanceof MulterError) {
    return { code: error.code.startsWith('LIMIT_') ? 'INPUT_TOO_LARGE' : 'BAD_REQUEST', detail: error.code }
  }
  const { type, status } = (typeof error === 'object' && error !== null ? error : {}) as { type?: string; status?: number }
  if (type === 'entity.too.large' || type === 'parameters.too.many') return { code: 'INPUT_TOO_LARGE', detail: type }
  if (type === 'charset.unsupported' || type === 'encoding.unsupported') return { code: 'MEDIA_TYPE', detail: type }
  if (status === 404) return { code: 'NOT_FOUND' }
  // http-errors of the libraries: a malformed body, a path that cannot be decoded.
  if (status !== undefined && status >= 400 && status < 500) return { code: 'BAD_REQUEST', detail: type ?? String(status) }
  return { code: 'UNEXPECTED' }
}
