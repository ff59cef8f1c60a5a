import { afterAddressee, afterAdjuncts, afterTime, contentStart, isDayBefore } from './adjuncts.ts'
import { clauseVerb, isFiniteVerb } from './clauses.ts'
import { contentEnd } from './content-end.ts'
import type { CueFound } from './cues.ts'
import {
  type Grammar,
  isPossessive,
  isWord,
  longNounPhraseEnd,
  nextComma,
  nounPhraseEnd,
  posAt,
  pronounPlace,
  startsNounPhrase,
  verbAt,
  wordAt,
} from './grammar.ts'
import { phraseEnd } from './phrase-end.ts'
import { sourceAt } from './source-phrases.ts'

/** What stands for the words that a cue reports, after it. */
export interface Complement {
  readonly from: number
  readonly to: number
  readonly frame: 'that' | 'bare' | 'wh' | 'np' | 'npto' | 'to' | 'as' | 'pred' | 'ing' | 'prep'
}

/** The content after a cue whose last word stands before `i`, in a sentence that ends at `to`. */
export function complementAfter(g: Grammar, cue: CueFound, to: number): Complement | undefined {
  const { frames } = cue.entry
  const start = contentStart(g, cue.end, to)
  // Addressee and adjuncts come first: "told voters she …" is no clause about voters.
  const told = frames.has('addr') || frames.has('wh') || frames.has('that') ? afterAddressee(g, cue, start, to) : start
  const later = told > start ? told : afterAdjuncts(g, start, to, cue)
  // told the reporter, there is a boat
  if (told > start && wordAt(g, told) === ',' && frames.has('bare') && posAt(g, told + 1) !== 'VERB') {
    const end = contentEnd(g, told + 1, to, cue)
    if (beginsClause(g, told + 1, end)) return { from: told + 1, to: end, frame: 'bare' }
  }
  const clause = (later > start ? clauseAt(g, cue, later, to) : undefined) ?? clauseAt(g, cue, start, to)
  if (clause) return clause
  // announced on Friday a ban
  const when = frames.has('np') ? afterTime(g, start) : start
  const phrase = phraseAt(g, cue, when, to)
  return phrase && frames.has('act') && !holdsFragment(g, phrase) ? undefined : phrase
}

function holdsFragment(g: Grammar, { from, to }: Complement): boolean {
  for (let at = from; at < to; at++) if (g.units[at]?.fragment !== undefined) return true
  return false
}

function clauseAt(g: Grammar, cue: CueFound, i: number, to: number): Complement | undefined {
  const { frames } = cue.entry
  const word = wordAt(g, i)
  // stressed the fact that A
  if (frames.has('that') && word === 'the' && isWord(g, i + 1, 'fact') && wordAt(g, i + 2) === 'that')
    return clauseAt(g, cue, i + 2, to)
  if (word === 'that' && isDayBefore(g, i)) return undefined
  // "reveal that's untrue": a pronoun, and the clause begins with it.
  const pronoun = word === 'that' && posAt(g, i + 1) === 'AUX'
  if (
    frames.has('that') &&
    word === 'that' &&
    !pronoun &&
    i + 1 < to &&
    wordAt(g, i + 1) !== ',' &&
    (posAt(g, i) !== 'DET' || clauseVerb(g, i + 1, to) >= 0)
  ) {
    return { from: i + 1, to: contentEnd(g, i + 1, to, cue), frame: 'that' }
  }
  // "said that, despite the rain, A"; where the aside names a source, the source says A.
  if (frames.has('that') && word === 'that' && wordAt(g, i + 1) === ',' && !sourceAt(g, i + 2, to)) {
    const close = nextComma(g, i + 2, to)
    if (close > 0 && clauseVerb(g, close + 1, to) >= 0)
      return { from: i + 2, to: contentEnd(g, close + 1, to, cue), frame: 'that' }
    if (clauseVerb(g, i + 2, to) >= 0) return { from: i + 2, to: contentEnd(g, i + 2, to, cue), frame: 'that' }
  }
  if (
    (frames.has('wh') || (frames.has('that') && word === 'how')) &&
    isWord(g, i, 'question') &&
    word !== 'which' &&
    !(i > cue.end && isWord(g, i, 'relative') && posAt(g, i - 1) === 'NOUN') &&
    hasVerb(g, i + 1, to)
  )
    return { from: i, to: contentEnd(g, i, to, cue), frame: 'wh' }
  // Ida Blake reports from Oslo The river …: a byline runs into the first sentence.
  if (i > cue.end && g.units[i]?.capital && posAt(g, i) === 'DET' && posAt(g, i - 1) !== 'PUNCT') return undefined
  if (frames.has('bare') && (word !== 'that' || pronoun)) {
    const end = contentEnd(g, i, to, cue)
    if (beginsClause(g, i, end)) return { from: i, to: end, frame: 'bare' }
  }
  return undefined
}

