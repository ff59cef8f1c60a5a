import type { ChinesePack } from '../../language/zh.ts'
import type { DraftMention } from '../draft.ts'
import type { Attribution } from './attribution.ts'
import { keepMarked } from './content.ts'
import { judge } from './cues.ts'
import { isSomebody, leadingSubject, MENTION_REACH, mentionOf } from './mentions.ts'
import type { Piece } from './pieces.ts'
import { attribute, makeRough, type Page, type Rough } from './rough.ts'
import { subjectOf } from './subjects.ts'
import { endsWithStop, trimFinal } from './units.ts'

/** A marked string at the end of its sentence that nobody has been found to say yet, and its piece. */
export interface Floating {
  readonly rough: Rough
  readonly piece: number
}

/** A subject farther off is another sentence's in all but its stops. */
const CLAUSES_BEFORE = 8
/** A clause of time or place is not longer (赛前, 发布会后), and stands alone before the one with the subject. */
const SHORT_ADJUNCT = 6
const NEXT_CLAUSES = 2
/** So many clauses at most stand between quoted words and who says them. */
const CLAUSES_BETWEEN = 3

/** 她只是苦笑：“…” Whom a clause names with a colon before marks: he or she says those, whatever the clause follows. */
export function introducer({ text, pack }: Page, piece: Piece, next: Piece): DraftMention | undefined {
  if (piece.separator !== 'colon' || next.kind !== 'marked') return undefined
  const subject = leadingSubject(text, piece.start, piece.end, pack)
  return subject?.form === 'body' ? undefined : subject
}

/** The subject of the sentence, for a clause without one: the nearest that a word for a person or a body ends, else the first. */
export function subjectBefore(page: Page, k: number, from: number): DraftMention | undefined {
  const { text, pieces, pack } = page
  let first: DraftMention | undefined
  const last = pieces[k - 1]
  // 邻居说…，她只是苦笑：“…”: who is named beside the colon.
  const named = last !== undefined && k - 1 >= from ? introducer(page, last, pieces[k]!) : undefined
  if (named !== undefined) return named
  for (let i = k - 1; i >= Math.max(from, k - CLAUSES_BEFORE); i--) {
    const piece = pieces[i]!
    if (piece.kind !== 'clause') continue
    const subject =
      causee(text, piece, pack) ?? leadingSubject(text, piece.start, piece.end, pack) ?? publisher(text, piece, pack)
    if (subject !== undefined && (subject.form === 'body' || subject.form === 'title')) return subject
    first = subject ?? first
  }
  return first
}

/** “A。”何冬说。“B。”王芳说: whether somebody is named right behind a marked string who says it and nothing more. */
export function isSaidNext({ text, pieces, pack }: Page, k: number): boolean {
  const next = pieces[k + 1]
  if (next?.kind !== 'clause' || pieces[k]!.separator !== 'mark' || next.line !== pieces[k]!.lastLine) return false
  const found = judge(text, next, pieces[k + 2], pack)
  return typeof found === 'object' && found.mention !== undefined && found.content === undefined && next.separator !== 'colon'
}

/** 海蓝动力在微博发布声明，称…: whoever publishes is the speaker, whatever the name looks like. */
function publisher(text: string, piece: Piece, pack: ChinesePack): DraftMention | undefined {
  const act = pack.acts.before(text, piece.end, piece.start)
  return act === undefined ? undefined : subjectOf(text, piece.start, piece.end - act.length, pack).mention
}

/** 大雨让船长丁可很慌乱：“…” Whom a clause moves to speak stands behind its 让. */
function causee(text: string, piece: Piece, pack: ChinesePack): DraftMention | undefined {
  if (piece.separator !== 'colon') return undefined
  for (let at = piece.start; at < piece.end; at++)
    if (pack.characters.causative.has(text[at]!)) return leadingSubject(text, at + 1, piece.end, pack)
  return undefined
}

/**
 * “…”，司机董强每天经过这座桥: no cue, and the clause behind the marks tells of who says them; a time may stand between (“…”，赛前，…). A body
 * is told of for other reasons.
 */
function somebodyNext({ text, pieces, pack }: Page, k: number, to: number): DraftMention | undefined {
  for (let i = k + 1; i < Math.min(to, k + 1 + NEXT_CLAUSES); i++) {
    const next = pieces[i]!
    const found = next.kind === 'clause' ? leadingSubject(text, next.start, next.end, pack) : undefined
    if (found !== undefined && found.form !== 'body' && (found.form === 'pronoun' || isSomebody(text, found, pack))) return found
    if (next.kind !== 'clause' || (next.end - next.start > SHORT_ADJUNCT && !isOpening(text, next, pack))) return undefined
  }
  return undefined
}

