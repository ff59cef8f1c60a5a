import { writeSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import Sqlite from 'better-sqlite3'
import type { Change, RowState } from '../model/decision.ts'
import { openStore } from '../store/open.ts'
import type { DecisionDraft, Store } from '../store/port.ts'

/*
 * What the kill loop kills: it decides without end and says on standard output what was acknowledged. Twins are broken on purpose, so
 * that the tests are seen to catch something: `hasty` says so before the store has answered, `forgetful` gives a repeated operation a
 * new id, `unsynced` leaves it to the system when the disk is written.
 */
export type TargetKind = 'sound' | 'hasty' | 'forgetful' | 'unsynced'

/** One line for each decision that was acknowledged: its number. */
async function run(folder: string, project: string, kind: TargetKind, from: number, until: number): Promise<void> {
  if (kind === 'unsynced') leaveSyncing()
  const opened = await openStore({ where: folder })
  if (!opened.ok) throw new Error(opened.problem.detail)
  const store = opened.value
  const rows = await store.rows.list({ project }, 'position', { limit: 20 })
  const ids = rows.ok ? rows.value.items.map((row) => row.id) : []
  for (let number = from; number <= until; number += 1) {
    const draft = await draftOf(store, project, number, ids[number % ids.length] ?? '', kind)
    if (kind === 'hasty') {
      // Answered at once, written when there is time: what a cache in front of the store would do.
      acknowledge(number)
      setTimeout(() => void store.decisions.decide(draft), 20)
      await new Promise((resolve) => setTimeout(resolve, 1))
      continue
    }
    const outcome = await store.decisions.decide(draft)
    if (!outcome.ok) throw new Error(`${number}: ${outcome.problem.code} ${outcome.problem.detail}`)
    acknowledge(number)
  }
  await new Promise((resolve) => setTimeout(resolve, 100))
  await store.close()
}

async function draftOf(store: Store, project: string, number: number, row: string, kind: TargetKind): Promise<DecisionDraft> {
  const found = await store.rows.get(row)
  const before = found.ok ? found.value.state : null
  const after = before as RowState
  const changes: readonly Change[] = [
    { entity: 'row', id: row, before, after: { ...after, bookmarked: !after.bookmarked } },
    { entity: 'comment', id: crypto.randomUUID(), before: null, after: { row, text: String(number) } },
  ]
  const id = kind === 'forgetful' ? crypto.randomUUID() : `op-${number}`
  return { id, project, verb: 'bookmark', reviewer: 'Ann', changes, saw: [found.ok ? found.value.version : 0, 0] }
}

/** What better-sqlite3 does by itself when it reopens a database with a write-ahead log. */
function leaveSyncing(): void {
  const pragma = Sqlite.prototype.pragma
  Sqlite.prototype.pragma = function (this: Sqlite.Database, source: string, options?: Sqlite.PragmaOptions) {
    return pragma.call(this, source.replace(/^synchronous = FULL$/, 'synchronous = NORMAL'), options)
  }
}

/** Written through at once: a line that is still in a buffer of ours was not seen by anyone. */
function acknowledge(number: number): void {
  writeSync(1, `${number}\n`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder = '', project = '', kind = 'sound', from = '1', until = '1'] = process.argv.slice(2)
  await run(folder, project, kind as TargetKind, Number(from), Number(until))
}
