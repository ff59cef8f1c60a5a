import { Kysely, PostgresDialect, sql } from 'kysely'
import type { Problem } from '../model/problems.ts'
import { err, ok, type Result } from '../model/result.ts'
import type { Backend, Phrase, WordIndex } from './backend.ts'
import type { Schema } from './schema.ts'

const INT8 = 20

/** A PostgreSQL database by its postgres:// address. STORE_CLOSED where it does not answer. */
export async function openPostgres(address: string): Promise<Result<Backend>> {
  const { default: pg } = await import('pg')
  // Counts and times are bigint there, which the driver gives as strings; ours stay far below 2^53.
  const types = {
    getTypeParser: (oid: number, format?: 'text' | 'binary') =>
      oid === INT8 ? Number : pg.types.getTypeParser(oid, format as 'text'),
  }
  const pool = new pg.Pool({ connectionString: address, max: 8, types: types as never, connectionTimeoutMillis: 10_000 })
  // An idle connection that breaks is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => {})
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
  try {
    await sql`select 1`.execute(db)
  } catch (error) {
    await db.destroy()
    return err({ code: 'STORE_CLOSED', detail: messageOf(error) })
  }
  return ok({
    db,
    writer: db,
    numbered: 'bigserial primary key',
    binary: 'bytea',
    words,
    problemOf,
    backup: async () => err({ code: 'BAD_REQUEST', detail: 'pg_dump' }),
    check: async () => [],
    close: () => db.destroy(),
  })
}

const words: WordIndex = {
  create: async (trx) => {
    await sql`create table quotation_words (n bigint primary key, words tsvector not null)`.execute(trx)
    await sql`create index quotation_words_found on quotation_words using gin (words)`.execute(trx)
  },
  put: async (trx, entries) => {
    for (const { n, tokens } of entries) {
      await sql`insert into quotation_words (n, words) values (${n}, to_tsvector('simple', ${tokens.join(' ')}))`.execute(trx)
    }
  },
  drop: async (trx, keys) => {
    for (const n of keys) await sql`delete from quotation_words where n = ${n}`.execute(trx)
  },
  matching: (phrases) =>
    sql`select n from quotation_words where words @@ to_tsquery('simple', ${phrases.map(queryOf).join(' & ')})`,
}

/** Tokens hold letters and digits only, so nothing needs escaping within the quotes. */
function queryOf({ tokens, open }: Phrase): string {
  return `(${tokens.map((token, at) => `'${token}'${open && at === tokens.length - 1 ? ':*' : ''}`).join(' <-> ')})`
}

/** https://www.postgresql.org/docs/current/errcodes-appendix.html: classes 53 (resources), 08 (connection), 57 (operator), 58 (system), 25006 (read only). */
function problemOf(error: unknown): Problem | null {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
  if (code === '53100') return { code: 'STORE_FULL' }
  return /^(53|08|57|58|25006|40|ECONN|EPIPE)/.test(code) ? { code: 'STORE_FAILED', detail: code } : null
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
