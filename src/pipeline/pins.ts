import type { PairPin } from '../align/pairs.ts'
import type { Document } from '../model/document.ts'
import type { Quotation } from '../model/quotation.ts'
import type { Span } from '../model/span.ts'

/** A pair that a reviewer confirmed, by the words of its quotations: ids may change with a new analysis, words do not. */
export interface ConfirmedPair {
  readonly zh: readonly PinnedQuotation[]
  readonly en: readonly PinnedQuotation[]
}

export interface PinnedQuotation {
  /** sha256 of its document. */
  readonly document: string
  readonly parts: readonly Span[]
}

/** A quotation found again must share this much of the words: a border moved, not another statement. */
const SAME_WORDS = 0.5

/** The confirmed pairs in the ids of this analysis. What is not found again is left out: it cannot guide the rest. */
export function pinsIn(
  pairs: readonly ConfirmedPair[],
  documents: readonly Document[],
  quotations: readonly Quotation[],
): readonly PairPin[] {
  const find = ({ document, parts }: PinnedQuotation): readonly string[] => {
    let best: Quotation | undefined
    let bestShare = SAME_WORDS
    for (const quotation of quotations) {
      if (documents[quotation.document]!.sha256 !== document) continue
      const share = sharedWords(parts, quotation.parts)
      if (share >= bestShare) {
        best = quotation
        bestShare = share
      }
    }
    return best ? [best.id] : []
  }
  return pairs
    .map(({ zh, en }) => ({ zh: zh.flatMap(find), en: en.flatMap(find) }))
    .filter(({ zh, en }) => zh.length > 0 || en.length > 0)
}

/** Shared units over all units, 0 to 1. */
function sharedWords(a: readonly Span[], b: readonly Span[]): number {
  let shared = 0
  for (const one of a) for (const two of b) shared += Math.max(0, Math.min(one.end, two.end) - Math.max(one.start, two.start))
  const all = lengthOf(a) + lengthOf(b) - shared
  return all === 0 ? 0 : shared / all
}

function lengthOf(parts: readonly Span[]): number {
  return parts.reduce((sum, { start, end }) => sum + end - start, 0)
}
