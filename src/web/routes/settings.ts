import type { Router } from 'express'
import { z } from 'zod'
import type { Desk } from '../desk.ts'
import { refuse } from '../errors.ts'
import { line, localPath, parseBody } from '../forms.ts'
import { DEFAULT_KEYS, keysOf } from '../pages/keys.ts'
import { paths } from '../pages/paths.ts'
import { remember, type Session, sessionOf } from '../session.ts'
import { show, wordsFor } from '../show.ts'
import { answer, routesOn } from './route.ts'

const SETTINGS = z.object({
  back: localPath,
  locale: z.enum(['zh', 'en']).optional(),
  theme: z.enum(['auto', 'light', 'dark']).optional(),
  variant: z.enum(['as-is', 'hans', 'hant']).optional(),
  reviewer: line(80).optional(),
  keys: z.enum(['on', 'off']).optional(),
  keysReset: z.string().optional(),
  tour: z.enum(['done', 'again']).optional(),
})

// What KeyboardEvent.key gives for one key, or the empty string: no key.
const KEY_NAME = z.string().max(20).regex(/^\S*$/u)

/** A reader's own settings, which live in their cookie; and the help page. */
export function settingsRoutes(router: Router, desk: Desk): void {
  const { get, post } = routesOn(router, desk)

  get('/settings', async (req, res) => {
    const back = localPath.parse(typeof req.query['back'] === 'string' ? req.query['back'] : undefined) ?? paths.home()
    const now = keysOf(sessionOf(res).keys)
    const keys = Object.entries(DEFAULT_KEYS).map(([action, first]) => ({ action, key: now[action] ?? '', first }))
    await show(desk, req, res, { page: 'settings', section: 'settings', model: { keys, back } })
  })

  post('/settings', async (req, res) => {
    const form = parseBody(req, SETTINGS)
    if (!form.ok) return refuse(desk, req, res, form.problem)
    const keys = parseKeys(req.body)
    if (keys === undefined) return refuse(desk, req, res, { code: 'BAD_REQUEST', detail: 'key' })
    remember(res, changesOf(form.value, keys, sessionOf(res)))
    const { reviewer, locale, theme, variant } = sessionOf(res)
    const notice = { tone: 'done' as const, text: wordsFor(desk, req, res)('notice.saved') }
    answer(req, res, {
      to: withoutLanguage(form.value.back ?? paths.settings()),
      notice,
      json: { reviewer, locale, theme, variant },
    })
  })

  get('/help', async (req, res) => {
    const keys = Object.entries(keysOf(sessionOf(res).keys)).map(([action, key]) => ({ action, key }))
    await show(desk, req, res, { page: 'help', section: 'help', model: { keys, version: desk.services.version } })
  })
}

function changesOf(form: z.infer<typeof SETTINGS>, keys: Readonly<Record<string, string>>, now: Session): Partial<Session> {
  const { locale, theme, variant, reviewer, tour } = form
  return {
    ...(locale === undefined ? {} : { locale }),
    ...(theme === undefined ? {} : { theme }),
    ...(variant === undefined ? {} : { variant }),
    ...(reviewer === undefined ? {} : { reviewer: reviewer === '' ? null : reviewer }),
    ...(form.keys === undefined ? {} : { keysOn: form.keys === 'on' }),
    ...(tour === undefined ? {} : { tour: tour === 'again' }),
    keys: form.keysReset === undefined ? { ...now.keys, ...keys } : {},
  }
}

/** The keys that differ from the first ones, by action; undefined where one is no key's name. */
function parseKeys(body: unknown): Readonly<Record<string, string>> | undefined {
  const given = Object.entries(body ?? {}).filter(([field]) => field.startsWith('key.'))
  const keys: Record<string, string> = {}
  for (const [field, value] of given) {
    const action = field.slice('key.'.length)
    const key = KEY_NAME.safeParse(value)
    if (!Object.hasOwn(DEFAULT_KEYS, action) || !key.success) return undefined
    keys[action] = key.data
  }
  return keys
}

/** The address would otherwise choose the language again that was just changed. */
function withoutLanguage(path: string): string {
  const url = new URL(path, 'http://localhost')
  url.searchParams.delete('lang')
  return `${url.pathname}${url.search}${url.hash}`
}
