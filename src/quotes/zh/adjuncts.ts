import type { ChinesePack } from '../../language/zh.ts'
import type { Span } from '../../model/span.ts'
import { afterTime, isDated } from './leads.ts'
import { isBlankAt, trim } from './units.ts'

/** What describes somebody before its 的, and the titles before a name, are not longer. */
const DESCRIPTION_REACH = 30
const TITLE_REACH = 16
/** 边 and 边 with what is done between them are not longer. */
const PAIR_REACH = 8
/** Lengths of manner phrases with their 地, the likeliest first. */
const MANNERS = [3, 5, 4, 6, 7, 2]

/** What stands between the speaker and the cue is taken away: adverbs, dates, 在记者会上, 对记者. */
export function stripAdjuncts(text: string, whole: Span, pack: ChinesePack, keep = 0): Span & { readonly removed?: true } {
  const span = stripTail(text, whole, pack, keep)
  for (let at = span.start; at < span.end; ) {
    // What stands in a title (《关于…的通知》) is no adjunct.
    if (text[at] === '《') at += Math.max(0, text.slice(at, span.end).indexOf('》'))
    const adjunct = pack.adjuncts.at(text, at, span.end)
    const found = adjunct !== undefined && isInName(text, at, adjunct.value, span.start, pack) ? undefined : adjunct
    // A date comes after the speaker: 福建省卫健委26日通报…称.
    if (at > span.start && isDated(text, at, span.end, pack))
      return stripTail(text, { start: span.start, end: isOpening(text[at - 1]!) ? at - 1 : at }, pack)
    if (found?.value && at > span.start && opensAdjunct(found.value, text, at + found.length, span.end, pack)) {
      const noun = nounCounted(text, at, found, span.end, pack)
      if (noun > at) {
        at = noun
        continue
      }
      const isPlain = found.value === 'place' || found.value === 'person'
      // 她用和解的口气说: a pronoun is not described.
      const isPronoun = pack.pronouns.at(text, span.start, at)?.length === at - span.start
      const isDescribing = () =>
        isRelative(text, at + found.length, span.end, pack, found.value!) && !isClosed(text, span, whole.end, pack)
      if (!isPronoun && found.value !== 'person' && isDescribing()) return span
      const rest = stripTail(text, { start: span.start, end: at }, pack)
      return isPlain ? rest : { ...rest, removed: true }
    }
    at += found?.length ?? 1
  }
  return span
}

/** 多名 | 受访业主, 一位 | 给餐馆供货的 | 菜农: behind a counter the adjunct describes whom it counts; where that noun begins, or `at`. */
function nounCounted(
  text: string,
  at: number,
  { value, length }: { readonly value: string | null; readonly length: number },
  end: number,
  pack: ChinesePack,
): number {
  if (!pack.characters.counter.has(text[at - 1]!) || !pack.endings.before(text, end, at + length)) return at
  if (value === 'act') return end
  for (let noun = at + length + 1; noun < Math.min(end - 1, at + DESCRIPTION_REACH); noun++)
    if (pack.characters.possessive.has(text[noun]!)) return noun + 1
  return at
}

function isOpening(char: string): boolean {
  return char === '（' || char === '('
}

/** 女星宋以琳: behind a title and a family name stands a given name, whatever it begins with. 警方 | 向: no 方向 where a body's word ends. */
function isInName(text: string, at: number, kind: string | null, start: number, pack: ChinesePack): boolean {
  if (at <= start) return false
  if (kind === null && (pack.endings.before(text, at + 1, start)?.length ?? 0) > 1) return true
  return pack.surnames.at(text, at - 1, at) !== undefined && pack.endings.before(text, at - 1, start)?.value === 'title'
}

