import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { err, ok, type Result } from '../model/result.ts'
import type { Backend } from './backend.ts'
import { bitextsOf } from './bitexts.ts'
import { commentsOf } from './comments.ts'
import type { Context } from './context.ts'
import { decidingOf } from './decisions.ts'
import { documentsOf } from './documents.ts'
import { logOf } from './log.ts'
import { migrate } from './migrate.ts'
import type { Store } from './port.ts'
import type { Committed } from './port-decisions.ts'
import { openPostgres } from './postgres.ts'
import { projectsOf } from './projects.ts'
import { rowsOf } from './rows.ts'
import { speakersOf, termsOf } from './speakers.ts'
import { openSqlite } from './sqlite.ts'
import { upkeepOf } from './upkeep.ts'

interface StoreOptions {
  /** A folder for the embedded database, `:memory:`, or a postgres:// address. */
  readonly where: string
  readonly now?: () => number
  readonly newId?: () => string
  /** How words are compared in search; by default lower case. Changing it takes a new analysis to show. */
  readonly fold?: (text: string) => string
}

export const DATABASE_FILE = 'duizhao.sqlite'

/** The store, its schema brought up to date. STORE_CLOSED where it cannot be opened or a newer program made it. */
export async function openStore(options: StoreOptions): Promise<Result<Store>> {
  const opened = await openBackend(options.where)
  return opened.ok ? storeOver(opened.value, options) : opened
}

/** The store over a backend that is open, which is closed again where this fails. */
export async function storeOver(backend: Backend, options: StoreOptions): Promise<Result<Store>> {
  const { where, now = Date.now, newId = randomUUID, fold = (text: string) => text.toLowerCase() } = options
  try {
    const migrated = await migrate(backend, now(), (from) => saveOld(backend, where, from, now()))
    if (migrated.ok) return ok(storeOf({ ...backend, now, newId, fold }))
    await backend.close()
    return migrated
  } catch (error) {
    await backend.close()
    return err(
      backend.problemOf(error) ?? { code: 'STORE_CLOSED', detail: error instanceof Error ? error.message : String(error) },
    )
  }
}

async function openBackend(where: string): Promise<Result<Backend>> {
  if (/^postgres(ql)?:/.test(where)) return openPostgres(where)
  if (where === ':memory:') return openSqlite(where)
  try {
    mkdirSync(where, { recursive: true })
  } catch (error) {
    return err({ code: 'STORE_CLOSED', detail: error instanceof Error ? error.message : where })
  }
  return openSqlite(join(where, DATABASE_FILE))
}

/** The database as it was, beside it. PostgreSQL is backed up by who runs it. */
async function saveOld(backend: Backend, where: string, from: number, now: number): Promise<Result<unknown>> {
  if (/^postgres(ql)?:|^:memory:$/.test(where)) return ok(0)
  return backend.backup(join(where, `duizhao-schema-${from}-${now}.sqlite`))
}

function storeOf(parts: Omit<Context, 'announce'>): Store {
  const listeners = new Set<(decision: Committed) => void>()
  const announce = (decision: Committed) => {
    for (const listener of [...listeners]) listener(decision)
  }
  const context: Context = { ...parts, announce }
  return {
    projects: projectsOf(context),
    documents: documentsOf(context),
    bitexts: bitextsOf(context),
    rows: rowsOf(context),
    decisions: {
      ...decidingOf(context),
      ...logOf(context),
      subscribe: (listener) => {
        listeners.add(listener)
        return () => void listeners.delete(listener)
      },
    },
    speakers: speakersOf(context),
    terms: termsOf(context),
    comments: commentsOf(context),
    upkeep: upkeepOf(context),
    close: () => context.close(),
  }
}
