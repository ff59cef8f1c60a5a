import type { Span } from '../../model/span.ts'
import type { Marked } from './marks.ts'
import type { CueHit, Line, Scan, TokenKind } from './scan.ts'
import { endsWithPause, endsWithStop, hasPause, isBlank, isBlankAt, trim } from './units.ts'

/** What ends a piece: a token, the end of its line, or only the mark that the next piece begins with. */
export type Separator = Exclude<TokenKind, 'mark'> | 'end' | 'mark'

/**
 * A line cut into clauses and marked strings. A marked string is a piece of its own where it may be speech; inside a clause
 * (推进“最后一公里”配送) it is part of the clause.
 */
export interface Piece extends Span {
  readonly kind: 'clause' | 'marked'
  readonly line: number
  /** Last line: a marked string may go over several. */
  readonly lastLine: number
  readonly separator: Separator
  /** Cues in it that stand outside marks; of a marked piece none. */
  readonly hits: readonly CueHit[]
  /** The marked strings in a clause; of a marked piece itself alone. */
  readonly marked: readonly Marked[]
  /** First piece of its sentence. */
  readonly opensSentence: boolean
}

/** A marked string that is shorter and has no pause in it is a name rather than a sentence. */
const SENTENCE_LENGTH = 6
/** A say-clause right behind a mark is not longer than this. */
const SAID_REACH = 30

const NO_HITS: readonly CueHit[] = []
const NO_MARKED: readonly Marked[] = []

export function cutPieces(
  text: string,
  lines: readonly Line[],
  { tokens, hits }: Scan,
  marked: readonly Marked[],
): readonly Piece[] {
  const pieces: Piece[] = []
  let token = 0
  let hit = 0
  let mark = 0
  let at = 0
  // Of the piece that grows.
  let line = 0
  let start = 0
  let embedded: Marked[] = []
  let own: CueHit[] = []
  let opens = true
  const takeHits = (to: number) => {
    while (hit < hits.length && hits[hit]!.start < to) {
      const found = hits[hit++]!
      if (found.start < start) continue
      // A list made with its one entry is a fifth as large as one that grows.
      if (own.length === 0) own = [found]
      else own.push(found)
    }
  }
  const skipHits = (to: number) => {
    while (hit < hits.length && hits[hit]!.start < to) hit++
  }
  const push = (to: number, separator: Separator) => {
    let from = start
    let end = to
    while (from < end && isBlankAt(text, from)) from++
    while (end > from && isBlankAt(text, end - 1)) end--
    takeHits(to)
    if (from < end) {
      pieces.push({
        kind: 'clause',
        start: from,
        end,
        line,
        lastLine: line,
        separator,
        hits: own.length > 0 ? own : NO_HITS,
        marked: embedded.length > 0 ? embedded : NO_MARKED,
        opensSentence: opens,
      })
      opens = separator === 'stop' || separator === 'end'
    } else if (separator === 'stop') opens = true
    // Most pieces hold neither: they share one empty list each.
    if (embedded.length > 0) embedded = []
    if (own.length > 0) own = []
  }
  for (; line < lines.length; line++) {
    const end = lines[line]!.end
    at = Math.max(at, lines[line]!.start)
    start = at
    if (embedded.length > 0) embedded = []
    if (own.length > 0) own = []
    opens = true
    while (at < end) {
      while (token < tokens.length && (tokens[token]!.at < at || tokens[token]!.kind === 'mark')) token++
      while (mark < marked.length && marked[mark]!.open < at) mark++
      const nextToken = tokens[token]
      const nextMark = marked[mark]
      const tokenAt = nextToken !== undefined && nextToken.at < end ? nextToken.at : end
      if (nextMark !== undefined && nextMark.open < tokenAt) {
        mark++
        takeHits(nextMark.open)
        if (!isFree(text, nextMark, start, end, own.at(-1), () => isSaidAfter(text, nextMark, tokens, token, hits, hit, end))) {
          embedded.push(nextMark)
          skipHits(nextMark.after)
          at = nextMark.after
          continue
        }
        push(nextMark.open, 'mark')
        skipHits(nextMark.after)
        const follower = tokenAfter(text, nextMark, tokens, token, lines)
        const separator = follower?.kind ?? (isLineEnd(text, nextMark.after, lines[nextMark.lastLine]!.end) ? 'end' : 'mark')
        pieces.push({
          kind: 'marked',
          start: nextMark.start,
          end: nextMark.end,
          line,
          lastLine: nextMark.lastLine,
          separator,
          hits: NO_HITS,
          marked: [nextMark],
          opensSentence: opens,
        })
        opens = separator === 'stop' || separator === 'end' || (separator === 'mark' && endsWithStop(text, nextMark))
        at = start = follower === undefined ? nextMark.after : follower.at + 1
        if (nextMark.lastLine > line) break
        continue
      }
      const isInLine = nextToken !== undefined && nextToken.at < end
      push(tokenAt, isInLine ? (nextToken.kind as Separator) : 'end')
      at = start = tokenAt + 1
      if (isInLine) token++
    }
    if (start < end && at >= end && embedded.length > 0) push(end, 'end')
    // A marked string that ends on a later line: what follows it there is cut when that line comes.
    if (at > end) {
      while (line + 1 < lines.length && lines[line + 1]!.end <= at) line++
    }
  }
  return pieces
}

/** Whether a marked string may be speech: it begins where a clause may, and nothing but a pause or a say-clause comes after it. */
function isFree(
  text: string,
  marked: Marked,
  start: number,
  end: number,
  lastHit: CueHit | undefined,
  isSaid: () => boolean,
): boolean {
  const left = trim(text, start, marked.open)
  const full = endsWithStop(text, marked)
  if (left.start < left.end && !(lastHit?.end === left.end && (full || hasPause(text, marked)))) return false
  if (full || !marked.closed || marked.lastLine > marked.line) return true
  if (isLineEnd(text, marked.after, end) || isPause(text, marked.after)) return true
  return endsWithPause(text, marked) || ((hasPause(text, marked) || marked.end - marked.start >= SENTENCE_LENGTH) && isSaid())
}

/** Whether the clause right after a marked string is short and ends with a cue: “门没有关”周敏说. */
function isSaidAfter(
  text: string,
  marked: Marked,
  tokens: Scan['tokens'],
  token: number,
  hits: readonly CueHit[],
  hit: number,
  lineEnd: number,
): boolean {
  let i = token
  while (i < tokens.length && tokens[i]!.at < marked.after) i++
  const end = Math.min(tokens[i]?.at ?? lineEnd, lineEnd)
  if (end - marked.after > SAID_REACH) return false
  for (let k = hit; k < hits.length && hits[k]!.start < end; k++)
    if (hits[k]!.start > marked.after && hits[k]!.cue.pause && trim(text, hits[k]!.end, end).start >= end) return true
  return false
}

function isPause(text: string, at: number): boolean {
  let next = at
  while (isBlankAt(text, next)) next++
  return /[，,。.！!？?；;：:…“"「]/.test(text[next] ?? '')
}

function isLineEnd(text: string, at: number, end: number): boolean {
  return isBlank(text, at, end)
}

/** The pause right after a marked string, if there is one. */
function tokenAfter(text: string, marked: Marked, tokens: Scan['tokens'], from: number, lines: readonly Line[]) {
  let i = from
  while (i < tokens.length && tokens[i]!.at < marked.after) i++
  const token = tokens[i]
  if (token === undefined || token.kind === 'mark' || token.at >= lines[marked.lastLine]!.end) return undefined
  return isBlank(text, marked.after, token.at) ? { kind: token.kind as Separator, at: token.at } : undefined
}
