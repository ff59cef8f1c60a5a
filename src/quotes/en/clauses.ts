import {
  afterAdverbs,
  type Grammar,
  isWord,
  NOMINAL,
  NP_START,
  nextComma,
  posAt,
  pronounPlace,
  startsNounPhrase,
  wordAt,
} from './grammar.ts'

/* Which verbs are finite, and whether a clause begins here. */

/** Past forms that are no nouns (seed, need). */
const MISTAKEN_PAST = /[^e]{3}ed$/

function isNominal(pos: string, not = ''): boolean {
  return pos !== not && NOMINAL.has(pos)
}

/** Whether the verb at `i` is finite: it can be the verb of a clause. */
export function isFiniteVerb(g: Grammar, i: number): boolean {
  const pos = posAt(g, i)
  const word = wordAt(g, i)
  if (pos === 'AUX') return !isWord(g, i, 'non-finite') && !precededByTo(g, i)
  if (pos === 'PART' && isWord(g, i, 'be')) return posAt(g, i - 1) === 'PRON'
  // the family deserved better: the tagger takes a past form after its subject for a noun.
  if (pos === 'NOUN') return MISTAKEN_PAST.test(word) && isNominal(posAt(g, i - 1)) && !isNominal(posAt(g, i + 1), 'ADJ')
  if (pos !== 'VERB') return false
  if (word.endsWith('ing') || precededByTo(g, i)) return false
  // questions raised by readers
  if (word.endsWith('ed') && wordAt(g, i + 1) === 'by' && posAt(g, i - 1) === 'NOUN' && posAt(g, i + 2) !== 'NUM') return false
  // in shared flats, the proposed cuts: a participle before its noun.
  if (['ADP', 'DET'].includes(posAt(g, i - 1)) && word.endsWith('ed') && pronounPlace(g, i - 1) === undefined) return false
  const forms = g.pack.irregular.get(word)
  if (forms && !forms.has('past')) return false
  return true
}

function precededByTo(g: Grammar, i: number): boolean {
  let at = i - 1
  while (at >= 0 && posAt(g, at) === 'ADV') at--
  return wordAt(g, at) === 'to'
}

/** The finite verb of the clause that begins at `i`, before `to`; -1 where no clause begins. */
export function clauseVerb(g: Grammar, i: number, to: number): number {
  let at = i
  while (at < to && ((posAt(g, at) === 'ADV' && !isWord(g, at, 'subordinator')) || wordAt(g, at) === ',')) at++
  if (at >= to) return -1
  if (!startsNounPhrase(g, at) && !['SCONJ', 'ADP'].includes(posAt(g, at)) && wordAt(g, at) !== 'there') return -1
  // A clause before the main one (if it rains, …) has a verb of its own, and so has a relative clause.
  let pending = posAt(g, at) === 'SCONJ' ? 1 : 0
  const limit = Math.min(to, i + 60)
  let commas = 0
  for (; at < limit; at++) {
    const word = wordAt(g, at)
    const pos = posAt(g, at)
    if (word === ';' || word === ':') return -1
    if (at > i && isWord(g, at, 'relative') && pos !== 'ADP') {
      pending++
      continue
    }
    if (word === ',' && at > i && !isBesideNumber(g, at) && ++commas > 1 && isWord(g, at + 1, 'coordinator')) continue
    if (word === ',' && at > i && pending === 0 && isWord(g, at + 1, 'clause-opener')) {
      // China, as a big country, has …: past an aside; anything else is a clause of its own.
      const close = isWord(g, at + 1, 'coordinator') ? -1 : nextComma(g, at + 1, limit)
      if (close < 0 || !isFiniteVerb(g, afterAdverbs(g, close + 1, limit))) return -1
      at = close
      continue
    }
    if (word === ',' && at > i && pending === 0 && posAt(g, at + 1) === 'ADP') {
      // he, on behalf of the crew, thanked: the verb may stand after the aside's other comma.
      const close = nextComma(g, at + 1, limit)
      if (close > 0 && isFiniteVerb(g, afterAdverbs(g, close + 1, limit))) {
        at = close
        continue
      }
    }
    if (word === ',' && at > i && pending === 0 && pronounPlace(g, at + 1) === 'subject' && NP_START.has(posAt(g, i))) return -1
    if (word === ',' && pending === 0 && at > i && posAt(g, at + 1) === 'VERB') {
      // A participle after a comma is an aside: the verb stands after its other comma.
      const close = nextComma(g, at + 1, limit)
      if (close < 0) return -1
      at = close
      continue
    }
    if (!isFiniteVerb(g, at) || (posAt(g, at - 1) === 'CCONJ' && at > i)) continue
    if (pending > 0) {
      pending--
      at = verbGroupEnd(g, at, to) - 1
      continue
    }
    if (at === i) continue
    return at
  }
  return -1
}

/** The commas of a date make no list. */
function isBesideNumber(g: Grammar, comma: number): boolean {
  return posAt(g, comma - 1) === 'NUM' || posAt(g, comma + 1) === 'NUM'
}

/** Past auxiliaries, adverbs, "not" and the main verb of the group beginning at `i`. */
export function verbGroupEnd(g: Grammar, i: number, to: number): number {
  let at = i
  while (at < to && (posAt(g, at) === 'AUX' || posAt(g, at) === 'ADV' || posAt(g, at) === 'PART')) at++
  return posAt(g, at) === 'VERB' && at < to ? at + 1 : Math.max(at, i + 1)
}

/** In his opening remarks, on the morning shows: the noun of a phrase with a preposition. */
export function endsPrepositional(g: Grammar, at: number): boolean {
  let start = at
  while (/^(?:NOUN|ADJ|PROPN|DET|PRON|NUM)$/.test(posAt(g, start - 1))) start--
  return (posAt(g, start - 1) === 'ADP' && wordAt(g, start - 1) !== 'as') || start === at - 1
}

/** Behind a noun and before another: no adjective stands there. */
export function isBetweenNouns(g: Grammar, at: number): boolean {
  return /^(?:NOUN|PROPN)$/.test(posAt(g, at - 1)) && /^(?:DET|NOUN|PRON)$/.test(posAt(g, at + 1))
}
