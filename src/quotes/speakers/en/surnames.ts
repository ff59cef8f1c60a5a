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

/** Index of the given name before a surname, past initials; -1 where no name stands there. */
function givenBefore(text: string, tokens: readonly Token[], surname: number, words: EnglishNameWords): number {
  let at = surname - 1
  while (at > 0 && /^\p{Lu}\.$/u.test(tokens[at]!.text) && isNext(text, tokens, at + 1)) at--
  const given = tokens[at]!
  if (!isNext(text, tokens, at + 1) || !/^\p{Lu}\p{Ll}[\p{L}’']*(?:-\p{Lu}[\p{L}]*)?$/u.test(given.text)) return -1
  // The capital of a sentence tells nothing.
  if (at === 0) return -1
  const isOther =
    titleLength(tokens, at, words) > 0 ||
    nationalityLength(tokens, at, words) > 0 ||
    [words.honorifics, words.bodies, words.documents, words.determiners, words.openers, words.pronouns, words.places].some(
      (known) => known.has(given.lower),
    )
  return isOther ? -1 : at
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

const SMALL = ['small', 'preposition', 'conjunction']
