import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openStore } from '../store/open.ts'
import type { Store } from '../store/port.ts'
import type { TargetKind } from './durability-target.ts'
import { madeText } from './made-text.ts'

interface KillLoop {
  readonly decisions: number
  readonly kills: number
  readonly kind: TargetKind
}

interface Survived {
  readonly acknowledged: number
  readonly kills: number
  /** Numbers that were acknowledged and are not in the log. */
  readonly lost: readonly number[]
  /** Numbers that are in the log more than once. */
  readonly twice: readonly number[]
  /** What `verify` complains of. */
  readonly faults: readonly string[]
}

/**
 * Decides in a child process that is killed with SIGKILL again and again, wherever it happens to be. Each new child begins with
 * the last decision that was acknowledged, as a client that heard no answer would. Then the log is compared with what was said.
 */
export async function killLoop({ decisions, kills, kind }: KillLoop): Promise<Survived> {
  const folder = mkdtempSync(join(tmpdir(), 'duizhao-kill-'))
  try {
    const project = await preparedProject(folder)
    const acknowledged = new Set<number>()
    let killed = 0
    for (let last = 0; last < decisions; ) {
      const share = Math.ceil((decisions - last) / Math.max(1, kills - killed + 1))
      const seen = await runUntilKilled(
        [folder, project, kind, String(Math.max(1, last)), String(decisions)],
        killed < kills ? share : Infinity,
      )
      for (const number of seen.numbers) acknowledged.add(number)
      if (seen.numbers.length === 0) throw new Error(`the target ended without a decision: ${seen.complaint}`)
      last = Math.max(last, ...seen.numbers)
      killed += seen.killed ? 1 : 0
    }
    return { acknowledged: acknowledged.size, kills: killed, ...(await compared(folder, project, acknowledged)) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A store in `folder` with one analysed text pair; the id of its project. */
export async function preparedProject(folder: string): Promise<string> {
  const store = await opened(folder)
  const project = await store.projects.create('durability')
  if (!project.ok) throw new Error(project.problem.code)
  const { uploads, analysis } = madeText({ number: 1, pairs: 20 })
  const documents = await store.documents.importAll(project.value.id, uploads)
  if (!documents.ok) throw new Error(documents.problem.code)
  const [zh = '', en = ''] = documents.value.map(({ document }) => document.id)
  const bitext = await store.bitexts.ensure(project.value.id, { zh, en })
  if (bitext.ok) await store.bitexts.saveAnalysis(bitext.value.id, analysis)
  await store.close()
  return project.value.id
}

export function targetFile(): string {
  return fileURLToPath(new URL(`./durability-target.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url))
}

interface Seen {
  readonly numbers: readonly number[]
  readonly killed: boolean
  readonly complaint: string
}

/** Kills the child some time after it has acknowledged this many. */
function runUntilKilled(args: readonly string[], after: number): Promise<Seen> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [targetFile(), ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
    let out = ''
    let complaint = ''
    let isDying = false
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString()
      if (isDying || out.split('\n').length <= after) return
      isDying = true
      // Anywhere within the next decisions, not always right after an answer.
      setTimeout(() => child.kill('SIGKILL'), Math.random() * 10)
    })
    child.stderr.on('data', (chunk: Buffer) => {
      complaint += chunk.toString()
    })
    child.on('error', reject)
    child.on('close', (_code, signal) => {
      // What stands after the last line break was cut off: nobody was told that number.
      const numbers = out.split('\n').slice(0, -1).map(Number)
      resolve({ numbers, killed: signal === 'SIGKILL', complaint })
    })
  })
}

async function compared(folder: string, project: string, acknowledged: ReadonlySet<number>) {
  const store = await opened(folder)
  const times = new Map<number, number>()
  for await (const { changes } of store.decisions.since(project, 0)) {
    for (const change of changes) {
      if (change.entity === 'comment') times.set(Number(change.after?.text), (times.get(Number(change.after?.text)) ?? 0) + 1)
    }
  }
  const { faults } = await store.upkeep.verify()
  await store.close()
  return {
    lost: [...acknowledged].filter((number) => !times.has(number)),
    twice: [...times].filter(([, count]) => count > 1).map(([number]) => number),
    faults: faults.map(({ kind, id, because }) => `${kind} ${id} ${because}`),
  }
}

async function opened(folder: string): Promise<Store> {
  const store = await openStore({ where: folder })
  if (!store.ok) throw new Error(store.problem.detail)
  return store.value
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [decisions = '10000', kills = '100'] = process.argv.slice(2)
  const survived = await killLoop({ decisions: Number(decisions), kills: Number(kills), kind: 'sound' })
  process.stdout.write(`${JSON.stringify(survived)}\n`)
  process.exitCode = survived.lost.length + survived.twice.length + survived.faults.length > 0 ? 1 : 0
}
