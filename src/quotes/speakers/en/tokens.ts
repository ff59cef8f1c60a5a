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
  const stretch = text.slice(start, end)
  for (const match of stretch.matchAll(WORD)) {
    let word = /['’]/.test(match[0]) ? match[0].replace(/['’]s?$/, '') : match[0]
    if (word.endsWith('.') && !(word.length === 2 || /\..*\./.test(word) || isDotted(word.toLowerCase(), words)))
      word = word.slice(0, -1)
    const lower = word.includes('’') ? word.toLowerCase().replaceAll('’', "'") : word.toLowerCase()
    const at = start + match.index
    tokens.push({ start: at, end: at + word.length, text: word, lower, capital: isCapital(word) })
  }
  return tokens
}

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
  if (first === undefined || !(words.heads.has(first) || words.heads.has(first.replace(/s$/, '')))) return 0
  for (let size = Math.min(words.longestTitle, tokens.length - at); size > 0; size--) {
    const phrase = lowerOf(tokens, at, at + size)
    if (words.titles.has(phrase) || words.titles.has(phrase.replace(/s$/, ''))) return size
  }
  return 0
}

export function lowerOf(tokens: readonly Token[], from: number, to: number): string {
  return tokens
    .slice(from, to)
    .map((token) => token.lower)
    .join(' ')
}

/** How many tokens from `at` on make a country's or party's adjective; 0: none. */
export function nationalityLength(tokens: readonly Token[], at: number, words: EnglishNameWords): number {
  if (!words.heads.has(tokens[at]?.lower ?? '')) return 0
  if (words.nationalities.has(lowerOf(tokens, at, at + 2)) && at + 1 < tokens.length) return 2
  return tokens[at] !== undefined && words.nationalities.has(tokens[at].lower) ? 1 : 0
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.&-]*/gu
