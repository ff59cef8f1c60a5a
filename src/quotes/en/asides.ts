import type { Span } from '../../model/span.ts'
import { clauseVerb, isFiniteVerb } from './clauses.ts'
import { contentEnd } from './content-end.ts'
import type { CueFound } from './cues.ts'
import { closing, type Grammar, isWord, posAt, pronounPlace, spanOf, startsNounPhrase, verbAt, wordAt } from './grammar.ts'
import { type Named, namesSpeaker } from './mentions.ts'
import type { Clause } from './stream.ts'
import { pastAddressee, subjectAfter, subjectBefore } from './subjects.ts'

/** “A, X said.” and “A, X said, B.”: the parts round a cue that is an aside in its own content. */
export function partsRoundAside(g: Grammar, cue: CueFound, sentence: Clause): Span[] | undefined {
  if (!cue.entry.frames.has('q') || cue.entry.strength < 2) return undefined
  const inverted = invertedSubject(g, cue, sentence)
  const named = inverted ? undefined : subjectBefore(g, cue.groupStart, sentence.from)
  const described = wordAt(g, cue.at - 1) === ',' && !isWord(g, cue.at, 'uninverted')
  if (!inverted && (described || !named || isWord(g, named.from, 'question'))) return undefined
  const start = named ? apartStart(g, named.from, sentence.from) : cue.at
  const left = start - 1
  if (left < sentence.from + 1 || (wordAt(g, left) !== ',' && wordAt(g, left) !== '—')) return undefined
  const said = inverted ? inverted.to : pastAddressee(g, cue.end, sentence.to, cue.entry)
  const aside = asideEnd(g, said, sentence.to)
  if (aside < 0) return undefined
  const stop = inverted ? pastAppositive(g, aside, sentence.to) : aside
  const from = leftFloor(g, sentence.from, left)
  const hasClause = hasFinite(g, from, left)
  const rest = wordAt(g, stop) === ',' && stop + 1 < sentence.to ? contentEnd(g, stop + 1, sentence.to, cue) : stop
  const goesOn =
    rest > stop + 1 &&
    !isParticiple(g, stop + 1) &&
    posAt(g, stop + 1) !== 'QUOTE' &&
    !(wordAt(g, stop + 1) === 'so' && isWord(g, from, 'subordinator'))
  if (!hasClause && !goesOn && !mayBeClause(g, from, left, cue)) return undefined
  // When pressed by a reporter, X apologised: what stands before is no clause of its own.
  if (hasClause && !goesOn && isSubordinate(g, from, left)) return undefined
  const first = spanOf(g, from, trimLeft(g, left, from))
  if (!goesOn) return [first]
  // In the end, X said, A: the narrator's link is no part of A.
  const words = g.units
    .slice(from, left)
    .map((unit) => unit.word)
    .join(' ')
  if (g.pack.words('connective').has(words)) return [spanOf(g, stop + 1, rest)]
  return hasClause || left - from > 0 ? [first, spanOf(g, stop + 1, rest)] : undefined
}

/** “If A, X said, “B.””: the clause before a cue that introduces the quoted words it belongs to. */
export function clauseBeforeQuote(g: Grammar, cue: CueFound, sentence: Clause): Span | undefined {
  const named = subjectBefore(g, cue.groupStart, sentence.from)
  const left = named ? apartStart(g, named.from, sentence.from) - 1 : -1
  const from = leftFloor(g, sentence.from, left)
  if (left <= from || wordAt(g, left) !== ',' || !isWord(g, from, 'argued-subordinator')) return undefined
  const aside = asideEnd(g, pastAddressee(g, cue.end, sentence.to, cue.entry), sentence.to)
  if (aside < 0 || posAt(g, aside + 1) !== 'QUOTE' || clauseVerb(g, from + 1, left) < 0) return undefined
  return spanOf(g, from, trimLeft(g, left, from))
}

/** A, said X: the name after a cue that a clause and a comma stand before, where nothing is reported after it. */
export function invertedSubject(g: Grammar, cue: CueFound, sentence: Clause): Named | undefined {
  if (wordAt(g, cue.at - 1) !== ',' || !cue.entry.frames.has('q') || isWord(g, cue.at, 'uninverted')) return undefined
  const named = subjectAfter(g, cue.end, sentence.to)
  if (!named || isWord(g, named.from, 'time') || !namesSpeaker(g, named)) return undefined
  // X, who left early, told reporters: those are told.
  if (cue.entry.frames.has('addr') && isWord(g, named.to - 1, 'address-end')) return undefined
  if (asideEnd(g, named.to, sentence.to) < 0) return undefined
  // Keep A, maintain B, and avoid C: three things to do.
  const isPlain = verbAt(g, cue.at)?.forms.has('base') === true && verbAt(g, cue.at)?.forms.has('past') !== true
  if (isPlain && wordAt(g, named.to) === ',' && wordAt(g, named.to + 1) === 'and') return undefined
  // X, the mayor, said Y, a country, …: no clause before it.
  return hasFinite(g, sentence.from, cue.at - 1) || named.to >= sentence.to - 1 ? named : undefined
}

