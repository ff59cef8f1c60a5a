import characters from 'opencc-js/dict/TSCharacters'
import phrases from 'opencc-js/dict/TSPhrases'
import { makeWordTrie, type WordTrie } from '../language/word-trie.ts'
import type { Span } from '../model/span.ts'
import { hasTraditional } from './script.ts'

/**
 * The text in Simplified characters, unit for unit as long as it was: an offset into one is an offset into the other. Phrases count
 * (乾隆 stays, 乾淨 becomes 干净); a character whose Simplified form takes another number of UTF-16 units stays as it is.
 */
export function toSimplified(text: string): string {
  // Every stage of reading asks for the whole text again; of short words the search costs less than the comparison.
  if (text.length > SHORTEST_KEPT && text === last.text) return last.simplified
  const simplified = simplifiedOf(text)
  if (text.length > SHORTEST_KEPT) last = { text, simplified }
  return simplified
}

let last = { text: '', simplified: '' }
const SHORTEST_KEPT = 200

function simplifiedOf(text: string): string {
  if (!hasTraditional(text)) return text
  const units = unitsFor(text)
  simplifyInto(units, text)
  return utf16.decode(units)
}

interface SimplifiedForms {
  readonly all: WordTrie<string>
  /** The form of each unit that stands alone; most are their own. */
  readonly ofUnit: Uint16Array
  /** Which units begin a phrase or a surrogate pair: they must be looked for in `all`. */
  readonly beginsMore: Uint8Array
}

let forms: SimplifiedForms | undefined

/** Every phrase and character with its Simplified form; where the two differ in size, with itself. A phrase comes before a character. */
function simplifiedForms(): SimplifiedForms {
  const entries = [characters, phrases]
    .flatMap((dictionary) => dictionary.split('|'))
    .map((entry) => entry.split(' '))
    .map(([from, to]) => [from!, sameSize(from!, to!)] as const)
  const ofUnit = Uint16Array.from({ length: 0x10000 }, (_, code) => code)
  const beginsMore = new Uint8Array(0x10000)
  for (const [from, to] of entries) {
    if (from.length > 1) beginsMore[from.charCodeAt(0)] = 1
    else ofUnit[from.charCodeAt(0)] = to.charCodeAt(0)
  }
  return { all: makeWordTrie(entries), ofUnit, beginsMore }
}

/** Code point by code point; where the two differ in size, the text's own. No dictionary used here changes their number. */
function sameSize(from: string, to: string): string {
  const theirs = [...to]
  return [...from].map((char, i) => (char.length === theirs[i]?.length ? theirs[i] : char)).join('')
}

/** A text as it is compared, and the way back. */
export interface Folded {
  readonly key: string
  /** The stretch of the text that a stretch of the key was made from. */
  readonly unfold: (start: number, end: number) => Span
}

/**
 * The matching key: Simplified, one width, lower case, no accents on Latin letters, one kind of apostrophe, quotation mark, dash, dot
 * and blank, no zero-width characters. Equal keys are equal words to a reader.
 */
export function fold(text: string): Folded {
  const simplified = toSimplified(text)
  const parts: string[] = []
  const origins: number[] = []
  for (let at = 0; at < simplified.length; ) {
    const size = sizeAt(simplified, at)
    const folded = foldCharacter(simplified.substring(at, at + size))
    for (let i = 0; i < folded.length; i++) origins.push(at)
    parts.push(folded)
    at += size
  }
  return {
    key: parts.join(''),
    unfold: (start, end) => {
      const first = origins[start] ?? text.length
      if (start >= end) return { start: first, end: first }
      const last = origins[end - 1] ?? text.length
      return { start: first, end: Math.min(text.length, last + sizeAt(text, last)) }
    },
  }
}

/** The key alone. */
export function foldKey(text: string): string {
  let key = ''
  for (const char of toSimplified(text)) key += foldCharacter(char)
  return key
}

