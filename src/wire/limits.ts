import type { Limits } from './pool.ts'

/** The largest file, or line of a filter's input, that is read: a book has about 2 MB, a year of a newspaper does not belong in one document. */
export const MAX_FILE_BYTES = 64 * 1024 * 1024

/** What one analysis may cost; guides: a hostile file ends within 30 s. */
export const JOB_LIMITS: Limits = { timeoutMs: 120_000, heapMb: 1024, youngMb: 96 }

/**
 * What a filter's thread may hold: short documents by the million stay small; what needs more is done again with JOB_LIMITS. Some 60 MB
 * are code and tables; with 80 a thread sweeps all the time, with 104 it takes 20 MB more and is no faster.
 */
export const FILTER_LIMITS: Limits = { timeoutMs: 120_000, heapMb: 88, youngMb: 8 }

/** What reading one upload may cost. */
export const READ_LIMITS: Limits = { timeoutMs: 30_000, heapMb: 512, youngMb: 48 }
