import type { Span } from '../../../model/span.ts'
import type { NameTable } from '../name-table.ts'
import { latinKey } from '../stable-id.ts'
import { looksPinyin } from './pinyin-shape.ts'
import { lowerOf, nationalityLength, type Token, titleLength } from './tokens.ts'
import type { EnglishNameWords } from './words.ts'

/** A person's name in the text, with what stood beside it. */
interface FoundName extends Span {
  readonly titles: readonly string[]
  readonly phrase: string
  readonly honorific: string | undefined
}

/** People's names: runs of capitals with a given name, a title beside them, the look of pinyin, or an entry of the table. */
export function namesInEnglish(
  text: string,
  lines: readonly (readonly Token[])[],
  words: EnglishNameWords,
  names: NameTable,
): readonly FoundName[] {
  return lines.flatMap((tokens) => namesInSentence(text, tokens, words, names))
}

/** Gao's nephew Gao Lin: the name by itself is another's. By full name the parts of it that do not stand for its bearer. */
export function namesakes(text: string, census: readonly Span[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>()
  for (const { start, end } of census) {
    const owner = OWNER.exec(text.slice(Math.max(0, start - LONGEST_OWNER), start))?.[1]
    const key = latinKey(text.slice(start, end))
    if (owner !== undefined && key.includes(' ') && key.split(' ').includes(latinKey(owner)))
      found.set(key, new Set([latinKey(owner)]))
  }
  return found
}

const OWNER = /(\p{Lu}[\p{L}-]*)['’]s (?:[\p{Ll}-]+,? ){1,3}$/u
const LONGEST_OWNER = 60

function namesInSentence(
  text: string,
  tokens: readonly Token[],
  words: EnglishNameWords,
  names: NameTable,
): readonly FoundName[] {
  const found: FoundName[] = []
  for (let at = 0; at < tokens.length; ) {
    if (!tokens[at]!.capital && titleLength(tokens, at, words) === 0) {
      at++
      continue
    }
    const before = at
    const titles: string[] = []
    let honorific: string | undefined
    // What may stand before a name: adjectives of country, titles, forms of address.
    for (;;) {
      if (words.honorifics.has(tokens[at]?.lower ?? '') && tokens[at + 1]?.capital === true && tokens[at]!.capital) {
        honorific = tokens[at]!.lower
        at++
        continue
      }
      const size = at < tokens.length ? titleLength(tokens, at, words) || nationalityLength(tokens, at, words) : 0
      if (size === 0 || (tokens[at]!.capital && words.given.has(tokens[at]!.lower))) break
      if (words.nationalities.get(lowerOf(tokens, at, at + size)) === undefined) titles.push(lowerOf(tokens, at, at + size))
      at += size
    }
    if (tokens[at] === undefined) break
    if (at > before && PARTS.test(text.slice(tokens[at - 1]!.end, tokens[at]!.start))) continue
    const begin = isSurname(text, tokens, at, words) ? at : skipOpener(tokens, at, words)
    const size = nameLength(text, tokens, begin, words)
    // Sheriff: Missing hikers found – a colon parts a title from what follows.
    const apart = begin > before && /[:;]/.test(text.slice(tokens[before]!.end, tokens[begin]?.start))
    if (size > 0 && !apart && (begin === at || titles.length === 0)) {
      const name = tokens.slice(begin, begin + size)
      if (isPersonal(name, titles.length > 0 || honorific !== undefined, text, words, names)) {
        const after = titleAfter(text, tokens, begin + size, words)
        const phrase = lowerOf(tokens, before, begin)
        found.push({
          start: name[0]!.start,
          end: name.at(-1)!.end,
          titles: [...titles, ...after.titles],
          phrase: titles.length > 0 ? phrase : after.phrase,
          honorific,
        })
      }
    }
    // Titles before a word that opens anew belong to nobody behind it, who is looked at again without them.
    at = Math.max(before + 1, begin > at && titles.length > 0 ? begin : begin + size)
  }
  return found
}

/** The fisherman He Dong: a pronoun with a capital inside a sentence, before another capital, is a surname. */
export function isSurname(text: string, tokens: readonly Token[], at: number, words: EnglishNameWords): boolean {
  const token = tokens[at]
  const before = tokens[at - 1]
  const next = tokens[at + 1]
  if (token === undefined || before === undefined || next === undefined || !token.capital || !next.capital) return false
  if (!words.pronouns.has(token.lower) || text.slice(token.end, next.start) !== ' ') return false
  return text.slice(before.end, token.start) === ' ' && looksPinyin([token.lower, next.lower])
}

/** A word that opens a sentence with a capital is no part of the name behind it. */
function skipOpener(tokens: readonly Token[], at: number, words: EnglishNameWords): number {
  return words.openers.has(tokens[at]!.lower) && !words.given.has(tokens[at]!.lower) ? at + 1 : at
}

function nameLength(text: string, tokens: readonly Token[], at: number, words: EnglishNameWords): number {
  let size = 0
  for (let i = at; i < tokens.length && i - at < LONGEST_NAME; i++) {
    if (i > at && text.slice(tokens[i - 1]!.end, tokens[i]!.start) !== ' ') break
    if (tokens[i]!.capital && !(i > at && titleLength(tokens, i, words) > 0 && !words.given.has(tokens[i]!.lower)))
      size = i - at + 1
    else if (i === at || !words.particles.has(tokens[i]!.lower)) break
  }
  return size
}

function isPersonal(name: readonly Token[], titled: boolean, text: string, words: EnglishNameWords, names: NameTable): boolean {
  const entry = names.byEn.get(latinKey(text.slice(name[0]!.start, name.at(-1)!.end)))
  if (entry !== undefined) return entry.kind === 'person'
  if (
    name.some(
      (token) =>
        words.bodies.has(token.lower) ||
        words.nationalities.has(token.lower) ||
        (words.openers.has(token.lower) && !(titled && token === name[0] && words.pronouns.has(token.lower))) ||
        /^\d/.test(token.text),
    )
  )
    return false
  if (names.byEn.get(name[0]!.lower)?.kind === 'place' && name.length === 1) return false
  if (titled) return true
  if (name.length < 2) return false
  return words.given.has(name[0]!.lower) || looksPinyin(name.map((token) => token.lower))
}

/** An appositive: Lena Ortiz, head of nursing at …, */
function titleAfter(
  text: string,
  tokens: readonly Token[],
  at: number,
  words: EnglishNameWords,
): { titles: readonly string[]; phrase: string } {
  const none = { titles: [], phrase: '' }
  const last = tokens[at - 1]
  if (last === undefined || tokens[at] === undefined || !/^\s?,\s$/.test(text.slice(last.end, tokens[at].start))) return none
  for (let i = at; i < tokens.length && i - at < LONGEST_APPOSITIVE; i++) {
    if (i > at && text.slice(tokens[i - 1]!.end, tokens[i]!.start).includes(',')) break
    const size = titleLength(tokens, i, words)
    if (size > 0) {
      const from = words.determiners.has(tokens[at]!.lower) ? at + 1 : at
      return { titles: [lowerOf(tokens, i, i + size)], phrase: lowerOf(tokens, from, i + size) }
    }
  }
  return none
}

/** What parts a title from the words after it: Sheriff: Missing hikers found. */
const PARTS = /[:;!?()“”"—–]/
const LONGEST_NAME = 6
const LONGEST_APPOSITIVE = 8
