import type { Span } from '../../model/span.ts'
import type { DraftMention } from '../draft.ts'
import { afterAddressee, afterAdjuncts } from './adjuncts.ts'
import { contentSpan } from './asides.ts'
import { isFiniteVerb } from './clauses.ts'
import type { CueFound } from './cues.ts'
import type { Finding } from './finding.ts'
import { type Grammar, isPossessive, isWord, posAt, spanOf, wordAt } from './grammar.ts'
import { mentionOf } from './mentions.ts'
import type { Clause } from './stream.ts'
import { subjectBefore, verbGroupStart } from './subjects.ts'

/* Reported clauses behind a colon and without marks: X said: the show goes on; X posted a message: the show goes on. */

/** As far as the noun of "a message to all members of the crew:" may stand before its colon. */
const LONGEST_REACH = 10

/** The clause behind a colon that only whom, when and where it was told may part from its cue. */
export function clauseBehindColon(g: Grammar, cue: CueFound, to: number): Span | undefined {
  if (!cue.entry.frames.has('q') || cue.entry.strength < 2) return undefined
  const ends = [cue.end, afterAddressee(g, cue, cue.end, to), afterAdjuncts(g, cue.end, to, cue)]
  const colon = ends.find((at) => wordAt(g, at) === ':')
  return colon === undefined ? undefined : contentAt(g, colon, to)
}

/** The same behind what was sent or written (a note, a message), with whoever did so, or whose answer it was. */
export function colonReportsIn(g: Grammar, sentence: Clause): Finding[] {
  let colon = sentence.from
  while (colon < sentence.to && wordAt(g, colon) !== ':') colon++
  const content = colon < sentence.to ? contentAt(g, colon, sentence.to) : undefined
  if (!content) return []
  let isToldOf = false
  for (let at = colon - 1; at > sentence.from && at >= colon - LONGEST_REACH; at--) {
    if (isFiniteVerb(g, at) && !isWord(g, at, 'be')) return []
    isToldOf ||= isWord(g, at, 'be')
    if (posAt(g, at) !== 'NOUN' || !(isWord(g, at, 'medium') || isWord(g, at, 'utterance'))) continue
    // Lund's reply was short: …; an "Editor's note:" is a label.
    const mention = isToldOf ? ownerOf(g, at, sentence) : senderOf(g, at, sentence)
    return mention ? [{ rule: 'colon', parts: [content], cue: spanOf(g, at, at + 1), mention }] : []
  }
  return []
}

/** The words behind the colon, where they hold a clause and are not quoted. */
function contentAt(g: Grammar, colon: number, to: number): Span | undefined {
  if (posAt(g, colon + 1) === 'QUOTE') return undefined
  for (let at = colon + 1; at < to; at++) {
    if (posAt(g, at) === 'QUOTE') return undefined
    if (isFiniteVerb(g, at) && at > colon + 1) return contentSpan(g, colon + 1, to)
  }
  return undefined
}

/** Lund's reply, her message. */
function ownerOf(g: Grammar, noun: number, sentence: Clause): DraftMention | undefined {
  let at = noun - 1
  while (at > sentence.from && posAt(g, at) === 'ADJ') at--
  if (isPossessive(g, at)) return mentionOf(g, { from: at, to: at + 1 })
  const named = isWord(g, at, 'possessive-mark') ? subjectBefore(g, at, sentence.from) : undefined
  return named && mentionOf(g, named)
}

/** Lund sent the crew a message. */
function senderOf(g: Grammar, noun: number, sentence: Clause): DraftMention | undefined {
  for (let at = noun - 1; at > sentence.from && at >= noun - LONGEST_REACH; at--) {
    if (!isFiniteVerb(g, at)) continue
    const named = isWord(g, at, 'sending') ? subjectBefore(g, verbGroupStart(g, at, sentence.from), sentence.from) : undefined
    return named && mentionOf(g, named)
  }
  return undefined
}
