import type { Candidate } from '../model/alignment.ts'
import type { QuotationState, RowState } from '../model/decision.ts'
import type { Evidence } from '../model/evidence.ts'
import { type Span, sliceOf, sliceParts, spanIn } from '../model/span.ts'

/** The words of a quotation, sliced once so that lists need no text. */
export interface Words {
  readonly text: string
  readonly cue: string | null
  readonly mention: string | null
}

/** What the machine says of a quotation, with the store's ids. */
export interface Found {
  readonly state: QuotationState
  readonly confidence: number
  readonly evidence: readonly Evidence[]
  readonly via?: string
  readonly parent?: string
  /** Speakers. */
  readonly candidates: readonly string[]
}

/** The words of a quotation's state. Throws RangeError where a span lies outside the text, is empty, or they are not in order. */
export function wordsOf(text: string, state: QuotationState): Words {
  let end = 0
  for (const part of state.parts) {
    if (part.start < end || part.start === part.end) throw new RangeError(`part ${part.start}-${part.end}`)
    end = spanIn(text, part.start, part.end).end
  }
  if (state.parts.length === 0) throw new RangeError('no parts')
  const slice = (span: Span | null) => (span === null ? null : sliceOf(text, spanIn(text, span.start, span.end)))
  return { text: sliceParts(text, state.parts), cue: slice(state.cue), mention: slice(state.mention) }
}

/** Spans as they are kept: no fields but these, whatever the analysis carries along. */
export function spanOf({ start, end }: Span): Span {
  return { start, end }
}

/** 0 to 1, the key of the order by confidence. What a person grouped is sure; a machine's row without a figure is not. */
export function confidenceOf(state: RowState): number {
  return state.probability ?? (state.origin === 'person' ? 1 : 0)
}

/** What people settled in a row stays in a new analysis. */
export function isPinned(state: RowState): boolean {
  return state.verdict !== 'open' || state.origin === 'person'
}

export function quotationsOf(state: RowState | null): readonly string[] {
  return state === null ? [] : [...state.zh, ...state.en]
}

export function knownCandidates(
  candidates: readonly Candidate[],
  idOf: (id: string) => string | undefined,
): readonly Candidate[] {
  return candidates.flatMap(({ id, probability }) => {
    const known = idOf(id)
    return known === undefined ? [] : [{ id: known, probability }]
  })
}
