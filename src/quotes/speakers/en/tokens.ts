import type { Span } from '../../../model/span.ts'
import type { EnglishNameWords } from './words.ts'

export interface Token extends Span {
  readonly text: string
  readonly lower: string
  /** It opens with a capital. */
  readonly capital: boolean
}

/** The words of a stretch; a full stop belongs to an initial or a title (J., Mr., Lt.), an apostrophe-s is cut off. */
export function tokensOf(text: string, start: number, end: number, words: EnglishNameWords): readonly Token[] {
  const tokens: Token[] = []
  for (let at = start; at < end; at++) {
    if ((kindAt(text, at) & OPENS) === 0) continue
    let stop = at + 1
    let kinds = 0
    for (; stop < end; stop++) {
      const kind = kindAt(text, stop)
      if (kind === 0) break
      kinds |= kind
    }
    tokens.push(tokenAt(text, at, stop, kinds, words))
    at = stop - 1
  }
  return tokens
}

function tokenAt(text: string, at: number, stop: number, kinds: number, words: EnglishNameWords): Token {
  const whole = text.slice(at, stop)
  let word = (kinds & APOSTROPHE) === 0 ? whole : whole.replace(/['’]s?$/, '')
  if (
    (kinds & POINT) !== 0 &&
    word.endsWith('.') &&
    !(word.length === 2 || /\..*\./.test(word) || isDotted(word.toLowerCase(), words))
  )
    word = word.slice(0, -1)
  const small = word.toLowerCase()
  const lower = (kinds & APOSTROPHE) !== 0 && word.includes('’') ? small.replaceAll('’', "'") : small
  return { start: at, end: at + word.length, text: word, lower, capital: isCapital(word) }
}

/** What a unit may be in a word; 0: it ends one. A pair of surrogates is a letter where its character is one. */
function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  if (code < 0x80) return ASCII[code]!
  if (code === 0x2019) return APOSTROPHE
  const isSecond = (code & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800
  const char = String.fromCodePoint(text.codePointAt(isSecond ? at - 1 : at)!)
  return /[\p{L}\p{N}]/u.test(char) ? OPENS : /\p{M}/u.test(char) ? GOES_ON : 0
}

const OPENS = 1
const GOES_ON = 2
const APOSTROPHE = 4
const POINT = 8
const ASCII = Uint8Array.from({ length: 0x80 }, (_, code) => {
  const char = String.fromCharCode(code)
  if (/[A-Za-z0-9]/.test(char)) return OPENS
  return char === "'" ? APOSTROPHE : char === '.' ? POINT : char === '&' || char === '-' ? GOES_ON : 0
})

function isCapital(word: string): boolean {
  const code = word.charCodeAt(0)
  return code < 0x80 ? code >= 0x41 && code <= 0x5a : /^\p{Lu}/u.test(word)
}

function isDotted(lower: string, words: EnglishNameWords): boolean {
  return words.honorifics.has(lower) || words.titles.has(lower) || words.suffixes.has(lower)
}

/** How many tokens from `at` on make the longest title; 0: none. A plural counts as its singular. */
export function titleLength(tokens: readonly Token[], at: number, words: EnglishNameWords): number {
  const first = tokens[at]?.lower
  if (first === undefined || !(words.heads.has(first) || (first.endsWith('s') && words.heads.has(first.slice(0, -1))))) return 0
  const longest = words.longestBy.get(first) ?? words.longestBy.get(first.slice(0, -1)) ?? 1
  for (let size = Math.min(longest, tokens.length - at); size > 0; size--) {
    const phrase = lowerOf(tokens, at, at + size)
    if (words.titles.has(phrase) || (phrase.endsWith('s') && words.titles.has(phrase.slice(0, -1)))) return size
  }
  return 0
}

export function lowerOf(tokens: readonly Token[], from: number, to: number): string {
  let words = tokens[from]?.lower ?? ''
  for (let i = from + 1; i < to && i < tokens.length; i++) words += ` ${tokens[i]!.lower}`
  return words
}

/** How many tokens from `at` on make a country's or party's adjective; 0: none. */
export function nationalityLength(tokens: readonly Token[], at: number, words: EnglishNameWords): number {
  if (!words.heads.has(tokens[at]?.lower ?? '')) return 0
  if (words.nationalities.has(lowerOf(tokens, at, at + 2)) && at + 1 < tokens.length) return 2
  return tokens[at] !== undefined && words.nationalities.has(tokens[at].lower) ? 1 : 0
}
