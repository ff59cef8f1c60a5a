import type { DraftMention } from '../draft.ts'
import type { CueFound } from './cues.ts'
import { type Grammar, isWord, wordAt } from './grammar.ts'
import { baseEnd, mentionOf, namesSpeaker } from './mentions.ts'
import type { Clause } from './stream.ts'
import { subjectAfter, subjectBefore, verbGroupStart } from './subjects.ts'

export interface SecondHand {
  readonly speaker?: DraftMention
  /** Who passes the words on. */
  readonly via?: DraftMention
}

/** As far as "saying" may stand from the verb that quotes: X was quoted by the official news agency of Y as saying. */
const LONGEST_REACH = 20

/** X was quoted by AFP as saying, AFP quoted X as saying: who said it, and who passes it on. Undefined where nobody does. */
export function secondHand(g: Grammar, cue: CueFound, sentence: Clause): SecondHand | undefined {
  const reported = wordAt(g, cue.at - 1) === 'as' || (cue.kind === 'ing' && wordAt(g, cue.at) === 'saying')
  if (!reported) return cue.kind === 'finite' ? citedBy(g, cue, sentence) : undefined
  for (let at = cue.at - 1; at >= sentence.from && at > cue.at - LONGEST_REACH; at--) {
    if (!isWord(g, at, 'quoting')) continue
    const group = verbGroupStart(g, at, sentence.from)
    const before = subjectBefore(g, group, sentence.from)
    const passive = isPassive(g, group, at)
    const after = passive
      ? wordAt(g, at + 1) === 'by'
        ? subjectAfter(g, at + 2, cue.at)
        : undefined
      : subjectAfter(g, at + 1, cue.at)
    const [speaker, via] = (passive ? [before, after] : [after, before]).map((named) => named && mentionOf(g, named))
    return speaker && { speaker, ...(via ? { via } : {}) }
  }
  return undefined
}

/** The Harbor Daily, citing X, reported that A; Citing X, the paper said A: an outlet passes on what its source says. */
function citedBy(g: Grammar, cue: CueFound, sentence: Clause): SecondHand | undefined {
  const outlet = subjectBefore(g, cue.groupStart, sentence.from)
  if (!outlet || !isWord(g, baseEnd(g, outlet.from, outlet.to) - 1, 'outlet')) return undefined
  let at = isCiting(g, sentence.from) ? sentence.from : -1
  if (at < 0 && isCiting(g, outlet.to + 1) && wordAt(g, outlet.to) === ',') at = outlet.to + 1
  const named = at < 0 ? undefined : subjectAfter(g, at + 1, sentence.to)
  // Citing weak demand, …: a reason, and nobody who says it.
  if (!named || wordAt(g, named.to) !== ',' || !namesSpeaker(g, named)) return undefined
  const [speaker, via] = [mentionOf(g, named), mentionOf(g, outlet)]
  return speaker && { speaker, ...(via ? { via } : {}) }
}

function isCiting(g: Grammar, i: number): boolean {
  return isWord(g, i, 'citing') && wordAt(g, i).endsWith('ing')
}

/** “…,” AFP quoted X as saying: the same behind quoted words. */
export function passedOn(g: Grammar, verb: number, sentence: Clause): { mention: DraftMention; via?: DraftMention } | undefined {
  if (!isWord(g, verb, 'quoting')) return undefined
  for (let at = verb + 2; at < Math.min(sentence.to, verb + LONGEST_REACH); at++)
    if (wordAt(g, at) === 'as' && wordAt(g, at + 1).endsWith('ing')) {
      const named = subjectBefore(g, at, verb + 1)
      const speaker = named && mentionOf(g, named)
      const by = subjectBefore(g, verbGroupStart(g, verb, sentence.from), sentence.from)
      const via = by && mentionOf(g, by)
      return speaker && { mention: speaker, ...(via ? { via } : {}) }
    }
  return undefined
}

function isPassive(g: Grammar, group: number, at: number): boolean {
  for (let i = group; i < at; i++) if (isWord(g, i, 'be')) return true
  return false
}
