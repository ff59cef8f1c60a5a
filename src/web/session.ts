import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Request, RequestHandler, Response } from 'express'
import { z } from 'zod'
import type { Locale, Notice, Theme, Variant } from './pages/shell.ts'

/**
 * What we remember of a browser: never a text, never a decision. It lives in one signed cookie, so that there is no session
 * table to grow and a restart forgets nobody. It is signed, not secret: its reader is the person it is about.
 */
export interface Session {
  readonly reviewer: string | null
  /** null: not chosen, Accept-Language decides. */
  readonly locale: Locale | null
  readonly theme: Theme
  readonly variant: Variant
  readonly keysOn: boolean
  /** Only the keys that were changed. */
  readonly keys: Readonly<Record<string, string>>
  /** Whether the first-run tour is still to be shown. */
  readonly tour: boolean
  readonly csrf: string | null
  /** Said once, on the next page. */
  readonly notice: Notice | null
}

const SESSION = z.object({
  reviewer: z.string().max(80).nullable().catch(null),
  locale: z.enum(['zh', 'en']).nullable().catch(null),
  theme: z.enum(['auto', 'light', 'dark']).catch('auto'),
  variant: z.enum(['as-is', 'hans', 'hant']).catch('as-is'),
  keysOn: z.boolean().catch(true),
  keys: z.record(z.string(), z.string()).catch({}),
  tour: z.boolean().catch(true),
  csrf: z.string().nullable().catch(null),
  notice: z
    .object({ tone: z.enum(['done', 'warning', 'problem']), text: z.string(), undoable: z.boolean() })
    .nullable()
    .catch(null),
})

const YEAR_IN_SECONDS = 31_536_000
// Browsers drop a cookie over 4096 bytes without a word; a long notice is what can grow.
const LONGEST_NOTICE = 300

/** Reads the cookie of every request. A cookie that is absent, foreign or altered is a new session. */
export function sessions(secret: string): RequestHandler {
  // Cookies do not tell ports apart: two servers on one host must not overwrite each other's.
  const name = `duizhao-${sign(secret, 'name').slice(0, 8)}`
  return (req, res, next) => {
    const session = openCookie(secret, cookieOf(req, name)) ?? SESSION.parse({})
    const seal = (changed: Session) =>
      `${name}=${sealCookie(secret, changed)}; Path=/; Max-Age=${YEAR_IN_SECONDS}; HttpOnly; SameSite=Lax`
    res.locals['session'] = { session, seal } satisfies Kept
    next()
  }
}

export function sessionOf(res: Response): Session {
  return keptOf(res).session
}

/** Changes what we remember; the answer carries the new cookie. */
export function remember(res: Response, change: Partial<Session>): void {
  const { session, seal } = keptOf(res)
  const changed = { ...session, ...change }
  res.locals['session'] = { session: changed, seal } satisfies Kept
  // Ours is the only cookie, and set twice in one answer the last must win.
  res.setHeader('Set-Cookie', seal(changed))
}

/** Leaves a notice for the next page. */
export function leaveNotice(res: Response, notice: Notice): void {
  remember(res, { notice: { ...notice, text: [...notice.text].slice(0, LONGEST_NOTICE).join('') } })
}

/** The notice left for this page, which is thereby said. */
export function takeNotice(res: Response): Notice | null {
  const { notice } = sessionOf(res)
  if (notice !== null) remember(res, { notice: null })
  return notice
}

interface Kept {
  readonly session: Session
  readonly seal: (session: Session) => string
}

function keptOf(res: Response): Kept {
  return res.locals['session'] as Kept
}

function cookieOf(req: Request, name: string): string | undefined {
  const found = (req.headers.cookie ?? '').split(';').find((pair) => pair.trim().startsWith(`${name}=`))
  return found?.trim().slice(name.length + 1)
}

function sealCookie(secret: string, session: Session): string {
  const body = Buffer.from(JSON.stringify(session)).toString('base64url')
  return `${body}.${sign(secret, body)}`
}

function openCookie(secret: string, cookie: string | undefined): Session | undefined {
  const [body = '', signature = ''] = cookie?.split('.') ?? []
  const expected = Buffer.from(sign(secret, body))
  const given = Buffer.from(signature)
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined
  return SESSION.parse(JSON.parse(Buffer.from(body, 'base64url').toString()))
}

function sign(secret: string, body: string): string {
  return createHmac('sha256', secret).update(body).digest('base64url')
}