/**
 * A key of the same length as the text, unit for unit: Simplified, lower case, one width, as far as these take one unit for one. Fast:
 * for asking tables about a whole page. Blanks of any kind are spaces; line breaks stay.
 */
export function levelKey(text: string): string {
  level ??= levelTable()
  if (isMostlyAscii(text)) return text.replace(BEYOND_ASCII, levelled).toLowerCase()
  const units = unitsFor(text)
  const simplified = toSimplified(text)
  for (let at = 0; at < units.length; at++) units[at] = level[simplified.charCodeAt(at)]!
  return utf16.decode(units)
}

/** Letters of Latin script, by the text's head: the engine's own lower case is several times faster than the table. */
function isMostlyAscii(text: string): boolean {
  let others = 0
  const end = Math.min(text.length, ASCII_SAMPLE)
  for (let at = 0; at < end; at++) if (text.charCodeAt(at) > 0x7f) others++
  return others * 8 < end && !hasTraditional(text)
}

const ASCII_SAMPLE = 400
const BEYOND_ASCII = /[^\x00-\x7f]/g

function levelled(unit: string): string {
  return String.fromCharCode((level ?? levelTable())[unit.charCodeAt(0)]!)
}

/** Writes the units of a text in Simplified characters. */
function simplifyInto(units: Uint16Array, text: string): void {
  forms ??= simplifiedForms()
  const { all, ofUnit, beginsMore } = forms
  for (let at = 0; at < units.length; at++) {
    const code = text.charCodeAt(at)
    const form = beginsMore[code] === 1 ? all.at(text, at, units.length) : undefined
    if (form === undefined) units[at] = ofUnit[code]!
    else {
      for (let i = 0; i < form.length; i++) units[at + i] = form.value.charCodeAt(i)
      at += form.length - 1
    }
  }
}

function unitsFor(text: string): Uint16Array {
  return text.length <= buffer.length ? buffer.subarray(0, text.length) : new Uint16Array(text.length)
}

/** For texts of the usual length: clearing new memory for each takes longer than filling it. */
const buffer = new Uint16Array(0x8000)
const utf16 = new TextDecoder('utf-16le', { ignoreBOM: true })
let level: Uint16Array | undefined

function levelTable(): Uint16Array {
  const table = new Uint16Array(0x10000)
  for (let code = 0; code < table.length; code++) {
    const isBreak = code === 0x0a || code === 0x0d || code === 0x2028 || code === 0x2029
    // Han characters are done with, and Hangul has no cases: most of the plane needs no looking at.
    const stays = isBreak || (code >= 0x3040 && code <= 0xfeff)
    const char = String.fromCharCode(code)
    const folded = stays ? char : foldCharacter(char)
    table[code] = folded.length === 1 ? folded.charCodeAt(0) : code
  }
  return table
}

const known = new Map<string, string>()

function foldCharacter(char: string): string {
  let key = known.get(char)
  if (key === undefined) {
    key = LOOKALIKES.get(char) ?? foldForm(char)
    known.set(char, key)
  }
  return key
}

function foldForm(char: string): string {
  // Compatibility ideographs turn into other characters under any normal form: right for a key, never for a text.
  const bare = char.normalize('NFKD').replace(DROPPED, '')
  return toSimplified(bare.normalize('NFKC')).toLowerCase().replace(DROPPED, '')
}

/** Accents; zero-width and direction marks, variation selectors, the soft hyphen. */
const DROPPED = /[\u0300-\u036f]|[\ufe00-\ufe0f]|[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]/g

const LOOKALIKES: ReadonlyMap<string, string> = new Map(
  (
    [
      ['‘’‛＇´`ʼ', "'"],
      ['“”‟＂„«»「」『』', '"'],
      ['‐‑‒–—―−－', '-'],
      ['·‧•・･∙', '·'],
      ['\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000', ' '],
    ] as const
  ).flatMap(([chars, key]) => [...chars].map((char) => [char, key] as const)),
)

function sizeAt(text: string, at: number): number {
  return text.codePointAt(at)! > 0xffff ? 2 : 1
}
