import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { err, ok, type Result } from '../model/result.ts'
import { DATABASE_FILE, openStore } from '../store/open.ts'
import type { Store } from '../store/port.ts'
import { foldKey } from '../text/fold.ts'

/** The store in a folder; search compares words as the text room does, so that 發展 finds 发展. */
export function openStoreIn(dataDir: string): Promise<Result<Store>> {
  return openStore({ where: dataDir, fold: foldKey })
}

/**
 * Puts a backup in the place of the database. It is checked first on a copy; the database that was there is kept beside it. The
 * server must not run: it would go on writing to the old file. BAD_REQUEST where the backup has faults.
 */
export async function restore(file: string, dataDir: string): Promise<Result<{ readonly kept: string | null }>> {
  if (!existsSync(file)) return err({ code: 'NOT_FOUND', detail: file })
  const checked = await checkBackup(file)
  if (!checked.ok) return checked
  mkdirSync(dataDir, { recursive: true })
  const target = join(dataDir, DATABASE_FILE)
  const kept = existsSync(target) ? `${target}.before-restore-${Date.now()}` : null
  // The write-ahead log belongs to the file it was made for: it must never meet another one.
  for (const suffix of ['', '-wal', '-shm']) {
    if (kept !== null && existsSync(target + suffix)) renameSync(target + suffix, kept + suffix)
  }
  const part = `${target}.part`
  copyFileSync(file, part)
  renameSync(part, target)
  return ok({ kept })
}

async function checkBackup(file: string): Promise<Result<unknown>> {
  const folder = mkdtempSync(join(tmpdir(), 'duizhao-restore-'))
  try {
    copyFileSync(file, join(folder, DATABASE_FILE))
    const store = await openStoreIn(folder)
    if (!store.ok) return store
    const { faults } = await store.value.upkeep.verify()
    await store.value.close()
    return faults.length === 0
      ? ok(undefined)
      : err({ code: 'BAD_REQUEST', detail: `${file}: ${faults.length} faults, first: ${faults[0]!.because}` })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
