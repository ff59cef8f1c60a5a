import type { Request, Response } from 'express'
import type { RowState, Verb } from '../model/decision.ts'
import { tell } from '../model/problems.ts'
import type { StoredRow } from '../store/port.ts'
import type { Decided } from './decide.ts'
import type { Desk } from './desk.ts'
import { refuse } from './errors.ts'
import { type Field, typedFields } from './forms.ts'
import { paths } from './pages/paths.ts'
import type { RowView } from './pages/row-view.ts'
import { quoteView } from './present/quotes.ts'
import { type Reader, refOf } from './present/reader.ts'
import { rowView } from './present/rows.ts'
import { show, wantsJson } from './show.ts'

// Fields that a person fills in; the others say which row was meant and are sent again unseen.
const TYPED = new Set(['text', 'speakerName', 'title', 'date', 'place', 'outlet', 'zh', 'en', 'note', 'words', 'start', 'end'])

export interface Conflicting {
  /** The row that the reviewer acted on; null: it was no row. */
  readonly row: string | null
  readonly verb: Verb
}

/** Tells why a decision was not made. Where someone else was first both states are shown, with what was typed. */
export async function refuseDecision(
  desk: Desk,
  req: Request,
  res: Response,
  reader: Reader,
  refused: Decided & { ok: false },
  { row, verb }: Conflicting,
): Promise<void> {
  const { problem } = refused
  if (problem.code !== 'VERSION_CONFLICT') return refuse(desk, req, res, problem)
  const now = row === null ? null : await reader.store.rows.get(row)
  // A row of another project is none of this reader's page.
  const current = now?.ok === true && now.value.project === reader.project.id ? now.value : null
  const { back, fields } = typedFields(req)
  const seenVersion = Number(fields.find(({ field }) => field === 'version')?.value ?? Number.NaN)
  const latest = await latestChange(reader, refused, row, seenVersion)
  const named = { ...problem, detail: latest.by }
  const seen = await rowAsSeen(reader, row, latest.before, current)
  const view = current === null ? null : rowView(reader, current, new Map(), 0, paths.row(reader.project.id, current.id))
  if (wantsJson(req)) {
    const message = tell(named, reader.locale)
    res.status(409).json({
      error: { ...named, message, zh: tell(named, 'zh'), en: tell(named, 'en') },
      by: latest,
      now: view,
      seen,
      current: refused.current,
    })
    return
  }
  await show(desk, req, res, {
    page: 'conflict',
    section: 'review',
    project: refOf(reader.project),
    status: 409,
    model: {
      project: refOf(reader.project),
      operation: desk.services.newId(),
      zh: tell(named, 'zh'),
      en: tell(named, 'en'),
      by: latest.by,
      at: latest.at,
      theirVerb: latest.verb,
      verb,
      now: view,
      seen,
      typed: fields.filter(({ field, value }) => TYPED.has(field) && value !== ''),
      action: req.originalUrl,
      again: await againWith(reader, fields, current),
      back: back ?? paths.review(reader.project.id, current === null ? {} : { row: current.id }),
    },
  })
}

interface Latest {
  readonly by: string
  readonly at: number
  readonly verb: Verb
  /** The row as the reviewer saw it; null where that can no longer be told. */
  readonly before: RowState | null
}

// Further back nobody has kept a page open.
const LOOKED_AT = 50

/** The latest decision on the row, or on whatever the store says was changed; and the row before the first one that the reviewer had not seen. */
async function latestChange(
  reader: Reader,
  refused: Decided & { ok: false },
  row: string | null,
  seenVersion: number,
): Promise<Latest> {
  if (row !== null) {
    const { items } = await reader.store.decisions.history(reader.project.id, 'row', row, { limit: LOOKED_AT })
    const [latest] = items
    const first = items.flatMap(({ changes, saw }) =>
      changes.filter((change, i) => change.entity === 'row' && change.id === row && saw[i] === seenVersion),
    )[0]
    if (latest !== undefined) {
      const before = first?.entity === 'row' ? first.before : null
      return { by: latest.reviewer, at: latest.at, verb: latest.verb, before }
    }
  }
  const by = refused.current.flatMap((one) => one.by ?? [])[0]
  return { by: by?.reviewer ?? '', at: by?.at ?? 0, verb: by?.verb ?? 'correct', before: null }
}

/** The row as it was, from quotations that are still there. */
async function rowAsSeen(
  reader: Reader,
  id: string | null,
  before: RowState | null,
  current: StoredRow | null,
): Promise<RowView | null> {
  if (id === null || before === null) return null
  const side = async (ids: readonly string[]) => {
    const found = await Promise.all(ids.map((quotation) => reader.store.rows.quotation(quotation)))
    return found.flatMap((one) => (one.ok ? [quoteView(reader, one.value)] : []))
  }
  const base = current === null ? null : rowView(reader, current, new Map(), 0, paths.row(reader.project.id, id))
  const [zh, en] = await Promise.all([side(before.zh), side(before.en)])
  return {
    id,
    number: 0,
    version: Math.max(0, (base?.version ?? 1) - 1),
    basis: '',
    href: paths.row(reader.project.id, id),
    bitext: before.bitext,
    verdict: before.verdict,
    origin: before.origin,
    lookAgain: false,
    bookmarked: before.bookmarked,
    comments: base?.comments ?? 0,
    confidence: null,
    zh,
    en,
    checks: before.checks,
    crossing: null,
    by: null,
  }
}

/** The same request on the newer versions. */
async function againWith(reader: Reader, fields: readonly Field[], current: StoredRow | null): Promise<readonly Field[]> {
  const row2 = fields.find(({ field }) => field === 'row2')?.value
  const other = row2 === undefined || row2 === '' ? null : await reader.store.rows.get(row2)
  const newer: Readonly<Record<string, string | number | undefined>> = {
    version: current?.version,
    basis: current?.basis,
    version2: other?.ok === true ? other.value.version : undefined,
  }
  return fields.flatMap(({ field, value }) => {
    // The quotation's own version is left to the server, which reads it with the row's.
    if (field === 'quotationVersion') return []
    return [{ field, value: String((Object.hasOwn(newer, field) ? newer[field] : undefined) ?? value) }]
  })
}
