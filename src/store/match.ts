import type { Span } from '../model/span.ts'
import { groupBy } from './context.ts'

/** A quotation by its place alone. */
interface Located {
  readonly id: string
  readonly document: string
  readonly lang: string
  readonly parts: readonly Span[]
}

/** From here two findings are the same quotation with other borders: the usual threshold for spans. */
const SAME = 0.5
/** Units of text to a cell of the grid that finds which spans lie near. */
const CELL = 256

/**
 * Which of the old quotations each new one is: the same words first, then the greatest overlap of at least half. Each old one
 * is taken once. New ones without a match are not in the answer. Time is linear in the length of the quotations.
 */
export function matchQuotations(old: readonly Located[], found: readonly Located[]): ReadonlyMap<string, string> {
  const matches = new Map<string, string>()
  const taken = new Set<string>()
  const exact = groupBy(old, placeOf)
  for (const one of found) {
    const same = exact.get(placeOf(one))?.find(({ id }) => !taken.has(id))
    if (same !== undefined) take(one.id, same.id)
  }
  const free = found.filter(({ id }) => !matches.has(id))
  for (const { left, right } of likely(
    old.filter(({ id }) => !taken.has(id)),
    free,
  )) {
    if (!taken.has(left) && !matches.has(right)) take(right, left)
  }
  return matches

  function take(right: string, left: string): void {
    matches.set(right, left)
    taken.add(left)
  }
}

/** Pairs that overlap by at least half, greatest first. */
function likely(old: readonly Located[], found: readonly Located[]) {
  const grid = groupBy(
    old.flatMap((one) => cellsOf(one).map((cell) => ({ cell, one }))),
    ({ cell }) => cell,
  )
  return found
    .flatMap((right) => {
      const near = new Set(cellsOf(right).flatMap((cell) => (grid.get(cell) ?? []).map(({ one }) => one)))
      return [...near].map((left) => ({ left: left.id, right: right.id, overlap: overlapOf(left.parts, right.parts) }))
    })
    .filter(({ overlap }) => overlap >= SAME)
    .toSorted((a, b) => b.overlap - a.overlap)
}

/** Intersection over union of the units covered, 0 to 1. */
function overlapOf(left: readonly Span[], right: readonly Span[]): number {
  const shared = left.reduce((sum, a) => sum + right.reduce((inner, b) => inner + common(a, b), 0), 0)
  const union = lengthOf(left) + lengthOf(right) - shared
  return union === 0 ? 0 : shared / union
}

function common(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start))
}

function lengthOf(parts: readonly Span[]): number {
  return parts.reduce((sum, { start, end }) => sum + end - start, 0)
}

function placeOf({ document, lang, parts }: Located): string {
  return JSON.stringify([document, lang, parts.map(({ start, end }) => [start, end])])
}

function cellsOf({ document, lang, parts }: Located): readonly string[] {
  const cells = new Set<string>()
  for (const { start, end } of parts) {
    for (let cell = Math.floor(start / CELL); cell <= Math.floor(end / CELL); cell += 1) cells.add(`${document} ${lang} ${cell}`)
  }
  return [...cells]
}
