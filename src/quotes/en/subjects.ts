import type { CueEntry } from '../../language/en.ts'
import { companyStart, listStart } from './companions.ts'
import {
  type Grammar,
  isInName,
  isWord,
  longNounPhraseEnd,
  nounPhraseEnd,
  opening,
  posAt,
  pronounPlace,
  wordAt,
} from './grammar.ts'
import { baseEnd, isDegree, mentionOf, type Named } from './mentions.ts'
import { headOfClause } from './relatives.ts'

/** First unit of the verb group whose main verb stands at `verb`: past its auxiliaries and adverbs. */
export function verbGroupStart(g: Grammar, verb: number, floor: number): number {
  let at = verb
  while (at > floor) {
    const pos = posAt(g, at - 1)
    const word = wordAt(g, at - 1)
    if (word === 'to' && at - 1 > floor && ['VERB', 'AUX'].includes(posAt(g, at - 2))) at -= 2
    else if (
      pos === 'AUX' ||
      pos === 'ADV' ||
      (pos === 'PART' && word !== "'s" && word !== '’s' && word !== 'to') ||
      isWord(g, at - 1, 'light-adverb')
    )
      at--
    else if (word === "'s" && isWord(g, at - 2, 'abstract-it')) at--
    else break
  }
  return at
}

/** The subject that ends before `end`, not reaching over `floor`; past an appositive, a relative clause or an aside in commas. */
export function subjectBefore(g: Grammar, end: number, floor: number): Named | undefined {
  const last = beforeTime(g, end, floor) - 1
  if (last < floor) return undefined
  const several = isWord(g, last, 'floating') ? subjectBefore(g, last, floor) : undefined
  if (several && mentionOf(g, several)?.plural) return several
  const word = wordAt(g, last)
  if (word === ',' || word === '—' || word === '–' || word === '-') return pastAside(g, last, floor, word)
  const nearest = phraseBefore(g, last + 1, floor)
  const named = ownerOf(g, nearest, floor)
  const company = named && companyStart(g, named.from, floor)
  if (company !== undefined) return subjectBefore(g, company, floor)
  return named && (describedName(g, named, floor) ?? { from: listStart(g, named, floor), to: named.to })
}

/** Guests who saw the show said: those who speak stand before the clause that the nearest phrase ends. */
function ownerOf(g: Grammar, nearest: Named | undefined, floor: number): Named | undefined {
  const who = nearest ? headOfClause(g, nearest.from, floor) : -1
  return who < 0 ? nearest : (phraseBefore(g, who, floor) ?? nearest)
}

/** Ida Blake, head of the port said: an appositive that no comma closes, after a name that begins the clause. */
function describedName(g: Grammar, named: Named, floor: number): Named | undefined {
  const comma = descriptionStart(g, named, floor)
  if (comma < 0) return undefined
  const start = clauseFloor(g, comma, floor)
  const end = nounPhraseEnd(g, start, comma)
  const name = end > start && wordAt(g, end) === ',' && posAt(g, end - 1) === 'PROPN' && !isWord(g, end - 1, 'time')
  const describes = isWord(g, headOf(g, named), 'body') || isTitle(g, headOf(g, named))
  if (!name || !describes) return undefined
  for (let at = end + 1; at < comma; at++) if (posAt(g, at) === 'VERB' || posAt(g, at) === 'AUX') return undefined
  return { from: start, to: end }
}

/** The comma before a description; "professor of A and director of B" is one of somebody, "the mayor and the director" are two people. */
function descriptionStart(g: Grammar, named: Named, floor: number): number {
  const before = named.from - 1
  if (wordAt(g, before) === ',') return before
  if (wordAt(g, before) !== 'and' || posAt(g, named.from) === 'DET' || !isTitle(g, headOf(g, named))) return -1
  const first = phraseBefore(g, before, floor)
  return first && wordAt(g, first.from - 1) === ',' && isTitle(g, headOf(g, first)) ? first.from - 1 : -1
}

function headOf(g: Grammar, { from, to }: Named): number {
  return baseEnd(g, from, to) - 1
}

