import type { Lang } from '../model/document.ts'
import type { Span } from '../model/span.ts'
import { isBlank } from './letters.ts'
import type { TextPack } from './pack.ts'
import { endsInEnglish } from './sentences-en.ts'
import { endsInChinese } from './sentences-zh.ts'

/** Units of a stray run of marks: a closing mark that a blank parted from its sentence. */
const LONGEST_LEFTOVER = 12

/**
 * The sentences of a span, in order, trimmed of blanks; a line break always ends one. Time is linear in the span. A quotation that
 * ends in a stop and is followed by its attribution is one sentence with it.
 */
export function splitSentences(text: string, span: Span, lang: Lang, pack: TextPack): Span[] {
  const sentences: Span[] = []
  for (const line of linesOf(text, span)) {
    let start = line.start
    for (const end of lang === 'zh' ? endsInChinese(text, line, pack) : endsInEnglish(text, line, pack)) {
      start = add(sentences, text, start, end, line)
    }
    add(sentences, text, start, line.end, line)
  }
  return sentences
}

/** The lines of a span without their breaks: LF, CR, CRLF, and Unicode's own two. */
export function linesOf(text: string, span: Span): Span[] {
  const lines: Span[] = []
  let start = span.start
  for (let at = span.start; at < span.end; at++) {
    const code = text.charCodeAt(at)
    if (code > 0x0d && (code < 0x2028 || code > 0x2029)) continue
    if (code === 0x0a || code >= 0x0d) {
      if (at > start) lines.push({ start, end: at })
      start = at + 1
    }
  }
  if (span.end > start) lines.push({ start, end: span.end })
  return lines
}

/** The span without the blanks at its ends; an empty span where there is nothing else. */
export function trim(text: string, { start, end }: Span): Span {
  while (start < end && isBlank(text.charCodeAt(start))) start++
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--
  return { start, end }
}

/** Adds what lies between two ends; a leftover of marks alone goes to the sentence before it in the line. Gives the next start. */
function add(sentences: Span[], text: string, start: number, end: number, line: Span): number {
  const sentence = trim(text, { start, end })
  if (sentence.start === sentence.end) return end
  const previous = sentences.at(-1)
  const isShort = sentence.end - sentence.start <= LONGEST_LEFTOVER
  if (
    isShort &&
    previous !== undefined &&
    previous.start >= line.start &&
    !/[\p{L}\p{N}]/u.test(text.slice(sentence.start, sentence.end))
  ) {
    sentences[sentences.length - 1] = { start: previous.start, end: sentence.end }
  } else sentences.push(sentence)
  return end
}
