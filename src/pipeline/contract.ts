import type { Analysis } from '../model/analysis.ts'
import type { Quotation } from '../model/quotation.ts'
import type { Span } from '../model/span.ts'

/*
 * The JSON that other programs build on. It is our own types but for spans in lists, which print as `[start, end]`: half the size,
 * and what the contract promised first.
 */

export type PrintedSpan = readonly [start: number, end: number]

export interface PrintedQuotation extends Omit<Quotation, 'parts'> {
  readonly parts: readonly PrintedSpan[]
}

export function printQuotation(quotation: Quotation): PrintedQuotation {
  return { ...quotation, parts: quotation.parts.map(printSpan) }
}

/** An analysis as `analyze --json` prints it. */
export function printAnalysis(analysis: Analysis) {
  return {
    ...analysis,
    documents: analysis.documents.map((document) => ({ ...document, sentences: document.sentences.map(printSpan) })),
    quotations: analysis.quotations.map(printQuotation),
  }
}

function printSpan(span: Span): PrintedSpan {
  return [span.start, span.end]
}