/** 在市场卖咖啡的业者: with 的 and a noun at its end the adjunct is part of who speaks; with 上 or 时 at its end (在新公司的会上) it is none. */
function isRelative(text: string, from: number, end: number, pack: ChinesePack, kind: string): boolean {
  if (pack.characters['adjunct-end'].has(text[end - 1]!)) return false
  for (let at = from; at < end - 1; at++) {
    if (pack.characters.possessive.has(text[at]!)) return true
    // 困在山上的游客: the place is in the description.
    if (pack.characters['adjunct-end'].has(text[at]!)) return kind === 'place' && pack.characters.possessive.has(text[at + 1]!)
  }
  return false
}

/**
 * 在当天的发布 | 会上, 在给本报的书面 | 回复中: what was taken off the end closes the adjunct, unless somebody stands right before it
 * (困在山上的游客 | 早上).
 */
function isClosed(text: string, { start, end }: Span, limit: number, pack: ChinesePack): boolean {
  const closing = end < limit ? pack.openers.at(text, end, limit) : undefined
  if (closing === undefined || !pack.characters['adjunct-end'].has(text[end + closing.length - 1]!)) return false
  let name = end
  while (name > start && !pack.characters.possessive.has(text[name - 1]!)) name--
  return name > start && !isPerson(text, name, end, pack)
}

/** Adverbs, manner phrases and dates are taken off the end; what ends at `keep` stays. */
export function stripTail(text: string, whole: Span, pack: ChinesePack, keep = 0): Span {
  const { start, end: last } = trim(text, whole.start, whole.end)
  let end = last
  while (end > start && end > keep) {
    const adverb = pack.adverbs.before(text, end, start)
    if (adverb && !isNameTail(text, start, end, adverb.length, pack)) end -= adverb.length
    else if (pack.characters.manner.has(text[end - 1]!) && end - start > 2) end = mannerStart(text, start, end, pack)
    else if (objectLength(text, start, end, pack) > 0) end -= objectLength(text, start, end, pack)
    else if (pack.characters['while-doing'].has(text[end - 1]!) && firstOfTwo(text, start, end, pack) > start)
      end = firstOfTwo(text, start, end, pack)
    else if (pack.characters.while.has(text[end - 1]!) && end - start > 2) end -= Math.min(3, end - start)
    else {
      const dated = pack.dates.tailEnds.has(text[end - 1]!)
        ? pack.dates.tail.exec(text.slice(Math.max(start, end - 20), end))
        : null
      if (!dated) break
      end -= dated[0].length
    }
    if (end > start + 1 && pack.characters.preposition.has(text[end - 1]!)) end--
    while (end > start && isBlankAt(text, end - 1)) end--
  }
  return { start, end }
}

/** 边倒茶边: where the first of the two stands; `start`: there is none. */
function firstOfTwo(text: string, start: number, end: number, pack: ChinesePack): number {
  for (let at = end - 2; at > Math.max(start, end - PAIR_REACH); at--)
    if (pack.characters['while-doing'].has(text[at]!)) return at
  return start
}

/** What stands before the speaker in the clause: 但, 对此, 在会上, and the head of a news item (本报讯（记者…）). */
export function stripHead(text: string, whole: Span, pack: ChinesePack): Span {
  const { end } = whole
  let { start } = whole
  for (;;) {
    // “…” ——一位旅客如是说
    while (start < end && (isBlankAt(text, start) || text[start] === '—')) start++
    start = afterTime(text, start, end, pack)
    const opener = pack.openers.at(text, start, end)
    const adjunct = pack.adjuncts.at(text, start, end)
    // 一边擦手 | 一边说: an adverb that opens an act, and nobody is named in it.
    if (adjunct?.value === 'act' && opener?.value && opener.length >= 2) return { start: end, end }
    if (adjunct?.value && adjunct.value !== 'act') {
      const from = start + adjunct.length
      const close = adjunct.value === 'place' ? closeOrNoun(text, from, end, pack) : closeOfAdjunct(text, from, end, pack)
      if (close < 0) return end - start > 6 || adjunct.value !== 'place' ? { start: end, end } : { start, end }
      start = close
    } else if (opener?.value && opener.length >= 2) start += opener.length
    else if (
      opener?.value &&
      opener.length === 1 &&
      pack.characters.head.has(text[start]!) &&
      leavesSomebody(text, start, end, pack)
    )
      start += 1
    else break
  }
  return { start, end }
}

