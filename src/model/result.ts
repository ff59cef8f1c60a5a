import type { Problem } from './problems.ts'

/** What an operation that may fail in an expected way gives back. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem }

export function ok<T>(value: T): Result<T> {
  return { ok: true, value }
}

export function err<T = never>(problem: Problem): Result<T> {
  return { ok: false, problem }
}
