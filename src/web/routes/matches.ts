import type { Router } from 'express'
import type { Source } from '../../model/document.ts'
import { explain } from '../../model/evidence.ts'
import type { StoredDocument } from '../../store/port.ts'
import type { Desk } from '../desk.ts'
import { refuse } from '../errors.ts'
import { confidenceOf } from '../pages/confidence.ts'
import type { MatchView } from '../pages/matches.ts'
import { documentRef } from '../present/document-ref.ts'
import { type Reader, refOf } from '../present/reader.ts'
import { show } from '../show.ts'
import { routesOn } from './route.ts'

/** Documents that are compared at a time: the newest ones without a counterpart. */
const MOST_DOCUMENTS = 200

/** Documents of a project that may translate each other, whenever they were imported; joining them is the document page's form. */
export function matchRoutes(router: Router, desk: Desk): void {
  const { getIn } = routesOn(router, desk)
  const { services } = desk

  getIn('/matches', async (req, res, reader) => {
    const documents = await documentsAlone(reader)
    const sources: Source[] = []
    for (const document of documents) {
      const source = await services.store.documents.source(document.id)
      if (!source.ok) return refuse(desk, req, res, source.problem)
      sources.push(source.value)
    }
    const groups = sources.length > 1 ? await services.group(sources) : []
    const matches = groups.flatMap(({ zh, en, probability, evidence = [] }): MatchView[] => {
      if (zh === null || en === null || zh === en) return []
      const reasons = evidence.toSorted((a, b) => b.weight - a.weight).map((reason) => explain(reason, reader.locale))
      const confidence = probability === undefined ? null : confidenceOf(probability)
      return [
        { zh: documentRef(reader, documents[zh]!, 'zh'), en: documentRef(reader, documents[en]!, 'en'), confidence, reasons },
      ]
    })
    await show(desk, req, res, {
      page: 'matches',
      section: 'overview',
      project: refOf(reader.project),
      model: { project: refOf(reader.project), operation: services.newId(), matches, looked: documents.length },
    })
  })
}

async function documentsAlone({ store, project }: Reader): Promise<readonly StoredDocument[]> {
  const alone: StoredDocument[] = []
  for await (const { zh, en } of store.bitexts.all(project.id)) {
    const document = zh === null ? en : en === null ? zh : null
    if (document === null) continue
    alone.push(document)
    if (alone.length > MOST_DOCUMENTS) alone.shift()
  }
  return alone
}
