import { sql } from 'kysely'
import { err, ok, type Result } from '../model/result.ts'
import type { Backend } from './backend.ts'
import { first } from './migrations/0001-first.ts'
import { quotationsOfRow } from './migrations/0002-quotations-of-row.ts'
import type { Trx } from './schema.ts'

export type Migration = (trx: Trx, backend: Backend) => Promise<void>

/** Each brings the schema from the version of its place to the next. Never change one that was released: add one. */
export const MIGRATIONS: readonly Migration[] = [first, quotationsOfRow]

/**
 * Brings the schema up to date, all in one transaction: a process that is killed at any statement leaves the old schema or the
 * new one. `beforeChange` takes a backup of a database that is not new. STORE_CLOSED where a newer program made it.
 */
export async function migrate(
  backend: Backend,
  now: number,
  beforeChange: (from: number) => Promise<Result<unknown>>,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<Result<number>> {
  await sql`create table if not exists schema_versions (version integer primary key, made_at bigint not null)`.execute(
    backend.writer,
  )
  const from = await versionOf(backend.db)
  if (from > migrations.length) {
    return err({ code: 'STORE_CLOSED', detail: `schema ${from}, this program knows ${migrations.length}: use the newer program` })
  }
  if (from === migrations.length) return ok(from)
  if (from > 0) {
    const saved = await beforeChange(from)
    if (!saved.ok) return saved
  }
  await backend.writer.transaction().execute(async (trx) => {
    // Read again inside: another process may have been first.
    for (let version = await versionOf(trx); version < migrations.length; version += 1) {
      await migrations[version]?.(trx, backend)
      await trx
        .insertInto('schema_versions')
        .values({ version: version + 1, made_at: now })
        .execute()
    }
  })
  return ok(migrations.length)
}

async function versionOf(db: Backend['db'] | Trx): Promise<number> {
  const { version } = await db
    .selectFrom('schema_versions')
    .select((eb) => eb.fn.max('version').as('version'))
    .executeTakeFirstOrThrow()
  return version ?? 0
}