/** The tagger takes "share" after two names for a noun: many words that begin like a clause are one, before a sure cue. */
function mayBeClause(g: Grammar, from: number, to: number, cue: CueFound): boolean {
  // Facing questions about the pool, X explained: how it came about.
  if (posAt(g, from) === 'VERB' && wordAt(g, from).endsWith('ing')) return false
  return cue.entry.strength === 3 && to - from >= SHORTEST_CLAUSE && startsNounPhrase(g, from) && !isWord(g, from, 'time')
}

const SHORTEST_CLAUSE = 5

/** Past what describes the speaker after a comma: said X, the botanist who led the study, since … */
function pastAppositive(g: Grammar, comma: number, to: number): number {
  let at = comma
  while (wordAt(g, at) === ',' && at + 1 < to) {
    if (!startsNounPhrase(g, at + 1) && !isWord(g, at + 1, 'relative')) return at
    if (posAt(g, at + 1) === 'VERB' || pronounPlace(g, at + 1) === 'subject') return at
    let end = at + 1
    while (end < to && ![',', '.', ';', '—'].includes(wordAt(g, end)) && posAt(g, end) !== 'QUOTE') end++
    if (!isWord(g, at + 1, 'relative') && clauseVerb(g, at + 1, end) >= 0) return at
    at = end
  }
  return at
}

/** A clause that begins with "if" or "when", and no main clause after it. */
function isSubordinate(g: Grammar, from: number, to: number): boolean {
  return (isWord(g, from, 'subordinator') || posAt(g, from) === 'SCONJ') && clauseVerb(g, from, to) < 0
}

/** The tagger may miss the subject's first words (an inside source): back to the comma where it is near. */
function apartStart(g: Grammar, start: number, floor: number): number {
  // a fact he mentions: the pronoun is the whole subject, and the clause describes.
  if (pronounPlace(g, start) === 'subject') return start
  for (let at = start - 1; at > floor && at >= start - 3; at--) {
    if (wordAt(g, at) === ',') return at + 1
    if (isFiniteVerb(g, at) || posAt(g, at) === 'QUOTE' || isWord(g, at, 'clause-opener') || isWord(g, at, 'relative'))
      return start
  }
  return start
}

function hasFinite(g: Grammar, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (isFiniteVerb(g, at)) return true
  return false
}

function isParticiple(g: Grammar, i: number): boolean {
  return (
    (wordAt(g, i).endsWith('ing') && verbAt(g, i) !== undefined) ||
    wordAt(g, i) === 'according' ||
    isWord(g, i, 'relative') ||
    isWord(g, i, 'aside-end')
  )
}

/** Where the aside "X said (on Monday in Paris)" ends: at a comma or the sentence's end; -1 where more follows. */
function asideEnd(g: Grammar, i: number, to: number): number {
  let at = i
  for (; at < to && at < i + 18; at++) {
    const word = wordAt(g, at)
    if (word === ',' || word === '.' || word === ';' || word === '—') return at
    if (isFiniteVerb(g, at) || posAt(g, at) === 'SCONJ' || posAt(g, at) === 'QUOTE') return -1
    // confirmed to the paper that, after a check, A
    if (word === 'that' && !isWord(g, at + 1, 'time') && !isWord(g, at + 1, 'span-of-time')) return -1
    if (
      at === i &&
      posAt(g, at) !== 'ADP' &&
      posAt(g, at) !== 'ADV' &&
      !isWord(g, at, 'time') &&
      posAt(g, at) !== 'PUNCT' &&
      !isWord(g, at + 1, 'time')
    )
      return -1
  }
  return at >= to ? to : -1
}

export function leftFloor(g: Grammar, from: number, left: number): number {
  let floor = from
  for (let at = from; at < left; at++)
    if (posAt(g, at) === 'QUOTE' || [';', ':'].includes(wordAt(g, at)) || (wordAt(g, at) === '(' && closing(g, at, left) < 0))
      floor = at + 1
  return isWord(g, floor, 'coordinator') ? floor + 1 : floor
}

function trimLeft(g: Grammar, to: number, from: number): number {
  let at = to
  while (at > from && posAt(g, at - 1) === 'PUNCT' && wordAt(g, at - 1) !== ')' && wordAt(g, at - 1) !== '%') at--
  return at
}

/** The content between two units, without the stop at its end; undefined where no words are there. */
export function contentSpan(g: Grammar, from: number, to: number): Span | undefined {
  let start = from
  while (start < to && posAt(g, start) === 'PUNCT') start++
  let end = start
  while (end < to && posAt(g, end) !== 'QUOTE') end++
  end = trimLeft(g, end, start)
  return end > start ? spanOf(g, start, end) : undefined
}
