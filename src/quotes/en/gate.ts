import type { EnglishPack, Lexeme } from '../../language/en.ts'
import type { Span } from '../../model/span.ts'
import { isSurelyFull } from './full-words.ts'
import type { Quoted } from './marks.ts'
import type { Paragraph } from './paragraphs.ts'

/*
 * Tagging costs more than everything else, so only sentences are tagged that hold a word that could be a cue, or quotation marks.
 * Sentences beside each other are tagged together, so that the tagger sees them in their context; of quoted words that surely
 * stand for themselves it sees only both ends, for the grammar does not look into them.
 */

/** A colon so near to the line's beginning may follow a name. */
const LABEL_REACH = 60
/** Quoted words are left out where that saves more than the cut costs. */
const SHORTEST_HOLE = 20
/** Past a label, its colon and a blank stands the first word. */
const LEFT_AFTER_LABEL = 3
/** So much of the quoted words is left at either end for the tagger to see. */
const LEFT_AT_ENDS = 8

/** The stretches of a line that can hold a quotation, in order. `first`: no line before it has quoted words. */
export function spansToRead(text: string, paragraph: Paragraph, pack: EnglishPack, first: boolean): Span[] {
  const { segment, sentences, quoted } = paragraph
  if (segment.role === 'turn') {
    // What goes on with a turn is what was said, and so is everything after a label: only its first and last words are read.
    if (!segment.label) return []
    const first = text.indexOf(' ', segment.label.end + LEFT_AFTER_LABEL)
    const last = text.lastIndexOf(' ', segment.end - 1)
    return first < 0 || quoted.length > 0 ? [segment] : without(text, [segment], [{ start: first, end: last + 1 }])
  }
  if (segment.role !== 'body' || sentences.length === 0) return without(text, [segment], holesIn(text, paragraph))
  if (sentences.length === 1 && isLabelled(text, segment)) return [segment]
  const spans: { start: number; end: number }[] = []
  let q = 0
  for (const [i, sentence] of sentences.entries()) {
    while (q < quoted.length && (quoted[q] as Quoted).outerEnd <= sentence.start) q++
    const holdsMarks = q < quoted.length && (quoted[q] as Quoted).outerStart < sentence.end
    const follows = first && i > 0 && isBehindOpening(paragraph, i)
    if (!holdsMarks && !follows && !isBeside(text, paragraph, i, q) && !mayReport(text, sentence, pack)) continue
    const before = spans[spans.length - 1]
    if (before && text.slice(before.end, sentence.start).trim() === '') before.end = sentence.end
    else spans.push({ start: sentence.start, end: sentence.end })
  }
  return without(text, spans, holesIn(text, paragraph))
}

function isLabelled(text: string, segment: Span): boolean {
  const colon = text.indexOf(':', segment.start)
  return colon >= 0 && colon < Math.min(segment.end, segment.start + LABEL_REACH)
}

/**
 * What names a speaker without a cue: the sentence before quoted words that stand alone, a line's introduction or signature. “…,” goes on
 * to a cue of its own.
 */
function isBeside(text: string, { segment, sentences, quoted }: Paragraph, i: number, q: number): boolean {
  if (!isLetter(text.charCodeAt(sentences[i]?.start ?? 0))) return true
  if (i === sentences.length - 1 && text[segment.end - 1] === ':') return true
  const next = sentences[i + 1]
  const words = quoted[q]
  return next !== undefined && words !== undefined && words.outerStart === next.start && text[words.end - 1] !== ','
}

/** The sentence behind the quoted words that a line begins with: it may be about whoever speaks them. */
function isBehindOpening({ segment, sentences, quoted }: Paragraph, i: number): boolean {
  const words = quoted[0]
  if (words === undefined || words.outerStart !== segment.start) return false
  return (sentences[i]?.start ?? 0) >= words.outerEnd && (sentences[i - 1]?.start ?? 0) < words.outerEnd
}

/** The middles of quoted words that the grammar does not look into. */
function holesIn(text: string, { segment, quoted }: Paragraph): Span[] {
  const holes: Span[] = []
  for (const words of quoted) {
    if (words.level !== 1 || words.end - words.start < SHORTEST_HOLE + 2 * LEFT_AT_ENDS) continue
    if (!isSurelyFull(text, words, segment.start)) continue
    const start = text.indexOf(' ', words.start + LEFT_AT_ENDS)
    const end = text.lastIndexOf(' ', words.end - LEFT_AT_ENDS) + 1
    if (start > 0 && end - start > SHORTEST_HOLE) holes.push({ start, end })
  }
  return holes
}

