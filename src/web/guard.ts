import { isIPv4 } from 'node:net'
import { csrfSync } from 'csrf-sync'
import type { Request, RequestHandler, Response } from 'express'
import { err, ok, type Result } from '../model/result.ts'
import { remember, sessionOf } from './session.ts'

/** Refuses a request, in the form the asker reads. */
export type Refuse = (req: Request, res: Response, problem: { readonly code: 'FOREIGN_REQUEST' | 'FORM_STALE' }) => Promise<void>

const READS = new Set(['GET', 'HEAD', 'OPTIONS'])
const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]']

/**
 * A page of another site reaches us in two ways: by a name of its own that it points at this machine (then Host is foreign,
 * and even a read would tell it our texts), or by a form sent here (then Origin or Sec-Fetch-Site tells). Both end here.
 */
export function foreignGuard(hosts: readonly string[], refuse: Refuse): RequestHandler {
  const known = new Set([...LOOPBACK_NAMES, ...hosts.map((host) => host.toLowerCase())])
  return (req, res, next) => {
    const foreign = !known.has(hostNameOf(req)) || (!READS.has(req.method) && isFromElsewhere(req))
    // The promise is given back, so that express hears of a page that failed.
    return foreign ? refuse(req, res, { code: 'FOREIGN_REQUEST' }) : next()
  }
}

/** The token that every form carries in `csrf` and every script in `x-csrf-token`; the session holds its twin. */
export interface FormGuard {
  readonly tokenFor: (req: Request) => string
  readonly check: RequestHandler
}

export function formGuard(refuse: Refuse): FormGuard {
  const { generateToken, isRequestValid } = csrfSync({
    getTokenFromRequest: tokenOf,
    getTokenFromState: (req) => sessionOf(resOf(req)).csrf,
    storeTokenInState: (req, token) => remember(resOf(req), { csrf: token ?? null }),
    size: 32,
  })
  return {
    tokenFor: (req) => generateToken(req),
    check: (req, res, next) => (READS.has(req.method) || isRequestValid(req) ? next() : refuse(req, res, { code: 'FORM_STALE' })),
  }
}

/**
 * Whether the server may bind to `host`: without login only this machine's own addresses, for everyone on the net could
 * otherwise read and decide. PUBLIC_ADDRESS.
 */
export function checkBinding(host: string, hasLogin: boolean): Result<string> {
  return hasLogin || isLoopback(host) ? ok(host) : err({ code: 'PUBLIC_ADDRESS', detail: host })
}

function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase()
  const mapped = bare.startsWith('::ffff:') ? bare.slice(7) : bare
  return bare === 'localhost' || bare === '::1' || (isIPv4(mapped) && mapped.startsWith('127.'))
}

function isFromElsewhere(req: Request): boolean {
  const site = req.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true
  const { origin } = req.headers
  return origin !== undefined && hostOfOrigin(origin) !== req.headers.host?.toLowerCase()
}

/** `null` and whatever is no origin have no host, and so are foreign. */
function hostOfOrigin(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}

function hostNameOf(req: Request): string {
  const host = (req.headers.host ?? '').toLowerCase()
  return host.replace(/:\d*$/, '')
}

function tokenOf(req: Request): string | undefined {
  const header = req.headers['x-csrf-token']
  if (typeof header === 'string') return header
  const field: unknown = (req.body as Record<string, unknown> | undefined)?.['csrf']
  return typeof field === 'string' ? field : undefined
}

function resOf(req: Request): Response {
  if (req.res === undefined) throw new Error('a request without its response')
  return req.res
}
