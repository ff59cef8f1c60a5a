import type { Lang } from '../model/document.ts'
import type { Span } from '../model/span.ts'
import { unitsOf } from './letters.ts'
import type { TextPack } from './pack.ts'
import { type Run, runsOf } from './runs.ts'
import { linesOf, trim } from './sentences.ts'

/** A line that holds something, with what the roles are told by. */
export interface PageLine extends Span {
  /** Index among the lines that are not blank. */
  readonly index: number
  readonly runs: readonly Run[]
  /** The language of its first run. */
  readonly lang: Lang | 'other'
  /** A blank line, or the end of the text, stands before and after. */
  readonly isApart: boolean
  /** Ends in a stop, with the marks that may close after it. */
  readonly endsInStop: boolean
  /** Long enough, by its language, to be more than a label or title. */
  readonly isLong: boolean
  /** A heading of Markdown. */
  readonly isHeading: boolean
}

/** A text by its lines. `key` is as long as the text (`levelKey`): tables are asked through it. */
export interface Page {
  readonly text: string
  readonly key: string
  readonly lines: readonly PageLine[]
}

const LONG_HAN = 40
const LONG_LATIN = 120
const HEADING = /^#{1,6}[ \t]+/

export function pageOf(text: string, key: string, pack: TextPack, leaning: Lang | undefined): Page {
  return {
    text,
    key,
    lines: contentLines(text).map(({ span, isApart, isHeading }, index): PageLine => {
      const runs = runsOf(text, key, span, pack, leaning)
      const lang = runs[0]?.lang ?? 'other'
      const { start, end } = span
      const length = end - start
      // Field by field here and below: a spread costs more than all that is looked up for a line.
      return {
        start,
        end,
        index,
        runs,
        lang,
        isApart,
        isHeading,
        endsInStop: endsInStop(text, span),
        isLong: length >= (lang === 'zh' ? LONG_HAN : LONG_LATIN),
      }
    }),
  }
}

interface ContentLine {
  readonly span: Span
  readonly isApart: boolean
  readonly isHeading: boolean
}

function contentLines(text: string): readonly ContentLine[] {
  const found: ContentLine[] = []
  let previousEnd = 0
  for (const line of linesOf(text, { start: 0, end: text.length })) {
    const trimmed = trim(text, line)
    if (trimmed.start === trimmed.end) continue
    const isApart = found.length === 0 || hasBlankLine(text, previousEnd, trimmed.start)
    previousEnd = trimmed.end
    const mark = text[trimmed.start] === '#' ? HEADING.exec(text.slice(trimmed.start, trimmed.start + 12)) : null
    const span = mark === null ? trimmed : trim(text, { start: trimmed.start + mark[0].length, end: trimmed.end })
    if (span.start < span.end) found.push({ span, isApart, isHeading: mark !== null })
  }
  return found
}

/** Whether two line breaks stand between. CRLF is one. */
function hasBlankLine(text: string, from: number, to: number): boolean {
  let breaks = 0
  for (let at = from; at < to && breaks < 2; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x0a || code === 0x2028 || code === 0x2029 || (code === 0x0d && text.charCodeAt(at + 1) !== 0x0a)) breaks++
  }
  return breaks >= 2
}

const STOPS = unitsOf('。！？!?.…｡．')
const CLOSERS = unitsOf('”’」』"\'）)】》］]〕*_ \u00a0\u3000')

function endsInStop(text: string, { start, end }: Span): boolean {
  let at = end - 1
  while (at > start && end - at < 8 && CLOSERS[text.charCodeAt(at)] === 1) at--
  return STOPS[text.charCodeAt(at)] === 1
}
