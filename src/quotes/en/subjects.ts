import type { CueEntry } from '../../language/en.ts'
import { companyStart, listStart } from './companions.ts'
import { type Grammar, isWord, longNounPhraseEnd, nounPhraseEnd, posAt, pronounPlace, wordAt } from './grammar.ts'
import { baseEnd, mentionOf, type Named } from './mentions.ts'
import { isTitle, phraseBefore } from './phrase-before.ts'
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
  return named && (describedName(g, named, floor) ?? { from: withParticiple(g, listStart(g, named, floor), floor), to: named.to })
}

/** Visiting officials said: a participle that opens the sentence describes the noun behind it. Elsewhere the tagger sees that. */
function withParticiple(g: Grammar, from: number, floor: number): number {
  const isParticiple = posAt(g, floor) === 'VERB' && wordAt(g, floor).endsWith('ing') && g.units[floor]!.capital
  return isParticiple && from === floor + 1 && posAt(g, from) === 'NOUN' ? floor : from
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
  if (!name && isTitle(g, headOf(g, named))) return nameAfterComma(g, comma, floor)
  if (!name || !describes) return undefined
  for (let at = end + 1; at < comma; at++) if (posAt(g, at) === 'VERB' || posAt(g, at) === 'AUX') return undefined
  return { from: start, to: end }
}

/** By selling salt, Ida Blake, head of the port said: the name stands between the comma of what is put first and its own. */
function nameAfterComma(g: Grammar, comma: number, floor: number): Named | undefined {
  const name = phraseBefore(g, comma, floor)
  if (!name || wordAt(g, name.from - 1) !== ',' || posAt(g, floor) !== 'ADP') return undefined
  const isName = g.units.slice(name.from, name.to).every((unit) => unit.pos === 'PROPN' && unit.capital)
  return isName && !isWord(g, name.to - 1, 'time') && name.to - name.from <= LONGEST_NAME ? name : undefined
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
  // One of them, a man surnamed Duan, said: who that is comes behind the comma.
  const isShare = wordAt(g, first - 2) === 'of' && pronounPlace(g, first - 1) !== undefined
  if (isShare && wordAt(g, first) === mark && nounPhraseEnd(g, first + 1, comma) > first + 1)
    return { from: first + 1, to: comma }
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
  return g.units
    .slice(office.to + 1, comma)
    .every((unit) => unit.capital && (unit.pos === 'PROPN' || unit.fragment !== undefined))
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