function without(text: string, spans: readonly Span[], holes: readonly Span[]): Span[] {
  if (holes.length === 0) return [...spans]
  const rest: Span[] = []
  let h = 0
  for (const span of spans) {
    let start = span.start
    while (h < holes.length && (holes[h] as Span).end <= start) h++
    for (let k = h; k < holes.length && (holes[k] as Span).start < span.end; k++) {
      const hole = holes[k] as Span
      if (hole.start > start && text.slice(start, hole.start).trim() !== '') rest.push({ start, end: hole.start })
      start = Math.max(start, hole.end)
    }
    if (start < span.end) rest.push({ start, end: span.end })
  }
  return rest
}

function mayReport(text: string, span: Span, pack: EnglishPack): boolean {
  const signs = signsOf(pack)
  let at = span.start
  let waiting: Lexeme | undefined
  let since = 0
  let before = -1
  while (at < span.end) {
    let code = text.charCodeAt(at)
    while (at < span.end && !isLetter(code)) code = text.charCodeAt(++at)
    const start = at
    while (at < span.end && isLetter(code)) code = text.charCodeAt(++at)
    if (at === start) return false
    const length = at - start
    const last = before
    before = start
    const known =
      length < LONGEST_SIGN && signs.shapes[shapeAt(text.charCodeAt(start) | 32, length, text.charCodeAt(at - 1))] === 1
    if (!known && !waiting) continue
    const word = text.slice(start, at).toLowerCase()
    if (waiting && goesOn(waiting, word)) return true
    const lexeme = known ? signs.words.get(word) : undefined
    if (lexeme) {
      if ((lexeme.verb?.entry.strength ?? 0) > 1 && !(last >= 0 && isNoun(text, word, last, start, pack))) return true
      waiting = lexeme
      since = 0
    } else if (++since > 3) waiting = undefined
  }
  return false
}

/** The report, for comment, Secretary of State: what stands before a word that may be a verb makes it a noun, or its capital does. */
function isNoun(text: string, word: string, before: number, start: number, pack: EnglishPack): boolean {
  if (text[start - 1] !== ' ' || word.endsWith('ing')) return false
  const isHigh = isCapital(text.charCodeAt(start))
  if (isHigh && !isCapital(text.charCodeAt(before))) return true
  return pack.words('noun-opener').has(text.slice(before, start - 1).toLowerCase())
}

interface Signs {
  readonly words: ReadonlyMap<string, Lexeme>
  /** 1 where a sign has this shape: most words need no look-up. */
  readonly shapes: Uint8Array
}

const LONGEST_SIGN = 24
/** Letters beyond ASCII begin no sign of English: their codes fall outside. */
const LETTERS = 128
const knownSigns = new WeakMap<EnglishPack, Signs>()

/** One number for the first letter, the length and the last letter, whatever its case. */
function shapeAt(first: number, length: number, last: number): number {
  return (first * LONGEST_SIGN + length) * 32 + (last & 31)
}

/** The words that may begin a cue. */
function signsOf(pack: EnglishPack): Signs {
  const known = knownSigns.get(pack)
  if (known) return known
  const words = new Map<string, Lexeme>()
  const shapes = new Uint8Array(LETTERS * LONGEST_SIGN * 32)
  for (const [word, lexeme] of pack.lexemes) {
    if (!((lexeme.verb?.entry.strength ?? 0) > 0 || lexeme.phrases || lexeme.noun || lexeme.sources)) continue
    words.set(word, lexeme)
    shapes[shapeAt(word.charCodeAt(0), word.length, word.charCodeAt(word.length - 1))] = 1
  }
  const signs = { words, shapes }
  knownSigns.set(pack, signs)
  return signs
}

/** Whether `word`, soon after `lexeme`, makes it a cue: took (then) aim, claim that, according to. */
function goesOn(lexeme: Lexeme, word: string): boolean {
  if (word === 'that') return true
  if (lexeme.phrases?.some((phrase) => phrase.rest[0] === word)) return true
  return lexeme.sources?.some((source) => source.before[1] === word || source.after[0] === word) === true
}

/** From À on all but general punctuation (dashes, quotation marks). */
function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code > 0xbf && (code < 0x2000 || code > 0x206f))
}

function isCapital(code: number): boolean {
  return code >= 65 && code <= 90
}
