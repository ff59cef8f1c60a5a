import type { Span } from '../../model/span.ts'

/** Blanks of any width: scraped text puts them around marks and between characters. */
export function isBlankAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return (
    code === 0x20 ||
    (code >= 0x09 && code <= 0x0d) ||
    code === 0xa0 ||
    code === 0x3000 ||
    (code >= 0x2000 && code <= 0x200b) ||
    code === 0xfeff
  )
}

/** Whether nothing but blanks stands between two places. */
export function isBlank(text: string, start: number, end: number): boolean {
  let at = start
  while (at < end && isBlankAt(text, at)) at++
  return at >= end
}

/** The stretch without the blanks at its ends. */
export function trim(text: string, start: number, end: number): Span {
  let from = start
  let to = end
  while (from < to && isBlankAt(text, from)) from++
  while (to > from && isBlankAt(text, to - 1)) to--
  return { start: from, end: to }
}

const FINAL = new Set('。．！!？?…；;，,、：:｡')

/** The stretch without blanks, and without stops and commas at its end: how reported words are printed. */
export function trimFinal(text: string, start: number, end: number): Span {
  let { start: from, end: to } = trim(text, start, end)
  while (to > from && (FINAL.has(text[to - 1]!) || isBlankAt(text, to - 1))) to--
  while (from < to && (FINAL.has(text[from]!) || isBlankAt(text, from))) from++
  return { start: from, end: to }
}

const STOPS = new Set('。．！!？?…｡')

/** Whether the words end with a stop of their own. */
export function endsWithStop(text: string, span: Span): boolean {
  return STOPS.has(text[span.end - 1] ?? '')
}

/** Whether a stop or comma stands inside or at the end: terms and names have none. */
export function hasPause(text: string, span: Span): boolean {
  for (let at = span.start; at < span.end; at++) if (FINAL.has(text[at]!) && text[at] !== '、') return true
  return false
}

/** Whether the words end with a stop or comma of their own. */
export function endsWithPause(text: string, span: Span): boolean {
  return FINAL.has(text[span.end - 1] ?? '')
}
