import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { tell } from '../../src/model/problems.ts'
import { settle } from '../../src/review/verbs.ts'
import type { Backend } from '../../src/store/backend.ts'
import { DATABASE_FILE, openStore } from '../../src/store/open.ts'
import type { Store } from '../../src/store/port.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { made } from './made-analysis.ts'

/** A store in a folder of its own, new for each test and gone after it. */
export interface StoreFolder {
  readonly folder: string
  readonly opened: (where?: string) => Promise<Store>
  readonly backend: () => Promise<Backend>
}

export function storeInFolder(): StoreFolder {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'duizhao-store-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))
  return {
    get folder() {
      return folder
    },
    opened: async (where = folder) => {
      const answer = await openStore({ where })
      if (!answer.ok) throw new Error(tell(answer.problem, 'en'))
      return answer.value
    },
    backend: async () => {
      const answer = await openSqlite(join(folder, DATABASE_FILE))
      if (!answer.ok) throw new Error(tell(answer.problem, 'en'))
      return answer.value
    },
  }
}

export async function filled(store: Store): Promise<string> {
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

export async function confirmFirst(store: Store, project: string, operation: string) {
  const page = await store.rows.list({ project, verdict: 'open' }, 'position', { limit: 1 })
  const rows = page.ok ? page.value.items : []
  const draft = { id: operation, project, verb: 'confirm' as const, reviewer: 'Ann', saw: rows.map((row) => row.version) }
  return store.decisions.decide({ ...draft, changes: settle(rows, 'confirmed') })
}
