import type { Span } from '../model/span.ts'
import { type Dateline, outletAt } from './dateline.ts'
import { datesIn, type PageDate } from './dates.ts'
import { isBlank, isHan } from './letters.ts'
import type { DatelinePart, TextPack } from './pack.ts'
import type { Page } from './page.ts'

/** Units of a line within which its dateline ends; of a place; of the reporters in brackets. */
const REACH = 90
const LONGEST_OUTLET = 12
const LONGEST_PLACE = 16
const LONGEST_BRACKET = 60
const LONGEST_NAME = 4

/**
 * 新华社北京7月3日电（记者某某）, 本报讯, 【某网报道】: an outlet, then place and date, then a word for dispatch, then reporters. Or the
 * outlet and 记者 with names alone.
 */
export function chineseDateline(page: Page, span: Span, pack: TextPack): Dateline | undefined {
  const { key } = page
  const limit = Math.min(span.end, span.start + REACH)
  const bracket = '【[('.indexOf(key[span.start]!)
  const start = bracket < 0 ? span.start : span.start + 1
  const outletEnd = endOfOutlet(key, start, limit, pack)
  if (outletEnd === undefined) return undefined
  const outlet = { start, end: outletEnd }
  const within = bracket < 0 ? limit : closing(key, start, limit, '】])'[bracket]!)
  if (within === undefined) return undefined
  const body = bodyOf(page, outletEnd, within, bracket >= 0, pack)
  if (body === undefined) return undefined
  let end = bracket < 0 ? body.end : within + 1
  const tail = reportersAfter(key, end, limit)
  const reporter = body.reporter ?? tail?.reporter
  end = tail?.end ?? end
  const topic = afterBlanks(key, end, limit)
  const opener = wordAt(key, topic, pack, 'topic')
  const opensTitle = opener > 0 && key[topic + opener] === ':'
  if (opensTitle) end = topic + opener + 1
  else if (key[end] === ':') end++
  return { ...body, outlet, end, ...(reporter && { reporter }), ...(opensTitle && { opensTitle }) }
}

/** By the table, 本报, or a name that ends as papers and stations do. */
function endOfOutlet(key: string, start: number, limit: number, pack: TextPack): number | undefined {
  const own = wordAt(key, start, pack, 'own')
  if (own > 0) return start + own
  const known = outletAt(key, start, pack.zh)
  if (known > 0) {
    // 经济日报-中国经济网: two names of one house.
    const joined = key[start + known] === '-' || key[start + known] === '、' ? outletAt(key, start + known + 1, pack.zh) : 0
    return start + known + (joined > 0 ? joined + 1 : 0)
  }
  for (let at = start + 2; at < Math.min(limit, start + LONGEST_OUTLET) && isHan(key.charCodeAt(at)); at++) {
    const size = wordAt(key, at, pack, 'outlet-end')
    if (size > 0) return at + size
  }
  return undefined
}

interface Body {
  readonly end: number
  readonly place?: Span
  readonly date?: PageDate
  readonly reporter?: Span
}

/** What stands between the outlet and the word for dispatch: reporters, place, date, in whatever order. */
function bodyOf(page: Page, from: number, limit: number, isEnclosed: boolean, pack: TextPack): Body | undefined {
  const { key } = page
  let at = afterBlanks(key, from, limit)
  const reporterWord = wordAt(key, at, pack, 'reporter')
  const named = reporterWord > 0 ? namesAt(key, at + reporterWord, limit) : undefined
  if (named !== undefined && isBlank(key.charCodeAt(named.end)) && key[named.start - 1] === ' ') {
    // 某网 记者 张三 正文: no word for dispatch at all.
    return { end: named.end, reporter: named }
  }
  if (reporterWord > 0) at += reporterWord
  const date = datesIn(key, at, limit, pack)[0] ?? dayIn(key, at, limit)
  const placeEnd = date?.start ?? at
  const isPlace = placeEnd - at <= LONGEST_PLACE && !/[,。;"]/.test(key.slice(at, placeEnd))
  const end = findEnd(key, date !== undefined && isPlace ? date.end : at, limit, isEnclosed, pack)
  if (end === undefined) return isEnclosed && reporterWord > 0 ? { end: limit } : undefined
  if (date === undefined || !isPlace || date.end > end) return { end }
  const place = reporterWord > 0 ? undefined : trimmedPlace(key, at, placeEnd)
  return { end, ...(place && { place }), ...(date.month > 0 && { date }) }
}

/** 3日电 says no month: no date can be made of it, but it shows where the dateline goes on. */
function dayIn(key: string, start: number, limit: number): PageDate | undefined {
  const match = /(?<!\d)\d{1,2}日/.exec(key.slice(start, Math.min(limit, start + 30)))
  return match ? { start: start + match.index, end: start + match.index + match[0].length, month: 0, day: 0 } : undefined
}

function trimmedPlace(key: string, start: number, end: number): Span | undefined {
  while (start < end && /[\s、·\-/]/.test(key[start]!)) start++
  while (end > start && /[\s、·\-/(]/.test(key[end - 1]!)) end--
  return start < end ? { start, end } : undefined
}

/** The end of the word for dispatch, within a few units. 报道 and 消息 also report speech: they count in brackets or before a colon only. */
function findEnd(key: string, from: number, limit: number, isEnclosed: boolean, pack: TextPack): number | undefined {
  for (let at = from; at < Math.min(limit, from + LONGEST_PLACE) && !/[,。;"]/.test(key[at]!); at++) {
    const size = wordAt(key, at, pack, 'end')
    if (size === 0) continue
    const next = key[at + size] ?? ''
    if (isEnclosed || (size === 1 ? !/[话影视力子]/.test(next) : next === ':' || next === ' ')) return at + size
  }
  return undefined
}

/** The brackets after the dispatch word: reporters, with or without 记者. */
function reportersAfter(key: string, from: number, limit: number): { readonly end: number; readonly reporter: Span } | undefined {
  const open = afterBlanks(key, from, limit)
  if (key[open] !== '(') return undefined
  const close = closing(key, open, Math.min(open + LONGEST_BRACKET, limit + LONGEST_BRACKET), ')')
  if (close === undefined) return undefined
  const inside = key.slice(open + 1, close)
  return /^[\p{Script=Han} 、,:·a-z.]+$/u.test(inside) ? { end: close + 1, reporter: { start: open + 1, end: close } } : undefined
}

function namesAt(key: string, from: number, limit: number): Span | undefined {
  const start = afterBlanks(key, from, limit)
  let end = start
  for (let at = start; at < limit; at++) {
    let stop = at
    while (stop < limit && isHan(key.charCodeAt(stop))) stop++
    if (stop - at < 2 || stop - at > LONGEST_NAME) break
    end = stop
    if (key[stop] !== ' ') break
    at = stop
  }
  return end > start ? { start, end } : undefined
}

function wordAt(key: string, at: number, pack: TextPack, part: DatelinePart): number {
  return pack.zh.datelineAt.get(part)?.at(key, at, key.length)?.length ?? 0
}

function afterBlanks(key: string, at: number, limit: number): number {
  while (at < limit && isBlank(key.charCodeAt(at))) at++
  return at
}

function closing(key: string, from: number, limit: number, mark: string): number | undefined {
  const at = key.slice(from, limit).indexOf(mark)
  return at < 0 ? undefined : from + at
}
