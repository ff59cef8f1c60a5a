import type { Request, Router } from 'express'
import { z } from 'zod'
import { err, type Result } from '../../model/result.ts'
import type { Bitext, Committed, StoredDocument } from '../../store/port.ts'
import { analyzeBitext } from '../../workflows/analyze-bitext.ts'
import { CORRECTION, correctionAct, type DocumentKind } from '../acts/document-acts.ts'
import { refuseDecision } from '../conflict.ts'
import { decide } from '../decide.ts'
import type { Desk } from '../desk.ts'
import { refuse } from '../errors.ts'
import { localPath, operationId, parseBody, parseQuery } from '../forms.ts'
import { paths } from '../pages/paths.ts'
import { DOCUMENT_QUERY, documentModel } from '../present/document.ts'
import { type Reader, refOf } from '../present/reader.ts'
import { show } from '../show.ts'
import { answer, param, routesOn } from './route.ts'

const FORM = z.object({ operation: operationId, back: localPath }).and(CORRECTION)

/** The document page and the corrections made on it. */
export function documentRoutes(router: Router, desk: Desk): void {
  const { getIn, postIn } = routesOn(router, desk)
  const { services } = desk

  getIn('/documents/:document', async (req, res, reader) => {
    const query = parseQuery(req, DOCUMENT_QUERY)
    if (!query.ok) return refuse(desk, req, res, query.problem)
    const document = await documentIn(reader, req)
    if (!document.ok) return refuse(desk, req, res, document.problem)
    const model = await documentModel(reader, document.value, query.value, services.newId())
    await show(desk, req, res, { page: 'document', section: 'documents', project: refOf(reader.project), model })
  })

  postIn('/documents/:document/corrections', async (req, res, reader) => {
    const form = parseBody(req, FORM)
    if (!form.ok) return refuse(desk, req, res, form.problem)
    const document = await documentIn(reader, req)
    if (!document.ok) return refuse(desk, req, res, document.problem)
    const { operation, back, what } = form.value
    const order = { store: reader.store, document: document.value, newId: services.newId, kindOf }
    const decided = await decide(reader, operation, what, () => correctionAct(order, form.value))
    if (!decided.ok) return refuseDecision(desk, req, res, reader, decided, { row: null, verb: 'correct' })
    const { committed } = decided
    if (what === 'counterpart' && committed !== null && !committed.repeated) {
      const analysed = await analyzeNew(reader, committed)
      if (!analysed.ok) return refuse(desk, req, res, analysed.problem)
    }
    const to = back ?? paths.document(reader.project.id, document.value.id)
    const text = reader.t(committed === null ? 'notice.unchanged' : 'did.correct')
    answer(req, res, { to, notice: { tone: 'done', text, undoable: committed !== null }, json: { decision: committed } })
  })

  /** The machine's turn on the text pairs that a decision made. */
  async function analyzeNew(reader: Reader, committed: Committed): Promise<Result<unknown>> {
    const { store } = reader
    const made = committed.changes.filter((change) => change.entity === 'bitext' && change.after !== null)
    let last: Result<unknown> = { ok: true, value: null }
    for (const { id } of made) {
      const bitext: Result<Bitext> = await store.bitexts.get(id)
      last = bitext.ok ? await analyzeBitext(store, services.analyze, bitext.value) : bitext
      if (!last.ok) return last
    }
    return last
  }

  async function kindOf(document: StoredDocument): Promise<DocumentKind> {
    const source = await services.store.documents.source(document.id)
    const [group] = source.ok ? await services.group([source.value]) : []
    if (group?.zh !== null && group?.en !== null) return 'both'
    return group.zh === null ? 'en' : 'zh'
  }
}

async function documentIn(reader: Reader, req: Request): Promise<Result<StoredDocument>> {
  const id = param(req, 'document')
  const document = await reader.store.documents.get(id)
  return document.ok && document.value.project === reader.project.id ? document : err({ code: 'NOT_FOUND', detail: id })
}
