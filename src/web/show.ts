import type { Request, Response } from 'express'
import type { Desk } from './desk.ts'
import { localeOf } from './locale.ts'
import { keysOf } from './pages/keys.ts'
import type { Pages } from './pages/render.ts'
import type { ProjectRef, Section, Shell } from './pages/shell.ts'
import type { Translate } from './pages/translate.ts'
import { reviewerOf } from './reviewer.ts'
import { sessionOf, takeNotice } from './session.ts'

/** A page's view model without its shell, and where in the program it stands. */
export interface Showing<P extends keyof Pages> {
  readonly page: P
  readonly section: Section
  readonly model: Omit<Pages[P], 'shell'>
  readonly project?: ProjectRef
  readonly status?: number
}

/** Whether the asker is a script. Whoever takes anything gets a page. */
export function wantsJson(req: Request): boolean {
  return req.accepts(['html', 'json']) === 'json'
}

/** The words of the reader's language. */
export function wordsFor(desk: Desk, req: Request, res: Response): Translate {
  return desk.views.words[localeOf(req, res)]
}

/** Shows a page: HTML to a person, the view model to a script that asks for JSON. */
export async function show<P extends keyof Pages>(desk: Desk, req: Request, res: Response, showing: Showing<P>): Promise<void> {
  res
    .status(showing.status ?? 200)
    .vary('Accept')
    .vary('Cookie')
    .set('Cache-Control', 'no-store')
  if (wantsJson(req)) {
    res.json(showing.model)
    return
  }
  const shell = shellOf(desk, req, res, showing)
  // The model without its shell and the shell make the model; the compiler cannot see it through the type parameter.
  const model = { ...showing.model, shell } as unknown as Pages[P]
  res.type('html').send(await desk.views.render(showing.page, model))
}

function shellOf(
  desk: Desk,
  req: Request,
  res: Response,
  { project, section }: Pick<Showing<keyof Pages>, 'project' | 'section'>,
): Shell {
  const csrf = desk.forms.tokenFor(req)
  const notice = takeNotice(res)
  const { theme, variant, reviewer, keysOn, keys, tour } = sessionOf(res)
  return {
    locale: localeOf(req, res),
    theme,
    variant,
    csrf,
    path: req.originalUrl,
    reviewer,
    me: reviewerOf(desk, req, res),
    keys: { on: keysOn, map: keysOf(keys) },
    project: project ?? null,
    section,
    notice,
    tour,
  }
}
