import type { Request, Response } from 'express'
import type { Desk } from './desk.ts'
import { localeOf } from './locale.ts'
import { sessionOf } from './session.ts'

const GUEST_ID_LENGTH = 4

/**
 * Who decides. Whoever gave no name yet is a guest with a mark of their browser's own, so that a first click is not lost to a
 * form, and two guests can tell each other's decisions apart.
 */
export function reviewerOf(desk: Desk, req: Request, res: Response): string {
  const { reviewer } = sessionOf(res)
  if (reviewer !== null) return reviewer
  const id = desk.forms.tokenFor(req).slice(0, GUEST_ID_LENGTH).toUpperCase()
  return desk.views.words[localeOf(req, res)]('reviewer.guest', { id })
}
