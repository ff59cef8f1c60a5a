import type { SelectQueryBuilder } from 'kysely'
import type { Page, Window } from './port-documents.ts'

const LIMIT = 50
const MOST = 500

export function limitOf(window: Window): number {
  return Math.min(Math.max(1, Math.floor(window.limit ?? LIMIT)), MOST)
}

/**
 * The rows of a window in the order of a numeric key that counts up, one more than asked for: whether there are further ones.
 * A page before another comes backwards. A key that is no number starts at the beginning: it can only be a mistyped address.
 */
export async function windowed<D, T extends keyof D, O>(
  query: SelectQueryBuilder<D, T, O>,
  key: string,
  window: Window,
  direction: 'asc' | 'desc' = 'asc',
): Promise<readonly O[]> {
  const backwards = window.before !== undefined
  const from = Number(window.before ?? window.after ?? Number.NaN)
  const rising = (direction === 'asc') !== backwards
  const ordered = query.orderBy(key as never, rising ? 'asc' : 'desc').limit(limitOf(window) + 1)
  const bounded = Number.isFinite(from) ? ordered.where(key as never, rising ? '>' : '<', from as never) : ordered
  return bounded.execute()
}

/** The page of rows that were read with one more than asked for; of a page before another, backwards. */
export function pageOf<T>(rows: readonly T[], window: Window, keyOf: (row: T) => string): Page<T> {
  const backwards = window.before !== undefined
  const limit = limitOf(window)
  const further = rows.length > limit
  const items = backwards ? rows.slice(0, limit).toReversed() : rows.slice(0, limit)
  const first = items[0]
  const last = items.at(-1)
  const hasPrevious = backwards ? further : window.after !== undefined
  const hasNext = backwards || further
  return {
    items,
    previous: hasPrevious && first !== undefined ? keyOf(first) : null,
    next: hasNext && last !== undefined ? keyOf(last) : null,
  }
}
