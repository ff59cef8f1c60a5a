/** A range of a text in UTF-16 units, `[start, end)`. It never cuts a surrogate pair. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** The span checked against its text. Throws RangeError where it lies outside, is turned round, or cuts a surrogate pair. */
export function spanIn(text: string, start: number, end: number): Span {
  if (!(start >= 0 && start <= end && end <= text.length)) throw new RangeError(`span ${start}-${end} outside 0-${text.length}`)
  if (cutsPair(text, start) || cutsPair(text, end)) throw new RangeError(`span ${start}-${end} cuts a surrogate pair`)
  return { start, end }
}

/** The words of a span. */
export function sliceOf(text: string, span: Span): string {
  return text.slice(span.start, span.end)
}

/** The words of several spans, joined by ` … `: what a reader sees of a quotation that its cue interrupts. */
export function sliceParts(text: string, parts: readonly Span[]): string {
  return parts.map((part) => sliceOf(text, part)).join(' … ')
}

export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}

export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}

function cutsPair(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false
  return (text.charCodeAt(at - 1) & 0xfc00) === 0xd800 && (text.charCodeAt(at) & 0xfc00) === 0xdc00
}
