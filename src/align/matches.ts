import type { Span } from '../model/span.ts'
import type { BilingualLexicon } from './lexicon.ts'
import { numberKey, numbersOf } from './numbers.ts'
import { phraseFinder } from './phrases.ts'
import { spelling } from './sounds.ts'
import type { AlignmentContext } from './texts.ts'
import { cutEnglish } from './tokens-en.ts'
import { cutChinese } from './tokens-zh.ts'

/*
 * The places of the words that match, found anew for the one pair of texts that a reader looks at: keeping every token's place
 * for all texts would double the memory for what is asked of a few.
 */

/** Words of both texts that mean the same, by their places: what the review screen underlines. */
export interface Match {
  readonly kind: 'dictionary' | 'number' | 'name' | 'term'
  /** In the Chinese text. */
  readonly zh: Span
  /** In the English text. */
  readonly en: Span
  readonly weight: number
}

interface EnglishWord extends Span {
  readonly stem: string
  readonly surface: string
}

/** Words of the two texts that mean the same, each word used once, the surest first in case of doubt. */
export function highlightsOf(zh: string, en: string, lexicon: BilingualLexicon, context: AlignmentContext): readonly Match[] {
  const english: EnglishWord[] = []
  cutEnglish(en, (surface, start, end) => {
    const stem = lexicon.stem(surface.toLowerCase())
    const id = lexicon.stems.get(stem)
    if (id === undefined || lexicon.stemIsStop[id] !== 1) english.push({ surface, stem, start, end })
  })
  const candidates = [
    ...phraseMatches(zh, en, lexicon, context),
    ...numberMatches(zh, en, lexicon),
    ...soundMatches(zh, english, lexicon),
    ...wordMatches(zh, english, lexicon),
  ]
  candidates.sort((a, b) => b.weight - a.weight || a.zh.start - b.zh.start)
  const chosen: Match[] = []
  for (const match of candidates)
    if (!chosen.some((other) => meets(other.zh, match.zh) || meets(other.en, match.en))) chosen.push(match)
  return chosen.sort((a, b) => a.zh.start - b.zh.start)
}

/** Weights of what is written in the project's lists, of numbers, of names by sound: above any single word of the dictionary. */
const PHRASE = 6
const NUMBER = 5
const SOUND = 4
/** Weight of a word that has only this translation. */
const WORD = 3
/** A translation that is less likely than this is not shown. */
const LEAST = 0.02

function phraseMatches(zh: string, en: string, lexicon: BilingualLexicon, context: AlignmentContext): readonly Match[] {
  const lower = en.toLowerCase()
  const found: Match[] = []
  for (const [kind, pairs] of [
    ['term', context.terms ?? []],
    ['name', context.names ?? []],
  ] as const) {
    phraseFinder(pairs, lexicon).find(zh, (_, translation, start, end) => {
      const at = lower.indexOf(translation.toLowerCase())
      if (at >= 0) found.push({ kind, zh: { start, end }, en: { start: at, end: at + translation.length }, weight: PHRASE })
    })
  }
  return found
}

function numberMatches(zh: string, en: string, lexicon: BilingualLexicon): readonly Match[] {
  const english = numbersOf(en, 'en', lexicon.numbers)
  return numbersOf(zh, 'zh', lexicon.numbers).flatMap((number) =>
    english
      .filter((other) => numberKey(other) === numberKey(number))
      .map((other) => ({
        kind: 'number' as const,
        zh: { start: number.start, end: number.end },
        en: { start: other.start, end: other.end },
        weight: number.certain && other.certain ? NUMBER : NUMBER / 2,
      })),
  )
}

function soundMatches(zh: string, english: readonly EnglishWord[], lexicon: BilingualLexicon): readonly Match[] {
  const sounds = Array.from({ length: zh.length }, (_, i) => lexicon.sound[lexicon.fold[zh.charCodeAt(i)] || zh.charCodeAt(i)])
  return english.flatMap((word) => {
    const syllables = /^[A-Z]/.test(word.surface) ? spelling(word.surface, lexicon) : undefined
    if (!syllables) return []
    const starts = sounds.flatMap((_, at) => (syllables.every((syllable, k) => sounds[at + k] === syllable) ? [at] : []))
    return starts.map((start) => ({
      kind: 'name' as const,
      zh: { start, end: start + syllables.length },
      en: { start: word.start, end: word.end },
      weight: SOUND,
    }))
  })
}

function wordMatches(zh: string, english: readonly EnglishWord[], lexicon: BilingualLexicon): readonly Match[] {
  const found: Match[] = []
  cutChinese(
    zh,
    lexicon,
    (word, start, end) => {
      if (word < 0 || lexicon.wordIsStop[word] === 1) return
      const shares = new Map<number, number>()
      for (let at = lexicon.linkStart[word] as number; at < (lexicon.linkStart[word + 1] as number); at++)
        shares.set(lexicon.linkStem[at] as number, (lexicon.linkWeight[at] as number) / 255)
      for (const other of english) {
        const share = shares.get(lexicon.stems.get(other.stem) ?? -1) ?? 0
        if (share >= LEAST)
          found.push({
            kind: 'dictionary',
            zh: { start, end },
            en: { start: other.start, end: other.end },
            weight: WORD * Math.sqrt(share),
          })
      }
    },
    (start, end) => {
      const latin = zh.slice(start, end).toLowerCase()
      for (const other of english)
        if (other.surface.toLowerCase() === latin)
          found.push({ kind: 'name', zh: { start, end }, en: { start: other.start, end: other.end }, weight: SOUND })
    },
  )
  return found
}

function meets(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}
