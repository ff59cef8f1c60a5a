import type { Span } from '../../model/span.ts'
import { contentEnd } from './content-end.ts'
import type { CueFound } from './cues.ts'
import { closing, type Grammar, isFiniteVerb, isWord, posAt, spanOf, verbAt, wordAt } from './grammar.ts'
import type { Clause } from './stream.ts'
import { namesSpeaker, subjectAfter, subjectBefore } from './subjects.ts'

/** “A, X said.” and “A, X said, B.”: the parts round a cue that is an aside in its own content. */
export function partsRoundAside(g: Grammar, cue: CueFound, sentence: Clause): Span[] | undefined {
  if (!cue.entry.frames.has('q') || cue.entry.strength < 2) return undefined
  let start: number
  let after: number
  const named = subjectBefore(g, cue.groupStart, sentence.from)
  if (wordAt(g, cue.at - 1) === ',') {
    const inverted = subjectAfter(g, cue.end, sentence.to)
    if (!inverted || !namesSpeaker(g, inverted)) return undefined
    start = cue.at
    after = inverted.to
  } else {
    if (!named) return undefined
    start = apartStart(g, named.from, sentence.from)
    after = cue.end
  }
  const left = start - 1
  if (left < sentence.from + 1 || (wordAt(g, left) !== ',' && wordAt(g, left) !== '—')) return undefined
  const stop = asideEnd(g, after, sentence.to)
  if (stop < 0) return undefined
  const from = leftFloor(g, sentence.from, left)
  const hasClause = hasFinite(g, from, left)
  const rest = wordAt(g, stop) === ',' && stop + 1 < sentence.to ? contentEnd(g, stop + 1, sentence.to, cue) : stop
  const goesOn = rest > stop + 1 && !isParticiple(g, stop + 1) && posAt(g, stop + 1) !== 'QUOTE'
  if (!hasClause && !goesOn) return undefined
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

/** The tagger may miss the subject's first words (an inside source): back to the comma where it is near. */
function apartStart(g: Grammar, start: number, floor: number): number {
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
