import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { tell } from '../../src/model/problems.ts'
import { settle } from '../../src/review/verbs.ts'
import type { Backend } from '../../src/store/backend.ts'
import { MIGRATIONS, type Migration, migrate } from '../../src/store/migrate.ts'
import { DATABASE_FILE, openStore, storeOver } from '../../src/store/open.ts'
import type { Store } from '../../src/store/port.ts'
import { restoreStore } from '../../src/store/restore.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { made, upload } from './made-analysis.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'duizhao-store-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function opened(where = folder): Promise<Store> {
  const answer = await openStore({ where })
  if (!answer.ok) throw new Error(tell(answer.problem, 'en'))
  return answer.value
}

async function backend(): Promise<Backend> {
  const answer = await openSqlite(join(folder, DATABASE_FILE))
  if (!answer.ok) throw new Error(tell(answer.problem, 'en'))
  return answer.value
}

async function filled(store: Store): Promise<string> {
  const project = await store.projects.create('样例')
  if (!project.ok) throw new Error('no project')
  const { zh, en, analysis } = made()
  const documents = await store.documents.importAll(project.value.id, [zh, en])
  if (!documents.ok) throw new Error('no documents')
  const [left, right] = documents.value.map(({ document }) => document.id)
  const bitext = await store.bitexts.ensure(project.value.id, { zh: left ?? null, en: right ?? null })
  if (bitext.ok) await store.bitexts.saveAnalysis(bitext.value.id, analysis)
  return project.value.id
}

async function confirmFirst(store: Store, project: string, operation: string) {
  const page = await store.rows.list({ project, verdict: 'open' }, 'position', { limit: 1 })
  const rows = page.ok ? page.value.items : []
  const draft = { id: operation, project, verb: 'confirm' as const, reviewer: 'Ann', saw: rows.map((row) => row.version) }
  return store.decisions.decide({ ...draft, changes: settle(rows, 'confirmed') })
}

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
    writeFileSync(join(folder, DATABASE_FILE), 'x'.repeat(5000))
    const answer = await openStore({ where: folder })
    expect(answer).toMatchObject({ ok: false, problem: { code: 'STORE_CLOSED' } })
  })

  test('a folder that cannot be made is told', async () => {
    writeFileSync(join(folder, 'file'), '')
    expect(await openStore({ where: join(folder, 'file', 'data') })).toMatchObject({
      ok: false,
      problem: { code: 'STORE_CLOSED' },
    })
  })

  test('a PostgreSQL that does not answer is told', async () => {
    const answer = await openStore({ where: `postgres://nobody@localhost/none?host=${encodeURIComponent(folder)}` })
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
    expect(await openStore({ where: folder })).toMatchObject({ ok: false, problem: { code: 'STORE_CLOSED' } })
  })

  test('a database that is not new is backed up first', async () => {
    await (await opened()).close()
    const one = await backend()
    const file = join(folder, 'before.sqlite')
    expect(await migrate(one, 0, () => one.backup(file), [...MIGRATIONS, later])).toEqual({
      ok: true,
      value: MIGRATIONS.length + 1,
    })
    expect(readdirSync(folder)).toContain('before.sqlite')
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
    const answer = await storeOver(one, { where: folder })
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
    const answer = await storeOver(one, { where: folder })
    if (!answer.ok) throw new Error('not opened')
    const project = await filled(answer.value)
    await sql`pragma query_only = 1`.execute(one.writer)
    expect(await confirmFirst(answer.value, project, 'o1')).toMatchObject({ ok: false, problem: { code: 'STORE_FAILED' } })
    expect(await answer.value.projects.create('x')).toMatchObject({ ok: false, problem: { code: 'STORE_FAILED' } })
    await answer.value.close()
  })
})

describe('backup', () => {
  test('taken while others write it is a whole database', async () => {
    const store = await opened()
    const project = await filled(store)
    const target = join(folder, 'copy')
    const writing = Promise.all([1, 2, 3].map((at) => confirmFirst(store, project, `o${at}`)))
    const saved = await store.upkeep.backup(join(folder, 'saved.sqlite'))
    await writing
    expect(saved.ok).toBe(true)
    expect(await store.upkeep.backup(join(folder, 'saved.sqlite'))).toMatchObject({ problem: { code: 'BAD_REQUEST' } })
    await store.close()
    mkdirSync(target)
    renameSync(join(folder, 'saved.sqlite'), join(target, DATABASE_FILE))
    const copy = await opened(target)
    expect((await copy.upkeep.verify()).faults).toEqual([])
    expect((await copy.projects.byName('样例')).ok).toBe(true)
    await copy.close()
  })
})

