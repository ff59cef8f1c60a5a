import type { CueEntry, CuePhrase, VerbForm } from '../../language/en.ts'
import { endsPrepositional, isBetweenNouns, isFiniteVerb } from './clauses.ts'
import { type Grammar, isPossessive, isWord, posAt, pronounPlace, verbAt, wordAt } from './grammar.ts'
import type { Clause } from './stream.ts'
import { verbGroupStart } from './subjects.ts'

/** finite: has a subject of its own; ing: takes another verb's; passive: its subject does not speak; infinitive: after "to". */
export type CueKind = 'finite' | 'ing' | 'passive' | 'infinitive'

export interface CueFound {
  /** The verb. */
  readonly at: number
  /** Past the last word of the cue. */
  readonly end: number
  /** First word of its verb group: auxiliaries and adverbs included. */
  readonly groupStart: number
  readonly entry: CueEntry
  readonly kind: CueKind
}

/** The cues of a sentence that report words that were said: no negated and no hypothetical ones. */
export function cuesIn(g: Grammar, sentence: Clause): CueFound[] {
  const found: CueFound[] = []
  for (let at = sentence.from; at < sentence.to; at++) {
    if (g.units[at]?.fragment !== undefined) continue
    const cue = cueAt(g, at, sentence)
    if (
      cue === undefined ||
      isUnsaid(g, cue, sentence) ||
      isAttribute(g, cue) ||
      isObject(g, cue, found.at(-1)) ||
      isGloss(g, cue)
    )
      continue
    found.push(cue)
    at = cue.end - 1
  }
  return found
}

function cueAt(g: Grammar, at: number, sentence: Clause): CueFound | undefined {
  const lexeme = g.units[at]?.lexeme
  if (lexeme?.verb === undefined && lexeme?.phrases === undefined) return undefined
  const phrase = lexeme.phrases && phraseAt(g, at, sentence.to, lexeme.phrases)
  const reading = phrase?.known ?? verbAt(g, at)
  if (reading === undefined || reading.entry.strength === 0) return undefined
  if (phrase === undefined && !isVerb(g, at)) return undefined
  const groupStart = verbGroupStart(g, at, sentence.from)
  const kind = kindOf(g, at, groupStart, reading.forms)
  if (kind === undefined) return undefined
  return { at, end: phrase?.end ?? at + 1, groupStart, entry: reading.entry, kind }
}

function phraseAt(
  g: Grammar,
  at: number,
  to: number,
  phrases: readonly CuePhrase[],
): { known: CuePhrase; end: number } | undefined {
  for (const known of phrases) {
    const end = restEnd(g, at + 1, to, known.rest)
    if (end > 0) return { known, end }
  }
  return undefined
}

/** Past the rest of a phrase at `i`, an adverb or a be-negation allowed before its words; 0 where it does not stand there. */
function restEnd(g: Grammar, i: number, to: number, rest: readonly string[]): number {
  let at = i
  if (rest[0] !== wordAt(g, at) && (posAt(g, at) === 'ADV' || isWord(g, at, 'light-adverb')) && !isWord(g, at, 'negation')) at++
  for (const word of rest) {
    if (at >= to || wordAt(g, at) !== word) return 0
    at++
  }
  return at
}

function isVerb(g: Grammar, at: number): boolean {
  const pos = posAt(g, at)
  if (pos === 'VERB') return true
  const next = wordAt(g, at + 1)
  if (pos === 'NOUN' && (next === 'that' || next === ',') && posAt(g, at - 1) === 'NOUN' && wordAt(g, at).endsWith('s'))
    return next === 'that' || (verbAt(g, at)?.entry.strength === 3 && !endsPrepositional(g, at))
  // Bridge must close, court rules: a headline's last word.
  if (pos === 'NOUN' && g.units[at + 1] === undefined && wordAt(g, at - 2) === ',' && isSpokenNoun(g, at)) return true
  // Acknowledging A but warning that B: a participle that goes on with another.
  if (
    pos === 'NOUN' &&
    next === 'that' &&
    wordAt(g, at).endsWith('ing') &&
    (isWord(g, at - 1, 'coordinator') || wordAt(g, at - 1) === ',')
  )
    return true
  // Scholars caution that, the suit, filed in March, alleged that, promising the club will stay.
  if (pos === 'NOUN' && next === 'that' && /[^s]s$/.test(wordAt(g, at - 1)) && posAt(g, at - 1) === 'NOUN') return true
  if (pos === 'ADJ' && next === 'that' && wordAt(g, at).endsWith('ed') && wordAt(g, at - 1) === ',') return true
  // The police informed the media that: no adjective stands behind its noun and before another.
  if (pos === 'ADJ' && wordAt(g, at).endsWith('ed') && verbAt(g, at)?.entry.frames.has('addr') && isBetweenNouns(g, at))
    return true
  if (pos === 'ADJ' && wordAt(g, at).endsWith('ing') && /^(?:DET|PRON|PART|SCONJ)$/.test(posAt(g, at + 1)))
    return /^(?:PUNCT|QUOTE|ADP)$/.test(posAt(g, at - 1))
  if (
    pos === 'NOUN' &&
    pronounPlace(g, at + 1) === 'subject' &&
    next !== 'that' &&
    ['NOUN', 'NUM', 'PROPN'].includes(posAt(g, at - 1))
  )
    return true
  // The tagger takes "says" after a long subject, and "notes" or "said" after a name, for nouns or adjectives.
  return (
    (pos === 'NOUN' || pos === 'ADJ' || pos === 'PROPN') &&
    /^(?:PROPN|PRON|NUM|QUOTE)$/.test(posAt(g, at - 1)) &&
    !g.units[at]?.capital &&
    // 15 states: only "one" says.
    !(posAt(g, at - 1) === 'NUM' && wordAt(g, at - 1) !== 'one' && verbAt(g, at)?.forms.has('s')) &&
    isThirdOrPast(verbAt(g, at)?.forms) &&
    !isPossessive(g, at - 1)
  )
}

