import { sql } from 'kysely'
import type { SpeakerState } from '../model/decision.ts'
import { type Context, found, pages } from './context.ts'
import { versionsOf } from './heads.ts'
import type { Speakers, SpeakerWithCount, StoredTerm, Terms } from './port-decisions.ts'
import type { Page, Window } from './port-documents.ts'
import { speakersById, speakerView } from './quotation-views.ts'
import type { Db } from './schema.ts'
import { limitOf, pageOf } from './window.ts'

export function speakersOf({ db }: Context): Speakers {
  return {
    get: async (project, id) => {
      const row = await db
        .selectFrom('speakers')
        .select('state')
        .where('project', '=', project)
        .where('id', '=', id)
        .executeTakeFirst()
      const version = (await versionsOf(db, 'speaker', [id], project)).get(id)?.version
      return found(row && speakerView(id, row.state, version), id)
    },
    list: (project, window = {}) => list(db, project, window),
    mergedInto: async (project, id) => {
      // Merged over several steps, all have one root: the direct ones say so themselves.
      const rows = await db
        .selectFrom('speakers')
        .select(['id', 'state'])
        .where('project', '=', project)
        .whereRef('root', '!=', 'id')
        .orderBy('n')
        .execute()
      const direct = rows.filter(({ state }) => (JSON.parse(state) as SpeakerState).mergedInto === id)
      const ids = direct.map((row) => row.id)
      const versions = await versionsOf(db, 'speaker', ids, project)
      return direct.map((row) => speakerView(row.id, row.state, versions.get(row.id)?.version))
    },
    quotations: (project, id) => quotationIds(db, project, id),
  }
}

/** By number of quotations with those of the merged ones, then by age. The cursor says both. */
async function list(db: Db, project: string, window: Window & { readonly words?: string }): Promise<Page<SpeakerWithCount>> {
  const back = window.before !== undefined
  const [count, n] = (window.before ?? window.after ?? '').split('_').map(Number)
  const words = `%${(window.words ?? '').toLowerCase().replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  const known = count !== undefined && n !== undefined
  const bound = known ? sql`where (spoken, -n) ${sql.raw(back ? '>' : '<')} (${count}, ${-n})` : sql``
  const direction = sql.raw(back ? 'asc' : 'desc')
  const { rows } = await sql<{ id: string; n: number; state: string; spoken: number | string }>`
    select id, n, state, spoken from (
      select r.id, r.n, r.state, (select sum(s.quotations) from speakers as s where s.root = r.id) as spoken
      from speakers as r where r.project = ${project} and r.root = r.id and r.names like ${words} escape '\\'
    ) as listed ${bound} order by spoken ${direction}, -n ${direction} limit ${limitOf(window) + 1}`.execute(db)
  const page = pageOf(rows, window, (row) => `${row.spoken}_${row.n}`)
  const versions = await versionsOf(
    db,
    'speaker',
    page.items.map(({ id }) => id),
  )
  const items = page.items.map(({ id, state, spoken }) => ({
    ...speakerView(id, state, versions.get(id)?.version),
    quotations: Number(spoken),
  }))
  return { ...page, items }
}

/** Its own and those of the ones that were merged into it. */
async function* quotationIds(db: Db, project: string, speaker: string): AsyncIterable<string> {
  const root = (await speakersById(db, [speaker])).get(speaker)?.id ?? speaker
  yield* mapped(
    pages(async (after) => {
      const rows = await db
        .selectFrom('quotations')
        .innerJoin('speakers', 'speakers.id', 'quotations.speaker')
        .select(['quotations.id', 'quotations.n'])
        .where('quotations.project', '=', project)
        .where('quotations.removed', '=', 0)
        .where('speakers.root', '=', root)
        .where('quotations.n', '>', Number(after ?? 0))
        .orderBy('quotations.n')
        .limit(501)
        .execute()
      return pageOf(rows, { limit: 500 }, ({ n }) => String(n))
    }),
  )
}

async function* mapped(rows: AsyncIterable<{ readonly id: string }>): AsyncIterable<string> {
  for await (const { id } of rows) yield id
}

export function termsOf({ db }: Context): Terms {
  const listTerms = async (project: string, window: Window = {}): Promise<Page<StoredTerm>> => {
    const back = window.before !== undefined
    const cursor = window.before ?? window.after
    // The id has no space, the Chinese may: so the id comes first.
    const [id = '', zh = ''] =
      cursor === undefined ? [] : [cursor.slice(0, cursor.indexOf(' ')), cursor.slice(cursor.indexOf(' ') + 1)]
    const direction = back ? 'desc' : 'asc'
    let query = db.selectFrom('terms').select(['id', 'zh', 'state']).where('project', '=', project)
    if (cursor !== undefined) query = query.where((eb) => eb(eb.refTuple('zh', 'id'), back ? '<' : '>', eb.tuple(zh, id)))
    const rows = await query
      .orderBy('zh', direction)
      .orderBy('id', direction)
      .limit(limitOf(window) + 1)
      .execute()
    const page = pageOf(rows, window, (row) => `${row.id} ${row.zh}`)
    const ids = page.items.map((row) => row.id)
    const versions = await versionsOf(db, 'term', ids, project)
    const items = page.items.map((row) => {
      const state = JSON.parse(row.state) as Omit<StoredTerm, 'id' | 'version'>
      return { ...state, id: row.id, version: versions.get(row.id)?.version ?? 0 }
    })
    return { ...page, items }
  }
  return {
    list: listTerms,
    all: (project) => pages((after) => listTerms(project, { limit: 500, ...(after === undefined ? {} : { after }) })),
  }
}
