import { fileURLToPath } from 'node:url'
import { Piscina } from 'piscina'
import type { ProblemCode } from '../model/problems.ts'
import { err, type Result } from '../model/result.ts'

/** What one job may cost before it is ended: the server and its other users notice nothing. */
export interface Limits {
  readonly timeoutMs: number
  readonly heapMb: number
  /** Of the heap, what young objects may take: with more, what is made and dropped for each sentence is swept less often. */
  readonly youngMb: number
}

export interface Pool {
  /** Runs a job of `worker.ts` by name. WORK_TIMED_OUT and INPUT_TOO_LARGE where it ran into a limit; a bug throws. */
  readonly run: <T>(name: string, job: unknown, limits?: Partial<Limits>) => Promise<Result<T>>
  /** As `run` for a job that gives a plain value. Throws at a limit. */
  readonly runPlain: <T>(name: string, job: unknown) => Promise<T>
  readonly close: () => Promise<void>
}

/** Threads are started with the first job and end after `idleMs` without one. */
export function openPool(threads: number, limits: Limits, idleMs = 60_000): Pool {
  const piscina = new Piscina({
    filename: fileURLToPath(new URL('../worker.js', import.meta.url)),
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: idleMs,
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMb, maxYoungGenerationSizeMb: limits.youngMb },
  })
  return {
    run: async <T>(name: string, job: unknown, own: Partial<Limits> = {}) => {
      const timeoutMs = own.timeoutMs ?? limits.timeoutMs
      try {
        return (await piscina.run(job, { name, signal: AbortSignal.timeout(timeoutMs) })) as Result<T>
      } catch (error) {
        const code = limitHit(error)
        if (code === undefined) throw error
        return err<T>({ code, detail: code === 'WORK_TIMED_OUT' ? `${timeoutMs / 1000} s` : `${limits.heapMb} MB` })
      }
    },
    runPlain: async <T>(name: string, job: unknown) => (await piscina.run(job, { name })) as T,
    close: () => piscina.destroy(),
  }
}

function limitHit(error: unknown): ProblemCode | undefined {
  if (!(error instanceof Error)) return undefined
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return 'WORK_TIMED_OUT'
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ERR_WORKER_OUT_OF_MEMORY' || /memory limit/.test(error.message)) return 'INPUT_TOO_LARGE'
  return undefined
}
