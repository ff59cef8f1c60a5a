import type { MentionForm } from '../../../model/quotation.ts'
import type { Gender } from '../../draft.ts'
import { plainReading, pronounReading, type Reading } from '../figure.ts'
import type { NameTable } from '../name-table.ts'
import { latinKey } from '../stable-id.ts'
import { bareBody } from './bodies.ts'
import { lowerOf, nationalityLength, type Token, titleLength, tokensOf } from './tokens.ts'
import { AGED, type EnglishNameWords, genderOfNoun } from './words.ts'

interface EnglishReader {
  readonly words: EnglishNameWords
  readonly names: NameTable
  /** Whether the text has shown this key to be a person. */
  readonly isPerson: (key: string) => boolean
}

/** What the words of an English mention say: Chinese President Xi Jinping, Ms. Wang, the Kazakh president, two officials. */
export function readEnglishMention(text: string, form: MentionForm, reader: EnglishReader): Reading {
  const { words } = reader
  const bracket = /\s*\(([^()]{1,60})\)\s*$/.exec(text)
  const end = bracket === null || text.indexOf('(') < bracket.index ? text.trimEnd().length : bracket.index
  const alias = bracket === null || end > bracket.index ? undefined : bracket[1]
  // Somebody's statement is somebody speaking: White House officials' private statements.
  const owner = /^(.{2,80}?)(?:['’]s|s['’])\s+(?:[\p{Ll}-]+\s+){0,2}([\p{Ll}-]+)$/u.exec(text.slice(0, end))
  if (owner !== null && (words.documents.has(owner[2]!) || words.documents.has(owner[2]!.replace(/s$/, '')))) {
    const stop = owner[1]!.length + (/^s['’]/.test(text.slice(owner[1]!.length)) ? 1 : 0)
    return readEnglishMention(text.slice(0, stop), form === 'pronoun' ? 'name' : form, reader)
  }
  const tokens = tokensOf(text, 0, end, words)
  if (tokens.length === 0) return plainReading('described', 0, text.length)
  const whole = lowerOf(tokens, 0, tokens.length)
  const pronoun =
    words.pronouns.get(whole) ??
    (words.frames.get('joint')?.has(tokens[1]?.lower ?? '') ? words.pronouns.get(tokens[0]!.lower) : undefined)
  if (pronoun !== undefined) return pronounReading(pronoun, tokens[0]!.start, end)
  if (AGED.test(whole)) return plainReading('pronoun', tokens[0]!.start, end)
  const cut = determinerOf(tokens, words)
  const body = tokens.slice(cut.size)
  if (body.length === 0) return { ...plainReading('described', tokens[0]!.start, end), plural: cut.plural, phrase: whole }
  const known = reader.names.byEn.get(latinKey(text.slice(body[0]!.start, end)))
  if (known !== undefined && known.kind !== 'place')
    return { ...plainReading(known.kind === 'person' ? 'person' : 'body', body[0]!.start, end), alias }
  if (isGroup(text, body, reader)) return { ...plainReading('group', body[0]!.start, end), plural: true }
  const behind = nameBehindOffice(text, tokens, cut.size, words)
  if (behind !== undefined) return { ...behind, alias }
  const name = form === 'body' ? undefined : nameIn(text, tokens, cut.size, form, reader)
  if (name !== undefined) return { ...name, alias }
  const reading = describe(tokens, cut, end, alias, form, words)
  if (reading.kind !== 'body') return reading
  const bare = bareBody(text.slice(reading.start, reading.end), words, reader.names)
  return { ...reading, start: reading.start + bare.start, end: reading.start + bare.end }
}

interface Determined {
  readonly size: number
  readonly reach: 'definite' | 'indefinite' | undefined
  readonly plural: boolean
}

function determinerOf(tokens: readonly Token[], words: EnglishNameWords): Determined {
  for (const size of [3, 2, 1]) {
    const found = words.determiners.get(lowerOf(tokens, 0, size))
    if (found !== undefined && tokens.length > size) return { size, reach: found.reach, plural: found.plural }
  }
  return { size: 0, reach: undefined, plural: false }
}

/** The name: the run of capitals after the last title or honorific, or the whole where there is none. */
function nameIn(
  text: string,
  tokens: readonly Token[],
  from: number,
  form: MentionForm,
  reader: EnglishReader,
): Reading | undefined {
  const { words } = reader
  const titles: string[] = []
  let begin = from
  let gender: Gender | undefined
  let honorific = false
  let prior = from
  for (let at = from; at < tokens.length; ) {
    const token = tokens[at]!
    if (text.slice(tokens[at - 1]?.end ?? 0, token.start).includes(',') && at > from && begin < at) break
    const isHonorific = words.honorifics.has(token.lower) && tokens[at + 1]?.capital === true
    const size = isHonorific ? 1 : titleLength(tokens, at, words)
    if (size === 0) {
      const adjective = at === begin ? nationalityLength(tokens, at, words) : 0
      if (adjective > 0 && at + adjective < tokens.length) begin = at + adjective
      at += Math.max(1, adjective)
      continue
    }
    // "head of the office": what follows the preposition names no person.
    if (!isHonorific && words.frames.get('preposition')?.has(tokens[at + size]?.lower ?? '') && !tokens[at]!.capital) {
      prior = -1
      break
    }
    // A name of a person may be a title as well (Bishop, King, Judge): the last word of a run of capitals is one after a given name.
    if (at + size === tokens.length && at > begin && words.given.has(tokens[at - 1]!.lower) && token.capital && size === 1) break
    if (!isHonorific) titles.push(lowerOf(tokens, at, at + size))
    else honorific = true
    gender ??= isHonorific ? words.honorifics.get(token.lower) : words.titles.get(lowerOf(tokens, at, at + size))
    begin = at + size
    at = begin
  }
  if (prior < 0 && begin <= from) return undefined
  const run = runAt(text, tokens, begin, words)
  if (run === 0) return undefined
  const named = tokens.slice(begin, begin + run)
  const phrase = lowerOf(tokens, from, begin)
  const key = latinKey(text.slice(named[0]!.start, named.at(-1)!.end))
  const titled = titles.length > 0 || honorific
  // The Lis, the Obamas: a family.
  if (!titled && from > 0 && named.length === 1 && named[0]!.lower.endsWith('s') && form === 'name')
    return { ...plainReading('group', tokens[0]!.start, named[0]!.end), plural: true }
  if (!titled && !isPersonal(named, key, form, reader, from > 0)) return undefined
  // The Northbank Farmer Union: a title's word within the name of a body.
  if (titled && !honorific && begin > from + 1 && words.bodies.has(named.at(-1)!.lower) && tokens[begin - 1]!.capital)
    return undefined
  const next = tokens[begin + run]
  if (
    !titled &&
    next !== undefined &&
    !text.slice(named.at(-1)!.end, next.start).includes(',') &&
    (from > 0 || !reader.isPerson(key))
  )
    return undefined
  const partial = named.length === 1 && titled
  return { ...plainReading('person', named[0]!.start, named.at(-1)!.end), titles, phrase, gender, partial }
}

/** Deputy director of the Harbour Institute Lena Ortiz; the head of the board, Lena Ortiz: a title, what it belongs to, and the name. */
function nameBehindOffice(text: string, tokens: readonly Token[], from: number, words: EnglishNameWords): Reading | undefined {
  const stop = tokens.findIndex((token, i) => i > from && words.frames.get('preposition')?.has(token.lower))
  const title = stop < 0 ? undefined : lastTitle(tokens.slice(from, stop), stop - from - 1, words)
  if (title === undefined) return undefined
  const last = tokens.length - 1
  if (words.bodies.has(tokens[last]!.lower)) return undefined
  for (let at = last - 1; at > stop + 1 && isNext(text, tokens, at + 1) && tokens[at + 1]!.capital; at--) {
    const apart = text.slice(tokens[at - 1]!.end, tokens[at]!.start) === ', '
    if (!apart && (!words.given.has(tokens[at]!.lower) || !tokens[at - 1]!.capital || !isNext(text, tokens, at))) continue
    return {
      ...plainReading('person', tokens[at]!.start, tokens[last]!.end),
      titles: [title],
      phrase: lowerOf(tokens, from, stop),
      gender: words.titles.get(title),
    }
  }
  return undefined
}

function isNext(text: string, tokens: readonly Token[], at: number): boolean {
  return text.slice(tokens[at - 1]!.end, tokens[at]!.start) === ' '
}

/** How many tokens from `at` on are capitals, with the particles inside (Ursula von der Leyen) and no comma between. */
function runAt(text: string, tokens: readonly Token[], at: number, words: EnglishNameWords): number {
  let size = 0
  for (let i = at; i < tokens.length; i++) {
    if (
      i > at &&
      text.slice(tokens[i - 1]!.end, tokens[i]!.start).trim() !== '' &&
      !/^['’"“”]s?\s|^\s["“‘]|["”’]\s$/.test(text.slice(tokens[i - 1]!.end, tokens[i]!.start))
    )
      break
    if (tokens[i]!.capital) size = i - at + 1
    else if (!words.particles.has(tokens[i]!.lower)) break
  }
  return size
}

function isPersonal(
  named: readonly Token[],
  key: string,
  form: MentionForm,
  reader: EnglishReader,
  determined: boolean,
): boolean {
  const { words } = reader
  if (reader.isPerson(key)) return true
  if (
    named.some(
      (token) => words.bodies.has(token.lower) || words.documents.has(token.lower) || words.nationalities.has(token.lower),
    )
  )
    return false
  if (reader.names.byEn.get(key)?.kind === 'place') return false
  return form === 'name' && !determined ? true : words.given.has(named[0]!.lower) && named.length > 1
}

function isGroup(text: string, tokens: readonly Token[], reader: EnglishReader): boolean {
  const and = tokens.findIndex(
    (token, i) =>
      i > 0 &&
      (reader.words.frames.get('joint')?.has(token.lower) === true || text.slice(tokens[i - 1]!.end, token.end).includes('&')),
  )
  if (and < 1 || and === tokens.length - 1) return false
  if (!tokens[and - 1]!.capital || !tokens[and + 1]!.capital) return false
  // Health and Human Services is one body; Lena Ortiz and Dana Cole are two people.
  return (
    reader.words.given.has(tokens[and + 1]!.lower) ||
    reader.isPerson(latinKey(text.slice(tokens[and + 1]!.start, tokens.at(-1)!.end)))
  )
}

function describe(
  tokens: readonly Token[],
  cut: Determined,
  end: number,
  alias: string | undefined,
  form: MentionForm,
  words: EnglishNameWords,
): Reading {
  const bare = tokens.slice(cut.size)
  const head = headOf(bare, words)
  const noun = bare[head]!.lower
  const phrase = lowerOf(bare, 0, head + 1)
  const start = tokens[0]!.start
  const about: Reading = { ...plainReading('described', start, end), alias, phrase, reach: cut.reach, plural: cut.plural }
  const singular = noun.replace(/s$/, '')
  const proper = bare.slice(0, head + 1).some((token) => token.capital) && (cut.size === 0 || bare[0]!.capital)
  const title = lastTitle(bare, head, words)
  if (title !== undefined && form !== 'body') {
    const plural = cut.plural || (noun.endsWith('s') && !words.titles.has(noun))
    return { ...about, plural, titles: [title], gender: words.titles.get(title) }
  }
  if (!(proper && head > 0 && bare[head]!.capital) && (words.documents.has(singular) || words.documents.has(noun)))
    return { ...about, kind: 'document', titles: [noun] }
  if (form === 'body' || words.bodies.has(noun) || (proper && form !== 'title'))
    return { ...about, kind: 'body', start: bare[0]!.start, titles: [noun] }
  return { ...about, titles: [noun], gender: genderOfNoun(noun, words) }
}

/** The head noun stands before the first preposition, relative or comma. */
function headOf(tokens: readonly Token[], words: EnglishNameWords): number {
  const stop = tokens.findIndex((token, i) => i > 0 && words.frames.get('preposition')?.has(token.lower))
  return (stop < 0 ? tokens.length : stop) - 1
}

function lastTitle(tokens: readonly Token[], head: number, words: EnglishNameWords): string | undefined {
  for (let size = Math.min(words.longestTitle, head + 1); size > 0; size--) {
    const phrase = lowerOf(tokens, head + 1 - size, head + 1)
    if (words.titles.has(phrase)) return phrase
    if (words.titles.has(phrase.replace(/s$/, ''))) return phrase.replace(/s$/, '')
  }
  return undefined
}
