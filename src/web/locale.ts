import type { Request, RequestHandler, Response } from 'express'
import type { Locale } from './pages/shell.ts'
import { remember, sessionOf } from './session.ts'

/** The reader's language: what they chose, else what their browser asks for, else English. */
export function localeOf(req: Request, res: Response): Locale {
  const chosen = sessionOf(res).locale
  if (chosen !== null) return chosen
  return req.acceptsLanguages('en', 'zh') === 'zh' ? 'zh' : 'en'
}

/** Keeps `?lang=` for this request and those to come. */
export const keepLanguage: RequestHandler = (req, res, next) => {
  const { lang } = req.query
  if ((lang === 'zh' || lang === 'en') && sessionOf(res).locale !== lang) remember(res, { locale: lang })
  next()
}
