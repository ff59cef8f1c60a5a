import type { Request, Response, Router } from 'express'
import { z } from 'zod'
import { basisOfRows } from '../../model/basis.ts'
import type { Verb } from '../../model/decision.ts'
import { ok } from '../../model/result.ts'
import { confirmAbove, isSure } from '../../review/verbs.ts'
import type { StoredRow } from '../../store/port.ts'
import { analyzeBitext } from '../../workflows/analyze-bitext.ts'
import { versionsOf } from '../acts/act.ts'
import { ROW_ACT, rowAct } from '../acts/row-acts.ts'
import { refuseDecision } from '../conflict.ts'
import { type Decided, decide, decidedOf, rowOf } from '../decide.ts'
import type { Desk } from '../desk.ts'
import { refuse } from '../errors.ts'
import { localPath, operationId, parseBody, parseQuery } from '../forms.ts'
import { paths } from '../pages/paths.ts'
import { FILTER_FIELDS, type FilterFields, rowFilterOf } from '../present/filters.ts'
import { type Reader, refOf } from '../present/reader.ts'
import { bulkFilters, MOST_AT_ONCE, REVIEW_QUERY, reviewModel } from '../present/review.ts'
import { rowPageModel } from '../present/row-page.ts'
import { show } from '../show.ts'
import { answer, param, routesOn } from './route.ts'

const FORM = { operation: operationId, back: localPath }
const DECISION = ROW_ACT.extend(FORM)
const BULK = z.object({ ...FORM, above: z.coerce.number().min(50).max(100) })
const REALIGN = z.object({ ...FORM, bitext: z.string().min(1).max(100) })
const UNDO = z.object({ ...FORM, decision: z.string().max(200).optional() })

/** The review page, one row by itself, and every decision on rows. */
export function reviewRoutes(router: Router, desk: Desk): void {
  const { getIn, postIn } = routesOn(router, desk)
  const { services, rooms } = desk

  getIn('/review', async (req, res, reader) => {
    const query = parseQuery(req, REVIEW_QUERY)
    if (!query.ok) return refuse(desk, req, res, query.problem)
    const model = await reviewModel(reader, query.value, services.newId(), rooms.present(reader.project.id))
    if (!model.ok) return refuse(desk, req, res, model.problem)
    await show(desk, req, res, { page: 'review', section: 'review', project: refOf(reader.project), model: model.value })
  })

  getIn('/rows/:row', async (req, res, reader) => {
    const back = localPath.parse(typeof req.query['back'] === 'string' ? req.query['back'] : undefined)
    const model = await rowPageModel(reader, param(req, 'row'), back, services.newId())
    if (!model.ok) return refuse(desk, req, res, model.problem)
    await show(desk, req, res, { page: 'row', section: 'review', project: refOf(reader.project), model: model.value })
  })

  postIn('/decisions', async (req, res, reader) => {
    const form = parseBody(req, DECISION)
    if (!form.ok) return refuse(desk, req, res, form.problem)
    const { verb, row, operation, back } = form.value
    const decided = await decide(reader, operation, verb, () =>
      rowAct(reader.store, reader.project.id, form.value, services.newId),
    )
    if (!decided.ok) return refuseDecision(desk, req, res, reader, decided, { row, verb })
    await answerOn(req, res, reader, { decided, verb, row, back })
  })

  postIn('/bulk', async (req, res, reader) => {
    const form = parseBody(req, BULK)
    if (!form.ok) return refuse(desk, req, res, form.problem)
    const { above, operation, back } = form.value
    const fields = FILTER_FIELDS.safeParse(queryOf(back)).data ?? {}
    const decided = await decide(reader, operation, 'confirm', async () => {
      const rows = await rowsAbove(reader, fields, above)
      const basis = basisOfRows(rows.map((row) => row.basis))
      return ok({ verb: 'confirm', changes: confirmAbove(rows, above / 100), versions: versionsOf(rows), basis, focus: null })
    })
    if (!decided.ok) return refuseDecision(desk, req, res, reader, decided, { row: null, verb: 'confirm' })
    const count = decided.committed?.changes.length ?? 0
    const text = reader.t('notice.bulk', { count, above })
    const to = back ?? paths.review(reader.project.id)
    answer(req, res, { to, notice: { tone: 'done', text, undoable: count > 0 }, json: { count } })
  })

  postIn('/undo', (req, res, reader) => takeBack(req, res, reader, 'undo'))
  postIn('/redo', (req, res, reader) => takeBack(req, res, reader, 'redo'))

  async function takeBack(req: Request, res: Response, reader: Reader, verb: 'undo' | 'redo'): Promise<void> {
    const form = parseBody(req, UNDO)
    if (!form.ok) return refuse(desk, req, res, form.problem)
    const { decisions } = reader.store
    const { operation, back, decision } = form.value
    const standing = await decisions.standing(reader.project.id, reader.reviewer)
    const repeated = await decisions.get(reader.project.id, `${operation}.${verb}`)
    // The page may show a decision that is no longer the newest: another one must not be taken back for it.
    if (!repeated.ok && decision !== undefined && decision !== '' && standing[verb]?.id !== decision) {
      return refuse(desk, req, res, { code: 'VERSION_CONFLICT', detail: standing[verb]?.reviewer ?? reader.reviewer })
    }
    const outcome = await decisions[verb](reader.project.id, reader.reviewer, `${operation}.${verb}`)
    const decided = decidedOf(outcome)
    const to = back ?? paths.review(reader.project.id)
    if (!decided.ok && decided.problem.code === 'NOT_FOUND') {
      return answer(req, res, { to, notice: { tone: 'warning', text: reader.t(`${verb}.nothing`) }, json: { decision: null } })
    }
    if (!decided.ok) return refuseDecision(desk, req, res, reader, decided, { row: null, verb })
    await answerOn(req, res, reader, { decided, verb, row: null, back })
  }

  postIn('/realign', async (req, res, reader) => {
    const form = parseBody(req, REALIGN)
    if (!form.ok) return refuse(desk, req, res, form.problem)
    const to = form.value.back ?? paths.review(reader.project.id, { bitext: form.value.bitext })
    const bitext = await reader.store.bitexts.get(form.value.bitext)
    if (!bitext.ok) return refuse(desk, req, res, bitext.problem)
    const saved = await analyzeBitext(reader.store, services.analyze, bitext.value)
    if (!saved.ok) return refuse(desk, req, res, saved.problem)
    const { kept, stale } = saved.value
    rooms.tell(reader.project.id, 'change', { rows: [], by: reader.reviewer, seq: reader.project.seq })
    const text = reader.t('notice.realigned', { kept, stale })
    answer(req, res, { to, notice: { tone: stale > 0 ? 'warning' : 'done', text }, json: { kept, stale } })
  })
}

