import type { Bead, Pair } from '../model/alignment.ts'
import type { Outline } from '../model/document.ts'
import { type Evidence, evidence } from '../model/evidence.ts'
import type { Quotation } from '../model/quotation.ts'
import type { CheckWords } from './check-words.ts'
import { checkPair } from './checks.ts'
import type { BilingualLexicon } from './lexicon.ts'
import { pairCandidates } from './pair-candidates.ts'
import { growGroups } from './pair-groups.ts'
import { type Place, placesOf, signsOf } from './pair-signs.ts'
import { bestOf, choose, compete, type PairTable } from './pair-table.ts'
import { PAIR_WEIGHTS as W } from './pair-weights.ts'
import { pieceScorer } from './pair-words.ts'
import type { WordPair } from './word-pair.ts'

/*
 * Quotations pair in any order: releases are abridged and reordered. Every pair is scored by its words and its signs; each competes with
 * all others for its two quotations and with "no counterpart", so that a probability is what it says. The surest pairs are taken
 * first, then a pair grows by neighbours that were left over: one side often splits what the other says in one breath.
 */

/** A pair that a reviewer confirmed: it stays, and its quotations are taken. */
export interface PairPin {
  readonly zh: readonly string[]
  readonly en: readonly string[]
}

export interface PairingInput {
  readonly outlines: readonly Outline[]
  /** Index of the document that each side stands in: the same for one bilingual document. */
  readonly zh: number
  readonly en: number
  readonly quotations: readonly Quotation[]
  /** Left indexes the Chinese document's sentences, right the English one's. */
  readonly beads: readonly Bead[]
  /** The gloss of a quotation's cue, the same in both languages. */
  readonly meaningOf: (quotation: Quotation) => string | undefined
  readonly names: readonly WordPair[]
  readonly checkWords: CheckWords
  readonly pins: readonly PairPin[]
  readonly terms: readonly WordPair[]
}

/** Candidates that are kept for the reviewer. */
const CANDIDATES = 3

/** Every quotation of both sides in one pair; what has no counterpart stands alone, with the probability that it has none. In text order. */
export function pairQuotations(input: PairingInput, lexicon: BilingualLexicon): readonly Pair[] {
  const pinned = new Set(input.pins.flatMap((pin) => [...pin.zh, ...pin.en]))
  const of = (lang: 'zh' | 'en') =>
    input.quotations.filter((q) => q.lang === lang && q.document === input[lang] && !pinned.has(q.id)).sort(byPlace)
  const zh = placesOf(of('zh'), input.outlines[input.zh]!, input.beads, 'left', input.meaningOf)
  const en = placesOf(of('en'), input.outlines[input.en]!, input.beads, 'right', input.meaningOf)
  const { table, scoreGroup, explain } = scorePairs(zh, en, input, lexicon)
  const groups = growGroups(choose(table), table, {
    zh: zh.map(({ quotation }) => quotation),
    en: en.map(({ quotation }) => quotation),
    scoreGroup,
    shareBead: (i, j) => [...zh[i]!.beads.keys()].some((bead) => en[j]!.beads.has(bead)),
  })
  const pairs = groups.map((group): Pair => {
    const ids = { zh: group.zh.map((i) => zh[i]!.quotation.id), en: group.en.map((j) => en[j]!.quotation.id) }
    const [i, j] = [group.zh[0], group.en[0]]
    const candidates =
      i === undefined ? bestOf(table.columns[j!]!, 'zh', zh, CANDIDATES) : bestOf(table.rows[i]!, 'en', en, CANDIDATES)
    const wordsOf = (places: readonly Place[], indices: readonly number[]) =>
      indices.map((k) => places[k]!.quotation.text).join(' ')
    const checks =
      i === undefined || j === undefined ? [] : checkPair(wordsOf(zh, group.zh), wordsOf(en, group.en), lexicon, input)
    return { id: idOf(ids), ...ids, probability: group.probability, evidence: explain(i, j), checks, candidates }
  })
  const settled = input.pins.map((pin): Pair => ({ id: idOf(pin), zh: pin.zh, en: pin.en, probability: 1, evidence: [] }))
  const start = new Map(input.quotations.map((q) => [q.id, q.lang === 'zh' ? zhPosition(q, input) : enPosition(q, input)]))
  const placeOf = (pair: Pair) => Math.min(...[...pair.zh, ...pair.en].map((id) => start.get(id) ?? 1))
  return [...settled, ...pairs].sort((a, b) => placeOf(a) - placeOf(b))
}

/** Scored pairs, and what their scores were made of. */
interface Scored {
  readonly table: PairTable
  readonly scoreGroup: (zh: readonly number[], en: readonly number[]) => number
  readonly explain: (zh: number | undefined, en: number | undefined) => readonly Evidence[]
}

function scorePairs(
  zh: readonly Place[],
  en: readonly Place[],
  { beads, terms, names }: PairingInput,
  lexicon: BilingualLexicon,
): Scored {
  const words = pieceScorer(zh, en, lexicon, { terms, names })
  const bend = (score: number) => W.mostWords * Math.tanh((W.words * score) / W.mostWords)
  const odds = (i: number, j: number) => {
    const signs = signsOf(zh[i]!, en[j]!, beads).reduce((sum, { weight }) => sum + weight, 0)
    return Math.exp(W.bias + bend(words.best(i, j)) + signs)
  }
  return {
    table: compete(zh, en, pairCandidates(zh, en, words.texts), odds),
    scoreGroup: (left, right) => W.words * words.group(left, right),
    explain: (i, j) => {
      if (i === undefined || j === undefined) return [evidence('no-counterpart', '', 0)]
      return [...signsOf(zh[i]!, en[j]!, beads), ...words.explain(i, j)]
    },
  }
}

function byPlace(a: Quotation, b: Quotation): number {
  return a.parts[0]!.start - b.parts[0]!.start
}

/** Where a quotation stands among all, 0 to 1: of a pair the Chinese side decides. */
function zhPosition(q: Quotation, { outlines, zh }: PairingInput): number {
  return q.parts[0]!.start / Math.max(1, outlines[zh]!.text.length)
}

/** Behind the Chinese at the same place. */
function enPosition(q: Quotation, { outlines, en }: PairingInput): number {
  return q.parts[0]!.start / Math.max(1, outlines[en]!.text.length)
}

function idOf({ zh, en }: { readonly zh: readonly string[]; readonly en: readonly string[] }): string {
  return `p-${[...zh, ...en].join('-')}`
}
