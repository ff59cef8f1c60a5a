import type { CueReading } from '../../language/en.ts'
import { clauseVerb, isFiniteVerb } from './clauses.ts'
import type { CueFound } from './cues.ts'
import { afterAdverbs, closing, type Grammar, isDash, isWord, nounPhraseEnd, posAt, verbAt, wordAt } from './grammar.ts'
import { namesSpeaker } from './mentions.ts'
import { sourceAt } from './source-phrases.ts'
import { pastAddressee, subjectAfter, subjectBefore } from './subjects.ts'

/*
 * Where a reported clause ends is the narrator's choice and mostly unmarked. What shows it: another attribution, a verb that
 * goes on with the cue's own subject, a single dash, "while", and above all tense: English backshifts what is reported, so a
 * coordinate or relative clause in another tense than the reported one is the narrator speaking again.
 */

/** As far back as the dash may stand that opens the aside of a cue. */
const ASIDE_REACH = 25

type Tense = 'past' | 'present'

/** Where content that begins at `from` ends. `to`: the sentence's end. */
export function contentEnd(g: Grammar, from: number, to: number, cue: CueFound): number {
  const main = clauseVerb(g, from, to)
  const tense = main >= 0 ? tenseOf(g, main) : undefined
  let end = to
  for (let at = from; at < to; at++) {
    const close = wordAt(g, at) === '(' ? closing(g, at, to) : -1
    if (close > at) {
      at = close
      continue
    }
    if (
      posAt(g, at) === 'QUOTE' ||
      (!insideFragment(g, at) && endsContent(g, at, from, to, cue, at > main ? tense : undefined, main))
    ) {
      end = at
      break
    }
  }
  while (end > from && posAt(g, end - 1) === 'PUNCT' && !['(', ')', '%'].includes(wordAt(g, end - 1))) end--
  return end
}

function insideFragment(g: Grammar, at: number): boolean {
  return g.units[at]?.fragment !== undefined && g.units[at]?.fragment === g.units[at + 1]?.fragment
}

function endsContent(
  g: Grammar,
  at: number,
  from: number,
  to: number,
  cue: CueFound,
  tense: Tense | undefined,
  main: number,
): boolean {
  const word = wordAt(g, at)
  // A bracket that closes what stood open before the content: (referring to the mines), …
  if (word === ')') return true
  if (word === ';') return tense === undefined || changesVoice(g, at + 1, to, tense, main)
  if (isDash(g, at) && at > from && isWord(g, at + 1, 'coordinator') && wordAt(g, at + 2) === 'that') return false
  if (isDash(g, at) && at > from) return !laterDash(g, at + 1, to) && !laterDash(g, from, at) && endsAtDash(g, at, to, cue, main)
  if (word === ',') return endsAtComma(g, at, to, cue, tense, main)
  if (at > from + 1 && isSpeechPlace(g, at, to)) return true
  if (sourceAt(g, at, to)) return true
  if (isWord(g, at, 'coordinator') && at > from) {
    const joined = afterAdverbs(g, at + 1, to)
    if (isCueOf(g, joined, cue)) return !(isWord(g, main, 'have') && isParticiple(g, joined))
    const verb = clauseVerb(g, at + 1, Math.min(to, at + 7))
    return verb > at && isSpeech(g, verb)
  }
  return false
}

function endsAtComma(g: Grammar, comma: number, to: number, cue: CueFound, tense: Tense | undefined, main: number): boolean {
  const first = wordAt(g, comma + 1)
  if (first === 'even' && wordAt(g, comma + 2) === 'as') return true
  // , as has Ortiz
  if (first === 'as' && posAt(g, comma + 2) === 'AUX' && posAt(g, comma + 3) === 'PROPN') return true
  // Rough, though gentle for such a wind: no clause, and so still what is reported.
  if (isWord(g, comma + 1, 'elliptic') && /^(?:ADJ|VERB)$/.test(posAt(g, comma + 2)) && !isNominalAt(g, comma + 3)) return false
  if (isWord(g, comma + 1, 'narrator')) return true
  if (tense !== undefined && turnsBack(g, comma + 1, to) && !keepsPresent(g, comma + 1, to, cue, tense)) return true
  const next = afterAdverbs(g, comma + 1, to)
  // X, claiming A, announced B; X, who praised A, announced B: a phrase ends where a verb follows its comma.
  if (tense === undefined && main < 0 && isFiniteVerb(g, next)) return true
  const reading = verbAt(g, next) ?? g.units[next]?.lexeme?.phrases?.[0]
  if (reading && reading.entry.strength >= 2 && posAt(g, next) === 'VERB' && wordAt(g, next).endsWith('ing'))
    return reading.entry.frames.has('np') || next === comma + 1
  if ((first === 'which' || first === 'who') && tense === 'past') {
    const verb = nextFinite(g, comma + 2, to)
    return verb === comma + 2 && tenseOf(g, verb) === 'present'
  }
  if (isWord(g, next, 'coordinator')) {
    const verb = afterAdverbs(g, next + 1, to)
    if (isCueOf(g, verb, cue) || (tense !== undefined && sharesTense(g, verb, cue, tense, main))) return true
    return changesVoice(g, next + 1, to, tense, main)
  }
  return attributionAt(g, comma + 1, to)
}

