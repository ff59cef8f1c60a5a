import compression from 'compression'
import express from 'express'
import helmet from 'helmet'
import { pinoHttp } from 'pino-http'
import type { Desk } from './desk.ts'
import { onError, problemOf, refuse } from './errors.ts'
import { foreignGuard, formGuard } from './guard.ts'
import { type Jobs, openJobs } from './jobs.ts'
import { keepLanguage } from './locale.ts'
import { openViews } from './pages/render.ts'
import { openRooms } from './rooms.ts'
import { addRoutes } from './routes/index.ts'
import type { WebServices } from './services.ts'
import { sessions } from './session.ts'

/** The review server without its port. */
export interface WebApp {
  readonly app: express.Express
  /** What goes on after its request was answered. */
  readonly jobs: Pick<Jobs, 'settled'>
  /** Ends event streams and waits for the jobs under way: what a server does before it stops. */
  readonly close: () => Promise<void>
}

// Forms and decisions are small; files and pasted texts come as multipart, with limits of their own.
const MAX_BODY = '1mb'
const MAX_FIELDS = 5_000
// Pages are made for each reader: past this level their time is spent on few bytes.
const COMPRESSION_LEVEL = 3

/** Of a request only what tells which one it was: headers hold the cookie, and a query the words that somebody looked for. */
const LOGGED = {
  req: ({ id, method, url }: { id: unknown; method: string; url: string }) => ({ id, method, path: url.split('?')[0] }),
  res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
}

export function createApp(services: WebServices): WebApp {
  const jobs = openJobs(problemOf)
  const rooms = openRooms()
  const forms = formGuard((req, res, problem) => refuse(desk, req, res, problem))
  const desk: Desk = { services, views: openViews(services.views), jobs, rooms, forms }
  const app = express()
  app.disable('x-powered-by').set('query parser', 'simple')
  app.use(pinoHttp({ logger: services.log, serializers: LOGGED }))
  app.use(securityHeaders())
  app.use(sessions(services.secret), keepLanguage)
  app.use(foreignGuard(services.hosts, (req, res, problem) => refuse(desk, req, res, problem)))
  app.use(compression({ level: COMPRESSION_LEVEL, filter: (req, res) => !isEventStream(res) && compression.filter(req, res) }))
  for (const folder of services.assets)
    app.use('/assets', express.static(folder, { index: false, cacheControl: false, setHeaders: checkedEachTime }))
  app.use(express.json({ limit: MAX_BODY }), express.urlencoded({ extended: false, limit: MAX_BODY, parameterLimit: MAX_FIELDS }))
  addRoutes(app, desk)
  app.use((req, res) => refuse(desk, req, res, { code: 'NOT_FOUND', detail: req.path }))
  app.use(onError(desk))
  const unsubscribe = services.store.decisions.subscribe((decision) => rooms.tellDecision(decision))
  return {
    app,
    jobs,
    close: async () => {
      unsubscribe()
      rooms.close()
      await jobs.settled()
    },
  }
}

function securityHeaders() {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'style-src': ["'self'"],
        'img-src': ["'self'"],
        'font-src': ["'self'"],
        'connect-src': ["'self'"],
        'form-action': ["'self'"],
        'base-uri': ["'none'"],
        'frame-ancestors': ["'none'"],
      },
    },
    // Under helmet's `no-referrer` Chromium sends `Origin: null` with our own forms, and the guard could not know them.
    referrerPolicy: { policy: 'same-origin' },
    // The server speaks plain HTTP on this machine; a reader who puts TLS before it sets this there.
    strictTransportSecurity: false,
  })
}

/** Asked for again by its mark each time: after an upgrade no old script meets a new page, and what is unchanged is not sent. */
function checkedEachTime(res: { setHeader(name: string, value: string): unknown }): void {
  res.setHeader('Cache-Control', 'no-cache')
}

function isEventStream(res: { getHeader(name: string): unknown }): boolean {
  return String(res.getHeader('Content-Type')).startsWith('text/event-stream')
}
