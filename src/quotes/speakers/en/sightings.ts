import type { Span } from '../../../model/span.ts'
import type { Figure, Sighting } from '../figure.ts'
import { latinKey } from '../stable-id.ts'
import { isSurname } from './census.ts'
import { type Token, titleLength } from './tokens.ts'
import type { EnglishNameWords } from './words.ts'

/** Every place where a known figure or a pronoun stands, in order. `quoted` are the spoken spans, in order. */
export function sightingsInEnglish(
  text: string,
  lines: readonly (readonly Token[])[],
  byForm: ReadonlyMap<string, readonly Figure[]>,
  quoted: readonly Span[],
  words: EnglishNameWords,
): readonly Sighting[] {
  const found: Sighting[] = []
  let speech = 0
  const longest = longestByFirst(byForm.keys())
  for (const tokens of lines) {
    let people = 0
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at]!
      const pronoun = token.pronoun && !isSurname(text, tokens, at, words) ? token.pronoun : undefined
      const size = pronoun === undefined && token.capital ? formLength(text, tokens, at, byForm, longest.get(token.key) ?? 0) : 0
      if (pronoun === undefined && size === 0) continue
      const last = tokens[at + Math.max(1, size) - 1]!
      while (speech < quoted.length && quoted[speech]!.end <= token.start) speech++
      const inside = speech < quoted.length && quoted[speech]!.start <= token.start
      const { start } = token
      const { end } = last
      const opens = opensClause(text, tokens, at, words)
      if (pronoun !== undefined)
        found.push({ start, end, figure: undefined, gender: pronoun.gender, plural: pronoun.plural, opens, quoted: inside })
      else {
        const figures = byForm.get(latinKey(text.slice(token.start, last.end)))!
        const honorific = at > 0 ? words.honorifics.get(tokens[at - 1]!.lower) : undefined
        const figure = nearest(figures, honorific, found)
        const presented = !opens && figure.kind === 'person' && people === 0 && isPresented(text, tokens, at, words)
        if (figure.kind === 'person') people++
        const heads = opens || presented
        found.push({ start, end, figure, gender: figure.gender, plural: figure.plural, opens: heads, quoted: inside })
      }
      at += Math.max(0, size - 1)
    }
  }
  return found
}

const MOST_WORDS = 5

/** First word of a form → how many words the longest form that it opens has. */
function longestByFirst(forms: Iterable<string>): ReadonlyMap<string, number> {
  const longest = new Map<string, number>()
  for (const form of forms) {
    const parts = form.split(' ')
    longest.set(parts[0]!, Math.max(longest.get(parts[0]!) ?? 0, parts.length))
  }
  return longest
}

function formLength(
  text: string,
  tokens: readonly Token[],
  at: number,
  byForm: ReadonlyMap<string, readonly Figure[]>,
  longest: number,
): number {
  for (let size = Math.min(MOST_WORDS, longest, tokens.length - at); size > 0; size--)
    if (tokens[at + size - 1]!.capital && byForm.has(latinKey(text.slice(tokens[at]!.start, tokens[at + size - 1]!.end))))
      return size
  return 0
}

/** Of several that share a form: whom the form of address fits, then who was seen last. */
function nearest(figures: readonly Figure[], gender: Figure['gender'], found: readonly Sighting[]): Figure {
  const fitting = gender === undefined ? figures : figures.filter((figure) => (figure.gender ?? gender) === gender)
  const pool = fitting.length > 0 ? fitting : figures
  if (pool.length > 1)
    for (let i = found.length - 1; i >= 0 && i >= found.length - 60; i--) {
      const { figure } = found[i]!
      if (figure !== undefined && pool.includes(figure)) return figure
    }
  return pool[0]!
}

/** The winner of the raffle was Lena Ortiz, the bench was painted by artist Lena Ortiz: the one person the sentence brings in. */
function isPresented(text: string, tokens: readonly Token[], at: number, words: EnglishNameWords): boolean {
  for (let i = at; i > 0 && at - i < 4; i--) {
    if (/[,;:.!?“”"‘—–(\n]/.test(text.slice(tokens[i - 1]!.end, tokens[i]!.start))) return false
    if (words.frames.get('presents')?.has(tokens[i - 1]!.lower)) return true
    if (!words.determiners.has(tokens[i - 1]!.lower) && titleLength(tokens, i - 1, words) === 0) return false
  }
  return false
}

/** Nothing but titles and adjectives stands between it and the head of the clause. */
function opensClause(text: string, tokens: readonly Token[], at: number, words: EnglishNameWords): boolean {
  for (let i = at; i > 0 && at - i < 8; i--) {
    const between = text.slice(tokens[i - 1]!.end, tokens[i]!.start)
    if (/[,;:.!?“”"‘—–(\n]/.test(between)) return true
    const before = tokens[i - 1]!
    if (before.capital || words.determiners.has(before.lower) || titleLength(tokens, i - 1, words) > 0) continue
    return words.frames.get('conjunction')?.has(before.lower) === true
  }
  return at === 0 || tokens[0]!.capital
}
