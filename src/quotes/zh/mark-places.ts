import type { Line } from './scan.ts'
import { isBlankAt } from './units.ts'

/** A term in marks (“零首付”) is not longer. */
const TERM_REACH = 12

export type Family = 'double' | 'single' | 'corner' | 'white'
type Side = 'open' | 'close' | 'either'

const MARKS: Readonly<Record<string, readonly [Family, Side]>> = {
  '“': ['double', 'open'],
  '”': ['double', 'close'],
  '„': ['double', 'open'],
  '‟': ['double', 'open'],
  '〝': ['double', 'open'],
  '〞': ['double', 'close'],
  '〟': ['double', 'close'],
  '"': ['double', 'either'],
  '＂': ['double', 'either'],
  '‘': ['single', 'open'],
  '’': ['single', 'close'],
  "'": ['single', 'either'],
  '「': ['corner', 'open'],
  '」': ['corner', 'close'],
  '﹁': ['corner', 'open'],
  '﹂': ['corner', 'close'],
  '『': ['white', 'open'],
  '』': ['white', 'close'],
  '﹃': ['white', 'open'],
  '﹄': ['white', 'close'],
}

/** What sort of marks it is of: only marks of one family pair. */
export function familyOf(text: string, at: number): Family {
  return MARKS[text[at]!]![0]
}

export function sideOf(text: string, at: number): Side {
  return MARKS[text[at]!]![1]
}

export function isFirstOfLine(text: string, at: number, start: number): boolean {
  let before = at - 1
  while (before >= start && isBlankAt(text, before)) before--
  return before < start
}

export function isIntroduced(text: string, at: number, start: number): boolean {
  return isFirstOfLine(text, at, start) || isAfterPause(text, at) || /[：:]/.test(lastBefore(text, at))
}

function lastBefore(text: string, at: number): string {
  let before = at - 1
  while (before >= 0 && isBlankAt(text, before)) before--
  return text[before] ?? ''
}

export function isAfterPause(text: string, at: number): boolean {
  return /[，。！？!?,；;…]/.test(lastBefore(text, at))
}

export function isBeforePause(text: string, at: number): boolean {
  return /[，。！？!?,；;…、：:]/.test(text[at + 1] ?? '')
}

/** A few characters on one line, without a pause. */
export function isTerm(text: string, start: number, end: number): boolean {
  return end > start && end - start <= TERM_REACH && !/[，。！？!?,；;…、：:\n]/.test(text.slice(start, end))
}

export function isWrongWayOpener(text: string, at: number, line: Line): boolean {
  return (
    !isBeforePause(text, at) &&
    at + 1 < line.end &&
    (/[：:，,]/.test(lastBefore(text, at)) || isFirstOfLine(text, at, line.start))
  )
}

export function isAfterDigit(text: string, at: number): boolean {
  return /[0-9０-９]/.test(text[at - 1] ?? '')
}

/** The ' of don’t, and of O'Neill. */
export function isApostrophe(text: string, at: number): boolean {
  return /['’‘]/.test(text[at]!) && /[A-Za-zÀ-ɏ]/.test(text[at - 1] ?? '') && /[A-Za-zÀ-ɏ\s]/.test(text[at + 1] ?? ' ')
}
