import type { AlignmentMode } from '../model/alignment.ts'
import type { BitextState, RowState } from '../model/decision.ts'
import { err, ok, type Result } from '../model/result.ts'
import { isPinned } from './codec.ts'
import { type Context, found, pages, write } from './context.ts'
import { documentsById } from './documents.ts'
import { NO_ROWS, rowCountsOf } from './facet-counts.ts'
import { versionsOf } from './heads.ts'
import type { Bitext, Bitexts, Pin, SentenceAlignment } from './port-bitexts.ts'
import { lock } from './projects.ts'
import { quotationsById } from './quotation-views.ts'
import { saveAnalysis } from './save-analysis.ts'
import type { Db, Trx } from './schema.ts'
import { segmentsOf } from './segments.ts'
import { pageOf, windowed } from './window.ts'

export function bitextsOf(context: Context): Bitexts {
  const { db } = context
  const get = async (id: string): Promise<Result<Bitext>> => {
    const rows = await select(db).where('id', '=', id).execute()
    return found((await complete(db, rows))[0], id)
  }
  const list: Bitexts['list'] = async (project, window = {}) => {
    const rows = await windowed(select(db).where('project', '=', project), 'n', window)
    const page = pageOf(rows, window, (row) => String(row.n))
    return { ...page, items: await complete(db, page.items) }
  }
  return {
    get,
    list,
    all: (project) => pages((after) => list(project, { limit: 200, ...(after === undefined ? {} : { after }) })),
    ensure: async (project, state) => {
      const made = await write<Result<string>>(context, (trx) => ensure(trx, context, project, state))
      return made.ok ? get(made.value) : made
    },
    saveAnalysis: async (bitext, analysis) => {
      const saved = await saveAnalysis(context, bitext, analysis)
      if (!saved.ok) return saved
      const after = await get(bitext)
      return after.ok ? ok({ bitext: after.value, ...saved.value }) : after
    },
    segments: async (bitext, document) => ok(await segmentsOf(db, bitext, document)),
    alignment: async (bitext) => {
      const row = await db.selectFrom('alignments').select('body').where('bitext', '=', bitext).executeTakeFirst()
      return found(row && (JSON.parse(row.body) as SentenceAlignment), bitext)
    },
    pins: (bitext) => pins(db, bitext),
  }
}

async function ensure(trx: Trx, context: Context, project: string, { zh, en }: BitextState): Promise<Result<string>> {
  if (!(await lock(trx, project))) return err({ code: 'NOT_FOUND', detail: project })
  const documents = [...new Set([zh, en])].filter((id) => id !== null)
  if (documents.length === 0) return err({ code: 'BAD_REQUEST', detail: 'no document' })
  const known = await trx
    .selectFrom('documents')
    .select('id')
    .where('project', '=', project)
    .where('id', 'in', documents)
    .execute()
  const missing = documents.find((id) => !known.some((one) => one.id === id))
  if (missing !== undefined) return err({ code: 'NOT_FOUND', detail: missing })
  const same = await trx
    .selectFrom('bitexts')
    .select('id')
    .where('project', '=', project)
    .where('removed', '=', 0)
    .where('zh', zh === null ? 'is' : '=', zh)
    .where('en', en === null ? 'is' : '=', en)
    .executeTakeFirst()
  if (same !== undefined) return ok(same.id)
  const id = context.newId()
  await trx.insertInto('bitexts').values({ id, project, zh, en, analysed_at: null, mode: null, removed: 0 }).execute()
  return ok(id)
}

async function pins(db: Db, bitext: string): Promise<Result<readonly Pin[]>> {
  const rows = await db
    .selectFrom('rows')
    .select(['id', 'state'])
    .where('bitext', '=', bitext)
    .orderBy('position')
    .orderBy('n')
    .execute()
  const pinned = rows
    .map(({ id, state }) => ({ id, state: JSON.parse(state) as RowState }))
    .filter(({ state }) => isPinned(state))
  const quotations = await quotationsById(
    db,
    pinned.flatMap(({ state }) => [...state.zh, ...state.en]),
  )
  const placesOf = (side: readonly string[]) =>
    side.flatMap((id) => {
      const quotation = quotations.get(id)
      return quotation === undefined ? [] : { document: quotation.document, parts: quotation.parts }
    })
  return ok(pinned.map(({ id, state }) => ({ row: id, state, zh: placesOf(state.zh), en: placesOf(state.en) })))
}

function select(db: Db) {
  return db.selectFrom('bitexts').select(['id', 'n', 'project', 'zh', 'en', 'analysed_at', 'mode']).where('removed', '=', 0)
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number]

async function complete(db: Db, rows: readonly Row[]): Promise<readonly Bitext[]> {
  const ids = rows.map(({ id }) => id)
  const documents = await documentsById(db, [...new Set(rows.flatMap(({ zh, en }) => [zh, en].filter((id) => id !== null)))])
  const versions = await versionsOf(db, 'bitext', ids)
  const counts = await rowCountsOf(db, ids)
  return rows.map(({ id, project, zh, en, analysed_at: analysedAt, mode }) => ({
    id,
    project,
    zh: zh === null ? null : (documents.get(zh) ?? null),
    en: en === null ? null : (documents.get(en) ?? null),
    version: versions.get(id)?.version ?? 0,
    analysedAt,
    mode: mode as AlignmentMode | null,
    ...(counts.get(id) ?? NO_ROWS),
  }))
}
