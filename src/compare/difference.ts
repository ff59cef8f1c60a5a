import { diffArrays } from 'diff'
import type { Lang } from '../model/document.ts'

/** A stretch that both texts share, or that only the one before or the one after has. */
export interface DifferenceRun {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
}

/** Two long texts without a word in common cost a minute otherwise; they are told to be different as wholes. */
const MOST_EDITS = 2_000
const LIMIT_MS = 200

/**
 * What became of a text, word by word: the runs without the added ones give `before`, without the removed ones `after`. Chinese is compared
 * by the character, with `whole` words (names, terms) and runs of Latin letters and figures kept together.
 */
export function differenceOf(before: string, after: string, lang: Lang, whole: readonly string[] = []): readonly DifferenceRun[] {
  const found = diffArrays(wordsOf(before, lang, whole), wordsOf(after, lang, whole), {
    maxEditLength: MOST_EDITS,
    timeout: LIMIT_MS,
  })
  if (found === undefined)
    return [
      { kind: 'removed' as const, text: before },
      { kind: 'added' as const, text: after },
    ].filter(({ text }) => text !== '')
  return found.map(({ value, added, removed }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }))
}

/** The text cut into words, blanks and marks, of which nothing is lost. */
function wordsOf(text: string, lang: Lang, whole: readonly string[]): string[] {
  if (lang === 'en') return text.match(/[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*|\s+|[^\s\p{L}\p{M}\p{N}]/gu) ?? []
  const known = whole.filter((word) => word !== '')
  const words: string[] = []
  for (let at = 0; at < text.length; ) {
    const name = known.filter((word) => text.startsWith(word, at)).sort((a, b) => b.length - a.length)[0]
    const word = name ?? /^[A-Za-z0-9]+/.exec(text.slice(at, at + 64))?.[0] ?? String.fromCodePoint(text.codePointAt(at)!)
    words.push(word)
    at += word.length
  }
  return words
}
