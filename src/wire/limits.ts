import type { Limits } from './pool.ts'

/** The largest file that is read: a book has about 2 MB, a year of a newspaper does not belong in one document. */
export const MAX_FILE_BYTES = 64 * 1024 * 1024

/** What one analysis may cost; guides: a hostile file ends within 30 s. */
export const JOB_LIMITS: Limits = { timeoutMs: 120_000, heapMb: 1024 }

/** What reading one upload may cost. */
export const READ_LIMITS: Limits = { timeoutMs: 30_000, heapMb: 512 }