function isSpokenNoun(g: Grammar, at: number): boolean {
  const known = verbAt(g, at)
  return known?.entry.frames.has('q') === true && known.entry.strength > 1 && known.forms.has('s') && posAt(g, at - 1) === 'NOUN'
}

function isThirdOrPast(forms: ReadonlySet<VerbForm> | undefined): boolean {
  return forms?.has('s') === true || forms?.has('past') === true
}

function kindOf(g: Grammar, at: number, groupStart: number, forms: ReadonlySet<VerbForm>): CueKind | undefined {
  let be = false
  let have = false
  let to = false
  for (let i = groupStart; i < at; i++) {
    if (isWord(g, i, 'be') && !isWord(g, i, 'have')) be = true
    if (isWord(g, i, 'have')) have = true
    if (wordAt(g, i) === 'to') to = true
  }
  if (forms.has('participle') && !have && wordAt(g, at + 1) === 'by' && !isWord(g, at + 2, 'time')) return 'passive'
  if (at === groupStart && forms.has('participle') && describesObject(g, at)) return 'passive'
  if (forms.has('ing')) return be ? 'finite' : 'ing'
  if (be && forms.has('participle')) return 'passive'
  // According to reports, X has left: a noun.
  if (to && !forms.has('base')) return undefined
  if (to) return wordAt(g, groupStart) === 'to' ? 'infinitive' : 'finite'
  // to firmly defend; according to reports
  if (wordAt(g, at - 1) === 'to' || (forms.has('base') && wordAt(g, groupStart - 1) === 'to'))
    return forms.has('base') ? 'infinitive' : undefined
  if (forms.has('base') && isChained(g, groupStart)) return 'infinitive'
  if (have) return forms.has('participle') ? 'finite' : undefined
  if (at === groupStart && forms.has('participle') && startsParticiple(g, at)) return 'passive'
  if (forms.has('past') || forms.has('s') || forms.has('base')) return 'finite'
  return undefined
}

/** In a note published on Monday, X said: what a preposition at the sentence's beginning takes is published, and publishes nothing. */
function describesObject(g: Grammar, at: number): boolean {
  if (posAt(g, at + 1) !== 'ADP' && !isWord(g, at + 1, 'time')) return false
  let start = at
  while (/^(?:NOUN|PROPN|ADJ|DET|NUM)$/.test(posAt(g, start - 1))) start--
  const before = g.units[start - 2]
  if (posAt(g, at - 1) !== 'NOUN' || posAt(g, start - 1) !== 'ADP' || isWord(g, start - 1, 'clause-opener')) return false
  return start < at && (before === undefined || before.pos === 'PUNCT')
}

/** To guide and urge, did not mask up and maintain: the form goes on with an infinitive or an auxiliary before it. */
function isChained(g: Grammar, start: number): boolean {
  if (wordAt(g, start - 1) !== 'and' && wordAt(g, start - 1) !== 'or') return false
  for (let at = start - 2; at >= 0 && at > start - LONGEST_CHAIN; at--) {
    const word = wordAt(g, at)
    if (word === '.' || posAt(g, at) === 'QUOTE') return false
    if (word === 'to' && /^(?:VERB|ADV|AUX)$/.test(posAt(g, at + 1))) return true
    if (posAt(g, at) !== 'VERB' && posAt(g, at) !== 'AUX') continue
    if (isWord(g, at, 'do') || isWord(g, at, 'modal')) return true
    if (isFiniteVerb(g, at) && (verbAt(g, at)?.forms.has('past') || /(?:ed|[^s]s)$/.test(word))) return false
  }
  return false
}

