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

type Nlp = ReturnType<typeof winkNLP>
let nlp: Nlp | undefined

/** The tagger has a cost for each call: short lines are handed over together, as many as fit into this many units. */
export const BATCH = 20_000
/** A longer stretch is cut at a blank, or the tagger's cost would grow faster than its text. */
const LONGEST_PIECE = 8_000
/** A longer word is no word of English. */
const LONGEST_WORD = 200

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
      const blank = text.lastIndexOf(' ', start + LONGEST_PIECE)
      end = blank > start ? blank : start + LONGEST_PIECE
    }
    pieces.push({ start, end, list })
    start = end
  }
  return pieces
}

function tag(text: string, pieces: readonly Piece[], lists: Token[][], pack: EnglishPack): void {
  nlp ??= winkNLP(model, ['pos'])
  const joined = pieces.map((piece) => text.slice(piece.start, piece.end)).join('\n\n')
  const found = nlp.readDoc(joined).tokens()
  const values = found.out() as string[]
  const tags = found.out(nlp.its.pos) as string[]
  const known = readingsOf(pack)
  let at = 0
  let p = 0
  let pieceStart = 0
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as string
    // The tagger gives line breaks as tokens.
    if (value.charCodeAt(0) <= 32) continue
    while (at < joined.length && !joined.startsWith(value, at)) at++
    if (at >= joined.length) return
    while (p < pieces.length - 1 && at >= pieceStart + lengthOf(pieces[p])) pieceStart += lengthOf(pieces[p++]) + 2
    const piece = pieces[p] as Piece
    lists[piece.list]?.push(tokenOf(value, at - pieceStart + piece.start, tags[i] ?? 'X', known, pack))
    at += value.length
  }
}

function tokenOf(value: string, start: number, pos: string, known: Map<string, Reading>, pack: EnglishPack): Token {
  let reading = known.get(value)
  if (reading === undefined) {
    reading = readingOf(value, pack)
    if (known.size >= MOST_READINGS) known.clear()
    known.set(value, reading)
  }
  const { word, capital, lexeme } = reading
  return { start, end: start + value.length, word, pos, capital, lexeme: pos === 'PUNCT' ? undefined : lexeme }
}

/** What one writing of a word always says. */
interface Reading {
  readonly word: string
  readonly capital: boolean
  readonly lexeme: Lexeme | undefined
}

/** Words come again and again: what the tables say of one writing is asked once. */
const readings = new WeakMap<EnglishPack, Map<string, Reading>>()
const MOST_READINGS = 50_000

function readingsOf(pack: EnglishPack): Map<string, Reading> {
  let known = readings.get(pack)
  if (known === undefined) {
    known = new Map()
    readings.set(pack, known)
  }
  return known
}

function readingOf(value: string, pack: EnglishPack): Reading {
  const first = value.charCodeAt(0)
  const capital = first < 128 ? first >= 65 && first <= 90 : value[0] !== value[0]?.toLowerCase()
  const word = value.length > LONGEST_WORD ? '' : value.toLowerCase().replace('’', "'")
  return { word, capital, lexeme: pack.lexemes.get(word) }
}
