import type { Span } from '../../../model/span.ts'
import { ownCopy } from '../../../text/own-copy.ts'
import { latinKey } from '../stable-id.ts'
import type { Pronoun } from '../zh/words.ts'
import { isSyllable, looksPinyin } from './pinyin-shape.ts'
import type { EnglishNameWords } from './words.ts'

export interface Token extends Span, Word {}

/** What one writing of a word always says. */
interface Word {
  readonly text: string
  readonly lower: string
  /** As names are compared. */
  readonly key: string
  /** It opens with a capital. */
  readonly capital: boolean
  /** A title or an adjective of country may begin with it. */
  readonly isHead: boolean
  /** What it stands for where it is a pronoun that is followed through a text. */
  readonly pronoun: Pronoun | undefined
}

/** The words of a stretch; a full stop belongs to an initial or a title (J., Mr., Lt.), an apostrophe-s is cut off. */
export function tokensOf(text: string, start: number, end: number, words: EnglishNameWords): readonly Token[] {
  const tokens: Token[] = []
  const known = knownOf(words)
  for (let at = start; at < end; at++) {
    if ((kindAt(text, at) & OPENS) === 0) continue
    let stop = at + 1
    let kinds = 0
    for (; stop < end; stop++) {
      const kind = kindAt(text, stop)
      if (kind === 0) break
      kinds |= kind
    }
    const written = text.slice(at, stop)
    let word = known.get(written)
    if (word === undefined) {
      const kept = ownCopy(written)
      word = wordOf(kept, kinds, words)
      if (known.size >= MOST_KNOWN) known.clear()
      known.set(kept, word)
    }
    const { text: own, lower, key, capital, isHead, pronoun } = word
    tokens.push({ start: at, end: at + own.length, text: own, lower, key, capital, isHead, pronoun })
    at = stop - 1
  }
  return tokens
}

/** Words come again and again: each writing is looked up in the tables once. */
const knownWords = new WeakMap<EnglishNameWords, Map<string, Word>>()
const MOST_KNOWN = 50_000

function knownOf(words: EnglishNameWords): Map<string, Word> {
  let known = knownWords.get(words)
  if (known === undefined) {
    known = new Map()
    knownWords.set(words, known)
  }
  return known
}

function wordOf(written: string, kinds: number, words: EnglishNameWords): Word {
  let word = (kinds & APOSTROPHE) === 0 ? written : written.replace(/['’]s?$/, '')
  if (
    (kinds & POINT) !== 0 &&
    word.endsWith('.') &&
    !(word.length === 2 || /\..*\./.test(word) || isDotted(word.toLowerCase(), words))
  )
    word = word.slice(0, -1)
  const small = word.toLowerCase()
  const lower = (kinds & APOSTROPHE) !== 0 && word.includes('’') ? small.replaceAll('’', "'") : small
  const isHead = words.heads.has(lower) || (lower.endsWith('s') && words.heads.has(lower.slice(0, -1)))
  const pronoun = words.frames.get('tracked')?.has(lower) ? words.pronouns.get(lower) : undefined
  return { text: word, lower, key: latinKey(word), capital: isCapital(word), isHead, pronoun }
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
  if (tokens[at]?.isHead !== true) return 0
  const first = tokens[at].lower
  const longest = words.longestBy.get(first) ?? words.longestBy.get(first.slice(0, -1)) ?? 1
  for (let size = Math.min(longest, tokens.length - at); size > 0; size--) {
    const phrase = lowerOf(tokens, at, at + size)
    if (words.titles.has(phrase) || (phrase.endsWith('s') && words.titles.has(phrase.slice(0, -1))))
      return size === 1 && isNamePinyin(tokens, at) ? 0 : size
  }
  return 0
}

/** Prime Minister Fan Yunhe: a title's word that is a surname before a name in pinyin. */
function isNamePinyin(tokens: readonly Token[], at: number): boolean {
  const [token, next] = [tokens[at], tokens[at + 1]]
  if (token?.capital !== true || next?.capital !== true || next.start !== token.end + 1) return false
  return isSyllable(token.lower) && looksPinyin([token.lower, next.lower])
}

export function lowerOf(tokens: readonly Token[], from: number, to: number): string {
  let words = tokens[from]?.lower ?? ''
  for (let i = from + 1; i < to && i < tokens.length; i++) words += ` ${tokens[i]!.lower}`
  return words
}

/** How many tokens from `at` on make a country's or party's adjective; 0: none. */
export function nationalityLength(tokens: readonly Token[], at: number, words: EnglishNameWords): number {
  if (tokens[at]?.isHead !== true) return 0
  if (words.nationalities.has(lowerOf(tokens, at, at + 2)) && at + 1 < tokens.length) return 2
  return words.nationalities.has(tokens[at].lower) ? 1 : 0
}
