import type { Span } from '../model/span.ts'
import { toSimplified } from './fold.ts'
import { isBlank, isDigit, isHan, isLatin, unitsOf } from './letters.ts'
import type { TextPack } from './pack.ts'

const STOPS = '。！？!?｡．'
const ELLIPSES = '…⋯'
const QUOTE_CLOSERS = '”’」』"＂»›'
const CLOSERS = `${QUOTE_CLOSERS}）)】》〉］]〕`
const OPENERS = '“‘「『（(【《〈［[〔«‹'
const OUTER_OPENERS = '“「'
const OUTER_CLOSERS = '”」'
const CLAUSE_ENDS = '，,。！？!?；;：:…“「『"\n\r'
/** The units at which anything can happen. */
const TELLING_UNITS = unitsOf(`${STOPS}${ELLIPSES}.${OPENERS}${CLOSERS}`)
/** An attribution is short: 戴眼镜的老人慢慢地对他的儿子说. */
const LONGEST_ATTRIBUTION = 30
/** What can stand between the verb and the end: 说着, 问了一句, 告诉本报记者. */
const LONGEST_TAIL = 6
/** A remark in brackets is not looked at further than this for its end. */
const LONGEST_REMARK = 120

/** Offsets where a sentence of a Chinese line ends, its closing marks included; rising. */
export function endsInChinese(text: string, line: Span, pack: TextPack): readonly number[] {
  const ends: number[] = []
  let straightOpen = false
  let bracketEnd = -1
  let opener = -1
  let isOpen = false
  for (let at = line.start; at < line.end; at++) {
    if (TELLING_UNITS[text.charCodeAt(at)] === 0) continue
    const char = text[at]!
    if (char === '"' || char === '＂') {
      straightOpen = !straightOpen
      if (straightOpen) opener = at
    } else if (OUTER_OPENERS.includes(char) || (char === '‘' && !isOpen)) {
      opener = at
      isOpen = true
    } else if (OUTER_CLOSERS.includes(char)) isOpen = false
    else if ((char === '（' || char === '(') && at > bracketEnd) bracketEnd = closingBracket(text, at, line.end)
    if (!isStop(text, at, line)) continue
    const run = endOfRun(text, at, line.end, straightOpen)
    if (run.closesQuote) isOpen = false
    if (run.straights % 2 === 1) straightOpen = !straightOpen
    if (at >= bracketEnd && isEnd(text, run, line, isIntroduced(text, opener, line), pack)) ends.push(run.end)
    at = run.end - 1
  }
  return ends
}

interface Run {
  readonly end: number
  /** Only dots: …… may stand in the middle of a sentence. */
  readonly isEllipsis: boolean
  readonly closesQuote: boolean
  readonly straights: number
}

/** Takes in further stops and the closing marks after them: ？！”） */
function endOfRun(text: string, from: number, lineEnd: number, straightOpen: boolean): Run {
  let end = from
  let isEllipsis = true
  let closesQuote = false
  let straights = 0
  for (;;) {
    const char = text[end] ?? ''
    if (end >= lineEnd) break
    if (STOPS.includes(char)) {
      isEllipsis = false
      end++
    } else if (ELLIPSES.includes(char) || char === '.') {
      // One Latin stop ends a sentence as 。 does, two are dots.
      if (char === '.' && text[end - 1] !== '.' && text[end + 1] !== '.') isEllipsis = false
      end++
    } else if (isCloser(char, straightOpen && straights === 0)) {
      closesQuote ||= QUOTE_CLOSERS.includes(char)
      if (char === '"' || char === '＂') straights++
      end++
    } else if (isBlank(text.charCodeAt(end)) && isCloser(text[end + 1] ?? '', false) && end + 1 < lineEnd) end++
    else break
  }
  return { end, isEllipsis, closesQuote, straights }
}

function isCloser(char: string, straightOpen: boolean): boolean {
  return char !== '' && CLOSERS.includes(char) && ((char !== '"' && char !== '＂') || straightOpen)
}

function isStop(text: string, at: number, line: Span): boolean {
  const char = text[at]!
  if (STOPS.includes(char)) return char !== '．' || isHan(text.charCodeAt(at - 1))
  if (ELLIPSES.includes(char)) return true
  if (char !== '.') return false
  if (text[at + 1] === '.') return true
  // A Latin full stop after a Chinese word, where no name or number goes on.
  const next = text.charCodeAt(at + 1)
  return isHan(text.charCodeAt(at - 1)) && (at + 1 >= line.end || !(isLatin(next) || isDigit(next)))
}

/** 他说：“…”: whose words they are stands before them, what follows tells something else. */
function isIntroduced(text: string, opener: number, line: Span): boolean {
  let at = opener - 1
  while (at > line.start && isBlank(text.charCodeAt(at))) at--
  return at >= line.start && '：:'.includes(text[at]!)
}

function isEnd(text: string, run: Run, line: Span, isIntroducedQuote: boolean, pack: TextPack): boolean {
  let next = run.end
  while (next < line.end && isBlank(text.charCodeAt(next))) next++
  if (next >= line.end) return true
  const char = text[next]!
  if ('，,、；;：:'.includes(char)) return false
  if (run.closesQuote)
    return isIntroducedQuote || !(pack.zh.continuers.has(toSimplified(char)) || isAttribution(text, next, line.end, pack))
  return !run.isEllipsis || OPENERS.includes(char)
}

/** Whether the clause that starts here says who spoke the words before it, and does not open the next quotation. */
function isAttribution(text: string, from: number, lineEnd: number, pack: TextPack): boolean {
  const limit = Math.min(lineEnd, from + LONGEST_ATTRIBUTION)
  let end = from
  while (end < limit && !CLAUSE_ENDS.includes(text[end]!)) end++
  if (end === limit && end < lineEnd) return false
  // “…。”他说，桥将通车: with a comma the clause brings new words of the same speaker, and stands at their head.
  if (end < lineEnd && '：:，,'.includes(text[end]!)) return false
  const { speechVerbs, longestVerb } = pack.zh
  const clause = toSimplified(text.slice(from, end))
  for (let stop = clause.length; stop > 0 && clause.length - stop <= LONGEST_TAIL; stop--) {
    for (let size = 1; size <= longestVerb && size <= stop; size++)
      if (speechVerbs.has(clause.slice(stop - size, stop))) return true
  }
  return false
}

function closingBracket(text: string, open: number, lineEnd: number): number {
  const limit = Math.min(lineEnd, open + LONGEST_REMARK)
  for (let at = open + 1; at < limit; at++) if (text[at] === '）' || text[at] === ')') return at
  return -1
}
