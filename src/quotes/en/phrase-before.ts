import { type Grammar, isInName, isWord, opening, posAt, pronounPlace, wordAt } from './grammar.ts'
import { isDegree, type Named } from './mentions.ts'

/* A noun phrase read backwards from its end: what stands before a verb, a comma or an 's. */

const IN_PHRASE = new Set(['NOUN', 'PROPN', 'ADJ', 'NUM', 'SYM'])

/** The noun phrase that ends before `end`, with what is attached after its noun; it does not reach over `floor`. */
export function phraseBefore(g: Grammar, end: number, floor: number): Named | undefined {
  let at = end
  if (wordAt(g, at - 1) === ')') {
    const open = opening(g, at - 1, floor)
    if (open > floor) at = open
  }
  const to = end
  let from = -1
  for (let round = 0; round < 10 && at > floor; round++) {
    const start = baseStart(g, at, floor)
    if (start === at) break
    from = start
    const before = wordAt(g, start - 1)
    const linked =
      start - 1 > floor &&
      ((posAt(g, start - 1) === 'ADP' && (before === 'of' || mayAttach(g, start - 1, floor))) ||
        (before === 'and' && canJoin(g, start, floor)))
    // People familiar with the talks, a banker close to the sale.
    const described = !linked && posAt(g, start - 1) === 'ADP' && isWord(g, start - 2, 'post-noun') && start - 3 >= floor
    if (!linked && !(described && /^(?:NOUN|PRON)$/.test(posAt(g, start - 3)))) break
    at = described ? start - 2 : start - 1
  }
  if (from < 0) return undefined
  return { from, to }
}

/** A prepositional phrase belongs to the noun before it, unless that noun ends something else. */
function mayAttach(g: Grammar, preposition: number, floor: number): boolean {
  const before = posAt(g, preposition - 1)
  if (preposition - 1 < floor || !(before === 'NOUN' || before === 'PROPN')) return false
  return !isWord(g, preposition - 1, 'time') && isWord(g, preposition, 'noun-link')
}

function canJoin(g: Grammar, start: number, floor: number): boolean {
  const before = posAt(g, start - 2)
  return start - 2 >= floor && (before === 'PROPN' || before === 'NOUN') && before === posAt(g, start)
}

function baseStart(g: Grammar, end: number, floor: number): number {
  let at = end
  const lastPos = posAt(g, at - 1)
  // his hopes, taken for a verb: a possessor is no subject.
  if (pronounPlace(g, at - 1) === 'possessive' && wordAt(g, at - 1) !== 'her') return end
  if (lastPos === 'PRON' || (lastPos === 'DET' && pronounPlace(g, at - 1) !== undefined))
    return isWord(g, at - 1, 'abstract-it') && wordAt(g, at - 1) !== 'it' && wordAt(g, at - 1) !== 'which' ? end : at - 1
  while (at > floor) {
    const pos = posAt(g, at - 1)
    const word = wordAt(g, at - 1)
    // The 34-year-old: a word of time within a compound.
    if (
      isWord(g, at - 1, 'time') &&
      at < end &&
      !(wordAt(g, at) === '-' && isGlued(g, at)) &&
      !isInName(g, at - 1) &&
      (pos !== 'PROPN' || g.units[at]?.capital)
    )
      break
    if (IN_PHRASE.has(pos)) {
      // "At the meeting Trump said": a noun before a name belongs to it only where it is a title.
      // Written with a capital it is part of the name: Marlow Hospital Affiliated to ….
      if (pos === 'NOUN' && at < end && posAt(g, at) === 'PROPN' && !isTitle(g, at - 1) && !g.units[at - 1]?.capital) break
      at--
    } else if (pos === 'DET' && isGlued(g, at - 2) && wordAt(g, at - 2) === '-') at--
    // Lo Chi-an: the last syllable of a name.
    else if (pos === 'DET' || (pos === 'PRON' && pronounPlace(g, at - 1) === 'possessive')) return at - 1
    else if (word === "'s" || word === '’s' || word === '-' || word === '&' || word === '’' || word === "'") at--
    else if (pos === 'VERB' && at < end && posAt(g, at) === 'NOUN' && posAt(g, at - 2) === 'DET') at--
    // State-owned, British-led: the participle of a compound.
    else if (pos === 'VERB' && at < end && wordAt(g, at - 2) === '-' && isGlued(g, at - 2)) at--
    else if (word === '.' && isGlued(g, at - 1)) at--
    else if (word === ')' && opening(g, at - 1, floor) > floor) at = opening(g, at - 1, floor)
    else if (pos === 'ADV' && at < end && posAt(g, at) === 'ADJ') at--
    // In the south of Lakeland.
    else if (pos === 'ADV' && wordAt(g, at) === 'of' && posAt(g, at - 2) === 'DET') at--
    else break
  }
  while (at < end && (["'s", '’s', '-', '&', "'", '’'].includes(wordAt(g, at)) || (posAt(g, at) === 'ADV' && !isDegree(g, at))))
    at++
  return at
}

/** The stop of northbank.example: no blank on either side. */
function isGlued(g: Grammar, i: number): boolean {
  const [before, stop, after] = [g.units[i - 1], g.units[i], g.units[i + 1]]
  return (
    before !== undefined && stop !== undefined && after !== undefined && before.end === stop.start && stop.end === after.start
  )
}

export function isTitle(g: Grammar, i: number): boolean {
  const word = wordAt(g, i)
  return g.pack.titles.has(word) || g.pack.titles.has(`${wordAt(g, i - 1)} ${word}`)
}
