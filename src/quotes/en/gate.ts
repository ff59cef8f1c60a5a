import type { EnglishPack, Lexeme } from '../../language/en.ts'
import type { Span } from '../../model/span.ts'
import type { Paragraph } from './paragraphs.ts'

/*
 * Tagging costs more than everything else. A line without quotation marks is tagged only where one of its sentences holds a word
 * that could be a cue; sentences beside each other are tagged together, so that the tagger sees them in their context.
 */

/** A colon so near to the line's beginning may follow a name. */
const LABEL_REACH = 60

/** The stretches of a line that can hold a quotation, in order. */
export function spansToRead(text: string, paragraph: Paragraph, pack: EnglishPack): Span[] {
  const { segment, sentences } = paragraph
  const colon = text.indexOf(':', segment.start)
  const labelled = colon >= 0 && colon < Math.min(segment.end, segment.start + LABEL_REACH)
  const last = text[segment.end - 1]
  const first = text.charCodeAt(segment.start)
  if (
    paragraph.quoted.length > 0 ||
    segment.role !== 'body' ||
    labelled ||
    last === ':' ||
    sentences.length === 0 ||
    !isLetter(first)
  )
    return [segment]
  const spans: { start: number; end: number }[] = []
  for (const sentence of sentences) {
    if (!mayReport(text, sentence, pack)) continue
    const before = spans[spans.length - 1]
    if (before && text.slice(before.end, sentence.start).trim() === '') before.end = sentence.end
    else spans.push({ start: sentence.start, end: sentence.end })
  }
  return spans
}

function mayReport(text: string, span: Span, pack: EnglishPack): boolean {
  let at = span.start
  let waiting: Lexeme | undefined
  let since = 0
  while (at < span.end) {
    while (at < span.end && !isLetter(text.charCodeAt(at))) at++
    const start = at
    while (at < span.end && isLetter(text.charCodeAt(at))) at++
    if (at === start) return false
    const word = text.slice(start, at).toLowerCase()
    if (waiting && goesOn(waiting, word)) return true
    const lexeme = pack.lexemes.get(word)
    if (lexeme?.verb && lexeme.verb.entry.strength > 0) {
      if (lexeme.verb.entry.strength > 1) return true
      waiting = lexeme
      since = 0
    } else if (lexeme?.phrases || lexeme?.noun || lexeme?.sources) {
      waiting = lexeme
      since = 0
    } else if (++since > 3) waiting = undefined
  }
  return false
}

/** Whether `word`, soon after `lexeme`, makes it a cue: took (then) aim, claim that, according to. */
function goesOn(lexeme: Lexeme, word: string): boolean {
  if (word === 'that') return true
  if (lexeme.phrases?.some((phrase) => phrase.rest[0] === word)) return true
  return lexeme.sources?.some((source) => source.before[1] === word || source.after[0] === word) === true
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code > 0xbf
}
