import type { ChinesePack } from '../../language/zh.ts'
import type { ChineseCue } from '../../language/zh-cue.ts'
import type { ChineseRule } from '../../language/zh-rules.ts'
import type { Span } from '../../model/span.ts'
import type { DraftMention } from '../draft.ts'
import type { Attribution, Judgement } from './attribution.ts'
import { isTimeClause, speaksOut } from './clauses.ts'
import { prefixLength, viewFrame } from './frames.ts'
import { afterParticle, type JoinedHit, joinHits } from './joined-hits.ts'
import { isSomebody } from './mentions.ts'
import { hasPredicate, isAttitude, isNoun, isNounAfterRelative } from './objects.ts'
import type { Piece } from './pieces.ts'
import { SUBJECT_REACH, subjectOf } from './subjects.ts'
import { trim } from './units.ts'
import { isJudgement, isOwnWording } from './wording.ts'

/** Who is told (告诉记者) takes this many units at most. */
const ADDRESSEE_REACH = 16
/** Clauses have two or three cues at most; a hostile one may have a million. */
const HITS_REACH = 6

const JOINER_REACH = 5
const SHORTEST_CLAUSE = 3
/** Behind a joiner and its cue so many units are a clause and no object. */
const JOINED_CLAUSE = 6
/** A shorter string in marks right behind a cue is a term, unless it begins like a predicate (称“没看过”); 称 and 说
 * alone also mean to call. */
const WORDS_IN_MARKS = 6

/** Says whether a clause attributes words to somebody. `previous` and `next` are the pieces beside it in its sentence and its line. */
export function judge(
  text: string,
  piece: Piece,
  next: Piece | undefined,
  pack: ChinesePack,
  previous?: Piece | undefined,
): Judgement {
  if (pack.silences.at(text, piece.start, piece.end)?.length === piece.end - piece.start) return 'silence'
  const found = attributionOf(text, piece, next, pack, previous)
  if (found !== undefined) return found
  const isSilent =
    pack.silences.at(text, piece.start, piece.end) !== undefined ||
    (piece.separator === 'comma' && pack.silenceEnds.before(text, piece.end, piece.start) !== undefined)
  return isSilent ? 'silence' : undefined
}

function attributionOf(
  text: string,
  piece: Piece,
  next: Piece | undefined,
  pack: ChinesePack,
  previous: Piece | undefined,
): Attribution | undefined {
  const framed = viewFrame(text, piece, pack)
  if (framed) return framed
  if (piece.hits.length === 0 || isTimeClause(text, piece, pack)) return undefined
  const hits = joinHits(text, piece, piece.hits.slice(-HITS_REACH), pack)
  const last = hits.at(-1)!
  const tail = trim(text, afterParticle(text, last.end, piece.end, pack), piece.end)
  const final = tail.start >= tail.end ? judgeFinal(text, piece, last, next, pack) : undefined
  if (final !== undefined) return final
  for (const hit of final === undefined && tail.start >= tail.end ? hits.slice(0, -1) : hits) {
    const found = judgeInside(text, piece, hit, next, pack, hit.start === piece.start && speaksOut(text, previous, pack))
    if (found) return found
  }
  return undefined
}

