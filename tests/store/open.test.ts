import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Backend } from '../../src/store/backend.ts'
import { MIGRATIONS, type Migration, migrate } from '../../src/store/migrate.ts'
import { DATABASE_FILE, openStore, storeOver } from '../../src/store/open.ts'
import { confirmFirst, filled, storeInFolder } from './folder.ts'
import { upload } from './made-analysis.ts'

const at = storeInFolder()
const { opened, backend } = at

describe('opening', () => {
  test('what was stored is there after closing and opening', async () => {
    const first = await opened()
    const project = await filled(first)
    await confirmFirst(first, project, 'o1')
    const before = await first.rows.list({ project }, 'position')
    await first.close()
    const second = await opened()
    expect(await second.rows.list({ project }, 'position')).toEqual(before)
    expect((await second.decisions.standing(project, 'Ann')).undo?.id).toBe('o1')
    await second.close()
  })

  const settings = [
    { pragma: 'synchronous', holds: 2 },
    { pragma: 'journal_mode', holds: 'wal' },
    { pragma: 'foreign_keys', holds: 1 },
    { pragma: 'busy_timeout', holds: 5000 },
  ]
  test('each connection, also to a database that is there already, is set for durability', async () => {
    await (await opened()).close()
    const one = await backend()
    for (const connection of [one.db, one.writer]) {
      for (const { pragma, holds } of settings) {
        const { rows } = await sql<Record<string, unknown>>`pragma ${sql.raw(pragma)}`.execute(connection)
        expect([pragma, Object.values(rows[0] ?? {})[0]]).toEqual([pragma, holds])
      }
    }
    await one.close()
  })

  test('a file that is no database is told, not thrown', async () => {
    writeFileSync(join(at.folder, DATABASE_FILE), 'x'.repeat(5000))
    const answer = await openStore({ where: at.folder })
    expect(answer).toMatchObject({ ok: false, problem: { code: 'STORE_CLOSED' } })
  })

  test('a at.folder that cannot be made is told', async () => {
    writeFileSync(join(at.folder, 'file'), '')
    expect(await openStore({ where: join(at.folder, 'file', 'data') })).toMatchObject({
      ok: false,
      problem: { code: 'STORE_CLOSED' },
    })
  })

  test('a PostgreSQL that does not answer is told', async () => {
    const answer = await openStore({ where: `postgres://nobody@localhost/none?host=${encodeURIComponent(at.folder)}` })
    expect(answer).toMatchObject({ ok: false, problem: { code: 'STORE_CLOSED' } })
  })
})

describe('migrations', () => {
  const later: Migration = async (trx) => {
    await sql`create table later (x integer)`.execute(trx)
    await sql`alter table projects add column colour text`.execute(trx)
    await sql`create table later_still (x integer)`.execute(trx)
  }

  test('the schema of a newer program is refused', async () => {
    await (await opened()).close()
    const one = await backend()
    await sql`insert into schema_versions (version, made_at) values (99, 0)`.execute(one.db)
    await one.close()
    expect(await openStore({ where: at.folder })).toMatchObject({ ok: false, problem: { code: 'STORE_CLOSED' } })
  })

  test('a database that is not new is backed up first', async () => {
    await (await opened()).close()
    const one = await backend()
    const file = join(at.folder, 'before.sqlite')
    expect(await migrate(one, 0, () => one.backup(file), [...MIGRATIONS, later])).toEqual({
      ok: true,
      value: MIGRATIONS.length + 1,
    })
    expect(readdirSync(at.folder)).toContain('before.sqlite')
    await one.close()
  })

  test('without its backup it does not begin', async () => {
    await (await opened()).close()
    const one = await backend()
    const full = async () => ({ ok: false, problem: { code: 'STORE_FULL' } }) as const
    expect(await migrate(one, 0, full, [...MIGRATIONS, later])).toMatchObject({ problem: { code: 'STORE_FULL' } })
    expect(await tables(one)).not.toContain('later')
    await one.close()
  })

  test('one that fails at any statement leaves the old schema', async () => {
    for (let stop = 1; stop <= 3; stop += 1) {
      const one = await backend()
      await migrate(one, 0, async () => ({ ok: true, value: 0 }))
      const before = await tables(one)
      const failing: Migration = async (trx, ...rest) => later(stopping(trx, stop), ...rest)
      await expect(migrate(one, 0, async () => ({ ok: true, value: 0 }), [...MIGRATIONS, failing])).rejects.toThrow('stopped')
      expect(await tables(one)).toEqual(before)
      await one.close()
    }
  })

  async function tables({ db }: Backend): Promise<readonly string[]> {
    const { rows } = await sql<{ name: string }>`select name from sqlite_schema order by name`.execute(db)
    return rows.map(({ name }) => name)
  }

  /** Throws at the statement of this number. */
  function stopping<T extends object>(trx: T, stop: number): T {
    let count = 0
    return new Proxy(trx, {
      get: (target, name) => {
        if (name === 'getExecutor') {
          count += 1
          if (count === stop) throw new Error('stopped')
        }
        const member: unknown = Reflect.get(target, name)
        return typeof member === 'function' ? member.bind(target) : member
      },
    })
  }
})

describe('a disk that is full', () => {
  test('is told, reading goes on, and writing works again without a restart', async () => {
    const one = await backend()
    const answer = await storeOver(one, { where: at.folder })
    if (!answer.ok) throw new Error('not opened')
    const store = answer.value
    const project = await filled(store)
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(one.writer)
    await sql`pragma max_page_count = ${sql.lit((rows[0]?.page_count ?? 0) + 1)}`.execute(one.writer)
    const big = upload('big.txt', 'x'.repeat(1e6))
    expect(await store.documents.importAll(project, [big])).toEqual({ ok: false, problem: { code: 'STORE_FULL' } })
    expect((await store.rows.list({ project }, 'position')).ok).toBe(true)
    await sql`pragma max_page_count = 1000000`.execute(one.writer)
    expect((await store.documents.importAll(project, [big])).ok).toBe(true)
    expect((await confirmFirst(store, project, 'o1')).ok).toBe(true)
    expect((await store.upkeep.verify()).faults).toEqual([])
    await store.close()
  })

  test('or only read, is told for each write', async () => {
    const one = await backend()
    const answer = await storeOver(one, { where: at.folder })
    if (!answer.ok) throw new Error('not opened')
    const project = await filled(answer.value)
    await sql`pragma query_only = 1`.execute(one.writer)
    expect(await confirmFirst(answer.value, project, 'o1')).toMatchObject({ ok: false, problem: { code: 'STORE_FAILED' } })
    expect(await answer.value.projects.create('x')).toMatchObject({ ok: false, problem: { code: 'STORE_FAILED' } })
    await answer.value.close()
  })
})
