import type { DraftMention } from '../draft.ts'
import { contentSpan, leftFloor } from './asides.ts'
import type { Finding } from './finding.ts'
import {
  clauseVerb,
  type Grammar,
  isFiniteVerb,
  isPossessive,
  isWord,
  longNounPhraseEnd,
  nextComma,
  posAt,
  spanOf,
  wordAt,
} from './grammar.ts'
import type { Clause } from './stream.ts'
import { mentionOf } from './subjects.ts'

/** As many words as may stand before the 's of a name. */
const LONGEST_OWNER = 7

interface Source {
  /** The phrase with the name in it: `[from, to)`. */
  readonly from: number
  readonly to: number
  readonly cueTo: number
  readonly mention?: DraftMention
}

/** Clauses whose source is named without a verb: according to X, in X's view. */
export function sourcedIn(g: Grammar, sentence: Clause): Finding[] {
  const findings: Finding[] = []
  for (let at = sentence.from; at < sentence.to; at++) {
    if (posAt(g, at) === 'QUOTE') continue
    const source = sourceAt(g, at, sentence.to)
    if (!source) continue
    const parts = partsRound(g, source, sentence)
    if (parts.length === 0) continue
    findings.push({
      rule: source.from === sentence.from ? 'source-first' : 'source-last',
      parts,
      cue: spanOf(g, source.from, source.cueTo),
      ...(source.mention ? { mention: source.mention } : {}),
    })
    at = source.to - 1
  }
  return findings
}

/** The source phrase that begins at `at`. */
export function sourceAt(g: Grammar, at: number, to: number): Source | undefined {
  const phrases = g.units[at]?.lexeme?.sources
  if (phrases === undefined) return undefined
  let owner: number | undefined
  for (const phrase of phrases) {
    if (phrase.place === 'cited' || !matches(g, at, to, phrase.before)) continue
    const start = at + phrase.before.length
    if (phrase.place === 'before') {
      // according to campaign manager X: the tagger takes the noun after "to" for a verb.
      const from = posAt(g, start) === 'VERB' ? start + 1 : start
      const end = longNounPhraseEnd(g, from, to, 'source-link')
      if (end === from) continue
      const mention = mentionOf(g, { from: start, to: end })
      if (!isSource(g, at, start, end, mention)) continue
      return { from: at, to: pastAppositive(g, end, to), cueTo: start, ...(mention ? { mention } : {}) }
    }
    owner ??= ownerEnd(g, start, to)
    if (owner < 0 || !matches(g, owner, to, phrase.after)) continue
    const mention = mentionOf(g, { from: start, to: owner })
    const end = owner + phrase.after.length
    if (mention) return { from: at, to: end, cueTo: end, mention }
  }
  return undefined
}

/** "according to plan" and "according to the data" name no source; without a comma before it, only a name or a body does. */
function isSource(g: Grammar, at: number, from: number, to: number, mention: DraftMention | undefined): boolean {
  if (mention === undefined) return false
  let head = from
  while (head < to && posAt(g, head + 1) !== 'ADP' && head + 1 < to) head++
  if (isWord(g, head, 'data')) return false
  const before = g.units[at - 1]
  const apart = before === undefined || posAt(g, at - 1) === 'PUNCT' || before.full !== undefined
  return apart || mention.form !== 'title' || g.pack.titles.has(wordAt(g, head)) || isWord(g, head, 'medium')
}

/** Past the possessive that begins at `start`: Blake's, her; -1 where none does. All phrases round a name have one word before it. */
function ownerEnd(g: Grammar, start: number, to: number): number {
  if (isPossessive(g, start)) return start + 1
  const limit = Math.min(to, start + LONGEST_OWNER)
  for (let at = start + 1; at < limit; at++) if (isWord(g, at, 'possessive-mark')) return at + 1
  return -1
}

function matches(g: Grammar, at: number, to: number, words: readonly string[]): boolean {
  if (at + words.length > to) return false
  for (let i = 0; i < words.length; i++) if (wordAt(g, at + i) !== words[i]) return false
  return true
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

function partsRound(g: Grammar, source: Source, sentence: Clause): Finding['parts'] {
  const before = source.from - 1
  // A capital begins a sentence that no stop was put before: (Lee Min) According to …
  if (source.from <= sentence.from + 1 || g.units[source.from]?.capital === true) {
    // A first comma may belong to an appositive: According to Cole, a nurse, the ward is full.
    let start = source.to
    if (wordAt(g, start) !== ',') return []
    const next = nextComma(g, start + 1, sentence.to)
    if (
      next > 0 &&
      next < start + 14 &&
      clauseVerb(g, start + 1, next) < 0 &&
      clauseVerb(g, next + 1, sentence.to) >= 0 &&
      !isFiniteVerb(g, next + 1)
    ) {
      if (posAt(g, start + 1) === 'DET' || posAt(g, start + 1) === 'NOUN') start = next
    }
    const span = contentSpan(g, start + 1, sentence.to)
    return span ? [span] : []
  }
  // They said that, according to X, A.
  if (wordAt(g, before) === ',' && wordAt(g, before - 1) === 'that' && wordAt(g, source.to) === ',') {
    const span = contentSpan(g, source.to + 1, sentence.to)
    return span ? [span] : []
  }
  const floor = leftFloor(g, sentence.from, before)
  if (floor >= source.from) return []
  const left = contentSpan(g, floor, wordAt(g, before) === ',' || wordAt(g, before) === '(' ? before : source.from)
  if (!left) return []
  const goesOn = wordAt(g, source.to) === ',' && clauseVerb(g, floor, before) < 0
  const right = goesOn ? contentSpan(g, source.to + 1, sentence.to) : undefined
  return right ? [left, right] : [left]
}
