import type { EnglishPack } from '../../language/en.ts'
import type { Outline, Segment, Sentence } from '../../model/document.ts'
import type { Span } from '../../model/span.ts'
import { firstSentenceEnd, type Quoted, type QuotedLine, quotedIn } from './marks.ts'

/** A line with its quoted words, and how they hang together with the line before. */
export interface Paragraph {
  readonly segment: Segment
  readonly sentences: readonly Span[]
  readonly quoted: readonly Quoted[]
  /** Its first quoted words go on with the last ones of the paragraph before. */
  readonly continues: boolean
}

const READ = new Set(['headline', 'body', 'turn'])
/** So many lines at most may lie between a mark and the one that closes it, none of them with a mark. */
const LONGEST_GAP = 6

/**
 * The English lines of a document with quoted words joined over line breaks: a line that reopens with a mark goes on with the
 * one before that did not close (the press's habit), and a closing mark that nothing opened closes what a line before opened.
 */
export function paragraphsOf(outline: Outline, pack: EnglishPack): Paragraph[] {
  const { text } = outline
  const indices = [...outline.segments.keys()].filter((i) => isRead(outline.segments[i] as Segment))
  const segments = indices.map((i) => outline.segments[i] as Segment)
  const sentences = new Map<number, Sentence[]>()
  for (const sentence of outline.sentences) {
    const known = sentences.get(sentence.segment)
    if (known) known.push(sentence)
    else sentences.set(sentence.segment, [sentence])
  }
  const lines = segments.map((segment) => quotedIn(text, segment.start, segment.end, pack))
  const paragraphs: Paragraph[] = []
  let joined = -1
  for (const [i, segment] of segments.entries()) {
    const line = lines[i] as QuotedLine
    const quoted = [...line.quoted]
    let continues = false
    if (i <= joined) {
      continues = true
      const closes = i === joined ? line.closesAt : undefined
      const end = closes ? closes.end : segment.end
      quoted.unshift({
        start: segment.start,
        end,
        outerStart: segment.start,
        outerEnd: closes ? closes.outerEnd : segment.end,
        level: 1,
        closed: closes !== undefined,
      })
    } else if (i > 0 && lines[i - 1]?.open && reopens(line, segment)) continues = true
    if (line.open) {
      const next = lines[i + 1]
      const nextSegment = segments[i + 1]
      const reopened = next !== undefined && nextSegment !== undefined && reopens(next, nextSegment)
      const closer = reopened ? -1 : closerOf(lines, i)
      if (closer > 0) joined = closer
      const whole = reopened || closer > 0 || line.open.outerStart === segment.start
      const end = whole ? line.open.end : firstSentenceEnd(text, line.open.start, line.open.end)
      quoted.push({ ...line.open, end, outerEnd: end, closed: whole })
    }
    paragraphs.push({ segment, sentences: sentences.get(indices[i] ?? -1) ?? [], quoted, continues })
  }
  return paragraphs
}

function isRead(segment: Segment): boolean {
  return segment.lang === 'en' && READ.has(segment.role)
}

function reopens(line: QuotedLine, segment: Segment): boolean {
  const first = line.quoted[0] ?? line.open
  return first !== undefined && first.outerStart === segment.start
}

/** The line with the mark that closes what line `i` left open; -1 where another mark comes first. */
function closerOf(lines: readonly QuotedLine[], i: number): number {
  for (let k = i + 1; k < lines.length && k <= i + LONGEST_GAP; k++) {
    const line = lines[k] as QuotedLine
    if (line.closesAt) return k
    if (line.quoted.length > 0 || line.open) return -1
  }
  return -1
}
