import type { Change, RowState } from '../model/decision.ts'
import type { Lang } from '../model/document.ts'
import type { Span } from '../model/span.ts'

/** A quotation as the verbs need it: which one, and where in its text. */
export interface Placed {
  readonly id: string
  readonly parts: readonly Span[]
}

/** A row as the verbs need it; the store's rows fit. `zh` and `en` are the quotations of `state`, in the same order. */
export interface Group {
  readonly id: string
  readonly state: RowState
  readonly zh: readonly Placed[]
  readonly en: readonly Placed[]
}

function startOf(quotation: Placed): number {
  return quotation.parts[0]?.start ?? 0
}

export function sideOf(group: Group, quotation: string): Lang | null {
  if (group.state.zh.includes(quotation)) return 'zh'
  return group.state.en.includes(quotation) ? 'en' : null
}

export function isEmpty(group: Pick<Group, 'zh' | 'en'>): boolean {
  return group.zh.length === 0 && group.en.length === 0
}

/**
 * Where a row stands in the queue: at its first Chinese quotation; a row with English only, just after the row `anchor` that
 * it follows, by its own place. It is a matter of geometry alone, so that rows which people regrouped and rows of a later
 * analysis fall into one order, and nothing is ever renumbered.
 */
function positionOf(zh: readonly Placed[], en: readonly Placed[], anchor: number): number {
  if (zh.length > 0) return Math.min(...zh.map(startOf))
  return Math.floor(anchor) + (Math.min(...en.map(startOf)) + 1) / ENGLISH_UNITS
}

/** Longer than any text that is imported: keeps the fraction below 1. A power of 2, so that no precision is lost. */
const ENGLISH_UNITS = 2 ** 26

/** The group as a person made it: what the machine said of the old one no longer holds. */
function regrouped(from: RowState, zh: readonly Placed[], en: readonly Placed[]): RowState {
  const inOrder = (side: readonly Placed[]) => side.toSorted((a, b) => startOf(a) - startOf(b)).map((quotation) => quotation.id)
  return {
    bitext: from.bitext,
    zh: inOrder(zh),
    en: inOrder(en),
    verdict: 'open',
    origin: 'person',
    probability: null,
    evidence: [],
    checks: [],
    candidates: from.candidates,
    bookmarked: from.bookmarked,
    position: positionOf(zh, en, from.position),
  }
}

/** The change that gives a row other quotations; one that is left with none is taken away. */
export function regroup(group: Group, zh: readonly Placed[], en: readonly Placed[]): Change {
  const after = isEmpty({ zh, en }) ? null : regrouped(group.state, zh, en)
  return { entity: 'row', id: group.id, before: group.state, after }
}

/** The change that makes a new row beside `from`. */
export function newRow(id: string, from: RowState, zh: readonly Placed[], en: readonly Placed[]): Change {
  return { entity: 'row', id, before: null, after: { ...regrouped(from, zh, en), candidates: [], bookmarked: false } }
}
