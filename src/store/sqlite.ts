import { existsSync, rmSync, statSync } from 'node:fs'
import type { Database } from 'better-sqlite3'
import { Kysely, sql } from 'kysely'
import type { Problem } from '../model/problems.ts'
import { err, ok, type Result } from '../model/result.ts'
import type { Backend, Phrase, WordIndex } from './backend.ts'
import type { Schema } from './schema.ts'
import { sqliteDialect } from './sqlite-driver.ts'

/** How long a write waits for another process, e.g. `duizhao import` beside the server. */
const BUSY_TIMEOUT_MS = 5_000

const MEMORY = ':memory:'

/** The embedded database in one file (`:memory:` for tests, on one connection). STORE_CLOSED where it cannot be opened. */
export async function openSqlite(file: string): Promise<Result<Backend>> {
  try {
    const { default: Sqlite } = await import('better-sqlite3')
    const connect = () => prepare(new Sqlite(file))
    const writing = connect()
    const reading = file === MEMORY ? writing : connect()
    const snapshot = () => new Sqlite(file, { readonly: true, fileMustExist: true })
    return ok(backendOf(writing, reading, snapshot))
  } catch (error) {
    return err({ code: 'STORE_CLOSED', detail: whyNot(error) })
  }
}

function prepare(database: Database): Database {
  database.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`)
  database.pragma('journal_mode = WAL')
  // Each time: better-sqlite3 drops to NORMAL when it reopens a WAL database, and NORMAL loses answered writes in a power cut.
  database.pragma('synchronous = FULL')
  database.pragma('foreign_keys = ON')
  database.pragma('cache_size = -65536')
  return database
}

/**
 * Folds the write-ahead log into the file, so that the file alone is the database; STORE_FAILED where anyone has it open. A
 * file that is broken is let go as it is: who restores a backup over it knows.
 */
export async function releaseSqlite(file: string): Promise<Problem | null> {
  try {
    const { default: Sqlite } = await import('better-sqlite3')
    const database = new Sqlite(file, { timeout: 0 })
    try {
      // Leaving WAL needs to be the only connection: no other statement says so for idle ones.
      database.pragma('journal_mode = DELETE')
      return null
    } finally {
      database.close()
    }
  } catch (error) {
    if (/^SQLITE_(NOTADB|CORRUPT)/.test(codeOf(error))) return null
    return problemOf(error) ?? { code: 'STORE_FAILED', detail: whyNot(error) }
  }
}

function backendOf(writing: Database, reading: Database, snapshot: () => Database): Backend {
  const writer = new Kysely<Schema>({ dialect: sqliteDialect(writing) })
  const db = reading === writing ? writer : new Kysely<Schema>({ dialect: sqliteDialect(reading) })
  return {
    db,
    writer,
    numbered: 'integer primary key autoincrement',
    binary: 'blob',
    words,
    problemOf,
    backup: (file) => backup(snapshot, file),
    check: async () => {
      const answers = [...(reading.pragma('integrity_check') as object[]), ...(reading.pragma('foreign_key_check') as object[])]
      return answers.map((answer) => Object.values(answer).join(' ')).filter((answer) => answer !== 'ok')
    },
    close: async () => {
      await writer.destroy()
      await db.destroy()
      // Kysely closes only what it has used, and a connection that is left open keeps the log from being folded in.
      for (const database of [writing, reading]) if (database.open) database.close()
    },
  }
}

/**
 * The online backup: a copy of a live file is a broken copy. Its own connection holds one read transaction, so that it copies
 * one moment, however long it takes and whoever writes meanwhile, and never begins anew.
 */
async function backup(snapshot: () => Database, file: string): Promise<Result<number>> {
  if (existsSync(file)) return err({ code: 'BAD_REQUEST', detail: `${file} exists` })
  try {
    const database = snapshot()
    try {
      database.exec('begin')
      database.prepare('select count(*) from sqlite_schema').get()
      await database.backup(file)
    } finally {
      database.close()
    }
    return ok(statSync(file).size)
  } catch (error) {
    rmSync(file, { force: true })
    return err(problemOf(error) ?? { code: 'STORE_FAILED', detail: messageOf(error) })
  }
}

const words: WordIndex = {
  // Contentless: the words stand in `quotations` already. Diacritics are dropped, so that Lópes is found by lopes.
  create: async (trx) => {
    const options = `content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2'`
    await sql`create virtual table quotation_words using fts5 (words, ${sql.raw(options)})`.execute(trx)
  },
  put: async (trx, entries) => {
    for (const { n, tokens } of entries) {
      await sql`insert into quotation_words (rowid, words) values (${n}, ${tokens.join(' ')})`.execute(trx)
    }
  },
  drop: async (trx, keys) => {
    for (const n of keys) await sql`delete from quotation_words where rowid = ${n}`.execute(trx)
  },
  matching: (phrases) => sql`select rowid from quotation_words where quotation_words match ${phrases.map(matchOf).join(' AND ')}`,
}

/** Quoted, so that no word of a query is an operator of FTS5. Tokens hold letters and digits only. */
function matchOf({ tokens, open }: Phrase): string {
  return `"${tokens.join(' ')}"${open ? '*' : ''}`
}

function problemOf(error: unknown): Problem | null {
  const code = codeOf(error)
  if (code.startsWith('SQLITE_FULL')) return { code: 'STORE_FULL' }
  const passing = ['SQLITE_IOERR', 'SQLITE_READONLY', 'SQLITE_BUSY', 'SQLITE_LOCKED', 'SQLITE_CANTOPEN', 'SQLITE_PROTOCOL']
  return passing.some((one) => code.startsWith(one)) ? { code: 'STORE_FAILED', detail: code } : null
}

function whyNot(error: unknown): string {
  const message = messageOf(error)
  const isUnbuilt = /bindings file|NODE_MODULE_VERSION|Cannot find (module|package)/.test(message)
  return isUnbuilt ? 'better-sqlite3 is not built for this Node: npm rebuild better-sqlite3' : message
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
