import type { DraftMention } from '../draft.ts'
import { clauseVerb } from './clauses.ts'
import { type Grammar, isWord, posAt, verbAt, wordAt } from './grammar.ts'
import { baseEnd, mentionOf, type Named } from './mentions.ts'
import { subjectBefore, verbGroupStart } from './subjects.ts'

/* What the words beside quoted words say of other ones, or of whose they are. */

/** Only a subject, a cue and a mark stand before further quoted words. */
export function introducesNext(g: Grammar, from: number, to: number): boolean {
  let at = from
  while (at < to && at < from + LONGEST_TURN && posAt(g, at) !== 'QUOTE') at++
  return at > from + 2 && posAt(g, at) === 'QUOTE' && [',', ':'].includes(wordAt(g, at - 1)) && verbAt(g, at - 2) !== undefined
}

const LONGEST_TURN = 10

/** Coach: “We sail.” – a label that names an office, and nothing but. */
export function isOfficeLabel(g: Grammar, { from, to }: Named): boolean {
  return posAt(g, from) !== 'DET' && g.pack.titles.has(wordAt(g, baseEnd(g, from, to) - 1))
}

/** Reid said A, but he gave B a compliment: “…” – the last clause before the colon, where it has a subject of its own. */
export function clauseSubject(g: Grammar, from: number, to: number): { at: number; mention: DraftMention } | undefined {
  for (let at = to - 1; at > from; at--) {
    if (!isWord(g, at, 'coordinator')) continue
    const verb = clauseVerb(g, at + 1, to)
    const named = verb > 0 ? subjectBefore(g, verbGroupStart(g, verb, at + 1), at + 1) : undefined
    const mention = named?.from === at + 1 ? mentionOf(g, named) : undefined
    return mention && { at: verb, mention }
  }
  return undefined
}

/** A sign at the gate reads “No entry”: what is written on things is said by nobody. */
export function isInscribed(g: Grammar, mention: DraftMention | undefined, k: number): boolean {
  if (mention?.form !== 'title') return false
  for (let at = Math.max(0, k - LONGEST_SIGN); at < k + LONGEST_SIGN; at++) {
    if (g.units[at]?.start !== mention.start) continue
    let head = at
    while ((g.units[head + 1]?.end ?? Number.POSITIVE_INFINITY) <= mention.end && posAt(g, head + 1) !== 'ADP') head++
    return isWord(g, head, 'data') || isWord(g, head, 'inscribed')
  }
  return false
}

/** As far as the name of a thing may stand from the words on it. */
const LONGEST_SIGN = 20