/** The cue ends its clause: 张勇说，… 张勇说：… “…”张勇说。 */
function judgeFinal(
  text: string,
  piece: Piece,
  hit: JoinedHit,
  next: Piece | undefined,
  pack: ChinesePack,
): Attribution | undefined {
  const { verb } = hit
  const meetsMarks = piece.separator === 'colon' || next?.kind === 'marked'
  const from = Math.max(piece.start, hit.start - SUBJECT_REACH)
  const according = hit.start > piece.start ? prefixLength(text, from, hit.start, pack) : 0
  if (!verb.strong && !hit.joined && piece.separator !== 'colon' && isNoun(text, hit.start, from, pack)) return undefined
  if (!hit.joined && !meetsMarks && according === 0 && isNounAfterRelative(text, from, hit, pack)) return undefined
  if (pack.conditions.at(text, from, hit.start)) return undefined
  const subject = subjectOf(text, from + according, hit.start, pack, hit.keep)
  if (subject.mute) return undefined
  const joins = joinsAt(text, piece, hit, pack)
  // 视其为重大安全威胁，: a weak cue wants somebody before it.
  const isDoubtful = !verb.strong && !meetsMarks && piece.separator === 'comma' && subject.mention?.form === 'name'
  if (isDoubtful && !isSomebody(text, subject.mention!, pack)) return undefined
  if (!verb.strong && !subject.mention && !joins && !meetsMarks && piece.separator === 'comma') return undefined
  return {
    cue: hit,
    verb,
    framed: according > 0,
    joins,
    reports:
      (verb.strong || verb.pause || according > 0 || isAsked(text, piece, hit, subject.mention, next, pack)) &&
      !pack.characters.beside.has(text[hit.end] ?? ''),
    mention: subject.mention,
    via: subject.via,
    content: undefined,
    rule:
      according > 0 ? 'according' : `${verb.strong ? 'strong' : 'weak'}-pause${subject.mention === undefined ? '-nobody' : ''}`,
  }
}

/** 记者追问：会不会延期？ Without marks a colon opens what somebody named says; after a comma only a question is asked (询问，是否延期). */
function isAsked(
  text: string,
  piece: Piece,
  { verb }: JoinedHit,
  mention: DraftMention | undefined,
  next: Piece | undefined,
  pack: ChinesePack,
): boolean {
  if (!verb.marks || mention === undefined || (mention.form !== 'pronoun' && !isSomebody(text, mention, pack))) return false
  return piece.separator === 'colon' || (piece.separator === 'comma' && asks(text, verb, next, pack))
}

/** Whether a verb of asking has a question behind it: 是否, 为何, 哪些. */
function asks(text: string, verb: ChineseCue, words: Span | undefined, pack: ChinesePack): boolean {
  if (verb.meaning !== 'ask' || words === undefined) return false
  for (let at = words.start; at < words.end; at++) if (pack.questions.at(text, at, words.end)) return true
  return false
}

/** 提出一个办法：, 介绍当天的情况：: behind what somebody puts forward a colon opens it. A thing (该片) tells no words. */
function givesAccount(text: string, mention: DraftMention, pack: ChinesePack): boolean {
  return mention.form !== 'name' || (mention.end - mention.start > 2 && isSomebody(text, mention, pack))
}

/** The words, or who is told, follow in the cue's own clause: 称双方同意, 告诉记者，… */
function judgeInside(
  text: string,
  piece: Piece,
  hit: JoinedHit,
  next: Piece | undefined,
  pack: ChinesePack,
  goesOn: boolean,
): Attribution | undefined {
  const { verb } = hit
  const rest = trim(text, afterParticle(text, hit.end, piece.end, pack), piece.end)
  const from = Math.max(piece.start, hit.start - SUBJECT_REACH)
  if (pack.conditions.at(text, from, hit.start)) return undefined
  // After these the cue is a noun, or its clause only sets the time: 说的, 介绍者, 告诉记者后.
  if (pack.characters['not-object'].has(text[rest.start]!) && !pack.objects.at(text, rest.start, rest.end)) return undefined
  const told = pack.addressees.at(text, rest.start, rest.end)
  const pauses = piece.separator === 'comma' || piece.separator === 'colon'
  const length = rest.end - rest.start
  let content: number | undefined
  let rule: ChineseRule = 'told'
  const opensLine = piece.separator === 'colon' && next?.kind === 'clause' && next.line === piece.line
  let mayAccount = false
  if (verb.act) rule = 'told'
  else if (told?.length !== length && asks(text, verb, rest, pack)) {
    // 询问部长会否减税
    content = rest.start + (told?.length ?? 0)
    rule = 'weak-clause'
  } else if (told && told.length === length) {
    // “…”何冬告诉记者。 问他：“…”
    if (!verb.person && !(next?.kind === 'marked') && piece.separator === 'comma') return undefined
  } else if (!verb.clause && endsInWording(text, piece, rest, verb, pack)) {
    content = rest.start
    rule = 'wording'
  } else if (verb.person && length <= ADDRESSEE_REACH && (pauses || (!verb.clause && piece.separator !== 'mark'))) rule = 'told'
  else if (verb.person && told) content = rest.start + told.length
  else if (
    (verb.clause ||
      (verb.sentence &&
        ((length >= JOINED_CLAUSE && isRightBehindJoiner(text, piece, hit, pack)) || hasPredicate(text, rest, pack)))) &&
    length >= SHORTEST_CLAUSE &&
    !isNoun(text, hit.start, from, pack) &&
    startsClause(text, rest, piece, verb, pack)
  ) {
    content = rest.start
    rule = verb.strong ? 'strong-clause' : 'weak-clause'
  } else if (opensLine && length <= ADDRESSEE_REACH && (verb.pause || verb.clause)) mayAccount = true
  else return undefined
  // Most cues are refused before this: the subject is looked for last.
  const subject = subjectOf(text, from, hit.start, pack, hit.keep)
  const isAccount = mayAccount && subject.mention !== undefined && givesAccount(text, subject.mention, pack)
  if (subject.mute || (mayAccount && !isAccount) || (verb.act && subject.mention === undefined)) return undefined
  const joins = goesOn || joinsAt(text, piece, hit, pack)
  if (!verb.strong && content !== undefined && !joins && (!subject.mention || subject.removed)) return undefined
  // 提醒公众注意携带雨具，: nobody says so, and who is told is no speaker.
  if (verb.person && content === undefined && !told && !subject.mention && !joins && !(next?.kind === 'marked')) return undefined
  return {
    cue: hit,
    verb,
    framed: false,
    joins,
    reports: (verb.person && (verb.strong || verb.pause || asks(text, verb, next, pack))) || content !== undefined || isAccount,
    mention: subject.mention,
    via: subject.via,
    content,
    rule: rule === 'strong-clause' && subject.mention === undefined ? 'strong-clause-nobody' : rule,
  }
}

