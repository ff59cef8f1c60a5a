import type { TextPack } from './pack.ts'

/** A date as a page writes it. `year` is absent where the page leaves it out. */
export interface PageDate {
  readonly start: number
  readonly end: number
  readonly year?: number
  readonly month: number
  readonly day: number
}

const ISO = /(?<!\d)((?:19|20)\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/g
const HAN = /(?:(?<!\d)((?:19|20)\d\d) ?年 ?)?(?<!\d)(\d{1,2}) ?月 ?(\d{1,2}) ?日/g
const HAN_NUMERALS =
  /([一二][九〇零○][〇零○一二三四五六七八九]{2})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日/g
const MONTH_FIRST = /\b([a-z]{3,9})\.? ?(\d{1,2})(?:st|nd|rd|th)?\b(?:,? ?((?:19|20)\d\d)\b)?/g
const DAY_FIRST = /\b(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([a-z]{3,9})\.?(?:,? ((?:19|20)\d\d)\b)?/g

/** Units looked at: a page says its date at the head of a line. */
const REACH = 400

/** The dates in a stretch of a page's key, in order, without those that are no day of any calendar. */
export function datesIn(key: string, start: number, end: number, pack: TextPack): readonly PageDate[] {
  const slice = key.slice(start, Math.min(end, start + REACH))
  const holds = lookFor(slice, pack)
  if (!holds.digit && !holds.han) return []
  const found: PageDate[] = []
  const add = (match: RegExpMatchArray, year: string | undefined, month: number | undefined, day: number) => {
    const from = start + match.index!
    const date = { start: from, end: from + match[0].trimEnd().length, month: month ?? 0, day }
    if (month === undefined || month < 1 || month > 12 || day < 1 || day > 31) return
    found.push(year === undefined ? date : { ...date, year: Number(year) })
  }
  if (holds.digit) eachMatch(ISO, slice, (match) => add(match, match[1], Number(match[3]), Number(match[4])))
  if (holds.han) {
    eachMatch(HAN, slice, (match) => add(match, match[1], Number(match[2]), Number(match[3])))
    eachMatch(HAN_NUMERALS, slice, (match) => add(match, digitsOf(match[1]!), numberOf(match[2]!), numberOf(match[3]!)))
  }
  if (holds.digit && holds.month) {
    eachMatch(MONTH_FIRST, slice, (match) => add(match, match[3], pack.months.get(match[1]!), Number(match[2])))
    eachMatch(DAY_FIRST, slice, (match) => add(match, match[3], pack.months.get(match[2]!), Number(match[1])))
  }
  return found
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((date, i, all) => i === 0 || date.start >= all[i - 1]!.end)
}

/** Not `matchAll`: it makes a new pattern each time, which takes longer than the search. */
function eachMatch(pattern: RegExp, slice: string, use: (match: RegExpExecArray) => void): void {
  pattern.lastIndex = 0
  for (let match = pattern.exec(slice); match !== null; match = pattern.exec(slice)) use(match)
}

/** What the patterns need: a digit, 月, a word that begins as a month's name does. Most lines hold none, and no pattern is tried. */
function lookFor(slice: string, pack: TextPack): { readonly digit: boolean; readonly han: boolean; readonly month: boolean } {
  let digit = false
  let month = false
  let isInWord = false
  for (let at = 0; at < slice.length; at++) {
    const code = slice.charCodeAt(at)
    if (code >= 0x30 && code <= 0x39) digit = true
    const isLetter = code >= 0x61 && code <= 0x7a
    if (isLetter && !isInWord && !month) month = pack.monthAt.at(slice, at, slice.length) !== undefined
    isInWord = isLetter
  }
  return { digit, han: slice.includes('月'), month }
}

/** `YYYY-MM-DD`; a date without a year takes that of the nearest full date within half a year. undefined where there is none. */
export function isoOf(date: PageDate, others: readonly PageDate[]): string | undefined {
  if (date.year !== undefined) return format(date.year, date)
  const years = others.flatMap((other) => {
    if (other.year === undefined) return []
    return [-1, 0, 1].map((step) => ({
      year: other.year! + step,
      distance: Math.abs(dayNumber(other.year!, other) - dayNumber(other.year! + step, date)),
    }))
  })
  const nearest = years.reduce<{ year: number; distance: number } | undefined>(
    (best, next) => (best && best.distance <= next.distance ? best : next),
    undefined,
  )
  return nearest === undefined ? undefined : format(nearest.year, date)
}

/** Days, near enough to compare two dates with. */
function dayNumber(year: number, { month, day }: PageDate): number {
  return year * 365.25 + (month - 1) * 30.44 + day
}

function format(year: number, { month, day }: PageDate): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

const NUMERALS = '〇一二三四五六七八九'

function digitsOf(numerals: string): string {
  return [...numerals].map((char) => Math.max(0, NUMERALS.indexOf(char))).join('')
}

/** 十 is 10, 十二 12, 二十 20, 三十一 31. */
function numberOf(numerals: string): number {
  const ten = numerals.indexOf('十')
  if (ten < 0) return NUMERALS.indexOf(numerals)
  const tens = ten === 0 ? 1 : NUMERALS.indexOf(numerals[0]!)
  const ones = ten === numerals.length - 1 ? 0 : NUMERALS.indexOf(numerals.at(-1)!)
  return tens * 10 + ones
}
