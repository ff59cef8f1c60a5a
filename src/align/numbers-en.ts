import type { NumberFound, NumberKind, NumberWord } from './number-words.ts'

type Words = ReadonlyMap<string, NumberWord>

interface Piece {
  readonly start: number
  readonly end: number
  readonly text: string
  /** Of digits: their value. */
  readonly digits: number | undefined
  readonly word: NumberWord | undefined
}

const PIECE = /\d+(?:,\d{3})*(?:\.\d+)?|[A-Za-z]+|%/g

/** The numbers of an English text: figures, words and mixed (`7.3 million`, `two hundred and five`, `24th`, `July`). */
export function englishNumbers(text: string, words: Words): NumberFound[] {
  const pieces: Piece[] = []
  for (const match of text.matchAll(PIECE)) {
    const [piece] = match
    const digits = piece.charCodeAt(0) <= 0x39 && piece !== '%' ? Number(piece.replaceAll(',', '')) : undefined
    pieces.push({
      start: match.index,
      end: match.index + piece.length,
      text: piece,
      digits,
      word: words.get(piece.toLowerCase()),
    })
  }
  const found: NumberFound[] = []
  for (let at = 0; at < pieces.length; ) {
    const next = numberAt(text, pieces, at)
    if (next) found.push(next.found)
    at = next ? next.after : at + 1
  }
  return found
}

function numberAt(
  text: string,
  pieces: readonly Piece[],
  at: number,
): { readonly found: NumberFound; readonly after: number } | undefined {
  const first = pieces[at] as Piece
  if (first.word?.kind === 'month' && isMonth(text, pieces, at))
    return { found: { ...spanOf(first, first), kind: 'month', value: first.word.value, certain: true }, after: at + 1 }
  const body = valueAt(text, pieces, at)
  if (!body) return undefined
  const last = pieces[body.after - 1] as Piece
  const next = pieces[body.after]
  const give = (kind: NumberKind, to: Piece, after: number, value = body.value, certain = true) => ({
    found: { ...spanOf(first, to), kind, value, certain },
    after,
  })
  const close = next !== undefined && next.start - last.end <= 1
  if (close && next.word?.kind === 'percent') return give('percent', next, body.after + 1)
  const glued = next !== undefined && next.start - last.end === 0
  if (glued && next.word?.kind === 'ordinal-mark') return centuryOr(pieces, first, next, body.after + 1, body.value)
  if (glued && next.word?.kind === 'decade' && body.value % 10 === 0)
    return give('decade', next, body.after + 1, body.value % 100)
  if (body.ordinal) return centuryOr(pieces, first, last, body.after, body.value, body.certain)
  const year = first.digits !== undefined && body.after === at + 1 && /^[12]\d{3}$/.test(first.text)
  return give(year ? 'year' : 'number', last, body.after, body.value, body.certain)
}

function centuryOr(pieces: readonly Piece[], first: Piece, last: Piece, after: number, value: number, certain = true) {
  const next = pieces[after]
  if (next?.word?.kind === 'century')
    return { found: { ...spanOf(first, next), kind: 'century' as const, value, certain: true }, after: after + 1 }
  return { found: { ...spanOf(first, last), kind: 'ordinal' as const, value, certain }, after }
}

/** `may` and `march` are months only in upper case beside a number; the others in upper case. */
function isMonth(text: string, pieces: readonly Piece[], at: number): boolean {
  const piece = pieces[at] as Piece
  if (!/[A-Z]/.test(text[piece.start] ?? '')) return false
  if (piece.text.length >= 4 && piece.word?.value !== 3) return true
  return [pieces[at - 1], pieces[at + 1], pieces[at - 2]].some((other) => other?.digits !== undefined)
}

interface Body {
  readonly value: number
  readonly after: number
  readonly ordinal: boolean
  readonly certain: boolean
}

/** Words and figures that stand side by side and make one value. */
function valueAt(text: string, pieces: readonly Piece[], start: number): Body | undefined {
  let total = 0
  let section = 0
  let at = start
  let parts = 0
  let ordinal = false
  let certain = false
  let open = true
  for (; at < pieces.length && !ordinal; at++) {
    const piece = pieces[at] as Piece
    if (at > start && !isJoined(text, pieces[at - 1] as Piece, piece)) break
    const kind = piece.word?.kind
    const value = piece.word?.value ?? 0
    if (piece.digits !== undefined) {
      if (parts > 0) break
      section = piece.digits
      certain = true
    } else if (kind === 'digit' || kind === 'tens' || kind === 'ordinal' || kind === 'ordinal-tens') {
      const tens = kind === 'tens' || kind === 'ordinal-tens'
      // `nineteen ninety` and `two three` are not one sum.
      if (!(open || (section % 100 === 0 && section > 0) || (!tens && value < 10 && section % 100 >= 20 && section % 10 === 0)))
        break
      section += value
      open = false
      ordinal = kind === 'ordinal' || kind === 'ordinal-tens'
    } else if (kind === 'unit' || kind === 'dozen') {
      section = (section === 0 ? 1 : section) * value
      if (parts === 0) open = false
    } else if (kind === 'group') {
      // A lone `m` or `bn` is a unit only after figures.
      if (piece.text.length < 3 && (parts === 0 || (pieces[at - 1] as Piece).digits === undefined)) break
      total += (section === 0 ? 1 : section) * value
      section = 0
      open = true
    } else if (kind === 'and' && parts > 0 && total + section >= 100 && isSmall(pieces[at + 1])) {
      continue
    } else break
    parts++
  }
  if (parts === 0) return undefined
  const value = total + section
  return { value, after: at, ordinal, certain: certain || (parts > 1 && value > 20) || (ordinal && value > 3) || value > 12 }
}

function isSmall(piece: Piece | undefined): boolean {
  return piece?.word?.kind === 'digit' || piece?.word?.kind === 'tens'
}

/** A space or a hyphen between them, nothing else. */
function isJoined(text: string, left: Piece, right: Piece): boolean {
  if (right.start === left.end) return true
  const between = text[left.end]
  return right.start - left.end === 1 && (between === ' ' || between === '-' || between === '\u2010' || between === '\u00a0')
}

function spanOf(first: Piece, last: Piece) {
  return { start: first.start, end: last.end }
}
