import model from 'wink-eng-lite-web-model'
import winkNLP from 'wink-nlp'
import type { EnglishPack, Lexeme } from '../../language/en.ts'
import type { Span } from '../../model/span.ts'

/** A word or mark of the text with its part of speech (Universal POS, as the tagger gives it). */
export interface Token extends Span {
  /** In lower case. */
  readonly word: string
  readonly pos: string
  readonly capital: boolean
  /** What the tables say of it. */
  readonly lexeme: Lexeme | undefined
}

interface Tagger {
  readonly nlp: ReturnType<typeof winkNLP>
  /** By the tagger's number for each writing of a word: words come again and again, and the tables are asked once. */
  readonly readings: Reading[]
}

/** What one writing of a word always says. */
interface Reading {
  /** As it is written; empty where it is a line break, which the tagger gives as a token. */
  readonly value: string
  readonly word: string
  readonly capital: boolean
  readonly lexeme: Lexeme | undefined
}

/**
 * The tagger numbers 88,000 words of its own, and keeps every other that it ever met: past this many it is made anew (90 ms), so that
 * memory does not grow with the corpus. That is once in some ten thousand short documents; what it keeps till then is 4 MB.
 */
const MOST_READINGS = 100_000
const taggers = new WeakMap<EnglishPack, Tagger>()

function taggerOf(pack: EnglishPack): Tagger {
  const known = taggers.get(pack)
  if (known !== undefined && known.readings.length < MOST_READINGS) return known
  // The old one goes first: a thread of a filter has no room for two.
  taggers.delete(pack)
  const made: Tagger = { nlp: winkNLP(model, ['pos']), readings: [] }
  taggers.set(pack, made)
  return made
}

/** The tagger has a cost for each call: short lines are handed over together, as many as fit into this many units. */
export const BATCH = 20_000
/** A longer stretch is cut at a blank, or the tagger's cost would grow faster than its text. */
const LONGEST_PIECE = 8_000
/** A longer word is no word of English. */
const LONGEST_WORD = 200

/** What parts two pieces; with blanks round the line break no word sticks to it, which the tagger would have to take apart slowly. */
const JOINT = ' \n '

/** The tokens of each span, in order. Blanks have none. */
export function tokensOf(text: string, spans: readonly Span[], pack: EnglishPack): Token[][] {
  const lists = spans.map((): Token[] => [])
  const pieces = spans.flatMap((span, list) => piecesOf(text, span, list))
  for (let from = 0; from < pieces.length; ) {
    let to = from
    for (let size = 0; to < pieces.length && (to === from || size + lengthOf(pieces[to]) <= BATCH); to++)
      size += lengthOf(pieces[to])
    tag(text, pieces.slice(from, to), lists, pack)
    from = to
  }
  return lists
}

interface Piece extends Span {
  /** Which span it is of. */
  readonly list: number
}

function lengthOf(piece: Piece | undefined): number {
  return piece === undefined ? 0 : piece.end - piece.start
}

function piecesOf(text: string, span: Span, list: number): Piece[] {
  const pieces: Piece[] = []
  for (let start = span.start; start < span.end; ) {
    let end = span.end
    if (end - start > LONGEST_PIECE) {
      // In the piece alone: where it has no blank, a search of the text would go back to its beginning, for each piece again.
      const blank = text.slice(start, start + LONGEST_PIECE).lastIndexOf(' ')
      end = start + (blank > 0 ? blank : LONGEST_PIECE)
    }
    pieces.push({ start, end, list })
    start = end
  }
  return pieces
}

function tag(text: string, pieces: readonly Piece[], lists: Token[][], pack: EnglishPack): void {
  const { nlp, readings } = taggerOf(pack)
  const joined = pieces.map((piece) => text.slice(piece.start, piece.end)).join(JOINT)
  const found = nlp.readDoc(joined.replace(STUCK, '$1 ')).tokens()
  const numbers = found.out(nlp.its.uniqueId) as unknown as number[]
  const tags = found.out(nlp.its.pos) as string[]
  let at = 0
  let p = 0
  let piece = pieces[0] as Piece
  let pieceStart = 0
  let pieceEnd = lengthOf(piece)
  for (let i = 0; i < numbers.length; i++) {
    const number = numbers[i] as number
    readings[number] ??= readingOf(found.itemAt(i).out(), pack)
    const { value, word, capital, lexeme } = readings[number] as Reading
    if (value === '') continue
    while (at < joined.length && joined.charCodeAt(at) <= BLANK) at++
    if (joined.charCodeAt(at) !== value.charCodeAt(0)) while (at < joined.length && !joined.startsWith(value, at)) at++
    if (at >= joined.length) return
    while (p < pieces.length - 1 && at >= pieceEnd) {
      piece = pieces[++p] as Piece
      pieceStart = pieceEnd + JOINT.length
      pieceEnd = pieceStart + lengthOf(piece)
    }
    const start = at - pieceStart + piece.start
    const pos = tags[i] as string
    at += value.length
    lists[piece.list]?.push({
      start,
      end: start + value.length,
      word,
      pos,
      capital,
      lexeme: pos === 'PUNCT' ? undefined : lexeme,
    })
  }
}

const BLANK = 32

/**
 * A possessive with a mark right behind it: the tagger would take "Morel's" for one word there, remember it, and never part it again in any
 * text that it reads later. What it is given a blank more does not matter: words are looked for in the text as it was.
 */
const STUCK = /(['’]s)(?=[^\s\w])/g

function readingOf(written: string, pack: EnglishPack): Reading {
  const first = written.charCodeAt(0)
  const capital = first < 128 ? first >= 65 && first <= 90 : written[0] !== written[0]?.toLowerCase()
  const word = written.length > LONGEST_WORD ? '' : written.toLowerCase().replace('’', "'")
  return { value: first <= 32 ? '' : written, word, capital, lexeme: pack.lexemes.get(word) }
}
