import type { Span } from '../../model/span.ts'

/** A stretch of text under one set of marks: views print runs, so that no markup is ever built from a text. */
export interface Run {
  readonly text: string
  readonly marks: readonly Mark[]
}

/**
 * A highlight. Evidence marks of both sides share a `pair`, so that pointing at one lights its partner; a mark without one
 * is a mismatch when it is flagged. The others say what a stretch of a document is.
 */
export interface Mark {
  readonly kind: 'number' | 'date' | 'name' | 'dictionary' | 'term' | 'quotation' | 'cue' | 'mention' | 'found'
  /** Shared with its partner on the other side. */
  readonly pair?: string
  /** A quality check flags it: it has no right partner. */
  readonly flagged?: boolean
  /** Of quotation, cue and mention: the quotation it belongs to. */
  readonly quotation?: string
  /** The active quotation of the page. */
  readonly active?: boolean
}

export type Marked = Span & Mark

/**
 * The text of `span` cut into runs at the borders of the marks that touch it. Marks may nest and overlap. An empty span gives
 * no runs. `shown` changes how a run is printed (Simplified to Traditional), unit for unit.
 */
export function runsOf(
  text: string,
  span: Span,
  marked: readonly Marked[],
  shown: (text: string) => string = (same) => same,
): readonly Run[] {
  const inside = marked.filter((mark) => mark.start < span.end && span.start < mark.end && mark.start < mark.end)
  const borders = new Set([span.start, span.end])
  for (const mark of inside) {
    borders.add(Math.max(mark.start, span.start))
    borders.add(Math.min(mark.end, span.end))
  }
  const cuts = [...borders].sort((a, b) => a - b)
  const starts = inside.toSorted((a, b) => a.start - b.start || b.end - a.end)
  const runs: Run[] = []
  let open: Marked[] = []
  let next = 0
  for (let i = 0; i + 1 < cuts.length; i++) {
    const from = cuts[i] ?? 0
    const to = cuts[i + 1] ?? from
    open = open.filter((mark) => mark.end > from)
    for (; next < starts.length && (starts[next] as Marked).start <= from; next++) open.push(starts[next] as Marked)
    runs.push({ text: shown(text.slice(from, to)), marks: open.map(({ start: _start, end: _end, ...mark }) => mark) })
  }
  return runs
}
