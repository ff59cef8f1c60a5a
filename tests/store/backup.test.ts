import { mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { DATABASE_FILE, storeOver } from '../../src/store/open.ts'
import { restoreStore } from '../../src/store/restore.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { confirmFirst, filled, storeInFolder } from './folder.ts'
import { made } from './made-analysis.ts'

const at = storeInFolder()
const { opened, backend } = at

describe('backup', () => {
  test('taken while others write it is a whole database', async () => {
    const store = await opened()
    const project = await filled(store)
    const target = join(at.folder, 'copy')
    const writing = Promise.all([1, 2, 3].map((at) => confirmFirst(store, project, `o${at}`)))
    const saved = await store.upkeep.backup(join(at.folder, 'saved.sqlite'))
    await writing
    expect(saved.ok).toBe(true)
    expect(await store.upkeep.backup(join(at.folder, 'saved.sqlite'))).toMatchObject({ problem: { code: 'BAD_REQUEST' } })
    await store.close()
    mkdirSync(target)
    renameSync(join(at.folder, 'saved.sqlite'), join(target, DATABASE_FILE))
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
    await store.upkeep.backup(join(at.folder, 'saved.sqlite'))
    await confirmFirst(store, project, 'o1')
    expect(await restoreStore(join(at.folder, 'saved.sqlite'), at.folder)).toMatchObject({ problem: { code: 'STORE_FAILED' } })
    await store.close()
    const restored = await restoreStore(join(at.folder, 'saved.sqlite'), at.folder, 7)
    expect(restored).toEqual({ ok: true, value: { kept: join(at.folder, 'duizhao-before-restore-7.sqlite') } })
    const again = await opened()
    expect(await again.rows.count({ project, verdict: 'confirmed' })).toBe(0)
    await again.close()
    expect(readdirSync(at.folder).filter((name) => name.includes('restoring'))).toEqual([])
    expect(await restoreStore(join(at.folder, 'duizhao-before-restore-7.sqlite'), join(at.folder, 'other'))).toEqual({
      ok: true,
      value: { kept: null },
    })
    const other = await opened(join(at.folder, 'other'))
    expect(await other.rows.count({ project, verdict: 'confirmed' })).toBe(1)
    await other.close()
  })

  test('also over a database that is broken', async () => {
    const store = await opened(join(at.folder, 'good'))
    await filled(store)
    await store.upkeep.backup(join(at.folder, 'saved.sqlite'))
    await store.close()
    writeFileSync(join(at.folder, DATABASE_FILE), 'x'.repeat(5000))
    writeFileSync(join(at.folder, `${DATABASE_FILE}-wal`), 'x')
    expect((await restoreStore(join(at.folder, 'saved.sqlite'), at.folder)).ok).toBe(true)
    const again = await opened()
    expect((await again.projects.byName('样例')).ok).toBe(true)
    await again.close()
  })

  test('of a broken backup changes nothing', async () => {
    const store = await opened()
    const project = await filled(store)
    await confirmFirst(store, project, 'o1')
    await store.upkeep.backup(join(at.folder, 'saved.sqlite'))
    await store.close()
    const saved = await openSqlite(join(at.folder, 'saved.sqlite'))
    if (saved.ok) await sql`update rows set state = replace(state, 'confirmed', 'rejected')`.execute(saved.value.db)
    if (saved.ok) await saved.value.close()
    expect(await restoreStore(join(at.folder, 'saved.sqlite'), at.folder)).toMatchObject({
      problem: { code: 'INPUT_UNREADABLE' },
    })
    expect(await restoreStore(join(at.folder, 'none.sqlite'), at.folder)).toMatchObject({ problem: { code: 'NOT_FOUND' } })
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
      const answer = await storeOver(one, { where: at.folder })
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
