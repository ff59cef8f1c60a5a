import type { Span } from '../../model/span.ts'
import {
  type Family,
  familyOf,
  isAfterDigit,
  isAfterPause,
  isApostrophe,
  isBeforePause,
  isFirstOfLine,
  isIntroduced,
  isTerm,
  isWrongWayOpener,
  sideOf,
} from './mark-places.ts'
import type { Line, Token } from './scan.ts'
import { trim } from './units.ts'

/** A string between quotation marks. */
export interface Marked extends Span {
  /** Where the opening mark stands; `start` is after it. */
  readonly open: number
  /** Behind the closing mark; where it is never closed, the end of its line. */
  readonly after: number
  readonly closed: boolean
  /** Index of the first and the last line. */
  readonly line: number
  readonly lastLine: number
  /** One for each line it stands on, marks that reopen left out. */
  readonly parts: readonly Span[]
  /** The marked strings that stand in it. */
  readonly inner: readonly Marked[]
}

/** A quotation may go on over this many lines before its closing mark. */
const LINES_REACH = 40
/** Marks nested deeper than this are not opened: no writer does it, and a hostile text may. */
const DEPTH_REACH = 4

interface Opened {
  readonly at: number
  readonly line: number
  readonly family: Family
  readonly reopened: number[]
  readonly inner: Marked[]
  /** A closing mark that opens. */
  readonly wrong: boolean
}

/**
 * Marks in pairs, outermost only (the others are in `inner`), in order. A mark that pairs with nothing harms its own line at most: at a
 * line's end whatever is open is closed there if something introduced it, and forgotten if not, unless a later line closes it first.
 */
export function pairMarks(text: string, tokens: readonly Token[], lines: readonly Line[]): readonly Marked[] {
  const marks = tokens.filter((token) => token.kind === 'mark' && !isApostrophe(text, token.at))
  const next = nextOfFamily(text, marks)
  const found: Marked[] = []
  let stack: Opened[] = []

  const close = (at: number, after: number, closed: boolean, lastLine: number) => {
    const opened = stack.pop()!
    const marked = finish(text, opened, at, after, closed, lines, lastLine)
    ;(stack.at(-1)?.inner ?? found).push(marked)
  }
  /** What is open at the end of a line stays open only where its family's next mark closes or reopens it. */
  const endLine = (line: number, upcoming: number) => {
    while (stack.length > 0) {
      const opened = stack[0]!
      const successor = upcoming < 0 ? -1 : nextFrom(upcoming, opened.family)
      if (successor >= 0 && staysOpen(opened, marks[successor]!, line)) {
        stack.length = 1
        return
      }
      stack.length = 1
      const end = lines[line]!.end
      if (isIntroduced(text, opened.at, lines[opened.line]!.start)) close(end, end, false, line)
      else {
        // What stood in the forgotten string is free again.
        for (const inner of opened.inner) found.push(inner)
        stack = []
      }
    }
  }
  const nextFrom = (index: number, family: Family): number => {
    let at = index
    if (familyOf(text, marks[at]!.at) !== family) at = next.get(family)![at]!
    return at
  }
  const open = ({ at, line }: Token, family: Family, wrong: boolean) => {
    if (stack.length < DEPTH_REACH) stack.push({ at, line, family, reopened: [], inner: [], wrong })
  }
  /** The next mark of the family, where it stands on the same line. */
  const besideIt = (index: number, family: Family): Token | undefined => {
    const mark = marks[next.get(family)![index]!]
    return mark?.line === marks[index]!.line ? mark : undefined
  }
  /**
   * A mark of the same side after a stop or comma stands the wrong way: it closes. “谈判很难，“周敏说. So does one behind a term (“零首付“广告,
   * ”零首付“广告), unless the next one closes what it opens.
   */
  const closesWrongly = (top: Opened, mark: Token, index: number): boolean => {
    if (isAfterPause(text, mark.at) && !isBeforePause(text, mark.at)) return true
    const beside = besideIt(index, top.family)
    const closesNext = beside !== undefined && sideOf(text, beside.at) === 'close'
    return (top.wrong || !closesNext) && isTerm(text, top.at + 1, mark.at)
  }
  const staysOpen = (opened: Opened, successor: Token, line: number) => {
    const side = sideOf(text, successor.at)
    // Reopened lines are counted off: they say that the quotation goes on.
    if (successor.line - opened.line > LINES_REACH + opened.reopened.length || !isUnbroken(lines, line, successor.line))
      return false
    if (side === 'close') return true
    return side === 'open' && successor.line === line + 1 && isFirstOfLine(text, successor.at, lines[successor.line]!.start)
  }

  marks.forEach((mark, index) => {
    const previous = marks[index - 1]
    if (previous !== undefined && previous.line < mark.line) endLine(previous.line, index)
    const family = familyOf(text, mark.at)
    const side = sideOf(text, mark.at)
    const top = stack.at(-1)
    const depth = stack.findLastIndex((opened) => opened.family === family)
    if (side === 'open' || (side === 'either' && depth < 0)) {
      if (side === 'either' && isAfterDigit(text, mark.at)) return
      if (top?.family === family && top.line < mark.line && isFirstOfLine(text, mark.at, lines[mark.line]!.start)) {
        top.reopened.push(mark.at)
        return
      }
      if (top?.family === family && closesWrongly(top, mark, index)) close(mark.at, mark.at + 1, true, mark.line)
      else open(mark, family, false)
      return
    }
    if (depth >= 0) {
      // Inner marks close first, or 「他说『好』」 would end at 』; those left open in between are strays.
      while (stack.length - 1 > depth) {
        const stray = stack.pop()!
        for (const inner of stray.inner) (stack.at(-1)?.inner ?? found).push(inner)
      }
      close(mark.at, mark.at + 1, true, mark.line)
    } else {
      const beside = besideIt(index, family)
      const opensTerm = beside !== undefined && sideOf(text, beside.at) === 'open' && isTerm(text, mark.at + 1, beside.at)
      if (opensTerm || isWrongWayOpener(text, mark.at, lines[mark.line]!)) open(mark, family, true)
    }
  })
  const last = marks.at(-1)
  if (last !== undefined) endLine(last.line, -1)
  return found.sort((a, b) => a.open - b.open)
}

