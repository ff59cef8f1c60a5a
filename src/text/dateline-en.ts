import type { Span } from '../model/span.ts'
import { type Dateline, outletAt } from './dateline.ts'
import { datesIn } from './dates.ts'
import { isBlank } from './letters.ts'
import type { TextPack } from './pack.ts'
import type { Page } from './page.ts'

const REACH = 140
const LONGEST_PLACE = 48
/** Two or three words in capitals, the first of three letters at least: ASTANA, UNITED NATIONS, NEW YORK. */
const CAPITALS = /^\p{Lu}[\p{Lu}.'’-]{2,}(?: \p{Lu}[\p{Lu}.'’-]+){0,2}(?![\p{L}])/u
/** An agency that no table knows, in brackets before the dash. */
const AGENCY = /^ ?\((?:\p{Lu}[\p{L}.&'’-]*[ ,/]*){1,5}\)(?= ?(?:--|—|–))/u
const DASH = /^ ?(?:--+|—|–|-) ?/

/** BEIJING, July 3 (Xinhua) --, WASHINGTON (AP) —, Manila, July 26 (reported by …). */
export function englishDateline(page: Page, span: Span, pack: TextPack): Dateline | undefined {
  const { text, key } = page
  const limit = Math.min(span.end, span.start + REACH)
  const head = text.slice(span.start, limit)
  const ownOutlet = outletAt(key, span.start, pack.en)
  // Most lines go on in small letters, and need no pattern.
  const second = text.charCodeAt(span.start + 1)
  const capitals = second >= 0x61 && second <= 0x7a ? '' : (CAPITALS.exec(head)?.[0] ?? '')
  const bracket = bracketIn(page, span.start, limit, pack)
  if (bracket === undefined && capitals.length < 3 && ownOutlet === 0) return undefined
  const date = datesIn(key, span.start, Math.min(limit, span.start + LONGEST_PLACE + 20), pack)[0]
  const facts = {
    ...(date && { date }),
    ...(bracket?.outlet && { outlet: bracket.outlet }),
    ...(bracket?.reporter && { reporter: bracket.reporter }),
  }
  const afterDate = date === undefined ? undefined : isHeadOf(text, span.start, date.start) ? date.end : undefined

  if (bracket !== undefined && isHeadOf(text, span.start, Math.min(bracket.start, date?.start ?? bracket.start))) {
    const placed = placeOf(page, span.start + skipOutlet(key, span.start, ownOutlet), date?.start ?? bracket.start)
    const outlet = ownOutlet > 0 ? { start: span.start, end: span.start + ownOutlet } : bracket.outlet
    return { end: afterDash(text, bracket.end, limit), ...placed, ...facts, ...(outlet && { outlet }) }
  }
  if (capitals.length >= 3) {
    const place = afterDate ?? span.start + endOfPlace(head, capitals)
    const end = place + (AGENCY.exec(text.slice(place, limit))?.[0].length ?? 0)
    const dash = DASH.exec(text.slice(end, limit))?.[0]
    const isSpaced = dash !== undefined && (dash.startsWith(' ') || dash.trim().length > 1)
    if (isSpaced && dash.trim() !== '-')
      return { end: end + dash.length, ...placeOf(page, span.start, date?.start ?? place), ...facts }
  }
  if (ownOutlet > 0 && afterDate !== undefined && date !== undefined) {
    const place = placeOf(page, span.start + skipOutlet(key, span.start, ownOutlet), date.start)
    return { end: afterDash(text, afterDate, limit), ...place, date, outlet: { start: span.start, end: span.start + ownOutlet } }
  }
  return undefined
}

/** ASTANA, Kazakhstan: what follows the capitals up to the dash, in words with a capital. */
function endOfPlace(head: string, capitals: string): number {
  return (
    capitals.length +
    (/^(?:, \p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+)?){1,2}/u.exec(head.slice(capitals.length))?.[0].length ?? 0)
  )
}

interface Bracket extends Span {
  readonly outlet?: Span
  readonly reporter?: Span
}

/** The first brackets, where an outlet or "reported by" opens them. */
function bracketIn({ key }: Page, start: number, limit: number, pack: TextPack): Bracket | undefined {
  const open = start + key.slice(start, Math.min(limit, start + LONGEST_PLACE + 24)).indexOf('(')
  if (open < start) return undefined
  const close = open + key.slice(open, limit).indexOf(')')
  if (close < open) return undefined
  const outletSize = outletAt(key, open + 1, pack.en)
  const reporter = reporterIn(key, open + 1 + outletSize, close, pack)
  if (outletSize === 0 && reporter === undefined) return undefined
  const outlet = outletSize > 0 ? { start: open + 1, end: open + 1 + outletSize } : undefined
  return { start: open, end: close + 1, ...(outlet && { outlet }), ...(reporter && { reporter }) }
}

function reporterIn(key: string, start: number, end: number, pack: TextPack): Span | undefined {
  while (start < end && /[\s,/;]/.test(key[start]!)) start++
  const word = pack.en.dateline.get('reporter')?.find((words) => key.startsWith(`${words} `, start))
  return word === undefined ? undefined : { start: start + word.length + 1, end }
}

/** Whether what stands before the date or the brackets is a place: words with a capital, short ones between them. */
function isHeadOf(text: string, start: number, end: number): boolean {
  if (end - start > LONGEST_PLACE) return false
  const words = text.slice(start, end).split(/[\s,/;-]+/)
  return words.every((word, i) => word === '' || /^\p{Lu}/u.test(word) || (i > 0 && word.length <= 4 && /^\p{L}+$/u.test(word)))
}

function placeOf({ text }: Page, start: number, end: number): { readonly place?: Span } {
  while (start < end && /[\s,/(;-]/.test(text[start]!)) start++
  while (end > start && /[\s,/(;-]/.test(text[end - 1]!)) end--
  return start < end ? { place: { start, end } } : {}
}

function skipOutlet(key: string, start: number, size: number): number {
  return size === 0 ? 0 : size + (/^(?:,| from| in)? */.exec(key.slice(start + size, start + size + 8))?.[0].length ?? 0)
}

function afterDash(text: string, at: number, limit: number): number {
  const marks = /^ ?(?:--+|—|–|-|:)/.exec(text.slice(at, limit))?.[0] ?? ''
  let end = at + marks.length
  while (end < limit && isBlank(text.charCodeAt(end))) end++
  return end
}