/** 指责以方“蓄意攻击平民”: whatever the verb takes, its object ends with the speaker's own words. */
function endsInWording(text: string, piece: Piece, rest: Span, verb: ChineseCue, pack: ChinesePack): boolean {
  const last = piece.marked.at(-1)
  if (last?.after !== rest.end || last.open <= rest.start) return false
  return isJudgement(last, rest.end, verb) || isOwnWording(text, last, new Set([rest.end]), pack)
}

/** 又指當局…, 並指…: between the joiner and the cue stands nothing. */
function isRightBehindJoiner(text: string, piece: Piece, hit: JoinedHit, pack: ChinesePack): boolean {
  const joiner = pack.joiners.at(text, piece.start, hit.start)
  return joiner !== undefined && piece.start + joiner.length === hit.start
}

/** Whether the words after the cue are a clause, and not the object of a verb that means something else (表示遗憾, 指出方向). */
function startsClause(text: string, rest: Span, piece: Piece, verb: ChineseCue, pack: ChinesePack): boolean {
  // 警告了各方的威胁: after 了 stands an object and no clause.
  if (pack.characters.finished.has(text[rest.start - 1]!)) return false
  const length = rest.end - rest.start
  if (isAttitude(text, rest, pack)) return false
  const whole = piece.marked.find((marked) => marked.open === rest.start && marked.after === rest.end)
  if (whole !== undefined)
    return (
      length >= (verb.word.length > 1 ? WORDS_IN_MARKS - 1 : WORDS_IN_MARKS) ||
      isOwnWording(text, whole, new Set([rest.end]), pack)
    )
  // 表示不上诉: what begins like a predicate is a clause however short.
  if (pack.predicatives.at(text, rest.start, rest.end)) return true
  // 承认沟通不够: so is a word of two characters and its predicate.
  if (verb.strong && length === 4 && pack.predicatives.at(text, rest.start + 2, rest.end)) return true
  return length >= (verb.word.length === 1 || verb.thought ? 4 : 5)
}

/** 并表示, 还希望: an adverb opens the clause, and a weak cue stands close behind it. */
function joinsAt(text: string, piece: Piece, hit: JoinedHit, pack: ChinesePack): boolean {
  return (
    (hit.verb.strong || hit.start - piece.start <= JOINER_REACH) && pack.joiners.at(text, piece.start, hit.start) !== undefined
  )
}
