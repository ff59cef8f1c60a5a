import type { EnglishPack, Lexeme } from '../../language/en.ts'
import type { Span } from '../../model/span.ts'
import { ownCopy } from '../../text/own-copy.ts'
import { FIRST_HINT, type Machine, machineOf, type Row, retag } from './tagger/machine.ts'
import { type Part, readTaggerModel, type TaggerModel } from './tagger/model.ts'
import { partsOf } from './tagger/split.ts'

/** A word or mark of the text with its part of speech (Universal POS, as the tagger gives it). */
export interface Token extends Span {
  /** In lower case. */
  readonly word: string
  readonly pos: string
  readonly capital: boolean
  /** What the tables say of it. */
  readonly lexeme: Lexeme | undefined
}

/** What one writing of a word always says. */
interface Reading {
  readonly length: number
  readonly word: string
  readonly capital: boolean
  readonly lexeme: Lexeme | undefined
  readonly part: Part
}

/** What one writing between blanks is cut into. */
interface Written {
  readonly readings: readonly Reading[]
  /** Where each begins, from the beginning of the writing. */
  readonly places: readonly number[]
}

interface Tagger {
  readonly model: TaggerModel
  readonly machines: readonly Machine[]
  /** Writings come again and again: each is cut and asked of the tables once. */
  readonly written: Map<string, Written>
}

/** Past this many writings the tagger forgets them and starts anew, so that memory does not grow with the corpus. */
const MOST_WRITTEN = 40_000
const taggers = new WeakMap<EnglishPack, Tagger>()

function taggerOf(pack: EnglishPack): Tagger {
  const known = taggers.get(pack)
  if (known !== undefined) return known
  const model = readTaggerModel()
  const made: Tagger = { model, machines: model.machines.map(machineOf), written: new Map() }
  taggers.set(pack, made)
  return made
}

/** Spans are tagged together as long as they have no more units than this: of a long document only so many tokens are in memory. */
export const BATCH = 20_000

/** Words in a row as the machines read them, with what they are and where they begin. */
interface Words extends Row {
  readonly tags: number[]
  readonly hints: number[]
  readonly may: number[]
  readonly readings: Reading[]
  readonly starts: number[]
}

/** The tokens of each span, in order. Blanks have none. */
export function tokensOf(text: string, spans: readonly Span[], pack: EnglishPack): Token[][] {
  const tagger = taggerOf(pack)
  const { machines, model } = tagger
  const words: Words = { tags: [], hints: [], may: [], readings: [], starts: [] }
  const ends = spans.map((span) => {
    readSpan(text, span, tagger, pack, words)
    const end = words.readings.length
    add(words, lineBreakOf(model), span.end)
    return end
  })
  for (const machine of machines) retag(words, machine)
  return ends.map((end, i) => {
    const tokens: Token[] = []
    for (let at = i === 0 ? 0 : (ends[i - 1] as number) + 1; at < end; at++) tokens.push(tokenAt(words, at, model))
    return tokens
  })
}

function tokenAt({ readings, starts, tags }: Words, at: number, model: TaggerModel): Token {
  const { length, word, capital, lexeme, part } = readings[at] as Reading
  const start = starts[at] as number
  const pos = model.tags[part.fixed ? part.tag : (tags[at] as number)] as string
  return { start, end: start + length, word, pos, capital, lexeme: pos === 'PUNCT' ? undefined : lexeme }
}

function readSpan(text: string, { start, end }: Span, tagger: Tagger, pack: EnglishPack, words: Words): void {
  for (let at = start; at < end; ) {
    const from = at
    while (at < end && !isBlank(text.charCodeAt(at)) && isWithin(text, from, at)) at++
    if (at === from) {
      at++
      continue
    }
    const { readings, places } = writtenOf(text.slice(from, at), tagger, pack)
    for (let i = 0; i < readings.length; i++) add(words, readings[i] as Reading, from + (places[i] as number))
  }
}

function add(words: Words, reading: Reading, start: number): void {
  const { tag, hint, may } = reading.part
  words.tags.push(tag)
  words.hints.push(hint === 0 ? 0 : FIRST_HINT + hint)
  words.may.push(may)
  words.readings.push(reading)
  words.starts.push(start)
}

/** What stands between two spans in the row. */
function lineBreakOf(model: TaggerModel): Reading {
  const part: Part = { text: '', fixed: true, tag: model.lineBreak, hint: 0, may: 0 }
  return { length: 0, word: '', capital: false, lexeme: undefined, part }
}

/** A longer stretch without a blank holds no word of English and is cut, wherever that falls: no pattern may take long over it. */
const LONGEST_WRITTEN = 120

function isWithin(text: string, from: number, at: number): boolean {
  // The second unit of a character is not parted from its first.
  return at - from < LONGEST_WRITTEN || (at - from === LONGEST_WRITTEN && (text.charCodeAt(at) & 0xfc00) === 0xdc00)
}

function writtenOf(writing: string, tagger: Tagger, pack: EnglishPack): Written {
  const known = tagger.written.get(writing)
  if (known !== undefined) return known
  if (tagger.written.size >= MOST_WRITTEN) tagger.written.clear()
  const own = ownCopy(writing)
  const readings = partsOf(own, tagger.model).map((part) => readingOf(part, pack))
  let at = 0
  const places = readings.map(({ length }) => {
    at += length
    return at - length
  })
  const made = { readings, places }
  tagger.written.set(own, made)
  return made
}

/** What the model parts writings at: fewer characters than are blank to a reader. */
function isBlank(code: number): boolean {
  return code <= 32 || code === 0xa0 || (code >= 0x2002 && code <= 0x200a) || code === 0x202f || code === 0x205f
}

function readingOf(part: Part, pack: EnglishPack): Reading {
  const written = part.text
  const first = written.charCodeAt(0)
  const capital = first < 128 ? first >= 65 && first <= 90 : written[0] !== written[0]?.toLowerCase()
  const word = written.toLowerCase().replace('’', "'")
  return { length: written.length, word, capital, lexeme: pack.lexemes.get(word), part }
}
