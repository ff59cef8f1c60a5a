import type { ChinesePack } from '../../language/zh.ts'
import { isDigit } from '../../text/letters.ts'

/** A line of place and date before the first sentence is not longer. */
const DATELINE_REACH = 30
/** A date with its year and part of the day is not longer. */
const LEAD_REACH = 20

/** Behind 中新网厦门7月26日电 (杨某) and 本报讯（记者某某）. */
export function afterDateline(text: string, start: number, end: number, pack: ChinesePack): number {
  const limit = Math.min(end, start + DATELINE_REACH)
  for (let at = start; at < limit; ) {
    const found = pack.datelines.at(text, at, end)
    if (found?.value && at > start) {
      const rest = /^\s*(?:[（(][^（()）]{0,40}[）)])?\s*/.exec(text.slice(at + found.length, end))
      return at + found.length + (rest?.[0].length ?? 0)
    }
    at += found?.length ?? 1
  }
  return start
}

/** Behind a time that begins here (当地时间8日, 数分钟后), or `start`. */
export function timeEnd(text: string, start: number, end: number, { dates }: ChinesePack): number {
  if (!dates.leadStarts.has(text[start]!)) return start
  return start + (dates.lead.exec(text.slice(start, Math.min(end, start + LEAD_REACH)))?.[0].length ?? 0)
}

/** 8日他, 数分钟后司机: behind the time, where it leaves somebody. */
export function afterTime(text: string, start: number, end: number, pack: ChinesePack): number {
  const behind = timeEnd(text, start, end, pack)
  return end - behind >= 2 || pack.pronouns.at(text, behind, end) ? behind : start
}

/** A number and a unit of dates: the slice is as long as a year's is. */
export function isDated(text: string, at: number, end: number, pack: ChinesePack): boolean {
  const code = text.charCodeAt(at)
  return isDigit(code) && pack.dates.head.test(text.slice(at, Math.min(end, at + 6)))
}
