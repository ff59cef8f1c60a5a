import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '../store/open.ts'
import type { Store } from '../store/port.ts'

/** Works on an empty store in a folder of its own, which is gone afterwards. */
export async function withTemporaryStore(work: (store: Store, folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'duizhao-bench-'))
  const opened = await openStore({ where: folder })
  if (!opened.ok) throw new Error(opened.problem.detail)
  try {
    await work(opened.value, folder)
  } finally {
    await opened.value.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Median and 95th percentile of the clock, and the processor's time of one: on a machine that does other work only that can be compared. */
export async function timed(times: number, work: (at: number) => Promise<unknown>): Promise<string> {
  const taken: number[] = []
  const used = process.cpuUsage()
  for (let at = 0; at < times; at++) {
    const started = performance.now()
    await work(at)
    taken.push(performance.now() - started)
  }
  const { user, system } = process.cpuUsage(used)
  const sorted = taken.toSorted((a, b) => a - b)
  const share = (of: number) => sorted[Math.floor(of * (sorted.length - 1))] ?? 0
  const shown = (milliseconds: number) => milliseconds.toFixed(1).padStart(8)
  return `median${shown(share(0.5))}  p95${shown(share(0.95))}  processor${shown((user + system) / 1000 / times)} ms`
}