/** As far back as an infinitive may stand that a verb goes on with. */
const LONGEST_CHAIN = 18

/** Asked whether A, X said B: a participle that no subject stands before. */
function startsParticiple(g: Grammar, at: number): boolean {
  const before = g.units[at - 1]
  // Said Blake, “A”: an inverted beginning, and no participle.
  if (posAt(g, at + 1) === 'PROPN') return false
  return before === undefined || before.word === '.' || before.word === 'when' || before.full !== undefined
}

/** The reported cases, his proposed cuts: a participle before its noun. */
function isAttribute(g: Grammar, cue: CueFound): boolean {
  // (referring to the mines): a gloss.
  if (cue.kind === 'ing' && wordAt(g, cue.at - 1) === '(') return true
  if (!/(?:ed|ing|en)$/.test(wordAt(g, cue.at))) return false
  const before = posAt(g, cue.at - 1)
  const word = wordAt(g, cue.at - 1)
  if (word === '-' && g.units[cue.at - 1]?.end === g.units[cue.at]?.start) return true
  // before saying A, by saying that A: a gerund with words after it.
  if (cue.kind === 'ing' && before === 'ADP' && !['NOUN', 'PROPN', 'ADJ', 'ADP'].includes(posAt(g, cue.end))) return false
  if (before === 'DET' || (before === 'ADP' && word !== 'as') || word === 'of' || pronounPlace(g, cue.at - 1) === 'possessive')
    return !isWord(g, cue.at - 1, 'pointer')
  if ((word === "'s" || word === '’s') && before === 'PART') return posAt(g, cue.at - 2) !== 'PRON'
  // An app called Blue, a man accused of theft.
  if (cue.kind !== 'ing' && before === 'NOUN' && ['a', 'an'].includes(wordAt(g, cue.at - 2)) && cue.entry.frames.has('pred'))
    return true
  // 22 new confirmed cases: the tagger takes "new" for an adverb.
  const two = cue.at - 2
  const counted =
    before === 'ADV' && (/^(?:ADP|DET)$/.test(posAt(g, two)) || (posAt(g, two) === 'NUM' && /^\d/.test(wordAt(g, two))))
  // The three reported mooring faults: a gerund before the noun.
  const isCompound = posAt(g, two) === 'DET' && wordAt(g, cue.end).endsWith('ing') && posAt(g, cue.end + 1) === 'NOUN'
  return (before === 'ADJ' || before === 'NUM' || counted) && (isCompound || ['NOUN', 'PROPN', 'ADJ'].includes(posAt(g, cue.end)))
}

/** Dismissed claims that A, brushed aside reports that A: the noun that a verb takes. */
function isObject(g: Grammar, cue: CueFound, before: CueFound | undefined): boolean {
  return before?.end === cue.at && verbAt(g, cue.at)?.forms.has('s') === true && cue.entry.frames.has('that')
}

/** Which is to say that A, that is to say: other words for the same. */
function isGloss(g: Grammar, cue: CueFound): boolean {
  const to = wordAt(g, cue.at - 1) === 'to' ? cue.at - 1 : -1
  if (to < 0) return false
  // Lists are used to determine A: what something is for.
  if (isWord(g, to - 1, 'instrument') && isWord(g, to - 2, 'be')) return true
  return isWord(g, to - 1, 'be') && isWord(g, to - 2, 'gloss')
}

/** Negated (did not say, declined to say), or only possible (would say, if she says). */
function isUnsaid(g: Grammar, cue: CueFound, sentence: Clause): boolean {
  for (let i = cue.groupStart; i < cue.at; i++) {
    if (isWord(g, i, 'negation') || isWord(g, i, 'refusal') || isWord(g, i, 'modal')) return true
  }
  if (cue.kind === 'infinitive') {
    for (let i = Math.max(sentence.from, cue.groupStart - 3); i < cue.at; i++)
      if (isWord(g, i, 'refusal') || isWord(g, i, 'negation')) return true
  }
  for (let i = cue.groupStart - 1; i >= sentence.from && i > cue.groupStart - 7; i--) {
    if (wordAt(g, i) === ',' || posAt(g, i) === 'VERB') break
    if (isWord(g, i, 'hypothetical')) return true
  }
  return isWord(g, cue.at - 1, 'negation') && cue.kind === 'ing'
}