/** Priebus later Thursday told …: the words of time between a subject and its verb. */
function beforeTime(g: Grammar, end: number, floor: number): number {
  let at = end
  while (at > floor && isWord(g, at - 1, 'time')) at--
  if (at === end || at === floor) return end
  while (at > floor && (isWord(g, at - 1, 'light-adverb') || isWord(g, at - 1, 'time-link'))) at--
  return at > floor ? at : end
}

function pastAside(g: Grammar, comma: number, floor: number, mark: string): Named | undefined {
  // X, the mayor of Paris, Texas, said: where the clause begins with a noun phrase up to a comma, that is the subject.
  const start = clauseFloor(g, comma, floor)
  const first = longNounPhraseEnd(g, start, comma)
  if (first > start && wordAt(g, first) === mark && first < comma && !isWord(g, start, 'time'))
    return { from: start, to: isNamedOffice(g, { from: start, to: first }, comma) ? comma : first }
  for (let at = comma - 1; at > floor && at > comma - 45; at--) {
    if (wordAt(g, at) !== mark) continue
    const found = phraseBefore(g, at, floor)
    if (found) return nameBefore(g, found, floor)
  }
  return undefined
}

/** On Friday, Ida Blake, a resident of Block 7, Mill Lane, said: what is found first may describe a name that stands before it. */
function nameBefore(g: Grammar, described: Named, floor: number): Named {
  if (posAt(g, described.from) !== 'DET' || wordAt(g, described.from - 1) !== ',') return described
  const name = phraseBefore(g, described.from - 1, floor)
  const apart = name !== undefined && (name.from === floor || [',', 'that'].includes(wordAt(g, name.from - 1)))
  return apart && posAt(g, name.to - 1) === 'PROPN' && !isWord(g, name.to - 1, 'time') ? name : described
}

/** The head of the harbour board, Ida Blake, said: between the commas stands the name, and nothing else. */
function isNamedOffice(g: Grammar, office: Named, comma: number): boolean {
  const words = comma - office.to - 1
  if (wordAt(g, office.to) !== ',' || words < 2 || words > LONGEST_NAME || !isTitle(g, headOf(g, office))) return false
  return g.units.slice(office.to + 1, comma).every((unit) => unit.pos === 'PROPN' && unit.capital)
}

const LONGEST_NAME = 4

/** The left border of the clause that holds `at`: after a conjunction, a full quotation or a semicolon. */
function clauseFloor(g: Grammar, at: number, floor: number): number {
  for (let i = at - 1; i >= floor; i--) {
    if (posAt(g, i) === 'QUOTE' || wordAt(g, i) === ';' || wordAt(g, i) === ':') return i + 1
    if (posAt(g, i) === 'SCONJ' && wordAt(g, i) !== 'that') return i + 1
  }
  return isWord(g, floor, 'coordinator') ? floor + 1 : floor
}

const IN_PHRASE = new Set(['NOUN', 'PROPN', 'ADJ', 'NUM', 'SYM'])

function phraseBefore(g: Grammar, end: number, floor: number): Named | undefined {
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

function isTitle(g: Grammar, i: number): boolean {
  const word = wordAt(g, i)
  return g.pack.titles.has(word) || g.pack.titles.has(`${wordAt(g, i - 1)} ${word}`)
}

/** The name after an inverted cue ("said Lena Ortiz, head nurse"): without an appositive. */
export function subjectAfter(g: Grammar, i: number, to: number): Named | undefined {
  const at = posAt(g, i) === 'ADV' && !isWord(g, i, 'relative') ? i + 1 : i
  const end = longNounPhraseEnd(g, at, to, 'name-link')
  if (end === at) return undefined
  if (posAt(g, at) === 'PRON' && pronounPlace(g, at) === 'object') return undefined
  return { from: at, to: end }
}

/** Past the person told at `i`, for a cue that has one: told reporters, told a press conference. */
export function pastAddressee(g: Grammar, i: number, to: number, entry: CueEntry): number {
  return entry.frames.has('addr') && !isWord(g, i, 'time') ? longNounPhraseEnd(g, i, to) : i
}
