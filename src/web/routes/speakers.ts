import type { Router } from 'express'
import { z } from 'zod'
import { SPEAKER_ACT, speakerAct } from '../acts/speaker-acts.ts'
import { refuseDecision } from '../conflict.ts'
import { decide } from '../decide.ts'
import type { Desk } from '../desk.ts'
import { refuse } from '../errors.ts'
import { localPath, operationId, parseBody, parseQuery } from '../forms.ts'
import { paths } from '../pages/paths.ts'
import { refOf } from '../present/reader.ts'
import { speakersModel } from '../present/speakers.ts'
import { show } from '../show.ts'
import { answer, routesOn } from './route.ts'

const FORM = z.object({ operation: operationId, back: localPath }).and(SPEAKER_ACT)
const QUERY = z.object({ q: z.string().max(200).optional().default(''), speaker: z.string().max(200).optional() })

/** The people and bodies of a project: their names, and which of them are one. */
export function speakerRoutes(router: Router, desk: Desk): void {
  const { getIn, postIn } = routesOn(router, desk)

  getIn('/speakers', async (req, res, reader) => {
    const query = parseQuery(req, QUERY)
    if (!query.ok) return refuse(desk, req, res, query.problem)
    const model = await speakersModel(reader, query.value, desk.services.newId())
    await show(desk, req, res, { page: 'speakers', section: 'speakers', project: refOf(reader.project), model })
  })

  postIn('/speakers', async (req, res, reader) => {
    const form = parseBody(req, FORM)
    if (!form.ok) return refuse(desk, req, res, form.problem)
    const { operation, back, what } = form.value
    const decided = await decide(reader, operation, what, () =>
      speakerAct(reader.store, reader.project.id, form.value, desk.services.newId),
    )
    if (!decided.ok) return refuseDecision(desk, req, res, reader, decided, { row: null, verb: 'correct' })
    const text = reader.t(decided.committed === null ? 'notice.unchanged' : 'did.correct')
    const to =
      form.value.what === 'merge'
        ? paths.speakers(reader.project.id, { speaker: form.value.into })
        : (back ?? paths.speakers(reader.project.id))
    answer(req, res, {
      to,
      notice: { tone: 'done', text, undoable: decided.committed !== null },
      json: { decision: decided.committed },
    })
  })
}
