import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Measure } from './align.ts'
import { preparedProject, targetFile } from './durability.ts'
import type { TargetKind } from './durability-target.ts'

/*
 * Whether a decision is on the disk before it is acknowledged. Killing the process cannot tell: what was handed to the system survives
 * it, and only a power cut loses it. So strace writes down, in order, what the process had the disk keep and what it said.
 */

interface Synced {
  readonly acknowledged: number
  /** Syncs of the write-ahead log. */
  readonly syncs: number
  /** Numbers that were acknowledged with no sync of the log since the one before. */
  readonly unsynced: readonly number[]
}

/** Null where strace is missing or may not trace. */
export async function countSyncs(decisions: number, kind: TargetKind): Promise<Synced | null> {
  if (!canTrace()) return null
  const folder = mkdtempSync(join(tmpdir(), 'duizhao-sync-'))
  try {
    const project = await preparedProject(folder)
    const trace = join(folder, 'trace')
    const traced = [process.execPath, targetFile(), folder, project, kind, '1', String(decisions)]
    await run('strace', ['-f', '-y', '-e', 'trace=fsync,fdatasync,write', '-o', trace, ...traced])
    return readTrace(readFileSync(trace, 'utf8'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** As lines of the bench. Throws where a decision was acknowledged before it was on the disk. */
export async function* benchSyncs(decisions: number): AsyncIterable<Measure> {
  const found = await countSyncs(decisions, 'sound')
  if (found === null) return
  if (found.unsynced.length > 0) throw new Error(`acknowledged before it was on the disk: ${found.unsynced.join(' ')}`)
  yield { name: 'syncs of the log for each decision (at least 1)', value: found.syncs / found.acknowledged, unit: 'syncs' }
}

export function canTrace(): boolean {
  return spawnSync('strace', ['-e', 'trace=fsync', process.execPath, '--version'], { stdio: 'ignore' }).status === 0
}

function run(command: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'] })
    child.on('error', reject)
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`${command} ended with ${code}`))))
  })
}

/** `PID call(FD<file>…) = result`; a call that another thread's cuts in two ends in a line of its own. */
function readTrace(trace: string): Synced {
  const begun = new Map<string, string>()
  const unsynced: number[] = []
  let acknowledged = 0
  let syncs = 0
  let isSynced = false
  for (const line of trace.split('\n')) {
    const pid = line.slice(0, line.indexOf(' '))
    const sync = /^\d+\s+f(?:data)?sync\(\d+<([^>]*)>/.exec(line)?.[1]
    if (sync !== undefined) begun.set(pid, sync)
    const isEnd = /\)\s+= 0$/.test(line) && /\bf(?:data)?sync\b/.test(line)
    if (isEnd && begun.get(pid)?.endsWith('-wal')) {
      syncs++
      isSynced = true
    }
    const number = /^\d+\s+write\(1<[^>]*>, "(\d+)\\n"/.exec(line)?.[1]
    if (number === undefined) continue
    acknowledged++
    if (!isSynced) unsynced.push(Number(number))
    isSynced = false
  }
  return { acknowledged, syncs, unsynced }
}