/** 但她, 而陶女士: behind one character a name's length stands, or a pronoun; of 但丁 the first is a name's. */
function leavesSomebody(text: string, start: number, end: number, pack: ChinesePack): boolean {
  return end - start > 2 || pack.pronouns.at(text, start + 1, end) !== undefined
}

/** A one-character opener before the last character is rather part of a name (李在明, 张向东). */
function opensAdjunct(kind: string, text: string, from: number, end: number, pack: ChinesePack): boolean {
  if (kind === 'person' && pack.pronouns.at(text, from, end)?.length === end - from) return true
  return end - from >= (kind === 'act' ? 0 : 2)
}

/** 在市集卖花的店主陈岚: where somebody stands behind the 的 of what describes him, he begins there. */
function closeOrNoun(text: string, from: number, end: number, pack: ChinesePack): number {
  for (let at = from + 2; at < Math.min(end - 1, from + DESCRIPTION_REACH); at++)
    if (pack.characters.possessive.has(text[at - 1]!) && (isPerson(text, at, end, pack) || isTitled(text, at, end, pack)))
      return at
  return closeOfAdjunct(text, from, end, pack)
}

/** 店主陈岚: a family name right behind a title. */
function isTitled(text: string, start: number, end: number, pack: ChinesePack): boolean {
  for (let at = start + 2; at < Math.min(end - 1, start + TITLE_REACH); at++)
    if (pack.surnames.at(text, at, end) && pack.endings.before(text, at, start)?.value === 'title') return true
  return false
}

/** Behind the last word that ends an adjunct (上, 时, 后 …) with a name's length left after it; -1: there is none. */
function closeOfAdjunct(text: string, from: number, end: number, pack: ChinesePack): number {
  for (let at = end - 2; at > from + 1; at--) if (pack.characters['adjunct-end'].has(text[at - 1]!)) return at
  return -1
}

/** Length of an act and its pronoun before the cue: 安慰他说. */
function objectLength(text: string, start: number, end: number, pack: ChinesePack): number {
  const pronoun = Math.max(start, end - 1)
  if (pack.pronouns.at(text, pronoun, end)?.length !== 1) return 0
  const act = pack.acts.before(text, pronoun, start)
  return act ? act.length + 1 : 0
}

/** One-character adverbs end names too: 张总, 发言人李正, and 刘志刚 with a family name and one character before it. */
function isNameTail(text: string, start: number, end: number, length: number, pack: ChinesePack): boolean {
  if (length !== 1) return false
  if (end - start === 2) return pack.pronouns.at(text, start, start + 1) === undefined
  if (pack.surnames.at(text, end - 2, end - 1) && pack.endings.before(text, end - 2, start)?.value === 'title') return true
  const name = end - 3
  if (!pack.characters['name-adverb'].has(text[end - 1]!) || pack.surnames.at(text, name, end - 1)?.length !== 1) return false
  return name === start || pack.endings.before(text, name, start) !== undefined
}

/** Where a manner phrase 客气地, 有点结巴地 begins: where what stands before it looks most like somebody, or two characters before 地. */
function mannerStart(text: string, start: number, end: number, pack: ChinesePack): number {
  const known = pack.adverbs.before(text, end - 1, start)
  if (known && known.length >= 2) return end - 1 - known.length
  for (const length of MANNERS) if (end - length > start && isPerson(text, start, end - length, pack)) return end - length
  return Math.max(start, end - 3)
}

function isPerson(text: string, start: number, end: number, pack: ChinesePack): boolean {
  if (pack.endings.before(text, end, start)) return true
  if (pack.pronouns.at(text, start, end)?.length === end - start) return true
  const surname = pack.surnames.at(text, start, end)
  return surname !== undefined && end - start > surname.length && end - start <= surname.length + 2
}
