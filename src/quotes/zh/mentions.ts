import type { ChinesePack } from '../../language/zh.ts'
import type { MentionForm } from '../../model/quotation.ts'
import type { Span } from '../../model/span.ts'
import { isDigit } from '../../text/letters.ts'
import type { DraftMention } from '../draft.ts'
import { stripHead, stripTail } from './adjuncts.ts'
import { afterDateline, isDated } from './leads.ts'
import { trim } from './units.ts'

/** A mention longer than this is a clause. The longest office names with a person's run to about forty. */
export const MENTION_REACH = 48
/** A longer name has a title or a body's word in it, or a dot. */
const NAME_REACH = 7
/** What describes a subject before its 的 is not longer. */
const RELATIVE_REACH = 24
/** A number with its unit and 的 is not longer. */
const AGE_REACH = 6
/** 管理委员会 and the like are not longer. */
const OFFICE_REACH = 6

/** The mention with what its words say of the speaker. */
export function mentionOf(text: string, span: Span, pack: ChinesePack): DraftMention {
  const pronoun = pack.pronouns.at(text, span.start, span.end)
  if (pronoun?.length === span.end - span.start) {
    const { gender, plural } = pronoun.value
    return {
      start: span.start,
      end: span.end,
      form: 'pronoun',
      ...(gender ? { gender } : {}),
      ...(plural ? { plural } : {}),
    }
  }
  // 英国《卫报》: what has a title speaks as a body does.
  const titled = /[》〉]/.test(text[span.end - 1] ?? '') ? 'body' : 'name'
  const form: MentionForm = pack.endings.before(text, span.end, span.start)?.value ?? titled
  return { start: span.start, end: span.end, form }
}

/**
 * The mention, cut to its pronoun (他不耐烦地打断大海); undefined where the words are long and nobody is in them. Where a title or a body's
 * word stands inside (其辩护律师罗敏), or a noun after 的, the words are one mention.
 */
export function asPerson(text: string, span: Span, pack: ChinesePack): DraftMention | undefined {
  const mention = mentionOf(text, span, pack)
  if (mention.form !== 'name') return mention
  // 且说, 听…说: no name has one character.
  if (span.end - span.start < 2 || pack.characters['no-name'].has(text[span.start]!) || isScene(text, span, pack))
    return undefined
  // 眯住眼, 眼里含着泪水: what somebody does, and the subject stands before.
  if (isAction(text, span, pack)) return leadingSubject(text, span.start, span.end, pack)
  // 副校长童磊 | 到场后
  if (pack.characters['time-end'].has(text[span.end - 1]!)) {
    const subject = leadingSubject(text, span.start, span.end, pack)
    if (subject !== undefined) return subject
  }
  const owner = ownerOfWords(text, span, pack)
  if (owner !== undefined) return mentionOf(text, owner, pack)
  const acts = actStart(text, span, pack)
  if (acts !== undefined) return mentionOf(text, { start: span.start, end: acts }, pack)
  for (let end = span.start + 2; end < span.end; end++)
    if (pack.endings.before(text, end, span.start) || pack.characters.possessive.has(text[end]!)) return mention
  const pronoun = pack.pronouns.at(text, span.start, span.end)
  if (pronoun) return mentionOf(text, { start: span.start, end: span.start + pronoun.length }, pack)
  if (span.end - span.start <= NAME_REACH || /[·•・A-Za-z《“「]/.test(text.slice(span.start, span.end))) return mention
  return leadingSubject(text, span.start, span.end, pack)
}

/**
 * Who a sentence is about, where its first words are somebody and its predicate begins soon after: for a say-clause with no subject of
 * its own (王芳感谢各村出力，并表示…). undefined where the words are not surely somebody.
 */
