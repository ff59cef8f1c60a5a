import { err, ok, type Result } from '../model/result.ts'
import type { Backend } from './backend.ts'
import type { Committed } from './port-decisions.ts'
import type { Trx } from './schema.ts'

/** What the aggregates share. Clock and ids come in, so that tests can fix them. */
export interface Context extends Backend {
  readonly now: () => number
  readonly newId: () => string
  /** How words are compared in search: e.g. lower case, Traditional as Simplified. */
  readonly fold: (text: string) => string
  readonly announce: (decision: Committed) => void
}

/** Parameters of one statement stay far below SQLite's 32,766. */
const BATCH = 1_000

const refusals = new WeakMap<Error, unknown>()

/** One write transaction; an answer that is not `ok` rolls it back. Full disk and the like are STORE_FULL, STORE_FAILED. */
export async function write<R extends { readonly ok: boolean }>(
  context: Context,
  work: (trx: Trx) => Promise<R>,
): Promise<R | Result<never>> {
  try {
    return await context.writer.transaction().execute(async (trx) => {
      const answer = await work(trx)
      if (answer.ok) return answer
      const refusal = new Error('refused')
      refusals.set(refusal, answer)
      throw refusal
    })
  } catch (error) {
    const answer = error instanceof Error ? refusals.get(error) : undefined
    if (answer !== undefined) return answer as R
    const problem = context.problemOf(error)
    if (problem === null) throw error
    return err(problem)
  }
}

/**
 * Lets everybody else have a turn within a long transaction. Queries are answered without leaving the process's thread, so that
 * a text of ten thousand quotations would otherwise hold up every request for seconds.
 */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

export function found<T>(value: T | undefined, id: string): Result<T> {
  return value === undefined ? err({ code: 'NOT_FOUND', detail: id }) : ok(value)
}

export function batched<T>(items: readonly T[], size = BATCH): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size))
}

/** Every page of a list, one after the other: nothing is held between them. */
export async function* pages<T>(
  page: (after: string | undefined) => Promise<{ readonly items: readonly T[]; readonly next: string | null }>,
) {
  for (let after: string | undefined; ; ) {
    const { items, next } = await page(after)
    yield* items
    if (next === null) return
    after = next
  }
}

/** Whether the text can stand in a column of either database, and in one line of a list. */
export function isPlain(text: string, atMost: number): boolean {
  return text.trim() !== '' && text.length <= atMost && !/[\p{Cc}\p{Surrogate}]/u.test(text)
}

/** Map.groupBy, which Node 20 has not. */
export function groupBy<K, T>(items: Iterable<T>, keyOf: (item: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return groups
}
