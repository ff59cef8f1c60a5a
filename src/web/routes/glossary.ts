import type { Request, Response, Router } from 'express'
import { z } from 'zod'
import { readTermsCsv, writeTermsCsv } from '../../formats/csv/terms.ts'
import { decode } from '../../formats/decode.ts'
import { readTbx } from '../../formats/tbx/read.ts'
import { writeTbx } from '../../formats/tbx/write.ts'
import type { TermRecord } from '../../formats/term.ts'
import { err, type Result } from '../../model/result.ts'
import { importTermsAct, TERM_ACT, termAct } from '../acts/term-acts.ts'
import { refuseDecision } from '../conflict.ts'
import { decide } from '../decide.ts'
import type { Desk } from '../desk.ts'
import { download } from '../download.ts'
import { refuse } from '../errors.ts'
import { localPath, operationId, parseBody, parseQuery } from '../forms.ts'
import { paths } from '../pages/paths.ts'
import { glossaryModel } from '../present/glossary.ts'
import { type Reader, refOf } from '../present/reader.ts'
import { show } from '../show.ts'
import { filesOf, uploadOf } from '../upload.ts'
import { answer, routesOn } from './route.ts'

const FORM = z.object({ operation: operationId, back: localPath }).and(TERM_ACT)
const QUERY = z.object({ q: z.string().max(200).optional().default(''), term: z.string().max(200).optional() })
const MAX_GLOSSARY_BYTES = 8 * 1024 * 1024

/** The project's terms: by hand, from a file, to a file. */
export function glossaryRoutes(router: Router, desk: Desk): void {
  const { getIn, postIn } = routesOn(router, desk)
  const { newId } = desk.services
  const upload = uploadOf(desk, { fileBytes: MAX_GLOSSARY_BYTES, files: 1, totalBytes: MAX_GLOSSARY_BYTES * 2 })

  getIn('/glossary', async (req, res, reader) => {
    const query = parseQuery(req, QUERY)
    if (!query.ok) return refuse(desk, req, res, query.problem)
    const model = await glossaryModel(reader, query.value, newId())
    await show(desk, req, res, { page: 'glossary', section: 'glossary', project: refOf(reader.project), model })
  })

  getIn('/glossary.csv', (_req, res, reader) =>
    download(res, { name: `${reader.project.name}.csv`, mediaType: 'text/csv; charset=utf-8' }, writeTermsCsv(termsOf(reader))),
  )
  getIn('/glossary.tbx', (_req, res, reader) =>
    download(res, { name: `${reader.project.name}.tbx`, mediaType: 'application/x-tbx' }, writeTbx(termsOf(reader))),
  )

  postIn(
    '/glossary',
    async (req, res, reader) => {
      const form = parseBody(req, FORM)
      if (!form.ok) return refuse(desk, req, res, form.problem)
      if (form.value.what === 'import') return importTerms(req, res, reader, form.value)
      const act = form.value
      const decided = await decide(reader, act.operation, act.what, () => termAct(reader.store, reader.project.id, act, newId))
      if (!decided.ok) return refuseDecision(desk, req, res, reader, decided, { row: null, verb: 'term' })
      const text = reader.t(decided.committed === null ? 'notice.unchanged' : 'did.term')
      const to = withoutForm(act.back) ?? paths.glossary(reader.project.id)
      answer(req, res, {
        to,
        notice: { tone: 'done', text, undoable: decided.committed !== null },
        json: { decision: decided.committed },
      })
    },
    upload,
  )

  async function importTerms(
    req: Request,
    res: Response,
    reader: Reader,
    form: { operation: string; back: string | undefined },
  ): Promise<void> {
    const [file] = filesOf(req)
    const terms = file === undefined ? err<readonly TermRecord[]>({ code: 'INPUT_EMPTY' }) : readTerms(file.name, file.bytes)
    if (!terms.ok) return refuse(desk, req, res, terms.problem)
    const act = () => importTermsAct(reader.store, reader.project.id, terms.value, newId)
    const decided = await decide(reader, form.operation, 'import', act)
    if (!decided.ok) return refuseDecision(desk, req, res, reader, decided, { row: null, verb: 'term' })
    const added = decided.committed?.changes.length ?? 0
    const text = reader.t('notice.terms', { added, known: Math.max(0, terms.value.length - added) })
    const to = form.back ?? paths.glossary(reader.project.id)
    answer(req, res, { to, notice: { tone: 'done', text, undoable: added > 0 }, json: { added } })
  }
}

function readTerms(name: string, bytes: Uint8Array): Result<readonly TermRecord[]> {
  const decoded = decode(bytes)
  if (!decoded.ok) return decoded
  const isXml = /\.(tbx|xml)$/iu.test(name) || decoded.value.text.trimStart().startsWith('<')
  if (isXml) return readTbx(decoded.value.text)
  // The decoder takes the mark off that tells the excel flavour.
  const isExcel = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  return readTermsCsv(isExcel && !decoded.value.text.startsWith('\ufeff') ? `\ufeff${decoded.value.text}` : decoded.value.text)
}

async function* termsOf({ store, project }: Reader): AsyncIterable<TermRecord> {
  for await (const { zh, en, note } of store.terms.all(project.id)) yield { zh, en, note: note ?? '' }
}

/** The glossary without the form that was sent. */
function withoutForm(back: string | undefined): string | undefined {
  return back?.replace(/([?&])term=[^&#]*/u, '$1')
}
