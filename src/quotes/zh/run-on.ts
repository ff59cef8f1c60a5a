import type { ChinesePack } from '../../language/zh.ts'
import { introducer } from './beside.ts'
import { isDated } from './leads.ts'
import { hasPossessive, leadingSubject, nameIn } from './mentions.ts'
import type { Piece } from './pieces.ts'
import type { Page, Rough } from './rough.ts'
import { endsWithStop, trim } from './units.ts'
import { isOwnWording } from './wording.ts'

/** The names of those who spoke, and the characters they begin with. */
export interface Known {
  readonly names: Set<string>
  readonly initials: Set<number>
}

/** So much of what was said is compared, and so many pairs in common are as good as more. */
const WORDS_REACH = 200
const COMMON_MOST = 5
/** Where the scale begins, by where the sentence stands; above 0 it goes on. */
const SAME_PARAGRAPH = 3
const SAME_LINE = 2.5
const NEXT_LINE = 0.5
/** Signs of this weight tell inside a sentence too: at the head of a clause, and anywhere in it. */
const NARRATIVE = 2
const NO_COMMENT = 5
/** A subject and its date stand in so many units. */
const PAST_REACH = 12
const HAN_START = 0x4e00
const HAN_SIZE = 0x5200
/** Only this much of a sentence is weighed. */
const SENTENCE_REACH = 160

/**
 * Whether the sentence of the pieces `from` to `to` goes on with the reported speech before it.
 *
 * In a text of paragraphs a line's end closes reported speech, and inside the paragraph it goes on until something tells against it. In a
 * text of sentences a line's end says nothing, so that both must be weighed: signs of the speaker's voice (要, 应, 我们, 因此, 所谓), words in
 * common with what was said, against signs of narrative (记者, 当天, 举行, a dated event, the speaker named again from outside).
 */
export function goesOn(page: Page, open: Rough, known: Known, from: number, to: number): boolean {
  const { text, pieces, pack, lines } = page
  const first = pieces[from]!
  const previous = pieces[from - 1]!
  const sameLine = first.line === previous.lastLine
  if (
    !sameLine &&
    (page.linesAre === 'paragraphs' || !lines[first.line]!.follows || lines[first.line]!.role !== lines[previous.line]!.role)
  )
    return false
  const last = pieces[to - 1]!
  // What has no stop is a signature or a label; what is said in marks of its own is no reported speech.
  if (last.separator !== 'stop' && !(last.kind === 'marked' && endsWithStop(text, last))) return false
  for (let k = from; k < to; k++) if (pieces[k]!.kind === 'marked' && endsWithStop(text, pieces[k]!)) return false
  let score = sameLine ? (page.linesAre === 'paragraphs' ? SAME_PARAGRAPH : SAME_LINE) : NEXT_LINE
  score -= reserveOf(open, pack)
  const end = Math.min(pieces[to - 1]!.end, first.start + SENTENCE_REACH)
  const opening = pack.runOn.at(text, first.start, end)
  if (opening?.value.sign === 'starts-off') score -= opening.value.weight
  if (opening?.value.sign === 'starts-on') score += opening.value.weight
  // 要做好应对工作: a sentence that opens with what ought to be has no subject of its own, and is the speaker's.
  if (opening?.value.sign === 'on') score += opening.value.weight
  let on = 0
  for (let at = first.start; at < end; ) {
    const found = pack.runOn.at(text, at, end)
    if (found?.value.sign === 'off') score -= found.value.weight
    if (found?.value.sign === 'on') on += found.value.weight
    at += found?.length ?? 1
  }
  score += Math.min(on, 1)
  if (namesSpeaker(page, open, first.start, end)) score -= 3
  if (isAboutSpeaker(page, open, first.start)) score -= 3
  if (namesAnother(text, known, first.start, end)) score -= 2
  if (!sameLine && /[？?]/.test(text[last.end] ?? '')) score -= 2
  for (let k = from; k < to; k++)
    if (pieces[k]!.marked.some((marked) => isOwnWording(text, marked, new Set([pieces[k]!.end]), pack))) score += 1
  const common = commonWords(text, open, first.start, end)
  score += common === 0 ? (sameLine ? -0.8 : -1.6) : common === 1 && !sameLine ? -0.5 : common * 0.3
  if (!sameLine) score -= 0.15 * (open.parts.length - 1)
  // 此外，今年5月，…: behind an opening sign a date opens the sentence all the same.
  const dated = opening?.value.sign === 'starts-on' ? trim(text, first.start + opening.length + 1, end).start : first.start
  if (isDated(text, first.start, end, pack) || isDated(text, dated, end, pack) || pack.years.at(text, dated, end)) score -= 1.2
  // 某国总统去年签署法案: so is what somebody did last year.
  for (let at = first.start + 2; at < Math.min(end, first.start + PAST_REACH); at++)
    if (pack.years.at(text, at, end)) {
      score -= 1.4
      break
    }
  // 于2017年, 在6月29日: what happened on a day is rather told by the writer.
  if (pack.dates.past.test(text.slice(first.start, Math.min(end, first.start + 24)))) score -= 1
  return score > 0
}

