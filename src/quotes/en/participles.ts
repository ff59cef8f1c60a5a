import type { DraftMention } from '../draft.ts'
import { isFiniteVerb } from './clauses.ts'
import type { CueFound } from './cues.ts'
import { type Grammar, isWord, posAt, wordAt } from './grammar.ts'
import { mentionOf } from './mentions.ts'
import type { Clause } from './stream.ts'
import { subjectBefore, verbGroupStart } from './subjects.ts'

/*
 * Whose participle it is. After a comma it is mostly that of whoever reports the clause (of 13 in a fifth of a news corpus, 12):
 * said that A, adding B. The two exceptions stand here.
 */

/** The subject that a participle has of its own; undefined where it is the reporter's. */
export function participleSubject(g: Grammar, cue: CueFound, sentence: Clause): DraftMention | undefined {
  return modifiedNoun(g, cue, sentence) ?? complainant(g, cue, sentence)
}

/** Voters hoping to win, polls showing that A: a participle after its noun; a statement saying A is its author's. */
function modifiedNoun(g: Grammar, cue: CueFound, sentence: Clause): DraftMention | undefined {
  const last = cue.groupStart - 1
  if (!/^(?:NOUN|PROPN)$/.test(posAt(g, last)) || isWord(g, last, 'medium') || isWord(g, last, 'time')) return undefined
  const named = subjectBefore(g, cue.groupStart, sentence.from)
  // sent a letter to the board urging A: what a preposition takes does not speak, but "with polls showing A".
  if (!named || (posAt(g, named.from - 1) === 'ADP' && wordAt(g, named.from - 1) !== 'with')) return undefined
  let from = named.from
  for (let at = from; at < named.to; at++) if (wordAt(g, at) === 'with') from = at + 1
  return mentionOf(g, { from, to: named.to })
}

/** The paper says that X has sued, claiming A: who claims is whoever complains. What is added or noted is the reporter's. */
function complainant(g: Grammar, cue: CueFound, sentence: Clause): DraftMention | undefined {
  if (wordAt(g, cue.groupStart - 1) !== ',' || !isWord(g, cue.at, 'charge')) return undefined
  for (let at = cue.groupStart - 1; at >= sentence.from; at--) {
    if (isWord(g, at, 'complaint') && posAt(g, at) === 'VERB') {
      const named = subjectBefore(g, verbGroupStart(g, at, sentence.from), sentence.from)
      return named && mentionOf(g, named)
    }
    if (isFiniteVerb(g, at)) return undefined
  }
  return undefined
}
