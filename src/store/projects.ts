import { err, ok, type Result } from '../model/result.ts'
import { type Context, found, isPlain, write } from './context.ts'
import { rowCountsOfProject } from './facet-counts.ts'
import type { Project, Projects } from './port-documents.ts'
import type { Db } from './schema.ts'
import { pageOf, windowed } from './window.ts'

export function projectsOf(context: Context): Projects {
  const { db } = context
  const one = async (column: 'id' | 'name', value: string): Promise<Result<Project>> => {
    const row = await select(db).where(column, '=', value).executeTakeFirst()
    return row === undefined ? found<Project>(undefined, value) : ok(await withCounts(db, row))
  }
  return {
    create: async (name) => {
      if (!isPlain(name, 200)) return err({ code: 'BAD_REQUEST', detail: 'project name' })
      const id = context.newId()
      const made = await write<Result<string>>(context, async (trx) => {
        const taken = await trx.selectFrom('projects').select('id').where('name', '=', name).executeTakeFirst()
        if (taken !== undefined) return err({ code: 'BAD_REQUEST', detail: `${name} exists` })
        await trx.insertInto('projects').values({ id, name, created_at: context.now(), seq: 0 }).execute()
        return ok(id)
      })
      return made.ok ? one('id', id) : made
    },
    get: (id) => one('id', id),
    byName: (name) => one('name', name),
    list: async (window = {}) => {
      const rows = await windowed(select(db), 'n', window)
      const page = pageOf(rows, window, (row) => String(row.n))
      return { ...page, items: await Promise.all(page.items.map((row) => withCounts(db, row))) }
    },
    quotations: async (id) => {
      const counted = await db
        .selectFrom('quotations')
        .select((eb) => ['lang', eb.fn.countAll<number>().as('count')])
        .where('project', '=', id)
        .where('removed', '=', 0)
        .groupBy('lang')
        .execute()
      return { zh: 0, en: 0, ...Object.fromEntries(counted.map((one) => [one.lang, one.count])) }
    },
  }
}

/** Keeps other writers of the project waiting, and says whether there is one. SQLite has taken its lock by then. */
export async function lock(trx: Db, project: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('projects')
    .set((eb) => ({ seq: eb.ref('seq') }))
    .where('id', '=', project)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

function select(db: Db) {
  return db.selectFrom('projects').select(['id', 'n', 'name', 'created_at', 'seq'])
}

async function withCounts(db: Db, row: { id: string; name: string; created_at: number; seq: number }): Promise<Project> {
  const { id, name, seq } = row
  const count = (table: 'documents' | 'bitexts') =>
    db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('project', '=', id)
  const documents = await count('documents').executeTakeFirstOrThrow()
  const bitexts = await count('bitexts').where('removed', '=', 0).executeTakeFirstOrThrow()
  return {
    id,
    name,
    createdAt: row.created_at,
    documents: documents.count,
    bitexts: bitexts.count,
    ...(await rowCountsOfProject(db, id)),
    seq,
  }
}
