import { type Grammar, isWord, posAt, wordAt } from './grammar.ts'
import type { Named } from './mentions.ts'

/** X, the mayor, along with the council said: where the phrase begins that adds somebody to the subject. */
export function companyStart(g: Grammar, end: number, floor: number): number | undefined {
  for (let from = end - 1; from > floor && from >= end - 3; from--) {
    const words = g.units.slice(from, end).map(({ word }) => word)
    if (g.pack.words('company').has(words.join(' '))) return from
  }
  return undefined
}

/** Blake, Cole and Ortiz said: back to the first of several names, where they begin the clause. */
export function listStart(g: Grammar, named: Named, floor: number): number {
  const isNames = g.units.slice(named.from, named.to).every((unit) => unit.pos === 'PROPN' || unit.word === 'and')
  if (!isNames || !g.units.slice(named.from, named.to).some((unit) => unit.word === 'and')) return named.from
  let start = named.from
  while (wordAt(g, start - 1) === ',' && start - 1 > floor) {
    let at = start - 1
    while (at > floor && posAt(g, at - 1) === 'PROPN' && !isWord(g, at - 1, 'time')) at--
    if (at === start - 1) return named.from
    start = at
  }
  const before = posAt(g, start - 1)
  return start === floor || before === 'SCONJ' || before === 'QUOTE' ? start : named.from
}
