import type { CueFound } from './cues.ts'
import { afterAdverbs, type Grammar, isDash, isWord, longNounPhraseEnd, posAt, wordAt } from './grammar.ts'

/* What stands between a cue and the words that it reports: whom they are told, when, where and how. */

/** As far as a "that" may stand from its cue: said on Monday in a speech at the opening of the fair that … */
const LONGEST_ADJUNCT = 16

/** Past the person told: reporters, CNN's Jake Tapper, to the crowd. */
export function afterAddressee(g: Grammar, cue: CueFound, i: number, to: number): number {
  const at = wordAt(g, i) === 'to' ? i + 1 : i
  if (at === i && !cue.entry.frames.has('addr')) return i
  if (posAt(g, at) === 'QUOTE') return i
  const end = longNounPhraseEnd(g, at, to)
  if (end === at) return i
  if ((wordAt(g, end) === 'that' && !isDayBefore(g, end)) || isWord(g, end, 'question')) return end
  return afterAdjuncts(g, end, to, cue)
}

/** Past words of time, place and medium between a cue and its clause. */
export function afterAdjuncts(g: Grammar, i: number, to: number, cue: CueFound): number {
  let at = i
  const limit = Math.min(to, i + LONGEST_ADJUNCT)
  while (at < limit) {
    const word = wordAt(g, at)
    if (word === 'that' && isDayBefore(g, at)) {
      at += 2
      continue
    }
    if (word === 'that' && cue.entry.frames.has('that')) return at
    if (isWord(g, at, 'question') || (word === 'at' && ['least', 'most'].includes(wordAt(g, at + 1)))) break
    if (g.units[at]?.fragment !== undefined && at > i && g.units[i]?.fragment === undefined) at++
    // said in ’08 that
    else if (['‘', '’', "'"].includes(word) && posAt(g, at + 1) === 'NUM') at += 2
    else if (isWord(g, at, 'time') || (posAt(g, at) === 'ADV' && (word.endsWith('ly') || isWord(g, at, 'light-adverb')))) at++
    // early in the morning
    else if (isWord(g, at, 'time-link') && posAt(g, at + 1) === 'ADP' && at + 2 < limit) at++
    else if (word === '.' && g.units[at]?.end === g.units[at + 1]?.start) at += 2
    else if (posAt(g, at) === 'NUM' && isWord(g, at - 1, 'time')) at++
    // in an interview taped before the storm
    else if (
      at > i &&
      posAt(g, at) === 'VERB' &&
      posAt(g, at - 1) === 'NOUN' &&
      /(?:ed|ing)$/.test(word) &&
      (posAt(g, at + 1) === 'ADP' || isWord(g, at + 1, 'time'))
    )
      at++
    else if (posAt(g, at) === 'ADP' && word !== 'per') {
      const end = longNounPhraseEnd(g, at + 1, limit)
      if (end === at + 1) break
      at = end
    } else if (isDash(g, at)) {
      // said — on the radio, of all places — that
      const close = g.units.findIndex((_, k) => k > at && k < limit && isDash(g, k))
      return close > 0 && wordAt(g, close + 1) === 'that' ? close + 1 : at
    } else if (isWord(g, at, 'near-time') && isWord(g, at + 1, 'time')) at += 2
    else if (word === ',') {
      const next = g.units.findIndex((unit, k) => k > at && k < limit && unit.word === ',')
      if (next > at && wordAt(g, next + 1) === 'that') return next + 1
      if (wordAt(g, at + 1) === 'that' && at > i) return at + 1
      break
    } else break
  }
  return at
}

export function afterTime(g: Grammar, i: number): number {
  let at = i
  while (isTimeAt(g, at) && !isWord(g, at + 1, 'possessive-mark') && !isWord(g, at + 2, 'possessive-mark')) at++
  return at
}

function isTimeAt(g: Grammar, at: number): boolean {
  return isWord(g, at, 'time') || ((isWord(g, at, 'time-link') || isWord(g, at, 'near-time')) && isWord(g, at + 1, 'time'))
}

/** "said repeatedly that", but "predicted about a third": an adverb before a clause or a figure belongs to the content. */
export function contentStart(g: Grammar, i: number, to: number): number {
  const at = afterAdverbs(g, i, to)
  if (at === i || wordAt(g, at) === 'that' || isWord(g, at, 'question') || posAt(g, at) === 'ADP') return at
  return isWord(g, i, 'question') || /ly$/.test(wordAt(g, i)) === false || ['NUM', 'SYM'].includes(posAt(g, at)) ? i : at
}

/** "told the paper that day that": no complementiser. */
export function isDayBefore(g: Grammar, that: number): boolean {
  return (isWord(g, that + 1, 'time') || isWord(g, that + 1, 'span-of-time')) && wordAt(g, that + 2) === 'that'
}
