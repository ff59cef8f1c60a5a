import type { ChinesePack } from '../../language/zh.ts'
import type { Span } from '../../model/span.ts'
import type { DraftMention } from '../draft.ts'
import { stripAdjuncts, stripHead, stripTail } from './adjuncts.ts'
import { afterDateline } from './leads.ts'
import { asPerson, hasPossessive, MENTION_REACH, mentionOf } from './mentions.ts'
import { trim } from './units.ts'

/** The subject is looked for in this many units before the cue. */
export const SUBJECT_REACH = 90
/** What is done to (此举 of 此举被网友调侃) is named in this many units. */
const PASSIVE_REACH = 12

/** The words before a cue, taken apart. */
export interface Subject {
  /** Who speaks; absent: nobody is named in this clause. */
  readonly mention: DraftMention | undefined
  readonly via: Span | undefined
  /** No speech is reported: negated, or the subject cannot speak. */
  readonly mute: boolean
  /** An adjunct that is no mere place or person stood between the subject and the cue: 以安全为由. */
  readonly removed: boolean
}

const NOBODY: Subject = { mention: undefined, via: undefined, mute: false, removed: false }
const MUTE: Subject = { ...NOBODY, mute: true }

/** Takes the subject of a cue out of the words between the start of its clause and the cue. `text` is Simplified. */
export function subjectOf(text: string, start: number, end: number, pack: ChinesePack, keep = 0): Subject {
  const whole = trim(text, afterDateline(text, start, end, pack), end)
  if (pack.negations.before(text, whole.end, whole.start)) return MUTE
  const quoting = splitQuoting(text, whole, pack)
  if (quoting) return quoting
  const stripped = stripAdjuncts(text, whole, pack, keep)
  // 乘客被 | 通知: who is told says nothing, and who tells is not named.
  if (stripped.end === whole.end && pack.passives.at(text, whole.end - 1, whole.end)?.value) return MUTE
  // 代表没有 | 当场 | 表示
  if (stripped.end < whole.end && pack.negations.before(text, stripped.end, stripped.start)) return MUTE
  const agent = agentOf(text, afterEven(text, stripHead(text, stripped, pack), whole.end, pack), pack)
  // 新生童小川的 | 回答很干脆：
  const owns = agent.end - agent.start > 2 && pack.characters.possessive.has(text[agent.end - 1]!)
  const span = owns ? { start: agent.start, end: agent.end - 1 } : agent
  if (span.start >= span.end) return NOBODY
  const mute = pack.mute.before(text, span.end, span.start)
  // 上图, 温度表 show; of 周远图 the last character is a name's.
  if (mute !== undefined && (mute.length > 1 || !endsInName(text, span, pack))) return MUTE
  if (span.end - span.start > MENTION_REACH) return NOBODY
  return { mention: asPerson(text, span, pack), via: undefined, mute: false, removed: stripped.removed === true }
}

/** A family name and one or two characters, at the head of the words or behind a title. */
function endsInName(text: string, { start, end }: Span, pack: ChinesePack): boolean {
  for (const at of [end - 3, end - 2]) {
    if (at < start || pack.surnames.at(text, at, end)?.length !== 1) continue
    if (at === start || pack.endings.before(text, at, start)?.value === 'title') return true
  }
  return false
}

/** 连裁判也感叹: between 连 and 也 stands who speaks. */
function afterEven(text: string, { start, end }: Span, limit: number, pack: ChinesePack): Span {
  const isEven = pack.characters.even.has(text[start]!) && end < limit && pack.characters['even-so'].has(text[end]!)
  // 连战 is a name.
  if (isEven && !pack.endings.before(text, end, start + 1) && !pack.pronouns.at(text, start + 1, end)) return { start, end }
  return { start: isEven ? start + 1 : start, end }
}

/** 被网民调侃, 没有参与研究的生物学家: behind the sign of the passive, and behind what describes the subject by what it does not do. */
function agentOf(text: string, { start, end }: Span, pack: ChinesePack): Span {
  for (let at = start; at < Math.min(end - 2, start + PASSIVE_REACH); at++)
    // 被困在山上的游客: here 被 describes, and nobody acts behind it.
    if (pack.passives.at(text, at, end)?.value && !hasPossessive(text, { start: at, end }, pack)) return { start: at + 1, end }
  const described = pack.notHeads.at(text, start, end)
  if (described === undefined) return { start, end }
  for (let at = end - 2; at > start + described.length; at--)
    if (pack.characters.possessive.has(text[at]!)) return { start: at + 1, end }
  return { start, end }
}

/** 路透社援引某位船长的话: the official speaks, Reuters passes it on. */
function splitQuoting(text: string, span: Span, pack: ChinesePack): Subject | undefined {
  for (let at = span.start; at < span.end; at++) {
    const verb = pack.quoting.at(text, at, span.end)
    if (!verb) continue
    const tail = pack.wordsOf.before(text, span.end, at + verb.length)
    const source = stripTail(text, { start: at + verb.length, end: span.end - (tail?.length ?? 0) }, pack)
    const mention = trim(text, source.start, source.end)
    const via = stripAdjuncts(text, trim(text, span.start, at), pack)
    if (mention.start >= mention.end) return undefined
    return {
      mention: mentionOf(text, mention, pack),
      via: via.start < via.end ? { start: via.start, end: via.end } : undefined,
      mute: false,
      removed: false,
    }
  }
  return undefined
}