function isNominalAt(g: Grammar, i: number): boolean {
  return posAt(g, i) === 'NOUN' || posAt(g, i) === 'PROPN'
}

/** After a single dash a clause goes on, but the dash may close the aside that the cue stands in. */
function endsAtDash(g: Grammar, dash: number, to: number, cue: CueFound, main: number): boolean {
  if (main < 0 || main >= dash || turnsBack(g, dash + 1, to)) return true
  for (let at = cue.at - 1; at >= 0 && at > cue.at - ASIDE_REACH && wordAt(g, at) !== '.'; at--) if (isDash(g, at)) return true
  return false
}

/** , but he did not; — and she left: after a pause the narrator takes up the speaker, or the matter, with a pronoun. */
function turnsBack(g: Grammar, at: number, to: number): boolean {
  if (isWord(g, at, 'narrator')) return true
  if (!isWord(g, at, 'coordinator') || !isWord(g, at + 1, wordAt(g, at) === 'but' ? 'taken-up' : 'taken-up-person')) return false
  return isFiniteVerb(g, afterAdverbs(g, at + 2, to))
}

/** Said the roof leaks, and she has no pail: a present that the report keeps under a cue in the past goes on in its next clause. */
function keepsPresent(g: Grammar, at: number, to: number, cue: CueFound, tense: Tense): boolean {
  const verb = wordAt(g, at) === 'and' ? clauseVerb(g, at + 1, to) : -1
  return tense === 'present' && verb >= 0 && tenseOf(g, verb) === 'present' && tenseOf(g, cue.at) === 'past'
}

/** A coordinate clause of the narrator's own: another tense than the reported one, or a cue with its own subject. */
function changesVoice(g: Grammar, from: number, to: number, tense: Tense | undefined, main: number): boolean {
  const verb = clauseVerb(g, from, to)
  if (verb < 0) return false
  if (verb < from + 9 && isSpeech(g, verb)) return true
  if (subjectBefore(g, verb, from)?.from !== from) return false
  // A whole clause does not go on with a phrase: denied any role, and the city did not ask.
  return tense === undefined ? main < 0 : tense === 'past' && tenseOf(g, verb) === 'present'
}

function isSpeech(g: Grammar, verb: number): boolean {
  const reading = verbAt(g, verb)
  return reading !== undefined && reading.entry.strength >= 2 && reading.entry.frames.has('q') && reading.entry.frames.has('that')
}

/** "during a speech in Iowa on Friday" at the end tells of the telling. */
function isSpeechPlace(g: Grammar, at: number, to: number): boolean {
  if (posAt(g, at) !== 'ADP' || !isWord(g, at, 'telling-place')) return false
  const end = nounPhraseEnd(g, at + 1, to)
  if (end === at + 1 || !isWord(g, end - 1, 'medium') || !['DET', 'PRON', 'ADJ', 'NOUN', 'PROPN'].includes(posAt(g, at + 1)))
    return false
  for (let i = end; i < to; i++) if (isFiniteVerb(g, i)) return false
  return true
}

function nextFinite(g: Grammar, from: number, to: number): number {
  for (let at = from; at < to && at < from + 6; at++) if (isFiniteVerb(g, at)) return at
  return -1
}

export function tenseOf(g: Grammar, verb: number): Tense | undefined {
  const word = wordAt(g, verb)
  if (isWord(g, verb, 'past-auxiliary')) return 'past'
  if (posAt(g, verb) === 'AUX' || word === "'s" || word === "'re") return 'present'
  if (g.pack.irregular.get(word)?.has('past') || word.endsWith('ed')) return 'past'
  return 'present'
}