export function leadingSubject(text: string, start: number, end: number, pack: ChinesePack): DraftMention | undefined {
  const span = afterAge(text, stripHead(text, trim(text, afterDateline(text, start, end, pack), end), pack), pack)
  const pronoun = pack.pronouns.at(text, span.start, span.end)
  if (pronoun) return mentionOf(text, { start: span.start, end: span.start + pronoun.length }, pack)
  const limit = Math.min(span.end, span.start + MENTION_REACH)
  for (let at = afterRelative(text, span.start, limit, pack); at < limit; ) {
    // 湖区监督局局长: a verb in the name of a body or an office is no predicate.
    const office = officeEnd(text, at, limit, pack)
    if (at > span.start && office > at) {
      at = office
      continue
    }
    const adjunct = pack.adjuncts.at(text, at, limit)
    if (endsGivenName(text, at, span.start, limit, pack)) {
      at++
      continue
    }
    const breaks =
      (at > span.start && isDated(text, at, span.end, pack)) ||
      (at >= span.start + 2 &&
        (isAdverb(text, at, limit, pack) ||
          (adjunct?.value !== null &&
            (adjunct !== undefined || pack.predicates.at(text, at, limit) || pack.openers.at(text, at, limit)?.value))))
    if (breaks) {
      const whole = stripTail(text, { start: span.start, end: at }, pack)
      // 新生童子谦的 | 回答
      const isOwner = pack.characters.possessive.has(text[whole.end - 1]!)
      const found = isOwner ? { start: whole.start, end: whole.end - 1 } : whole
      const exists = pack.characters.existential.has(text[found.start]!)
      if (exists && pack.endings.before(text, found.end, found.start + 1)?.value !== 'title') return undefined
      return isSomebody(text, found, pack) ? mentionOf(text, found, pack) : describedName(text, found, pack)
    }
    at += adjunct?.length ?? 1
  }
  return undefined
}

/** 经理韩东升 | 拿出…: a verb of one character behind a title, a family name and one character is the name's where a predicate follows it. */
function endsGivenName(text: string, at: number, start: number, limit: number, pack: ChinesePack): boolean {
  const surname = at - 2
  if (surname <= start || pack.surnames.at(text, surname, at)?.length !== 1 || pack.predicates.at(text, at, limit)?.length !== 1)
    return false
  if (pack.endings.before(text, surname, start)?.value !== 'title') return false
  return pack.predicates.at(text, at + 1, limit) !== undefined || isAdverb(text, at + 1, limit, pack)
}

/** 刚学会开船的韩小满: a name behind the 的 of what describes it. */
function describedName(text: string, { start, end }: Span, pack: ChinesePack): DraftMention | undefined {
  for (let at = end - 2; at >= Math.max(start + 2, end - 4); at--)
    if (pack.characters.possessive.has(text[at - 1]!) && pack.surnames.at(text, at, end))
      return mentionOf(text, { start: at, end }, pack)
  return undefined
}

/** 48岁的陈岚: behind the number and its 的. */
function afterAge(text: string, { start, end }: Span, pack: ChinesePack): Span {
  if (isDigit(text.charCodeAt(start)))
    for (let at = start + 1; at < Math.min(end, start + AGE_REACH); at++)
      if (pack.characters.possessive.has(text[at]!)) return { start: at + 1, end }
  return { start, end }
}

/** Behind the word for a body or an office that begins here, or `at`. */
function officeEnd(text: string, at: number, limit: number, pack: ChinesePack): number {
  if (!pack.predicates.mayStart(text.charCodeAt(at))) return at
  for (let end = Math.min(limit, at + OFFICE_REACH); end >= at + 3; end--)
    if (pack.endings.before(text, end, at)?.length === end - at) return end
  // 环保组织 | 对…, 领队 | 陶立群: of two characters it is a noun where a predicate of its own or a name follows.
  const noun = at + 2
  const isFollowed =
    noun < limit &&
    (pack.predicates.at(text, noun, limit) || pack.adjuncts.at(text, noun, limit)?.value || pack.surnames.at(text, noun, limit))
  return isFollowed && pack.endings.before(text, noun, at)?.length === 2 ? noun : at
}

/** 当庭, 当场: an adverb of two characters or more, though its first may only look like an adjunct. */
function isAdverb(text: string, at: number, limit: number, pack: ChinesePack): boolean {
  const opener = pack.openers.at(text, at, limit)
  return opener?.value === true && opener.length >= 2
}

/** 打入制胜球的前锋林浩: a sentence that begins with a verb may begin with what describes its subject; behind the 的 of it. */
function afterRelative(text: string, start: number, limit: number, pack: ChinesePack): number {
  // 有居民 | 批评: 有 only says that there is somebody.
  if (pack.characters.existential.has(text[start]!)) return start
  if (!pack.predicates.at(text, start, limit) || pack.adjuncts.at(text, start, limit)?.value === null) return start
  for (let at = start + 2; at < Math.min(limit, start + RELATIVE_REACH); at++)
    if (pack.characters.possessive.has(text[at]!)) return at + 1
  return limit
}