/** How little an attribution holds on: 据某报报道 opens the writer's own report, and a wish or an order is said in a sentence. */
function reserveOf({ source, mention }: Rough, pack: ChinesePack): number {
  if (source === undefined) return 0
  if (source.framed && mention?.form === 'body' && source.verb.noun) return 1.5
  return (source.verb.strong || source.framed ? 0 : 0.7) + (pack.reserves.get(source.verb.meaning) ?? 0)
}

/** Whether the speaker is named in the sentence: then it is said about the speaker, from outside. */
function namesSpeaker({ text, pack }: Page, open: Rough, start: number, end: number): boolean {
  const { mention } = open
  if (mention === undefined || mention.form === 'pronoun') return false
  return text.slice(start, end).includes(nameIn(text, mention, pack))
}

/** 她不愿透露书名: a sentence about him or her, where nobody in the words themselves can be meant, is about the speaker. */
function isAboutSpeaker({ text, pack }: Page, open: Rough, at: number): boolean {
  const pronoun = pack.pronouns.at(text, at, at + 1)
  if (pronoun?.value.gender === undefined || pronoun.value.plural || open.mention?.form === 'body') return false
  const last = open.parts.at(-1)!
  const subject = leadingSubject(text, last.start, last.end, pack)
  // 门将昨天发烧。他今天没有训练: the one the words are about.
  if (subject !== undefined && subject.form !== 'body' && !hasPossessive(text, subject, pack)) return false
  return !open.parts.some((part) => text.slice(part.start, part.end).includes(text[at]!))
}

/** Whether the clause of a piece inside reported words is none of them; `next` stands behind it in its sentence. */
export function endsWords(page: Page, piece: Piece, previous: Piece | undefined, next: Piece | undefined, open: Rough): boolean {
  return (
    page.pack.breaks.at(page.text, piece.start, piece.end) !== undefined ||
    leaves(page, piece, previous) ||
    turnsToOthers(page, piece, open) ||
    (next !== undefined && introducer(page, piece, next) !== undefined)
  )
}

/** Whether a clause inside reported words is the writer's: 但拒绝透露细节, ；记者随后离开. */
function leaves({ text, pack }: Page, piece: Piece, previous: Piece | undefined): boolean {
  const opening = pack.runOn.at(text, piece.start, piece.end)?.value
  if (pack.courtesies.before(text, piece.end, piece.start) && pack.joiners.at(text, piece.start, piece.end)) return true
  if (previous?.separator === 'semicolon' && opening?.sign === 'starts-off' && opening.weight >= NARRATIVE) return true
  for (let at = piece.start; at < piece.end; ) {
    const found = pack.runOn.at(text, at, piece.end)
    if (found?.value.sign === 'off' && found.value.weight >= NO_COMMENT) return true
    at += found?.length ?? 1
  }
  return false
}

/** 有店主说…，| 也有店主抱怨…: after somebody of whom it is only said that he is there another one speaks. */
function turnsToOthers({ text, pack }: Page, piece: Piece, { mention }: Rough): boolean {
  if (mention === undefined || !pack.characters.existential.has(text[mention.start]!) || piece.hits.length === 0) return false
  const opener = pack.openers.at(text, piece.start, piece.end)
  return opener?.value === true && pack.characters.existential.has(text[piece.start + opener.length]!)
}

/** Whether somebody who spoke before is named. */
function namesAnother(text: string, known: Known, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    if (!known.initials.has(text.charCodeAt(at))) continue
    for (let length = 2; length <= 4 && at + length <= end; length++)
      if (known.names.has(text.slice(at, at + length))) return true
  }
  return false
}

/** How many pairs of Han characters the sentence shares with what was said; as many as count. */
function commonWords(text: string, open: Rough, start: number, end: number): number {
  const seen = new Set<number>()
  for (let i = Math.max(0, open.parts.length - 3); i < open.parts.length; i++) {
    const part = open.parts[i]!
    const last = Math.min(part.end, part.start + WORDS_REACH) - 1
    for (let at = part.start; at < last; at++) {
      const pair = pairAt(text, at)
      if (pair >= 0) seen.add(pair)
    }
  }
  let common = 0
  for (let at = start; at + 1 < end && common < COMMON_MOST; at++) {
    const pair = pairAt(text, at)
    if (pair >= 0 && seen.delete(pair)) common++
  }
  return common
}

/** Two characters of the main Han block as a small number, which a set holds without boxing it; -1: they are something else. */
function pairAt(text: string, at: number): number {
  const first = text.charCodeAt(at) - HAN_START
  const second = text.charCodeAt(at + 1) - HAN_START
  return first >= 0 && first < HAN_SIZE && second >= 0 && second < HAN_SIZE ? (first << 15) | second : -1
}
