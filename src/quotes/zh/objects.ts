import type { ChinesePack } from '../../language/zh.ts'
import type { Span } from '../../model/span.ts'
import { stripTail } from './adjuncts.ts'
import type { JoinedHit } from './joined-hits.ts'

/** What is longer is no noun but somebody with a title. */
const LONGEST_NOUN = 4
/** A word between 的 and a noun is not longer. */
const RELATIVE_REACH = 5

/** 表示高度赞赏, 表示惊讶、担心: words of attitude to the end of the clause. */
export function isAttitude(text: string, rest: Span, pack: ChinesePack): boolean {
  let at = rest.start + (pack.degrees.at(text, rest.start, rest.end)?.length ?? 0)
  for (;;) {
    const found = pack.attitudes.at(text, at, rest.end)
    if (!found) return false
    at += found.length
    if (at >= rest.end) return true
    const and = pack.characters.coordinator.has(text[at]!) ? 1 : 0
    const adding = pack.adding.at(text, at + and, rest.end)?.length ?? 0
    if (and + adding === 0) return false
    at += and + adding
  }
}

/** A clause of attitude and no words: 对袭击深表关切. */
export function isAttitudeClause(text: string, { start, end }: Span, pack: ChinesePack): boolean {
  const opening = pack.adjuncts.at(text, start, end)?.value
  return (opening === 'person' || opening === 'topic') && pack.attitudeEnds.before(text, end, start) !== undefined
}

/** 限速为六十公里: the words after a cue are a clause, no noun and no time (…时). */
export function hasPredicate(text: string, rest: Span, pack: ChinesePack): boolean {
  if (pack.characters['noun-predicate'].has(text[rest.start]!) || pack.characters['time-end'].has(text[rest.end - 1]!))
    return false
  // 比赛取消: a verb that takes no object here, behind its subject.
  if (pack.clauseEnds.before(text, rest.end, rest.start + 2) !== undefined) return true
  for (let at = rest.start; at < rest.end - 1; ) {
    const found = pack.clauseMakers.at(text, at, rest.end)
    if (found?.value) return true
    at += found?.length ?? 1
  }
  return false
}

/** Whether what stands before a cue makes a noun of it (这一要求); not of 对此回应, where 此 is the end of a longer word. */
export function isNoun(text: string, at: number, from: number, pack: ChinesePack): boolean {
  const sign = pack.nouns.before(text, at, from)
  return sign !== undefined && sign.length >= (pack.adverbs.before(text, at, from)?.length ?? 0)
}

/** 上任时的承诺，人民日益增长的要求，: what follows 的 at once, or behind a word that names nobody, is a noun. */
export function isNounAfterRelative(text: string, from: number, { start, verb }: JoinedHit, pack: ChinesePack): boolean {
  // 《关于…的通知》提出: the 的 is in the title.
  if (verb.base || isTitleEnd(text[start - 1]!)) return false
  for (let at = start - 1; at >= Math.max(from, start - RELATIVE_REACH); at--) {
    if (!pack.characters.possessive.has(text[at]!)) continue
    if (at + 1 === start) return true
    const described = { start: at + 1, end: start }
    return !verb.strong && start - at > 2 && !isNamed(text, stripTail(text, described, pack), pack)
  }
  return false
}

function isTitleEnd(char: string): boolean {
  return char === '》' || char === '〉'
}

function isNamed(text: string, { start, end }: Span, pack: ChinesePack): boolean {
  return (
    start >= end ||
    pack.endings.before(text, end, start) !== undefined ||
    pack.surnames.at(text, start, end) !== undefined ||
    end - start > LONGEST_NOUN ||
    isTitledName(text, start, end, pack)
  )
}

/** 护士小何 */
function isTitledName(text: string, start: number, end: number, pack: ChinesePack): boolean {
  for (let at = start + 2; at < end; at++) if (pack.endings.before(text, at, start)?.value === 'title') return true
  return false
}
