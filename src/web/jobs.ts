import type { Problem } from '../model/problems.ts'

/** What became of one file. */
export interface JobOutcome {
  readonly file: string
  readonly result: 'imported' | 'same' | 'refused'
  readonly encoding: string | null
  /** 0 to 1: of the encoding. */
  readonly confidence: number | null
  readonly problem: Problem | null
  /** Other encodings to try, best first, with the first words each would give. */
  readonly guesses: readonly { readonly encoding: string; readonly preview: string }[]
  /** The bytes, while a person may still choose another encoding for them. */
  readonly held: Uint8Array | null
}

export type JobStep = 'reading' | 'saving' | 'alignment' | 'done' | 'failed'

export interface JobFound {
  readonly documents: number
  readonly quotations: number
  readonly pairs: number
  readonly unpaired: number
}

export interface Job {
  readonly id: string
  readonly project: string
  /** In the language of whoever started it. */
  readonly label: string
  readonly step: JobStep
  readonly percent: number
  readonly outcomes: readonly JobOutcome[]
  readonly found: JobFound | null
  /** Where to go when it is done. */
  readonly next: string
}

export type JobReport = (change: Partial<Pick<Job, 'step' | 'percent' | 'outcomes' | 'found' | 'next'>>) => void

/** Long work goes on after its request was answered; a page or an event stream looks in on it. */
export interface Jobs {
  /** Starts `work` and gives the job at once. What it throws ends the job as failed. */
  readonly start: (
    planned: Pick<Job, 'id' | 'project' | 'label' | 'next'>,
    work: (report: JobReport) => Promise<'done' | 'failed'>,
  ) => Job
  readonly find: (id: string) => Job | undefined
  readonly under: (project: string) => readonly Job[]
  /** Calls `listener` at each change until the given function is called. */
  readonly follow: (id: string, listener: (job: Job) => void) => () => void
  /** Resolves when nothing is under way. */
  readonly settled: () => Promise<void>
}

// A finished job is only looked at by the page that waits for it, and may hold files that nobody chose an encoding for.
const KEPT_JOBS = 50

export function isDone(job: Job): boolean {
  return job.step === 'done' || job.step === 'failed'
}

export function openJobs(failed: (error: unknown) => Problem): Jobs {
  const jobs = new Map<string, Job>()
  const listeners = new Map<string, Set<(job: Job) => void>>()
  const underWay = new Set<Promise<void>>()

  const change = (id: string, changed: Partial<Job>) => {
    const job = jobs.get(id)
    if (job === undefined) return
    const now = { ...job, ...changed }
    jobs.set(id, now)
    for (const listener of listeners.get(id) ?? []) listener(now)
  }
  const fail = (id: string, error: unknown) => {
    const outcomes = jobs.get(id)?.outcomes ?? []
    change(id, { step: 'failed', percent: 100, outcomes: [...outcomes, refusedOutcome('', failed(error))] })
  }
  const forgetOldest = () => {
    for (const [id, job] of jobs) {
      if (jobs.size < KEPT_JOBS) return
      if (isDone(job)) jobs.delete(id)
    }
  }

  return {
    start: (planned, work) => {
      forgetOldest()
      const job: Job = { ...planned, step: 'reading', percent: 0, outcomes: [], found: null }
      jobs.set(job.id, job)
      const run = work((changed) => change(job.id, changed)).then(
        (step) => change(job.id, { step, percent: 100 }),
        (error: unknown) => fail(job.id, error),
      )
      underWay.add(run)
      void run.then(() => underWay.delete(run))
      return job
    },
    find: (id) => jobs.get(id),
    under: (project) => [...jobs.values()].filter((job) => job.project === project && !isDone(job)),
    follow: (id, listener) => {
      const set = listeners.get(id) ?? new Set()
      listeners.set(id, set.add(listener))
      return () => {
        set.delete(listener)
        if (set.size === 0) listeners.delete(id)
      }
    },
    settled: async () => {
      await Promise.all(underWay)
    },
  }
}

export function refusedOutcome(file: string, problem: Problem): JobOutcome {
  return { file, result: 'refused', encoding: null, confidence: null, problem, guesses: [], held: null }
}
