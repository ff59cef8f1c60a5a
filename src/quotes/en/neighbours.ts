import { type Grammar, posAt, verbAt, wordAt } from './grammar.ts'
import { baseEnd, type Named } from './mentions.ts'

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
