import { clauseVerb, isFiniteVerb } from './clauses.ts'
import type { CueFound } from './cues.ts'
import { afterAdverbs, type Grammar, isWord, longNounPhraseEnd, nextComma, posAt, startsNounPhrase, wordAt } from './grammar.ts'
import type { Clause } from './stream.ts'

/** Whether the cue stands in a phrase before the main clause: Noting that A, Xi said B; While Lee says A, …; X, who said A, left. */
export function startsFronted(g: Grammar, cue: CueFound, sentence: Clause): boolean {
  const first = sentence.from + (isWord(g, sentence.from, 'coordinator') ? 1 : 0)
  if ((cue.kind === 'ing' || cue.kind === 'passive') && cue.groupStart <= first + 1) return true
  const relative = isRelative(g, cue)
  const adverbial = posAt(g, first) === 'ADP' || isWord(g, first, 'subordinator')
  if (!relative && !isWord(g, first, 'subordinator') && !(cue.kind === 'ing' && adverbial)) return false
  for (let at = first + (adverbial ? 1 : 0); at < cue.groupStart; at++) if (isFiniteVerb(g, at)) return false
  return true
}

/** Its subject is "who" or "which" after a comma: the main verb is still to come, unless it stood before. */
function isRelative(g: Grammar, cue: CueFound): boolean {
  const who = cue.groupStart - 1
  return cue.kind === 'finite' && (wordAt(g, who) === 'who' || wordAt(g, who) === 'which') && wordAt(g, who - 1) === ','
}

/** Noting that A, Xi said B: A ends at the comma before the main clause, or before the main verb. */
export function frontedEnd(g: Grammar, cue: CueFound, to: number): number {
  const relative = isRelative(g, cue)
  for (let at = cue.end; at < to - 2; at++) {
    if (wordAt(g, at) !== ',') continue
    if (relative && isFiniteVerb(g, afterAdverbs(g, at + 1, to))) return at
    const end = longNounPhraseEnd(g, at + 1, to)
    if (end > at + 1 && (isFiniteVerb(g, end) || isFiniteVerb(g, end + 1))) return at
  }
  for (let at = cue.end; at < to - 2 && !relative; at++) {
    if (wordAt(g, at) !== ',' || !startsNounPhrase(g, at + 1)) continue
    const verb = clauseVerb(g, at + 1, to)
    const comma = nextComma(g, at + 1, to)
    if (verb > 0 && (comma < 0 || comma > verb)) return at
  }
  return to
}

/** Where the main clause begins: after the comma of a clause before it (When Wallace died, the president said A). */
export function pastFronted(g: Grammar, sentence: Clause): number {
  const first = afterAdverbs(g, sentence.from, sentence.to)
  if (!isWord(g, first, 'subordinator') && posAt(g, first) !== 'SCONJ') return sentence.from
  for (let at = first + 1; at < sentence.to - 2; at++) {
    if (wordAt(g, at) !== ',') continue
    const end = longNounPhraseEnd(g, at + 1, sentence.to)
    if (end > at + 1 && (isFiniteVerb(g, end) || isFiniteVerb(g, end + 1))) return at + 1
  }
  return sentence.from
}
