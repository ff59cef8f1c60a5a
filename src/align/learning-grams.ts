import { toSimplified } from '../text/fold.ts'
import type { BilingualLexicon } from './lexicon.ts'
import { highlightsOf } from './matches.ts'
import { cutEnglish } from './tokens-en.ts'
import { cutChinese } from './tokens-zh.ts'
import type { WordPair } from './word-pair.ts'

/** Words side by side that may be a term, and the texts they stand in. */
export interface Gram {
  /** By which two places are the same phrase: English in stems. */
  readonly key: string
  readonly words: string
  /** Indices of texts, rising. */
  readonly texts: readonly number[]
}

interface Token {
  readonly key: string
  readonly start: number
  readonly end: number
  readonly isStop: boolean
  /** A known word of the other side answers to it. */
  readonly isKnown: boolean
}

const MOST_WORDS = 4
/** Characters of a Chinese term. */
const ZH_LENGTH = { least: 2, most: 8 }
/** A longer text is no quotation; its beginning is read. */
const MOST_TEXT = 2000

/** Phrases of both sides with a word that nothing explains, in two texts and more. */
export function readConfirmed(
  confirmed: readonly WordPair[],
  lexicon: BilingualLexicon,
): { readonly zh: readonly Gram[]; readonly en: readonly Gram[]; readonly count: number } {
  const grams = {
    zh: new Map<string, { words: string; texts: number[] }>(),
    en: new Map<string, { words: string; texts: number[] }>(),
  }
  // The same words confirmed twice are one witness.
  const distinct = [...new Map(confirmed.map((pair) => [`${pair.zh}\n${pair.en}`, pair])).values()]
  distinct.forEach((pair, text) => {
    const zh = toSimplified(pair.zh.slice(0, MOST_TEXT))
    const en = pair.en.slice(0, MOST_TEXT)
    const matches = highlightsOf(zh, en, lexicon, {})
    const known = (side: 'zh' | 'en') => (start: number, end: number) =>
      matches.some((match) => match[side].start < end && start < match[side].end)
    collect(grams.zh, chineseTokens(zh, lexicon, known('zh')), zh, text, 'zh')
    collect(grams.en, englishTokens(en, lexicon, known('en')), en, text, 'en')
  })
  const repeated = (side: 'zh' | 'en') =>
    [...grams[side]].flatMap(([key, gram]) => (gram.texts.length > 1 ? [{ key, words: gram.words, texts: gram.texts }] : []))
  return { zh: repeated('zh'), en: repeated('en'), count: distinct.length }
}

type IsKnown = (start: number, end: number) => boolean

function chineseTokens(text: string, lexicon: BilingualLexicon, isKnown: IsKnown): readonly Token[] {
  const tokens: Token[] = []
  cutChinese(
    text,
    lexicon,
    (word, start, end) =>
      tokens.push({
        key: text.slice(start, end),
        start,
        end,
        isStop: word >= 0 && lexicon.wordIsStop[word] === 1,
        isKnown: isKnown(start, end),
      }),
    () => undefined,
  )
  return tokens
}

function englishTokens(text: string, lexicon: BilingualLexicon, isKnown: IsKnown): readonly Token[] {
  const tokens: Token[] = []
  cutEnglish(text, (surface, start, end) => {
    const stem = lexicon.stem(surface.toLowerCase())
    const id = lexicon.stems.get(stem)
    tokens.push({ key: stem, start, end, isStop: id !== undefined && lexicon.stemIsStop[id] === 1, isKnown: isKnown(start, end) })
  })
  return tokens
}

function collect(
  grams: Map<string, { words: string; texts: number[] }>,
  tokens: readonly Token[],
  text: string,
  index: number,
  side: 'zh' | 'en',
): void {
  for (let from = 0; from < tokens.length; from++) {
    if (tokens[from]!.isStop) continue
    let isNew = false
    for (let to = from; to < Math.min(tokens.length, from + MOST_WORDS); to++) {
      const last = tokens[to]!
      if (to > from && !isBeside(text, tokens[to - 1]!, last, side)) break
      isNew ||= !last.isKnown && !last.isStop
      const length = last.end - tokens[from]!.start
      if (last.isStop || !isNew || (side === 'zh' && (length < ZH_LENGTH.least || length > ZH_LENGTH.most))) continue
      const key = tokens
        .slice(from, to + 1)
        .map((token) => token.key)
        .join(side === 'zh' ? '' : ' ')
      const gram = grams.get(key) ?? { words: text.slice(tokens[from]!.start, last.end), texts: [] }
      if (gram.texts.at(-1) !== index) gram.texts.push(index)
      grams.set(key, gram)
    }
  }
}

function isBeside(text: string, left: Token, right: Token, side: 'zh' | 'en'): boolean {
  const between = text.slice(left.end, right.start)
  return side === 'zh' ? between === '' : between === ' ' || between === '-'
}
