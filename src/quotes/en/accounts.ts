import type { DraftMention } from '../draft.ts'
import { afterAdverbs, type Grammar, isWord, longNounPhraseEnd, posAt, verbAt, wordAt } from './grammar.ts'
import { mentionOf, namesSpeaker } from './mentions.ts'

/*
 * What a source phrase takes before it comes to who speaks: the account from X, what X told reporters. Translated news is full of
 * them (据…介绍): the noun is no part of the speaker, and unlike a report or a statement it has no life of its own.
 */

/** Past the noun for what somebody told, where who told it follows: an introduction by X, the account given by X; else `i`. */
export function accountEnd(g: Grammar, i: number, to: number): number {
  let at = posAt(g, i) === 'DET' ? i + 1 : i
  while (posAt(g, at) === 'ADJ' && at < to) at++
  // The statement of a firm may speak for itself; one made by a firm is the firm's.
  const isMade =
    (isWord(g, at, 'medium') || isWord(g, at, 'utterance')) && isWord(g, at + 1, 'giving') && wordAt(g, at + 2) === 'by'
  if (!isWord(g, at, 'account') && !isMade) return i
  at++
  if (isWord(g, at, 'giving')) at++
  if (!isWord(g, at, 'account-link') || at + 1 >= to) return i
  // The description of a house is nobody's; the account of a neighbour is.
  const named = { from: at + 1, to: longNounPhraseEnd(g, at + 1, to, 'source-link') }
  if (wordAt(g, at) === 'of' && (!namesSpeaker(g, named) || mentionOf(g, named)?.form === 'body')) return i
  return at + 1
}

/** What X told the media, what was said by X: who told it, and where that clause ends. */
export function toldIn(g: Grammar, i: number, to: number): { mention: DraftMention; to: number } | undefined {
  if (wordAt(g, i) !== 'what') return undefined
  if (isWord(g, i + 1, 'be') || isWord(g, i + 1, 'have')) {
    for (let at = i + 2; at < Math.min(to, i + LONGEST_GROUP); at++) {
      if (wordAt(g, at) !== 'by' || verbAt(g, at - 1) === undefined) continue
      return namedAt(g, at + 1, to, at + 1)
    }
    return undefined
  }
  const end = pastPlace(g, longNounPhraseEnd(g, i + 1, to, 'source-link'), to)
  const verb = end > i + 1 ? pastAuxiliaries(g, end, to) : to
  if (verb >= to || (verbAt(g, verb)?.entry.strength ?? 0) < 2) return undefined
  return namedAt(g, i + 1, to, verb + 1)
}

function namedAt(g: Grammar, from: number, to: number, least: number): { mention: DraftMention; to: number } | undefined {
  const mention = mentionOf(g, { from, to: longNounPhraseEnd(g, from, to, 'source-link') })
  return mention && { mention, to: Math.max(least, longNounPhraseEnd(g, from, to, 'source-link')) }
}

/** The station nearby told: an adverb of place that is no part of the name. */
function pastPlace(g: Grammar, i: number, to: number): number {
  return posAt(g, i) === 'ADV' || posAt(g, i) === 'ADJ' ? afterAdverbs(g, i + 1, to) : i
}

function pastAuxiliaries(g: Grammar, i: number, to: number): number {
  let at = afterAdverbs(g, i, to)
  while (posAt(g, at) === 'AUX') at = afterAdverbs(g, at + 1, to)
  return at
}

/** As many words as "what has been said" may have before its "by". */
const LONGEST_GROUP = 6
