import type { Quoted } from './marks.ts'

/** As much of quoted words as is looked at to see how they begin. */
const LONGEST_LOOK = 400

/** How quoted words look from outside, before anybody reads the sentence round them. */
export interface Looks {
  /** “It leaks.” “It leaks,” “It leaks …” */
  readonly endsAsSentence: boolean
  readonly startsHigh: boolean
  readonly words: string
}

export function looksOf(text: string, quoted: Quoted): Looks {
  const words = text.slice(quoted.start, Math.min(quoted.end, quoted.start + LONGEST_LOOK))
  return {
    endsAsSentence: '.,!?…—–-'.includes(lastOf(text, quoted)),
    startsHigh: /^[^\p{L}]*\p{Lu}/u.test(words) || /^\W*\d/.test(words) || /^(?:\.\.\.|…)/.test(words),
    words,
  }
}

/** The last character of quoted words, before marks that close inside them: “They cried, ‘Now,’” said Blake. */
export function lastOf(text: string, quoted: Quoted): string {
  let at = quoted.end - 1
  while (at > quoted.start && at > quoted.end - LONGEST_CLOSE && INNER.has(text[at] ?? '')) at--
  return text[at] ?? ' '
}

/** Inner marks and blanks between them. */
const INNER = new Set(["'", '’', '"', '”', ' ', '\u00a0'])
const LONGEST_CLOSE = 4

/** The film, “Blue Road,” is out: every word of weight with a capital. */
export function isTitle(words: string): boolean {
  return words.split(' ').every((word) => word.length < 4 || !/^\p{Ll}/u.test(word))
}

/** Whether quoted words stand for themselves, as far as the characters beside them tell; false where only the grammar can. */
export function isSurelyFull(text: string, quoted: Quoted, from: number): boolean {
  if (!quoted.closed) return true
  const { endsAsSentence, startsHigh, words } = looksOf(text, quoted)
  if (!endsAsSentence) return false
  let at = quoted.outerStart - 1
  while (at >= from && (text[at] === ' ' || text[at] === '\u00a0')) at--
  if (at < from) return true
  const before = text[at] ?? ''
  return '.!?…:'.includes(before) || (before === ',' && startsHigh && !isTitle(words))
}