function beginsClause(g: Grammar, i: number, to: number): boolean {
  const word = wordAt(g, i)
  if (posAt(g, i) === 'QUOTE' || isWord(g, i, 'relative-person')) return false
  if (word === 'that') return true
  if (posAt(g, i) === 'ADV' && ['NUM', 'DET', 'SYM'].includes(posAt(g, i + 1))) return clauseVerb(g, i, to) >= 0
  if (posAt(g, i) === 'PRON' && pronounPlace(g, i) === 'object' && word !== 'her') return false
  const opens = isWord(g, i, 'reported-opener') || (posAt(g, i) === 'SCONJ' && isWord(g, i, 'reported-subordinator'))
  if (!opens && !startsNounPhrase(g, i)) return false
  return clauseVerb(g, i, to) >= 0
}

function hasVerb(g: Grammar, i: number, to: number): boolean {
  for (let at = i; at < to && at < i + 30; at++) if (isFiniteVerb(g, at)) return true
  return wordAt(g, i) === 'to'
}

function phraseAt(g: Grammar, cue: CueFound, i: number, to: number): Complement | undefined {
  const { frames, objectAfter, orderAfter } = cue.entry
  const word = wordAt(g, i)
  if (posAt(g, i) === 'QUOTE' || word === ',' || word === ':') return undefined
  // Declined to say: nothing was said.
  if (isWord(g, cue.at, 'refusal') && verbAt(g, i + 1)?.entry.frames.has('q')) return undefined
  if (frames.has('to')) {
    // pledged Saturday to, vowed not to
    const when = word !== 'to' && isWord(g, i, 'time') ? afterAdjuncts(g, i, to, cue) : i
    const at = wordAt(g, when) === 'not' ? when + 1 : when
    if (wordAt(g, at) === 'to' && ['VERB', 'AUX', 'ADV'].includes(posAt(g, at + 1)))
      return { from: when, to: contentEnd(g, when, to, cue), frame: 'to' }
  }
  if (orderAfter.has(word)) {
    const order = orderAt(g, i + 1, to, cue)
    if (order) return order
  }
  // talked to the crew about the storm
  const told = word === 'to' || word === 'with' ? longNounPhraseEnd(g, i + 1, to) : i
  if (told > i && objectAfter.has(wordAt(g, told)) && startsNounPhrase(g, told + 1))
    return { from: told + 1, to: phraseEnd(g, told + 1, contentEnd(g, told + 1, to, cue)), frame: 'prep' }
  if (objectAfter.has(word) && (startsNounPhrase(g, i + 1) || isWord(g, i + 1, 'question')))
    return { from: i + 1, to: phraseEnd(g, i + 1, contentEnd(g, i + 1, to, cue)), frame: 'prep' }
  // An appeals court to hear it: one thing without an article is no one who is urged.
  const isBareThing = posAt(g, i) === 'NOUN' && posAt(g, i + 1) === 'PART' && !isWord(g, i, 'people') && !word.endsWith('s')
  if (frames.has('npto') && !isBareThing) {
    const order = orderAt(g, i, to, cue)
    if (order) return order
  }
  const quantity = isWord(g, i, 'quantity') && posAt(g, i + 1) === 'NUM'
  if (!startsNounPhrase(g, i) && !quantity) return undefined
  if (frames.has('as') || frames.has('pred')) {
    const object = longNounPhraseEnd(g, i, to)
    if (frames.has('as') && wordAt(g, object) === 'as') return { from: i, to: contentEnd(g, i, to, cue), frame: 'as' }
    if (
      frames.has('pred') &&
      object > i &&
      object < to &&
      (holdsFragment(g, { from: i, to, frame: 'pred' })
        ? ['DET', 'ADJ', 'NOUN', 'PRON', 'VERB', 'ADV', 'PROPN'].includes(posAt(g, object))
        : isPredicate(g, object, to))
    )
      return { from: i, to: contentEnd(g, i, to, cue), frame: 'pred' }
  }
  if (frames.has('np')) {
    const end = phraseEnd(g, i, contentEnd(g, i, to, cue))
    // "praised it", "praised the staff": whom it is about, and nothing of what was said.
    const said = end - i > 2 || (end - i > 1 && isPossessive(g, i)) || g.units[i]?.fragment !== undefined
    if (said) return { from: i, to: end, frame: 'np' }
  }
  return undefined
}

/** "unfit", "a mistake"; not "this morning". */
function isPredicate(g: Grammar, i: number, to: number): boolean {
  if (posAt(g, i) === 'ADJ') return !isWord(g, i + 1, 'time')
  return (
    ['a', 'an', 'the'].includes(wordAt(g, i)) &&
    nounPhraseEnd(g, i, to) > i + 1 &&
    !isWord(g, nounPhraseEnd(g, i, to) - 1, 'time')
  )
}

/** X to do something: the content begins with X. */
function orderAt(g: Grammar, i: number, to: number, cue: CueFound): Complement | undefined {
  const end = longNounPhraseEnd(g, i, to)
  if (end === i) return undefined
  const at = wordAt(g, end) === 'not' || posAt(g, end) === 'ADV' ? end + 1 : end
  if (wordAt(g, at) !== 'to' || !['VERB', 'AUX', 'ADV'].includes(posAt(g, at + 1))) return undefined
  return { from: i, to: contentEnd(g, i, to, cue), frame: 'npto' }
}