function finish(
  text: string,
  opened: Opened,
  at: number,
  after: number,
  closed: boolean,
  lines: readonly Line[],
  lastLine: number,
): Marked {
  const parts: Span[] = []
  let reopenedSeen = 0
  for (let line = opened.line; line <= lastLine; line++) {
    const mark = opened.reopened[reopenedSeen]
    const reopened = mark !== undefined && mark < lines[line]!.end ? mark : undefined
    if (reopened !== undefined) reopenedSeen++
    const start = line === opened.line ? opened.at + 1 : reopened === undefined ? lines[line]!.start : reopened + 1
    const part = trim(text, start, line === lastLine ? at : lines[line]!.end)
    if (part.start < part.end) parts.push(part)
  }
  return {
    start: parts.length > 0 ? parts[0]!.start : opened.at + 1,
    end: parts.length > 0 ? parts.at(-1)!.end : at,
    open: opened.at,
    after,
    closed,
    line: opened.line,
    lastLine,
    parts,
    inner: opened.inner,
  }
}

/** For each family and mark: the index of the next mark of that family, -1 where there is none. */
function nextOfFamily(text: string, marks: readonly Token[]): ReadonlyMap<Family, Int32Array> {
  const families: readonly Family[] = ['double', 'single', 'corner', 'white']
  return new Map(
    families.map((family) => {
      const next = new Int32Array(marks.length)
      for (let i = marks.length - 1, seen = -1; i >= 0; i--) {
        next[i] = seen
        if (familyOf(text, marks[i]!.at) === family) seen = i
      }
      return [family, next] as const
    }),
  )
}

function isUnbroken(lines: readonly Line[], from: number, to: number): boolean {
  for (let line = from + 1; line <= to; line++)
    if (!lines[line]!.follows || (lines[line]!.role === 'turn') !== (lines[from]!.role === 'turn')) return false
  return true
}
