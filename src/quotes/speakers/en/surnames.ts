import type { Span } from '../../../model/span.ts'
import { nationalityLength, type Token, titleLength } from './tokens.ts'
import type { EnglishNameWords } from './words.ts'

/**
 * The full names of people whom mentions only call by a surname (Garin said …), where the text has them with a given name that no
 * table knows (Geoff Garin). `surnames` are in lower case.
 */
export function fullNames(
  surnames: ReadonlySet<string>,
  text: string,
  lines: readonly (readonly Token[])[],
  words: EnglishNameWords,
): readonly Span[] {
  const found: Span[] = []
  if (surnames.size === 0) return found
  for (const tokens of lines) {
    for (let at = 1; at < tokens.length; at++) {
      const token = tokens[at]!
      if (!token.capital || !surnames.has(token.lower) || goesOn(text, tokens, at)) continue
      const given = givenBefore(text, tokens, at, words)
      if (given >= 0 && !isHeading(tokens, words)) found.push({ start: tokens[given]!.start, end: token.end })
    }
  }
  return found
}

/**
 * Names that no table knows, of whom "he" or "she" shows that they are people: Ysolde Quarrel won the vote. “…,” she joked. Only where
 * nobody known stands near whom the pronoun may mean. `isPerson`: whether a key is that of a known person's name; `quoted`: spoken spans, in order.
 */
export function namesByPronoun(
  text: string,
  lines: readonly (readonly Token[])[],
  quoted: readonly Span[],
  isPerson: (key: string) => boolean,
  words: EnglishNameWords,
): readonly Span[] {
  const found: Span[] = []
  let candidate: Span | undefined
  let known = Number.NEGATIVE_INFINITY
  let speech = 0
  for (const tokens of lines) {
    const heading = isHeading(tokens, words)
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at]!
      if (!token.capital && !words.pronouns.has(token.lower)) continue
      while (speech < quoted.length && quoted[speech]!.end <= token.start) speech++
      if (speech < quoted.length && quoted[speech]!.start <= token.start) continue
      const gender = words.pronouns.get(token.lower)?.gender
      if (gender === 'male' || gender === 'female') {
        if (candidate && token.start - candidate.end < NEAR && token.start - known > FAR) found.push(candidate)
        candidate = undefined
        continue
      }
      const size = runOf(text, tokens, at)
      const last = tokens[at + Math.max(0, size - 1)]!
      if (isPerson(token.key) || isPerson(last.key)) {
        known = last.end
        candidate = undefined
      } else if (!heading && size > 1 && mayBePerson(text, tokens, at, size, words))
        candidate = { start: token.start, end: last.end }
      at += Math.max(0, size - 1)
    }
  }
  return found
}

/** How many capitals stand side by side from `at` on. */
function runOf(text: string, tokens: readonly Token[], at: number): number {
  let size = 0
  while (tokens[at + size]?.capital === true && (size === 0 || isNext(text, tokens, at + size))) size++
  return size
}

/** Two or three words that head a clause, none of them one of bodies, places or titles. */
function mayBePerson(text: string, tokens: readonly Token[], at: number, size: number, words: EnglishNameWords): boolean {
  const next = tokens[at + size]
  if (size > LONGEST_NAME || next === undefined || !/^,? $/.test(text.slice(tokens[at + size - 1]!.end, next.start))) return false
  if (words.frames.get('preposition')?.has(next.lower)) return false
  if (at > 0 && !/[,;:—–-]\s*$/.test(text.slice(tokens[at - 1]!.end, tokens[at]!.start))) return false
  return tokens
    .slice(at, at + size)
    .every((token, i) => /^\p{Lu}[\p{Ll}’'-]/u.test(token.text) && !isOther(tokens, at + i, words))
}

/** Index of the given name before a surname, past initials; -1 where no name stands there. */
function givenBefore(text: string, tokens: readonly Token[], surname: number, words: EnglishNameWords): number {
  let at = surname - 1
  while (at > 0 && /^\p{Lu}\.$/u.test(tokens[at]!.text) && isNext(text, tokens, at + 1)) at--
  const given = tokens[at]!
  if (!isNext(text, tokens, at + 1) || !/^\p{Lu}\p{Ll}[\p{L}’']*(?:-\p{Lu}[\p{L}]*)?$/u.test(given.text)) return -1
  // The capital of a sentence tells nothing.
  if (at === 0) return -1
  return isOther(tokens, at, words) ? -1 : at
}

/** A word that is no part of a person's name. */
function isOther(tokens: readonly Token[], at: number, words: EnglishNameWords): boolean {
  const { lower } = tokens[at]!
  return (
    titleLength(tokens, at, words) > 0 ||
    nationalityLength(tokens, at, words) > 0 ||
    [words.honorifics, words.bodies, words.documents, words.determiners, words.openers, words.pronouns, words.places].some(
      (known) => known.has(lower),
    )
  )
}

/** The surname is part of a longer run of capitals: Brooks Brothers. */
function goesOn(text: string, tokens: readonly Token[], at: number): boolean {
  return tokens[at + 1]?.capital === true && isNext(text, tokens, at + 1)
}

function isNext(text: string, tokens: readonly Token[], at: number): boolean {
  return text.slice(tokens[at - 1]!.end, tokens[at]!.start) === ' '
}

/** A headline that writes its words with capitals. */
function isHeading(tokens: readonly Token[], words: EnglishNameWords): boolean {
  return tokens.every(
    ({ capital, lower }) =>
      capital || words.determiners.has(lower) || SMALL.some((kind) => words.frames.get(kind)?.has(lower) === true),
  )
}

const LONGEST_NAME = 3
/** As far as a pronoun may stand from the name that it shows to be a person's. */
const NEAR = 250
/** As far as whoever is known must stand from it. */
const FAR = 500
const SMALL = ['small', 'preposition', 'conjunction']
