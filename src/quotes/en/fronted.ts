import type { CueFound } from './cues.ts'
import { type Grammar, isFiniteVerb, isWord, longNounPhraseEnd, wordAt } from './grammar.ts'
import type { Clause } from './stream.ts'

/** Whether the cue stands in a phrase before the main clause: Noting that A, Xi said B; While Lee says A, … */
export function startsFronted(g: Grammar, cue: CueFound, sentence: Clause): boolean {
  const first = sentence.from + (isWord(g, sentence.from, 'coordinator') ? 1 : 0)
  if (cue.kind === 'ing' || cue.kind === 'passive') return cue.groupStart <= first + 1
  if (!isWord(g, first, 'subordinator')) return false
  for (let at = first; at < cue.groupStart; at++) if (isFiniteVerb(g, at) && at > first) return false
  return true
}

/** Noting that A, Xi said B: A ends at the comma before the main clause. */
export function frontedEnd(g: Grammar, from: number, to: number): number {
  for (let at = from; at < to - 2; at++) {
    if (wordAt(g, at) !== ',') continue
    const end = longNounPhraseEnd(g, at + 1, to)
    if (end > at + 1 && (isFiniteVerb(g, end) || isFiniteVerb(g, end + 1))) return at
  }
  return to
}
