import type { BilingualLexicon } from './lexicon.ts'
import { type NumberFound, numberKey, numbersOf } from './numbers.ts'
import { isDigit } from './numbers-zh.ts'
import { phraseFinder } from './phrases.ts'
import { type SideText, sideBuilder } from './side-text.ts'
import { type SoundFinder, soundFinder } from './sounds.ts'
import { cutEnglish } from './tokens-en.ts'
import { cutChinese } from './tokens-zh.ts'
import type { WordPair } from './word-pair.ts'

/** What the project knows of its words. */
export interface AlignmentContext {
  readonly terms?: readonly WordPair[]
  readonly names?: readonly WordPair[]
}

/** Both sides as numbers, and which types the dictionary, numbers, names and terms link. */
export interface Texts {
  readonly zh: SideText
  readonly en: SideText
  readonly links: Links
}

/** Links of the Chinese types, by type: `target[start[t]] .. target[start[t + 1] - 1]` are English types. */
export interface Links {
  readonly start: Int32Array
  readonly target: Int32Array
  /** 0 to 1: how likely the Chinese word is translated so. */
  readonly weight: Float64Array
}

/** Of what is written alike or stands in the project's own lists. */
const SURE = 0.9

/** Cuts both sides and links their words. Linear in the texts. */
export function prepareTypes(
  zh: readonly string[],
  en: readonly string[],
  lexicon: BilingualLexicon,
  context: AlignmentContext,
): Texts {
  const english = readEnglish(en, lexicon)
  const phrases = phraseFinder([...(context.terms ?? []), ...(context.names ?? [])], lexicon)
  const extra: (readonly (readonly [number, number])[])[] = []
  const side = sideBuilder()
  const wordType = new Int32Array(lexicon.wordCost.length).fill(-1)
  const wordOfType: number[] = []
  const link = (type: number, targets: readonly (readonly [number, number])[]) => {
    extra[type] = targets
  }
  const typeOfWord = (word: number): number => {
    if (word < 0) return side.intern(word)
    if (wordType[word] === -1) wordType[word] = side.intern(word)
    const type = wordType[word] as number
    wordOfType[type] = word
    return type
  }
  for (const text of zh) {
    const numbers = certainNumbers(text, 'zh', lexicon)
    const within = insideOf(numbers)
    cutChinese(
      text,
      lexicon,
      (word, start, end) => {
        if (within(start, end) || (word >= 0 && lexicon.wordIsStop[word] === 1)) return
        side.add(typeOfWord(word), start)
      },
      (start, end) => {
        if (end - start < 2) return
        const type = side.intern(`=${text.slice(start, end).toLowerCase()}`)
        if (!extra[type]) link(type, sameWord(text.slice(start, end), english))
        side.add(type, start)
      },
    )
    for (const number of numbers) {
      const type = side.intern(numberKey(number))
      const target = english.typeOf(numberKey(number))
      if (!extra[type]) link(type, target === undefined ? [] : [[target, SURE]])
      side.add(type, number.start)
    }
    english.sounds.find(text, lexicon, (key, target, start) => {
      const type = side.intern(key)
      link(type, [[target, SURE]])
      side.add(type, start)
    })
    phrases.find(text, (key, words, start) => {
      const type = side.intern(key)
      if (!extra[type]) link(type, sameWord(words, english))
      side.add(type, start)
    })
    side.endSentence(text)
  }
  const built = side.build((type) => Math.exp(-(lexicon.wordCost[wordOfType[type] ?? -1] ?? Number.POSITIVE_INFINITY)))
  return { zh: built, en: english.side, links: linksOf(built.types, wordOfType, extra, english.typeOfStem, lexicon) }
}

interface English {
  readonly side: SideText
  /** Type of each stem of the lexicon; -1: does not occur. */
  readonly typeOfStem: Int32Array
  readonly typeOf: (key: string) => number | undefined
  readonly typeOfSurface: (surface: string) => number
  readonly sounds: SoundFinder
}