/** 小说家的工作: what belongs to somebody is not somebody. */
export function hasPossessive(text: string, { start, end }: Span, pack: ChinesePack): boolean {
  for (let at = start; at < end; at++) if (pack.characters.possessive.has(text[at]!)) return true
  return false
}

/** The name in a mention of form `name`, without the titles before it: what tells whether a later sentence speaks of the same person. */
export function nameIn(text: string, { start, end }: Span, pack: ChinesePack): string {
  // 局 | 长邱, 局长 | 邱: behind the title stands a family name.
  for (const isNamed of [true, false])
    for (let at = Math.max(start + 1, end - 4); at <= end - 2; at++)
      if (pack.endings.before(text, at, start) && (!isNamed || pack.surnames.at(text, at, end))) return text.slice(at, end)
  return text.slice(Math.max(start, end - 4), end)
}

/** 会长葛凤莲 | 的一番话: whose words they are. */
function ownerOfWords(text: string, { start, end }: Span, pack: ChinesePack): Span | undefined {
  for (let at = start + 2; at < end - 1; at++)
    if (pack.characters.possessive.has(text[at]!) && pack.speechNouns.at(text, at + 1, end)) return { start, end: at }
  return undefined
}

/** 警方 | 加强戒备: where a predicate follows the word for a body or a person; undefined: nowhere. */
function actStart(text: string, { start, end }: Span, pack: ChinesePack): number | undefined {
  for (let at = start + 2; at < end - 1; at++) {
    if (!pack.endings.before(text, at, start)) continue
    const act = pack.predicates.at(text, at, end)
    // 业者 | 代表, 课题组 | 负责人
    const isOffice =
      pack.adjuncts.at(text, at, end)?.value === null ||
      (act !== undefined && (pack.endings.before(text, at + act.length, at) || officeEnd(text, at, end, pack) > at))
    if (act !== undefined && act.length >= 2 && !isOffice && !hasPossessive(text, { start: at, end }, pack)) return at
  }
  return undefined
}

/** 后排传来一阵笑声 */
function isScene(text: string, { start, end }: Span, pack: ChinesePack): boolean {
  for (let at = start; at < end - 1; at++) if (pack.scenes.at(text, at, end)) return true
  return false
}

function isAction(text: string, { start, end }: Span, pack: ChinesePack): boolean {
  // 有影评人 begins with a verb and names somebody.
  const isNamed = pack.surnames.at(text, start, end) !== undefined || pack.characters.existential.has(text[start]!)
  if (!isNamed && end - start > 1 && pack.predicates.at(text, start, end) && !pack.pronouns.at(text, start, end))
    // 握着消防员的手 ends in nobody, 戴着帽子的消防员 does.
    return pack.characters.while.has(text[start + 1]!)
      ? pack.endings.before(text, end, start) === undefined
      : !hasTitle(text, start, end, pack)
  if (end - start <= 4) return false
  for (let at = start + 1; at < end; at++) if (pack.characters.while.has(text[at]!)) return !hasTitle(text, at, end, pack)
  return false
}

function hasTitle(text: string, start: number, end: number, pack: ChinesePack): boolean {
  for (let at = start + 2; at <= end; at++) if (pack.endings.before(text, at, start)) return true
  return false
}

/** Whether words are surely somebody: a name, or a word for a person or body at their end. */
export function isSomebody(text: string, span: Span, pack: ChinesePack): boolean {
  const length = span.end - span.start
  if (length < 2 || isDigit(text.charCodeAt(span.start))) return false
  if (pack.endings.before(text, span.end, span.start) || /[》〉]/.test(text[span.end - 1]!)) return true
  if (/[·•・]/.test(text.slice(span.start, span.end))) return true
  for (let at = span.start + 2; at <= span.end - 2; at++)
    if (pack.endings.before(text, at, span.start)?.value === 'title') return true
  return (
    length === 2 ||
    (length <= 4 && pack.surnames.at(text, span.start, span.end) !== undefined) ||
    (length === 3 && !pack.predicates.at(text, span.start, span.end))
  )
}
