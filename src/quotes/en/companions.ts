import { type Grammar, isWord, longNounPhraseEnd, posAt, wordAt } from './grammar.ts'
import type { Named } from './mentions.ts'

/** X, the mayor, along with the council said: where the phrase begins that adds somebody to the subject. */
export function companyStart(g: Grammar, end: number, floor: number): number | undefined {
  for (let from = end - 1; from > floor && from >= end - 3; from--) {
    const words = g.units.slice(from, end).map(({ word }) => word)
    if (g.pack.words('company').has(words.join(' '))) return from
  }
  return undefined
}

/** Blake, Cole and Ortiz said, farmers and several towns said: back to the first of those that begin the clause. */
export function listStart(g: Grammar, named: Named, floor: number): number {
  return firstOfPair(g, named, floor) ?? firstName(g, named, floor)
}

/** Two phrases and nothing else between the clause's beginning, or the comma of what is put before it, and the verb. */
function firstOfPair(g: Grammar, named: Named, floor: number): number | undefined {
  const and = named.from - 1
  if (wordAt(g, and) !== 'and' || posAt(g, and - 1) === 'PUNCT') return undefined
  let start = floor
  for (let at = and - 1; at > floor && at > and - LONGEST_MEMBER; at--)
    if (wordAt(g, at) === ',') {
      start = at + 1
      break
    }
  if (start > floor && posAt(g, floor) !== 'ADP') return undefined
  return !isWord(g, and - 1, 'time') && longNounPhraseEnd(g, start, and) === and ? start : undefined
}

/** As many words as the first of two phrases may have. */
const LONGEST_MEMBER = 12

function firstName(g: Grammar, named: Named, floor: number): number {
  const isNames = g.units.slice(named.from, named.to).every((unit) => unit.pos === 'PROPN' || unit.word === 'and')
  const isLast = wordAt(g, named.from - 1) === 'and' && wordAt(g, named.from - 2) === ','
  if (!isNames || !(isLast || g.units.slice(named.from, named.to).some((unit) => unit.word === 'and'))) return named.from
  let start = isLast ? named.from - 1 : named.from
  while (wordAt(g, start - 1) === ',' && start - 1 > floor) {
    let at = start - 1
    while (at > floor && posAt(g, at - 1) === 'PROPN' && !isWord(g, at - 1, 'time')) at--
    // On the 3rd, Blake, Cole and Ortiz said.
    if (at === start - 1) return posAt(g, floor) === 'ADP' && !/^(?:VERB|AUX)$/.test(posAt(g, at - 1)) ? start : named.from
    start = at
  }
  const before = posAt(g, start - 1)
  return start === floor || before === 'SCONJ' || before === 'QUOTE' ? start : named.from
}