function readEnglish(en: readonly string[], lexicon: BilingualLexicon): English {
  const side = sideBuilder()
  const keys = new Map<string, number>()
  const typeOfStem = new Int32Array(lexicon.stemIsStop.length).fill(-1)
  const stemOfType: number[] = []
  const surfaces = new Map<string, number>()
  const sounds = soundFinder()
  const intern = (key: string) => {
    const type = side.intern(key)
    keys.set(key, type)
    return type
  }
  const typeOfSurface = (surface: string): number => {
    const known = surfaces.get(surface)
    if (known !== undefined) return known
    const stem = lexicon.stem(surface.toLowerCase())
    const id = lexicon.stems.get(stem)
    let type = -1
    if (id === undefined) type = surface.length > 1 ? intern(stem) : -1
    else if (lexicon.stemIsStop[id] !== 1) {
      type = intern(stem)
      typeOfStem[id] = type
      stemOfType[type] = id
    }
    surfaces.set(surface, type)
    if (type >= 0 && isUpper(surface)) sounds.learn(surface, type, lexicon)
    return type
  }
  for (const text of en) {
    const numbers = certainNumbers(text, 'en', lexicon)
    const within = insideOf(numbers)
    cutEnglish(text, (surface, start, end) => {
      if (within(start, end)) return
      const type = typeOfSurface(surface)
      if (type >= 0) side.add(type, start)
    })
    for (const number of numbers) side.add(intern(numberKey(number)), number.start)
    side.endSentence(text)
  }
  return {
    side: side.build((type) => lexicon.stemShare[stemOfType[type] ?? -1] ?? 0),
    typeOfStem,
    typeOf: (key) => keys.get(key),
    typeOfSurface: (surface) =>
      surfaces.get(surface) ?? surfaces.get(surface.toLowerCase()) ?? keys.get(lexicon.stem(surface.toLowerCase())) ?? -1,
    sounds,
  }
}

/** English types of words that are written the same on the Chinese side. */
function sameWord(words: string, english: English): readonly (readonly [number, number])[] {
  const types = new Set<number>()
  cutEnglish(words, (surface) => {
    const type = english.typeOfSurface(surface)
    if (type >= 0) types.add(type)
  })
  return [...types].map((type) => [type, SURE / types.size])
}

const NO_NUMBERS: readonly NumberFound[] = []

/** Numbers that stand for themselves; looked for only where the text has a figure or a number word of more than one sign. */
function certainNumbers(text: string, lang: 'zh' | 'en', lexicon: BilingualLexicon): readonly NumberFound[] {
  if (!mayHoldNumber(text, lang, lexicon)) return NO_NUMBERS
  return numbersOf(text, lang, lexicon.numbers).filter((number) => number.certain)
}

function mayHoldNumber(text: string, lang: 'zh' | 'en', lexicon: BilingualLexicon): boolean {
  if (lang === 'en') return NUMBER_HINT.test(text)
  let run = 0
  for (let i = 0; i < text.length; i++) {
    if (isDigit(text.charCodeAt(i))) return true
    run = lexicon.numbers.zh.has(text[i] as string) ? run + 1 : 0
    if (run > 1) return true
  }
  return false
}

const NUMBER_HINT = /\d|[a-z](?:ty|een|red|and|ion|elve|th|zen)\b|(?:uary|ch|ril|ay|une|uly|ust|ber)\b/

/** Whether a token lies in one of the numbers; tokens come in order. */
function insideOf(numbers: readonly NumberFound[]): (start: number, end: number) => boolean {
  let k = 0
  return (start, end) => {
    while (k < numbers.length && (numbers[k] as NumberFound).end <= start) k++
    const number = numbers[k]
    return number !== undefined && start >= number.start && end <= number.end
  }
}

function isUpper(word: string): boolean {
  const code = word.charCodeAt(0)
  return code >= 0x41 && code <= 0x5a
}

function linksOf(
  types: number,
  wordOfType: readonly number[],
  extra: readonly (readonly (readonly [number, number])[] | undefined)[],
  typeOfStem: Int32Array,
  lexicon: BilingualLexicon,
): Links {
  const start = new Int32Array(types + 1)
  const target: number[] = []
  const weight: number[] = []
  for (let type = 0; type < types; type++) {
    const word = wordOfType[type]
    if (word !== undefined) {
      const end = lexicon.linkStart[word + 1] as number
      for (let at = lexicon.linkStart[word] as number; at < end; at++) {
        const stem = typeOfStem[lexicon.linkStem[at] as number] as number
        if (stem < 0) continue
        target.push(stem)
        weight.push((lexicon.linkWeight[at] as number) / 255)
      }
    }
    for (const [other, share] of extra[type] ?? []) {
      target.push(other)
      weight.push(share)
    }
    start[type + 1] = target.length
  }
  return { start, target: Int32Array.from(target), weight: Float64Array.from(weight) }
}