/** Whether the verb at `i` is a cue that goes on with the first cue's subject: X said A and called for B. */
function isCueOf(g: Grammar, i: number, cue: CueFound): boolean {
  const at = posAt(g, i) === 'AUX' ? afterAdverbs(g, i + 1, i + 4) : i
  const word = wordAt(g, at)
  const reading = verbAt(g, at)
  const phrases = g.units[at]?.lexeme?.phrases
  const phrase = phrases?.some((known) => known.rest.every((next, k) => wordAt(g, at + 1 + k) === next)) === true
  if (posAt(g, at) !== 'VERB' || !(phrase || reports(reading, g, at) || introduces(reading, g, at))) return false
  const first = wordAt(g, cue.at)
  if (first.endsWith('ing')) return word.endsWith('ing')
  const past = verbAt(g, cue.at)?.forms.has('past') === true || first.endsWith('ed')
  const forms = reading?.forms ?? phrases?.[0]?.forms
  return past ? forms?.has('past') === true : forms?.has('s') === true && first.endsWith('s')
}

/** And went on, “A”: the verb that full quoted words follow. */
function introduces(reading: CueReading | undefined, g: Grammar, at: number): boolean {
  const isApart = wordAt(g, at + 1) === ',' || wordAt(g, at + 1) === ':'
  return reading?.entry.frames.has('q') === true && isApart && g.units[at + 2]?.full !== undefined
}

/** It has set a fence and posted rules: the form may go on with the perfect of what is reported. */
function isParticiple(g: Grammar, at: number): boolean {
  const forms = g.pack.irregular.get(wordAt(g, at))
  return posAt(g, at) === 'VERB' && (forms === undefined ? wordAt(g, at).endsWith('ed') : forms.has('participle'))
}

/** A verb that reports even where it shares its subject: said, criticised; "found" or "called" alone may be part of what is reported. */
function reports(reading: CueReading | undefined, g: Grammar, at: number): boolean {
  if (!reading || reading.entry.strength < 2) return false
  const { frames } = reading.entry
  if (frames.has('pred')) return g.units.slice(at + 1, at + 8).some((unit) => unit.fragment !== undefined)
  return (frames.has('q') && frames.has('that')) || (reading.entry.strength === 3 && frames.has('np'))
}

/** A verb in the cue's tense and not in that of what is reported goes on with the cue's subject: notifies it that A, and outlines B. */
function sharesTense(g: Grammar, i: number, cue: CueFound, reported: Tense, main: number): boolean {
  if (!isFiniteVerb(g, i)) return false
  const tense = tenseOf(g, i)
  if (tense === reported || tense !== tenseOf(g, cue.at) || wordAt(g, cue.at).endsWith('ing')) return false
  // has grown, and set; will grow, and set: the form may also go on with the reported verb.
  const forms = g.pack.irregular.get(wordAt(g, i))
  return !forms?.has('base') && !(isWord(g, main, 'have') && (forms === undefined || forms.has('participle')))
}

function laterDash(g: Grammar, from: number, to: number): boolean {
  for (let at = from + 1; at < to; at++) if (isDash(g, at)) return true
  return false
}

/** Whether "X said" with nothing reported after it stands at `i`: a final attribution. */
function attributionAt(g: Grammar, i: number, to: number): boolean {
  const first = verbAt(g, i)
  if (first?.entry.frames.has('q') && first.entry.strength > 1 && isFiniteVerb(g, i)) {
    const named = subjectAfter(g, i + 1, to)
    if (named && namesSpeaker(g, named) && (named.to >= to || [',', '.'].includes(wordAt(g, named.to)))) return true
  }
  for (let at = i; at < Math.min(to, i + 12); at++) {
    const reading = verbAt(g, at)
    if (!reading?.entry.frames.has('q') || reading.entry.strength < 2 || !isFiniteVerb(g, at)) continue
    const next = pastAddressee(g, at + 1, to, reading.entry)
    const pos = posAt(g, next)
    if (next < to && pos !== 'PUNCT' && pos !== 'ADP' && !isWord(g, next, 'time')) return false
    return wordAt(g, at + 1) !== ':' && subjectBefore(g, at, i)?.from === i
  }
  return false
}