describe('a long write', () => {
  test('holds up no reader', async () => {
    const store = await opened()
    const project = await filled(store)
    const lines = Array.from({ length: 3_000 }, (_, at) => ({ zh: `第${at}座桥`, en: `Bridge ${at}`, speaker: 'wang' as const }))
    const { zh, en, analysis } = made({ title: '长', lines })
    const documents = await store.documents.importAll(project, [zh, en])
    const [left, right] = documents.ok ? documents.value.map(({ document }) => document.id) : []
    const bitext = await store.bitexts.ensure(project, { zh: left ?? null, en: right ?? null })
    let isSaving = true
    const saving = store.bitexts.saveAnalysis(bitext.ok ? bitext.value.id : '', analysis).finally(() => {
      isSaving = false
    })
    let answered = 0
    for (; isSaving; answered += 1) {
      expect([4, 3_004]).toContain(await store.rows.count({ project }))
      await new Promise((resolve) => setImmediate(resolve))
    }
    expect((await saving).ok).toBe(true)
    expect(answered).toBeGreaterThan(10)
    await store.close()
  })
})

describe('restore', () => {
  test('puts the backup in place and keeps what was there', async () => {
    const store = await opened()
    const project = await filled(store)
    await store.upkeep.backup(join(folder, 'saved.sqlite'))
    await confirmFirst(store, project, 'o1')
    expect(await restoreStore(join(folder, 'saved.sqlite'), folder)).toMatchObject({ problem: { code: 'STORE_FAILED' } })
    await store.close()
    const restored = await restoreStore(join(folder, 'saved.sqlite'), folder, 7)
    expect(restored).toEqual({ ok: true, value: { kept: join(folder, 'duizhao-before-restore-7.sqlite') } })
    const again = await opened()
    expect(await again.rows.count({ project, verdict: 'confirmed' })).toBe(0)
    await again.close()
    expect(readdirSync(folder).filter((name) => name.includes('restoring'))).toEqual([])
    expect(await restoreStore(join(folder, 'duizhao-before-restore-7.sqlite'), join(folder, 'other'))).toEqual({
      ok: true,
      value: { kept: null },
    })
    const other = await opened(join(folder, 'other'))
    expect(await other.rows.count({ project, verdict: 'confirmed' })).toBe(1)
    await other.close()
  })

  test('also over a database that is broken', async () => {
    const store = await opened(join(folder, 'good'))
    await filled(store)
    await store.upkeep.backup(join(folder, 'saved.sqlite'))
    await store.close()
    writeFileSync(join(folder, DATABASE_FILE), 'x'.repeat(5000))
    writeFileSync(join(folder, `${DATABASE_FILE}-wal`), 'x')
    expect((await restoreStore(join(folder, 'saved.sqlite'), folder)).ok).toBe(true)
    const again = await opened()
    expect((await again.projects.byName('样例')).ok).toBe(true)
    await again.close()
  })

  test('of a broken backup changes nothing', async () => {
    const store = await opened()
    const project = await filled(store)
    await confirmFirst(store, project, 'o1')
    await store.upkeep.backup(join(folder, 'saved.sqlite'))
    await store.close()
    const saved = await openSqlite(join(folder, 'saved.sqlite'))
    if (saved.ok) await sql`update rows set state = replace(state, 'confirmed', 'rejected')`.execute(saved.value.db)
    if (saved.ok) await saved.value.close()
    expect(await restoreStore(join(folder, 'saved.sqlite'), folder)).toMatchObject({ problem: { code: 'INPUT_UNREADABLE' } })
    expect(await restoreStore(join(folder, 'none.sqlite'), folder)).toMatchObject({ problem: { code: 'NOT_FOUND' } })
    const again = await opened()
    expect(await again.rows.count({ project, verdict: 'confirmed' })).toBe(1)
    await again.close()
  })
})

describe('verify catches', () => {
  const breakages = [
    {
      title: 'a text that was changed',
      kind: 'offset',
      breaking: sql`update document_texts set text = cast(substr(text, 3) as blob)`,
    },
    { title: 'bytes that were changed', kind: 'bytes', breaking: sql`update document_bytes set bytes = x'00'` },
    {
      title: 'a state behind the log’s back',
      kind: 'log',
      breaking: sql`update rows set state = replace(state, 'confirmed', 'rejected')`,
    },
    { title: 'a decision that is gone', kind: 'log', breaking: sql`delete from decisions where seq = 1` },
    { title: 'a quotation without a row', kind: 'row', breaking: sql`update quotations set "row" = null` },
    { title: 'a row that is gone', kind: 'log', breaking: sql`delete from rows` },
  ]
  for (const { title, kind, breaking } of breakages) {
    test(title, async () => {
      const one = await backend()
      const answer = await storeOver(one, { where: folder })
      if (!answer.ok) throw new Error('not opened')
      const project = await filled(answer.value)
      await confirmFirst(answer.value, project, 'o1')
      await confirmFirst(answer.value, project, 'o2')
      expect((await answer.value.upkeep.verify()).faults).toEqual([])
      await breaking.execute(one.db)
      expect((await answer.value.upkeep.verify()).faults.map((fault) => fault.kind)).toContain(kind)
      await answer.value.close()
    })
  }
})
