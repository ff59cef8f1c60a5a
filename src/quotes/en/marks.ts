import type { EnglishPack, MarkShape } from '../../language/en.ts'

/** Words between quotation marks. */
export interface Quoted {
  /** Of the words; the marks lie outside. */
  readonly start: number
  readonly end: number
  /** With its marks. Where no mark closes it, `outerEnd` is `end`. */
  readonly outerStart: number
  readonly outerEnd: number
  readonly level: 1 | 2
  readonly closed: boolean
}

export interface QuotedLine {
  readonly quoted: readonly Quoted[]
  /** The line ends inside these words, at level 1. */
  readonly open?: Quoted
  /** The line's first mark closes what an earlier line opened: where its words end, and the mark. */
  readonly closesAt?: { readonly end: number; readonly outerEnd: number }
}

interface Mark {
  readonly start: number
  readonly end: number
  readonly level: 1 | 2
  readonly opens: boolean
  readonly closes: boolean
}

/**
 * The quoted words of one line. Every line starts afresh, so that a stray mark mispairs nothing after it; where a mark that
 * can only open follows one that is still open, the earlier one is the stray.
 */
export function quotedIn(text: string, start: number, end: number, pack: EnglishPack): QuotedLine {
  const marks = marksIn(text, start, end, pack)
  const quoted: Quoted[] = []
  let outer: Mark | undefined
  let inner: Mark | undefined
  let closesAt: QuotedLine['closesAt']
  const close = (from: Mark, to: Mark) => {
    quoted.push(between(text, from, to))
  }
  for (const [i, mark] of marks.entries()) {
    if (mark.level === 1) {
      if (outer && mark.closes) {
        close(outer, mark)
        outer = undefined
        inner = undefined
      } else if (mark.opens) {
        if (outer) quoted.push(unclosed(text, outer, mark.start))
        outer = mark
        inner = undefined
      } else if (!outer && quoted.length === 0 && closesAt === undefined) {
        closesAt = { end: trimmedEnd(text, start, mark.start), outerEnd: mark.end }
      }
    } else if (inner && mark.closes && !possessive(text, marks, i)) {
      close(inner, mark)
      inner = undefined
    } else if (mark.opens) inner = mark
  }
  quoted.sort((a, b) => a.outerStart - b.outerStart || a.level - b.level)
  const left = outer && {
    ...between(text, outer, outer),
    start: afterBlank(text, outer.end, end),
    end: trimmedEnd(text, outer.end, end),
    outerStart: outer.start,
    outerEnd: end,
    closed: false,
  }
  // Single marks that no double mark surrounds are the outer marks of their text.
  return {
    quoted: promoted(quoted, left),
    ...(left && left.end > left.start ? { open: left } : {}),
    ...(closesAt ? { closesAt } : {}),
  }
}

function promoted(quoted: readonly Quoted[], open: Quoted | undefined): Quoted[] {
  const out: Quoted[] = []
  let reach = -1
  for (const words of quoted) {
    if (words.end <= words.start) continue
    const inside = words.outerStart < reach || (open !== undefined && words.outerStart > open.start)
    if (words.level === 1) reach = Math.max(reach, words.outerEnd)
    out.push(inside ? { ...words, level: 2 } : { ...words, level: 1 })
    if (words.level === 2 && !inside) reach = Math.max(reach, words.outerEnd)
  }
  return out
}

function between(text: string, from: Mark, to: Mark): Quoted {
  const start = afterBlank(text, from.end, to.start)
  return {
    start,
    end: trimmedEnd(text, start, to.start),
    outerStart: from.start,
    outerEnd: to.end,
    level: from.level,
    closed: true,
  }
}

/** A mark that never closes holds its first sentence: more would be a guess. */
function unclosed(text: string, from: Mark, lineEnd: number): Quoted {
  const start = afterBlank(text, from.end, lineEnd)
  const end = firstSentenceEnd(text, start, lineEnd)
  return { start, end, outerStart: from.start, outerEnd: end, level: 1, closed: false }
}

/** Where the first sentence after `start` ends, its stop included. */
export function firstSentenceEnd(text: string, start: number, end: number): number {
  for (let at = start; at < end; at++) {
    const char = text[at]
    const isStop = (char === '.' || char === '!' || char === '?') && (at + 1 >= end || text[at + 1] === ' ') && at - start > 3
    // The U.S. has: a small letter goes on.
    if (isStop && !isLowLetter(text.charCodeAt(afterBlank(text, at + 1, end)))) return at + 1
  }
  return trimmedEnd(text, start, end)
}

