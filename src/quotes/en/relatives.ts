import { isFiniteVerb, verbGroupEnd } from './clauses.ts'
import { afterAdverbs, type Grammar, posAt, verbAt, wordAt } from './grammar.ts'

/** As far as the relative pronoun may stand before the last phrase of its clause. */
const LONGEST_RELATIVE = 12

/** Hikers who crossed the ice: the relative pronoun of the clause that a phrase at `object` ends, no comma before it; -1 where it ends none. */
export function headOfClause(g: Grammar, object: number, floor: number): number {
  for (let at = object - 1; at > floor && at > object - LONGEST_RELATIVE; at--) {
    if (posAt(g, at) === 'PUNCT' || posAt(g, at) === 'QUOTE') return -1
    if (wordAt(g, at) !== 'who' && !(wordAt(g, at) === 'that' && posAt(g, at - 1) === 'NOUN')) continue
    const verb = afterAdverbs(g, at + 1, object)
    const end = verb < object && isFiniteVerb(g, verb) ? verbGroupEnd(g, verb, object) : 0
    // Voters who think the mayor said so: what they think has that subject.
    if (end === 0 || end > object || verbAt(g, end - 1)?.entry.frames.has('bare')) return -1
    for (let i = end; i < object; i++) if (isFiniteVerb(g, i) || posAt(g, i) === 'SCONJ') return -1
    return at
  }
  return -1
}
