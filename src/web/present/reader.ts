import type { Request, Response } from 'express'
import type { Project, Store } from '../../store/port.ts'
import type { Desk } from '../desk.ts'
import { localeOf } from '../locale.ts'
import type { Locale, Progress, ProjectRef, Variant } from '../pages/shell.ts'
import type { Translate } from '../pages/translate.ts'
import { reviewerOf } from '../reviewer.ts'
import { sessionOf } from '../session.ts'
import { wordsFor } from '../show.ts'
import { type Display, displayFor } from './variants.ts'

/** For whom a page is made. */
export interface Reader {
  readonly store: Store
  readonly project: Project
  readonly locale: Locale
  readonly t: Translate
  readonly variant: Variant
  readonly display: Display
  /** Whose undo it is. */
  readonly reviewer: string
}

export async function readerOf(desk: Desk, req: Request, res: Response, project: Project): Promise<Reader> {
  const { variant } = sessionOf(res)
  return {
    store: desk.services.store,
    project,
    locale: localeOf(req, res),
    t: wordsFor(desk, req, res),
    variant,
    display: await displayFor(variant),
    reviewer: reviewerOf(desk, req, res),
  }
}

export function refOf(project: Project): ProjectRef {
  return { id: project.id, name: project.name }
}

/** How far a review is, of a project or of one text pair. */
export function progressOf({ rows, stale }: Pick<Project, 'rows' | 'stale'>): Progress {
  const { open, confirmed, rejected } = rows
  return { total: open + confirmed + rejected, confirmed, rejected, open, lookAgain: stale }
}
