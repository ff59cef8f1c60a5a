import type { Span } from '../../../model/span.ts'
import { plainReading, type Reading } from '../figure.ts'
import { latinKey } from '../stable-id.ts'
import { tokensOf } from './tokens.ts'
import type { EnglishNameWords } from './words.ts'

/**
 * Whom a description turns out to be where a name follows it: another juror, Lena Ortiz, felt …; their neighbor, violinist Lena Ortiz, says …;
 * the brewery, Northsail Malt, claimed …. The reading's offsets are into the text from the mention's beginning; undefined: nobody is named.
 */
export function namedBehind(
  text: string,
  mention: Span,
  reading: Reading,
  words: EnglishNameWords,
  isPerson: (key: string) => boolean,
): Reading | undefined {
  const isBody = reading.kind === 'body' && reading.reach === 'definite'
  if (reading.plural || !(isBody || reading.kind === 'described' || reading.kind === 'document')) return undefined
  const found = BEHIND.exec(text.slice(mention.end, mention.end + LONGEST))
  if (found === null) return undefined
  const name = found[2]!
  const start = mention.end + found[0].length - name.length
  const link = tokensOf(text, mention.end, start, words)
  const last = link.at(-1)
  const isKnown = isPerson(latinKey(name))
  // The mayor, visiting Lena Ortiz, said: a participle tells what the speaker did.
  if (
    last !== undefined &&
    !words.titles.has(last.lower) &&
    !OFFICE.test(last.lower) &&
    (!isKnown || /(?:ing|ed)$/.test(last.lower))
  )
    return undefined
  if (link.some(({ lower }) => words.frames.get('preposition')?.has(lower))) return undefined
  // A resident of Block 7, Mill Lane, said: a place goes on with the place before it.
  const end = tokensOf(text, mention.start, mention.end, words).at(-1)
  if (!isKnown && end !== undefined && (end.capital || /^\d/.test(end.text))) return undefined
  const parts = tokensOf(text, start, start + name.length, words)
  if (
    !isBody &&
    !isKnown &&
    (reading.kind === 'document' || parts.length < 2 || parts.some((part) => isOther(part.lower, words)))
  )
    return undefined
  return {
    ...plainReading(isBody ? 'body' : 'person', start - mention.start, start + name.length - mention.start),
    titles: reading.titles,
    phrase: reading.phrase,
    gender: reading.gender,
  }
}

function isOther(word: string, words: EnglishNameWords): boolean {
  return words.bodies.has(word) || words.nationalities.has(word) || words.places.has(word) || words.openers.has(word)
}

/** A comma, perhaps an office in small letters, a name, and what closes the appositive. */
const BEHIND = /^, ((?:[\p{Ll}-]+ ){0,3})(\p{Lu}[\p{L}'’-]*\p{Ll}(?: \p{Lu}[\p{L}’'-]*\p{Ll}){0,3})(?=, | from )/u
/** How English builds words for who does something. */
const OFFICE = /(?:er|or|ist|ian|man|woman)$/
const LONGEST = 100