async function rowsAbove(reader: Reader, fields: FilterFields, above: number): Promise<readonly StoredRow[]> {
  const rows: StoredRow[] = []
  for (const filter of bulkFilters(rowFilterOf(reader.project.id, fields), above)) {
    for await (const row of reader.store.rows.all(filter, 'position')) {
      if (rows.length >= MOST_AT_ONCE) return rows
      if (isSure(row.state, above / 100)) rows.push(row)
    }
  }
  return rows
}

interface OnRow {
  readonly decided: Decided & { readonly ok: true }
  readonly verb: Verb
  readonly row: string | null
  readonly back: string | undefined
}

/** Back to the page the form stood on, with the row active that comes next: focus survives every round trip. */
async function answerOn(req: Request, res: Response, reader: Reader, { decided, verb, row, back }: OnRow): Promise<void> {
  const committed = decided.committed
  const left = committed === null ? row : (decided.focus ?? rowOf(committed) ?? row)
  const from = back ?? paths.review(reader.project.id)
  const active = verb === 'confirm' || verb === 'reject' ? ((await nextOpen(reader, from, row)) ?? left) : left
  const count = committed?.changes.length ?? 0
  const text = verb === 'undo' || verb === 'redo' ? reader.t(`notice.${verb}`, { count }) : reader.t(`did.${verb}`)
  const notice = { tone: 'done' as const, text, undoable: verb !== 'undo' && committed !== null }
  const json = { decision: committed, row: left, next: active }
  answer(req, res, { to: active === null ? from : withRow(from, active), notice, json })
}

/** The next open row of the view that the form stood in. */
async function nextOpen(reader: Reader, back: string, row: string | null): Promise<string | null> {
  const fields = FILTER_FIELDS.safeParse(queryOf(back)).data ?? {}
  const { status: _status, ...others } = fields
  const next = await reader.store.rows.next(rowFilterOf(reader.project.id, others), 'open', row ?? undefined)
  return next.ok ? (next.value?.id ?? null) : null
}

function queryOf(path: string | undefined): Readonly<Record<string, string>> {
  return path === undefined ? {} : Object.fromEntries(new URL(path, 'http://localhost').searchParams)
}

/** The path with this row active; a page that is about something else is left as it is. */
function withRow(path: string, row: string): string {
  const url = new URL(path, 'http://localhost')
  if (!/\/(review|rows\/[^/]+)$/.test(url.pathname)) return path
  if (url.pathname.endsWith('/review')) url.searchParams.set('row', row)
  for (const name of ['show', 'next']) url.searchParams.delete(name)
  return `${url.pathname}${url.search}#row-${encodeURIComponent(row)}`
}