function marksIn(text: string, start: number, end: number, pack: EnglishPack): Mark[] {
  const marks: Mark[] = []
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code !== 34 && code !== 39 && code !== 96 && code < 171) continue
    // don't, Blake’s: by far the most, and no marks.
    if (
      (code === 39 || code === 0x2019) &&
      at > start &&
      isLowLetter(text.charCodeAt(at - 1)) &&
      isLowLetter(text.charCodeAt(at + 1))
    )
      continue
    const kind = pack.marks.get(text.slice(at, at + 2)) ?? pack.marks.get(text[at] ?? '')
    if (kind === undefined) continue
    const mark = markAt(text, at, kind, start, end)
    if (mark) marks.push(mark)
    at += kind.length - 1
  }
  return marks
}

function isLowLetter(code: number): boolean {
  return code >= 97 && code <= 122
}

const WORD = /[\p{L}\p{N}]/u
const BEFORE_OPEN = /[\s([{—–\-/“‘"']/
const AFTER_CLOSE = /[\s)\]}—–\-/.,;:!?”’"'…]/

function markAt(text: string, at: number, shape: MarkShape, lineStart: number, lineEnd: number): Mark | undefined {
  const before = at > lineStart ? (text[at - 1] ?? ' ') : ' '
  const after = at + shape.length < lineEnd ? (text[at + shape.length] ?? ' ') : ' '
  if (shape.level === 2 && WORD.test(before) && WORD.test(after)) return undefined
  if (isMeasure(text, at, before, after, lineStart)) return undefined
  const mayOpen = BEFORE_OPEN.test(before) && !/\s/.test(after)
  const mayClose = AFTER_CLOSE.test(after) && !/\s/.test(before)
  const mark = (opens: boolean, closes: boolean): Mark => ({
    start: at,
    end: at + shape.length,
    level: shape.level,
    opens,
    closes,
  })
  if (shape.level === 2) {
    if (shape.side === 'open') return mark(true, false)
    if (shape.side === 'close') return mayClose ? mark(false, true) : undefined
    return mayOpen || mayClose ? mark(mayOpen && !mayClose, mayClose) : undefined
  }
  // At the end of a line nothing can open, whatever the mark looks like: we will see. “
  const rest = lineEnd - at - shape.length
  if (at > lineStart && rest < 3 && text.slice(at + shape.length, lineEnd).trim() === '') return mark(false, true)
  // Wrong-way and blank-side marks of scraped pages: where only one side is possible, the place outweighs the shape.
  if (mayOpen && !mayClose) return mark(shape.side !== 'close' || at === lineStart || /\s/.test(before), false)
  if (mayClose && !mayOpen) return mark(false, true)
  // She said,”We sail: with no blank on either side the words tell.
  if (shape.side === 'either' || (/[,:]/.test(before) && /\p{Lu}/u.test(after))) return mark(true, true)
  const blanks = /\s/.test(before) && /\s/.test(after)
  return mark(shape.side === 'open' || blanks, shape.side === 'close' || blanks)
}

/** 6'2", 12": feet and inches, unless words are open that a figure ends. */
function isMeasure(text: string, at: number, before: string, after: string, lineStart: number): boolean {
  const char = text[at]
  if (!/[0-9]/.test(before) || (char !== '"' && char !== "'" && char !== '”' && char !== '’')) return false
  if (/[0-9]/.test(after)) return true
  if (char === "'" || char === '’') return false
  let digits = at - 1
  while (digits > lineStart && /[0-9.]/.test(text[digits - 1] ?? '')) digits--
  return /['’]/.test(text[digits - 1] ?? '')
}

/** workers’ rights: a close after s, with no blank-side evidence, while a better close follows in the line. */
function possessive(text: string, marks: readonly Mark[], i: number): boolean {
  const mark = marks[i]
  if (!mark || !/[sS]/.test(text[mark.start - 1] ?? '') || !/\s/.test(text[mark.end] ?? '')) return false
  const next = marks[i + 1]
  return next !== undefined && next.level === 2 && next.closes && !next.opens && /[.,!?]/.test(text[next.start - 1] ?? '')
}

function afterBlank(text: string, start: number, end: number): number {
  let at = start
  while (at < end && /\s/.test(text[at] ?? '')) at++
  return at
}

function trimmedEnd(text: string, start: number, end: number): number {
  let at = end
  while (at > start && /\s/.test(text[at - 1] ?? '')) at--
  return at
}
