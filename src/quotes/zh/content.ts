import type { ChinesePack } from '../../language/zh.ts'
import type { Attribution } from './attribution.ts'
import { timeEnd } from './leads.ts'
import type { Marked } from './marks.ts'
import { hasPossessive, leadingSubject } from './mentions.ts'
import type { Piece } from './pieces.ts'
import type { Page, Rough } from './rough.ts'
import { trimFinal } from './units.ts'

/** A clause that is longer is more than an adjunct. */
const ADJUNCT_REACH = 24

/** A clause like 至于搬迁的原因 before a new attribution is part of that, and of the words before it no more. */
export function cutAdjuncts({ text, pieces, pack }: Page, current: Rough, k: number, from: number): void {
  let last = k - 1
  while (last > from && isAdjunctClause(text, pieces[last]!, pack)) {
    const before = pieces[last - 1]!
    const part = current.parts.at(-1)
    if (part === undefined) return
    if (before.end <= part.start) {
      current.parts.pop()
      return
    }
    current.parts[current.parts.length - 1] = trimFinal(text, part.start, before.end)
    last--
  }
}

function isAdjunctClause(text: string, piece: Piece, pack: ChinesePack): boolean {
  if (piece.kind !== 'clause' || piece.end - piece.start > ADJUNCT_REACH) return false
  let at = piece.start
  const opener = pack.openers.at(text, at, piece.end)
  if (opener?.value) at += opener.length
  const adjunct = pack.adjuncts.at(text, at, piece.end)
  return timeEnd(text, at, piece.end, pack) >= piece.end || adjunct?.value === 'topic' || adjunct?.value === 'place'
}

/** 据晚报报道，7月3日，警方通报…: what is passed on holds nothing yet but a time or a place. */
function holdsNothing({ text, pieces, pack }: Page, { parts }: Rough, k: number): boolean {
  const before = pieces[k - 1]!
  return parts.length === 0 || (parts.length === 1 && parts[0]!.start === before.start && isAdjunctClause(text, before, pack))
}

/** Inside somebody's words a weak cue or one of thought is theirs (他说，中方认为…); 并希望… is the speaker's own again. */
export function isTheirs(page: Page, found: Attribution, current: Rough, k: number): boolean {
  // 据晚报报道，警方通报，…: who is named first behind a frame is whose words they are.
  const isFirst = current.source?.framed === true && found.mention !== undefined && found.reports
  if (isFirst && !found.verb.thought && holdsNothing(page, current, k)) return false
  // 但多数理事认为: with a subject of its own it joins nothing.
  const joins = found.joins && (found.mention === undefined || found.mention.form === 'pronoun')
  // 只看了两盆，便断定…: what follows from the clause before is no report of its own.
  if (found.mention === undefined && isSequel(page, found.cue.start)) return true
  return !joins && (!found.verb.strong || found.verb.thought) && !found.framed && !speaksAnew(page, found, current)
}

/** 就 or 便 opens the clause, and the cue stands right behind it. */
function isSequel({ text, pack }: Page, cue: number): boolean {
  return pack.characters.sequel.has(text[cue - 1]!) && /[，,]/.test(text[cue - 2] ?? '')
}

/**
 * Whether an attribution inside somebody's words begins others: 王芳则建议… is another's; 他希望… after what a person said is his own again,
 * since nobody says 他 of himself.
 */
function speaksAnew({ text, pack }: Page, { mention, cue, reports, content }: Attribution, current: Rough): boolean {
  if (mention === undefined || !(reports || content !== undefined)) return false
  if (pack.characters.contrast.has(text[cue.start - 1]!)) return true
  const said = current.mention
  if (mention.form !== 'pronoun' || mention.gender === undefined || mention.plural || !said || said.form === 'body') return false
  const part = current.parts[0]
  const subject = part === undefined ? undefined : leadingSubject(text, part.start, part.end, pack)
  if (part === undefined || subject === undefined) return part !== undefined
  // 船长说，他赞成改道，…，他认为…: the words call the speaker so from the first.
  if (subject.form === 'pronoun') return text.slice(subject.start, subject.end) !== text.slice(mention.start, mention.end)
  return hasPossessive(text, subject, pack)
}

/** The reported words go on to the end of a piece; `joins`: in the same part. What another's words stand in goes on with them. */
export function extend(text: string, rough: Rough, first: Piece, last: Piece, joins: boolean): void {
  if (rough.parent !== undefined) extend(text, rough.parent, first, last, joins)
  const part = rough.parts.at(-1)
  if (joins && part !== undefined) rough.parts[rough.parts.length - 1] = trimFinal(text, part.start, wordsEnd(last))
  else rough.parts.push(trimFinal(text, first.kind === 'marked' ? first.marked[0]!.open : first.start, wordsEnd(last)))
}

function wordsEnd(piece: Piece): number {
  return piece.kind === 'marked' ? piece.marked[0]!.after : piece.end
}

/** One by one: a call cannot take a hundred thousand arguments. */
export function keepMarked(rough: Rough, marked: readonly Marked[]): void {
  for (const one of marked) rough.marked.push(one)
}

/**
 * The words of one begin with the words of another. What media pass on is the other's, via them (报道称，检方表示，…); what a person
 * passes on stays theirs as well, and the other's is inside it.
 */
export function nest(text: string, outer: Rough, inner: Rough, piece: Piece): void {
  if (outer.mention?.form === 'body' || outer.mention === undefined || outer.parent !== undefined) {
    inner.via ??= outer.mention
    return
  }
  outer.parts.push(trimFinal(text, piece.start, piece.end))
  inner.parent = outer
}

/** Whether the words right before a piece, in the line before, are the reported speech `last`. */
export function isNextToSpeech({ pieces }: Page, last: Rough | undefined, k: number): boolean {
  const previous = pieces[k - 1]
  if (last === undefined || previous === undefined || last.type === 'direct') return false
  return last.parts.at(-1)!.end >= previous.start && previous.kind === 'clause'
}