/**
 * 来得最早的是渔民陶立群。“…”: whom the sentence right before the marks brings in at its end, behind 是 or 有. He is named with a title, or
 * behind the 的 of what describes him.
 */
export function broughtIn({ text, pieces, pack }: Page, k: number): DraftMention | undefined {
  const previous = pieces[k - 1]
  if (previous?.kind !== 'clause' || previous.separator !== 'stop') return undefined
  const { end } = previous
  const floor = Math.max(previous.start, end - MENTION_REACH)
  for (let at = end - 2; at > floor; at--)
    if (pack.characters.presenting.has(text[at - 1]!)) {
      const start = startOfNamed(text, at, end, pack)
      return start === undefined ? undefined : mentionOf(text, { start, end }, pack)
    }
  return undefined
}

/** Where who is named at the end begins: with the title, or behind the 的 of what describes him; undefined: nobody is named. */
function startOfNamed(text: string, start: number, end: number, pack: ChinesePack): number | undefined {
  for (const at of [end - 3, end - 2]) {
    if (at <= start || pack.surnames.at(text, at, end)?.length !== 1) continue
    if (pack.characters.possessive.has(text[at - 1]!)) return at
    if (pack.endings.before(text, at, start)?.value === 'title') return start
  }
  return undefined
}

/** 在昨天的会上，, 谈到当年的那场雨，: what opens a sentence before its subject. */
function isOpening(text: string, { start, end, separator }: Piece, pack: ChinesePack): boolean {
  const opening = pack.adjuncts.at(text, start, end)?.value
  return separator === 'comma' && (opening === 'place' || opening === 'topic')
}

/**
 * Who is told of right behind the marked string `k` that nobody is said to say: in its own sentence, or where it opens a paragraph in the next
 * one (“…。”店主陶立群翻开账本。). Behind a stop he or she may be whoever listens.
 */
export function toldOfNext(page: Page, k: number, to: number): DraftMention | undefined {
  if (k + 1 < to) return page.pieces[k]!.separator === 'comma' ? somebodyNext(page, k, to) : undefined
  if (!opensParagraph(page, k) || !endsWithStop(page.text, page.pieces[k]!.marked[0]!)) return undefined
  const next = somebodyNext(page, k, page.pieces.length)
  return next?.form === 'pronoun' ? undefined : next
}

/** Whether the marked string `k` opens a paragraph that goes on behind it. */
function opensParagraph({ pieces, linesAre }: Page, k: number): boolean {
  const { line, lastLine } = pieces[k]!
  return linesAre === 'paragraphs' && line === lastLine && pieces[k - 1]?.lastLine !== line && pieces[k + 1]?.line === line
}

/**
 * Whether the attribution in the piece `k` may be of the marked piece before it. Clauses may stand between them where the cue is the end of
 * its own: “…”高朗靠在椅背上，客气地说。 “…”，在昨天的会上，高朗说。 What begins another line and has words of its own looks back only where
 * nobody before the marks may have said them.
 */
export function isSaidBy(
  { text, pieces, pack }: Page,
  { rough, piece: marked }: Floating,
  k: number,
  from: number,
  { ends, reportsHere }: { readonly ends: boolean; readonly reportsHere: boolean },
): boolean {
  const { line, lastLine } = pieces[marked]!
  const isOnLineOfEarlier = rough.sameAs !== undefined && pieces[marked - 1]?.lastLine === line
  if (isOnLineOfEarlier && reportsHere && lastLine < pieces[k]!.line) return false
  if (marked === k - 1) return true
  // “…”发布会后，高朗表示，…
  const first = pieces[from]!
  const isAfterTime = marked === from - 1 && k === from + 1 && first.kind === 'clause' && first.end - first.start <= SHORT_ADJUNCT
  if (isAfterTime && first.line === lastLine && leadingSubject(text, first.start, first.end, pack) === undefined) return true
  if (!ends || reportsHere) return false
  if (marked === from - 1) return true
  if (marked !== from || k - from > CLAUSES_BETWEEN) return false
  for (let i = from + 1; i < k; i++) if (pieces[i]!.kind !== 'clause' || pieces[i]!.separator !== 'comma') return false
  return true
}

/** 桥下个月通车，周敏说。 */
export function postponed({ text, pieces }: Page, found: Attribution, k: number, from: number): Rough {
  const rough = makeRough('indirect', [trimFinal(text, pieces[from]!.start, pieces[k - 1]!.end)], 'late')
  attribute(text, rough, found, found.mention, undefined)
  for (let i = from; i < k; i++) keepMarked(rough, pieces[i]!.marked)
  return rough
}
