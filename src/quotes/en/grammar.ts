import type { CueReading, EnglishPack } from '../../language/en.ts'
import type { Span } from '../../model/span.ts'
import type { Unit } from './stream.ts'

/*
 * The tagger knows parts of speech and no subjects. What follows reads just enough grammar out of its tags for attribution:
 * where a noun phrase begins and ends; clauses.ts reads which verbs are finite, and whether a clause begins.
 */

export const NOMINAL = new Set(['NOUN', 'PROPN', 'ADJ', 'NUM', 'SYM', 'X'])
export const NP_START = new Set(['DET', 'PRON', 'PROPN', 'NOUN', 'NUM', 'ADJ', 'SYM'])

export interface Grammar {
  readonly pack: EnglishPack
  readonly units: readonly Unit[]
}

export function wordAt(g: Grammar, i: number): string {
  return g.units[i]?.word ?? ''
}

export function posAt(g: Grammar, i: number): string {
  return g.units[i]?.pos ?? ''
}

/** The cue that the form at `i` may be. */
export function verbAt(g: Grammar, i: number): CueReading | undefined {
  return g.units[i]?.lexeme?.verb
}

/** The place of the pronoun at `i`: subject, object, possessive …; undefined where it is none. */
export function pronounPlace(g: Grammar, i: number): string | undefined {
  return g.units[i]?.lexeme?.pronoun?.place
}

/** Whether the table has the word at `i` under `kind`. */
export function isWord(g: Grammar, i: number, kind: string): boolean {
  return g.units[i]?.lexeme?.kinds.has(kind) === true
}

/** Past the adverbs at `i`. */
export function afterAdverbs(g: Grammar, i: number, to: number): number {
  let at = i
  while (
    at < to &&
    (posAt(g, at) === 'ADV' || isWord(g, at, 'light-adverb')) &&
    !isWord(g, at, 'relative') &&
    wordAt(g, at) !== 'how'
  )
    at++
  return at
}

/** Where the noun phrase beginning at `i` ends, without what is attached after it; `i` where none begins. */
export function nounPhraseEnd(g: Grammar, i: number, to: number): number {
  let at = i
  let head = -1
  if (posAt(g, at) === 'PRON' && !isPossessive(g, at)) return at + 1
  for (; at < to; at++) {
    const pos = posAt(g, at)
    const word = wordAt(g, at)
    if (pos === 'DET' || (pos === 'PRON' && isPossessive(g, at))) {
      if (head >= 0) break
      continue
    }
    if (NOMINAL.has(pos)) {
      if (head >= 0 && isWord(g, at, 'time') && !isWord(g, at - 1, 'time') && !isInName(g, at)) break
      if (pos !== 'ADJ' || head < 0) {
        if (pos !== 'ADJ') head = at
      } else if (!NOMINAL.has(posAt(g, at + 1)) && posAt(g, at - 1) !== 'PROPN') break
      continue
    }
    if (word === "'s" || word === "'" || word === '’s' || word === '’') {
      head = -1
      continue
    }
    if (word === '-' || word === '&' || word === '/' || word === '%') continue
    if (pos === 'ADV' && head < 0 && NP_START.has(posAt(g, at + 1))) continue
    if ((pos === 'VERB' || pos === 'ADV') && head < 0 && at > i && NOMINAL.has(posAt(g, at + 1))) continue
    if (word === '(') {
      const close = closing(g, at, to)
      if (close > 0) {
        at = close
        continue
      }
    }
    break
  }
  return head >= 0 || at > i + 1 ? trimHyphen(g, at, i) : posAt(g, i) === 'DET' || posAt(g, i) === 'NUM' ? at : i
}

/** A word of time between capitals is part of a name: Harbour Evening Herald; not so the one of "On Tuesday Lena Ortiz". */
export function isInName(g: Grammar, i: number): boolean {
  return (
    posAt(g, i - 1) === 'PROPN' &&
    g.units[i - 1]?.capital === true &&
    g.units[i]?.capital === true &&
    g.units[i + 1]?.capital === true
  )
}

/** The noun phrase with its "of", "for", "in" … phrases: those that begin with a word of the class `links`. */
export function longNounPhraseEnd(g: Grammar, i: number, to: number, links = 'phrase-link'): number {
  let at = nounPhraseEnd(g, i, to)
  if (at === i) return i
  for (let round = 0; round < 8; round++) {
    const word = wordAt(g, at)
    const joins =
      (posAt(g, at) === 'ADP' && (isWord(g, at, links) || isWord(g, at + 1, 'office-noun'))) ||
      word === '&' ||
      (word === 'and' && (posAt(g, at - 1) === posAt(g, at + 1) || joinsTitles(g, at)))
    if (!joins) break
    const next = nounPhraseEnd(g, at + 1, to)
    if (next === at + 1 || isWord(g, next - 1, 'time')) break
    at = next
  }
  return at
}

/** Lobbyist and party strategist Lena Ortiz: two titles of one person. */
function joinsTitles(g: Grammar, and: number): boolean {
  return g.pack.titles.has(wordAt(g, and - 1)) && NOMINAL.has(posAt(g, and + 1))
}

export function isPossessive(g: Grammar, i: number): boolean {
  return pronounPlace(g, i) === 'possessive' || (wordAt(g, i) === 'her' && NOMINAL.has(posAt(g, i + 1)))
}

export function startsNounPhrase(g: Grammar, i: number): boolean {
  const pos = posAt(g, i)
  return NP_START.has(pos) || (pos === 'VERB' && wordAt(g, i).endsWith('ing')) || pos === 'QUOTE'
}

export function nextComma(g: Grammar, from: number, to: number): number {
  for (let at = from; at < to; at++) if (wordAt(g, at) === ',') return at
  return -1
}

export function closing(g: Grammar, open: number, to: number): number {
  for (let at = open + 1; at < to && at < open + 25; at++) if (wordAt(g, at) === ')') return at
  return -1
}

export function opening(g: Grammar, close: number, from: number): number {
  for (let at = close - 1; at >= from && at > close - 25; at--) if (wordAt(g, at) === '(') return at
  return -1
}

function trimHyphen(g: Grammar, end: number, from: number): number {
  let at = end
  while (at > from + 1 && (wordAt(g, at - 1) === '-' || wordAt(g, at - 1) === '&' || wordAt(g, at - 1) === '/')) at--
  return at
}

/** A dash between words, and no hyphen in one. */
export function isDash(g: Grammar, at: number): boolean {
  const word = wordAt(g, at)
  if (word === '—' || word === '–' || word === '―' || word === '--') return true
  const unit = g.units[at]
  return word === '-' && unit !== undefined && (g.units[at - 1]?.end ?? -1) < unit.start
}

/** From the first unit to the last. */
export function spanOf(g: Grammar, from: number, to: number): Span {
  return { start: g.units[from]?.start ?? 0, end: g.units[to - 1]?.end ?? 0 }
}
