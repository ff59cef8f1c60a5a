import { closeSync, copyFileSync, existsSync, fsyncSync, linkSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Problem } from '../model/problems.ts'
import { err, ok, type Result } from '../model/result.ts'
import { DATABASE_FILE, storeOver } from './open.ts'
import { openSqlite, releaseSqlite } from './sqlite.ts'

/**
 * Puts a backup in the place of the database in `folder`, after checking a copy of it from end to end. The old database stays
 * beside it as `kept` (null: there was none). STORE_FAILED where a program has it open; INPUT_UNREADABLE where the backup is bad.
 */
export async function restoreStore(
  file: string,
  folder: string,
  now = Date.now(),
): Promise<Result<{ readonly kept: string | null }>> {
  if (!existsSync(file)) return err({ code: 'NOT_FOUND', detail: file })
  const target = join(folder, DATABASE_FILE)
  const copy = join(folder, `duizhao-restoring-${now}.sqlite`)
  try {
    mkdirSync(folder, { recursive: true })
    copyFileSync(file, copy)
    const fault = (await faultOf(copy, folder)) ?? (existsSync(target) ? await releaseSqlite(target) : null)
    if (fault !== null) return err(fault)
    synced(copy)
    const kept = existsSync(target) ? join(folder, `duizhao-before-restore-${now}.sqlite`) : null
    // A second name for the old one, then one atomic rename: a crash leaves the old database or the new one, never none.
    if (kept !== null) linkSync(target, kept)
    // Only a broken database still has these; beside the new one they would break it too.
    for (const end of ['-wal', '-shm']) if (existsSync(`${target}${end}`)) renameSync(`${target}${end}`, `${kept ?? copy}${end}`)
    renameSync(copy, target)
    return ok({ kept })
  } catch (error) {
    return err({ code: 'STORE_FAILED', detail: error instanceof Error ? error.message : String(error) })
  } finally {
    for (const end of ['', '-wal', '-shm']) rmSync(`${copy}${end}`, { force: true })
  }
}

/** What is wrong with a backup, down to its offsets and its log; its schema is brought up to date on the way. */
async function faultOf(copy: string, folder: string): Promise<Problem | null> {
  const backend = await openSqlite(copy)
  if (!backend.ok) return { code: 'INPUT_UNREADABLE', detail: backend.problem.detail ?? copy }
  const store = await storeOver(backend.value, { where: folder })
  if (!store.ok) return store.problem
  const { faults } = await store.value.upkeep.verify()
  await store.value.close()
  const [first] = faults
  return first === undefined
    ? null
    : { code: 'INPUT_UNREADABLE', detail: `${faults.length}: ${first.kind} ${first.id} ${first.because}` }
}

function synced(file: string): void {
  const handle = openSync(file, 'r+')
  fsyncSync(handle)
  closeSync(handle)
}
