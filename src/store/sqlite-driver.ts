import type { Database, Statement } from 'better-sqlite3'
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'

/*
 * Kysely's own SQLite driver begins deferred transactions, and one that upgrades to writing fails with BUSY at once whatever
 * the timeout; it prepares every statement anew; and its rollback throws where SQLite has rolled back by itself (disk full).
 * Nothing is streamed through an open statement: lists are read in pages, so no reader ever holds the connection.
 */

/** A kysely dialect over one connection, used by one query or transaction at a time. */
export function sqliteDialect(database: Database): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => driverOf(database),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  }
}

function driverOf(database: Database): Driver {
  const connection = connectionOf(database)
  const turns = turnsOf()
  return {
    init: async () => {},
    acquireConnection: async () => {
      await turns.take()
      return connection
    },
    beginTransaction: async () => {
      database.exec('begin immediate')
    },
    commitTransaction: async () => {
      database.exec('commit')
    },
    rollbackTransaction: async () => {
      if (database.inTransaction) database.exec('rollback')
    },
    releaseConnection: async () => turns.pass(),
    destroy: async () => {
      database.close()
    },
  }
}

const STATEMENTS_KEPT = 400

function connectionOf(database: Database): DatabaseConnection {
  const prepared = new Map<string, Statement>()
  const prepare = (sql: string) => {
    const known = prepared.get(sql)
    if (known !== undefined) return known
    const statement = database.prepare(sql)
    if (prepared.size >= STATEMENTS_KEPT) prepared.delete(prepared.keys().next().value ?? '')
    prepared.set(sql, statement)
    return statement
  }
  return {
    executeQuery: async <R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> => {
      const statement = prepare(sql)
      if (statement.reader) return { rows: statement.all(...parameters) as R[] }
      const { changes } = statement.run(...parameters)
      return { numAffectedRows: BigInt(changes), rows: [] }
    },
    streamQuery: () => {
      throw new Error('lists are read in pages')
    },
  }
}

/** One at a time, in the order of asking. */
function turnsOf() {
  const waiting: (() => void)[] = []
  let busy = false
  return {
    take: async () => {
      if (busy) await new Promise<void>((resolve) => waiting.push(resolve))
      busy = true
    },
    pass: async () => {
      const next = waiting.shift()
      if (next === undefined) busy = false
      else next()
    },
  }
}
