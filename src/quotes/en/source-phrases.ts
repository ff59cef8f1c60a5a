import type { DraftMention } from '../draft.ts'
import { accountEnd, toldIn } from './accounts.ts'
import { type Grammar, isPossessive, isWord, longNounPhraseEnd, posAt, verbAt, wordAt } from './grammar.ts'
import { mentionOf } from './mentions.ts'

/** As many words as may stand before the 's of a name. */
const LONGEST_OWNER = 7

export interface Source {
  /** The phrase with the name in it: `[from, to)`. */
  readonly from: number
  readonly to: number
  readonly cueTo: number
  readonly mention?: DraftMention
  /** Who passes on what the source says: according to AFP, citing X. */
  readonly via?: DraftMention
}

/** The source phrase that begins at `at`. */
export function sourceAt(g: Grammar, at: number, to: number): Source | undefined {
  const phrases = g.units[at]?.lexeme?.sources
  if (phrases === undefined) return undefined
  let owner: number | undefined
  for (const phrase of phrases) {
    if (phrase.place === 'cited' || !matches(g, at, to, phrase.before)) continue
    const first = at + phrase.before.length
    const start = phrase.place === 'before' ? accountEnd(g, first, to) : first
    if (phrase.place === 'before') {
      const told = toldIn(g, first, to)
      if (told) return { from: at, to: pastAppositive(g, told.to, to), cueTo: first, mention: told.mention }
      const end = namedEnd(g, start, to)
      if (end === start) continue
      const mention = mentionOf(g, { from: start, to: end })
      if (!isSource(g, at, start, end, mention)) continue
      const past = pastAppositive(g, end, to)
      const cited = mention && citedIn(g, end, past, to)
      if (cited) return { from: at, to: cited.to, cueTo: start, mention: cited.mention, via: mention }
      return { from: at, to: past, cueTo: start, ...(mention ? { mention } : {}) }
    }
    owner ??= ownerEnd(g, start, to)
    if (owner < 0 || !matches(g, owner, to, phrase.after)) continue
    const mention = mentionOf(g, { from: start, to: owner })
    const end = owner + phrase.after.length
    if (mention) return { from: at, to: end, cueTo: end, mention }
  }
  return undefined
}

/** As far before quoted words as a source may stand that no description parts from them. */
const NEAR = 14

/** The source that a comma at `k - 1` ends: according to X, “…”; one that opens the sentence may be described first. */
export function sourceBefore(g: Grammar, from: number, k: number): Source | undefined {
  const first = sourceAt(g, from, k)
  if (first && (first.to === k - 1 || isDescription(g, first.to, k - 1))) return first
  for (let at = Math.max(from + 1, k - NEAR); at < k - 1; at++) {
    const source = sourceAt(g, at, k)
    if (source?.to === k - 1) return source
  }
  return undefined
}

/** , a botanist and the head of Z (the coastal branch): no verb and no clause of its own. */
function isDescription(g: Grammar, comma: number, to: number): boolean {
  if (wordAt(g, comma) !== ',' || posAt(g, comma + 1) === 'PRON' || isWord(g, comma + 1, 'relative')) return false
  for (let at = comma + 1; at < to; at++)
    if (/^(?:VERB|AUX|QUOTE|SCONJ)$/.test(posAt(g, at)) || wordAt(g, at) === ';' || wordAt(g, at) === ':') return false
  return true
}

/** According to a report from X which cited Y; according to X, citing Y: who speaks, and where the phrase ends. */
function citedIn(g: Grammar, from: number, past: number, to: number): { mention: DraftMention; to: number } | undefined {
  const end = wordAt(g, past) === ',' && isWord(g, past + 1, 'citing') ? past + 2 : past
  for (let at = from; at < end; at++) {
    if (!isWord(g, at, 'citing')) continue
    const stop = longNounPhraseEnd(g, at + 1, to, 'source-link')
    const mention = stop > at + 1 ? mentionOf(g, { from: at + 1, to: stop }) : undefined
    return mention && { mention, to: Math.max(past, pastAppositive(g, stop, to)) }
  }
  return undefined
}

/** The tagger takes the noun after "to" for a verb: according to campaign manager X, according to reports from Y. */
function namedEnd(g: Grammar, start: number, to: number): number {
  if (posAt(g, start) !== 'VERB') return longNounPhraseEnd(g, start, to, 'source-link')
  const linked = isWord(g, start + 1, 'source-link') ? start + 2 : start + 1
  const end = longNounPhraseEnd(g, linked, to, 'source-link')
  return end > linked ? end : start + 1
}

/** "according to plan" and "according to the data" name no source; without a comma before it, only a name or a body does. */
function isSource(g: Grammar, at: number, from: number, to: number, mention: DraftMention | undefined): boolean {
  if (mention === undefined) return false
  let head = from
  while (head < to && posAt(g, head + 1) !== 'ADP' && head + 1 < to) head++
  if (isWord(g, head, 'data') || isWord(g, head, 'norm')) return false
  const before = g.units[at - 1]
  const apart = before === undefined || posAt(g, at - 1) === 'PUNCT' || before.full !== undefined
  return apart || mention.form !== 'title' || g.pack.titles.has(wordAt(g, head)) || isWord(g, head, 'medium')
}

/** Stands in the table for any verb that reports, as a participle: as * by. */
const ANY_CUE = '*'

/** Past the possessive that begins at `start`: Blake's, her; -1 where none does. All phrases round a name have one word before it. */
function ownerEnd(g: Grammar, start: number, to: number): number {
  if (isPossessive(g, start)) return start + 1
  const limit = Math.min(to, start + LONGEST_OWNER)
  for (let at = start + 1; at < limit; at++) if (isWord(g, at, 'possessive-mark')) return at + 1
  return -1
}

function matches(g: Grammar, at: number, to: number, words: readonly string[]): boolean {
  if (at + words.length > to) return false
  for (let i = 0; i < words.length; i++)
    if (words[i] === ANY_CUE ? !isReported(g, at + i) : wordAt(g, at + i) !== words[i]) return false
  return true
}

/** Disclosed, explained: the participle of a verb that reports words. */
function isReported(g: Grammar, i: number): boolean {
  const known = verbAt(g, i)
  return known?.forms.has('participle') === true && known.entry.strength > 1 && known.entry.frames.has('q')
}

/** Past what describes the source after its name: a report released by X on Tuesday. */
function pastAppositive(g: Grammar, i: number, to: number): number {
  let at = i
  while (
    at < to &&
    wordAt(g, at) !== ',' &&
    wordAt(g, at) !== ';' &&
    wordAt(g, at) !== '.' &&
    posAt(g, at) !== 'QUOTE' &&
    wordAt(g, at) !== ')'
  ) {
    at++
  }
  return at
}
