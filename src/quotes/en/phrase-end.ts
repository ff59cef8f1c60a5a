import { isFiniteVerb } from './clauses.ts'
import { tenseOf } from './content-end.ts'
import { afterAdverbs, type Grammar, isDash, isWord, longNounPhraseEnd, nounPhraseEnd, posAt, wordAt } from './grammar.ts'

/*
 * A reported noun phrase (criticised the plan) has no verb of its own: a clause, a further verb or an aside after it tells about
 * the telling, and is the narrator's.
 */

/** A list goes on past a comma where its last member follows so soon. */
const LIST_REACH = 14

/** Where the reported phrase `[from, to)` ends. */
export function phraseEnd(g: Grammar, from: number, to: number): number {
  let inClause = false
  for (let at = from + 1; at < to; at++) {
    const fragment = g.units[at]?.fragment
    if (fragment !== undefined && fragment === g.units[at - 1]?.fragment) continue
    if (endsPhrase(g, at, to, inClause)) return withoutMarks(g, at, from)
    if (isWord(g, at, 'relative') || isWord(g, at, 'question')) inClause = true
  }
  return to
}

function endsPhrase(g: Grammar, at: number, to: number, inClause: boolean): boolean {
  if (isDash(g, at)) return true
  if (isWord(g, at, 'phrase-ender')) return !inClause && wordAt(g, at - 1) !== 'such' && opensClause(g, at + 1, to)
  if (wordAt(g, at) === ',') return opensAside(g, at + 1, to, inClause)
  if (isWord(g, at, 'coordinator') && !inClause) return goesOnTelling(g, at + 1, to)
  return byDoing(g, at) || isPlaceOfTelling(g, at, to)
}

/** Defended his plan by citing a poll: how it was said. */
function byDoing(g: Grammar, at: number): boolean {
  return wordAt(g, at) === 'by' && posAt(g, at + 1) === 'VERB' && wordAt(g, at + 1).endsWith('ing')
}

/** When he urged supporters; not so "after a debate". */
function opensClause(g: Grammar, at: number, to: number): boolean {
  const end = longNounPhraseEnd(g, at, to)
  return end > at && isFiniteVerb(g, afterAdverbs(g, end, to))
}

/** , which was passed; , telling reporters; , with each side in doubt; , but he left. */
function opensAside(g: Grammar, at: number, to: number, inClause: boolean): boolean {
  if (wordAt(g, at) === 'which') return describes(g, at + 1, to)
  if (isWord(g, at, 'aside-opener')) return true
  if (posAt(g, at) === 'VERB' && wordAt(g, at).endsWith('ing') && !isWord(g, at, 'inclusion')) return !isList(g, at, to)
  return isWord(g, at, 'coordinator') && !inClause && (goesOnTelling(g, at + 1, to) || opensClause(g, at + 1, to))
}

/** , which makes bricks: the narrator describes; what would or did follow may be what was said. */
function describes(g: Grammar, from: number, to: number): boolean {
  const verb = afterAdverbs(g, from, to)
  return isFiniteVerb(g, verb) && !isWord(g, verb, 'modal') && !isWord(g, verb, 'future') && tenseOf(g, verb) === 'present'
}

function isList(g: Grammar, from: number, to: number): boolean {
  for (let at = from; at < Math.min(to, from + LIST_REACH); at++)
    if (wordAt(g, at) === ',' && isWord(g, at + 1, 'coordinator')) return true
  return false
}

/** Mocked the plan and called for talks: the verb goes on with the cue's subject. */
function goesOnTelling(g: Grammar, from: number, to: number): boolean {
  const at = afterAdverbs(g, from, to)
  if (at >= to || !isFiniteVerb(g, at)) return false
  if (posAt(g, at) === 'AUX') return true
  const word = wordAt(g, at)
  const forms = g.pack.irregular.get(word)
  if (forms) return forms.has('past') && !forms.has('base')
  // continued cost-cutting: a participle before its noun.
  return (word.endsWith('ed') && posAt(g, at + 1) !== 'NOUN') || /[^s]s$/.test(word)
}

/** "at a rally in Iowa", "on Twitter": where it was said. */
function isPlaceOfTelling(g: Grammar, at: number, to: number): boolean {
  if (posAt(g, at) !== 'ADP' || !isWord(g, at, 'telling-place')) return false
  const end = nounPhraseEnd(g, at + 1, to)
  return end > at + 1 && isWord(g, end - 1, 'telling-event')
}

function withoutMarks(g: Grammar, end: number, from: number): number {
  let at = end
  while (at > from && posAt(g, at - 1) === 'PUNCT' && wordAt(g, at - 1) !== ')') at--
  return at
}
