import type { Bead, Candidate, Pair } from '../model/alignment.ts'
import type { Outline } from '../model/document.ts'
import { type Evidence, evidence } from '../model/evidence.ts'
import type { Quotation } from '../model/quotation.ts'
import { checkPair } from './checks.ts'
import type { BilingualLexicon } from './lexicon.ts'
import type { FindNegations } from './negation.ts'
import { growGroups } from './pair-groups.ts'
import { type Place, placesOf, signsOf } from './pair-signs.ts'
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
  readonly negations: FindNegations
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
  const table = scoreAll(zh, en, input, lexicon)
  const groups = growGroups(choose(table), table.probability, {
    zh: zh.map(({ quotation }) => quotation),
    en: en.map(({ quotation }) => quotation),
    scoreGroup: table.scoreGroup,
    shareBead: (i, j) => [...zh[i]!.beads.keys()].some((bead) => en[j]!.beads.has(bead)),
  })
  const pairs = groups.map((group): Pair => {
    const ids = { zh: group.zh.map((i) => zh[i]!.quotation.id), en: group.en.map((j) => en[j]!.quotation.id) }
    const [i, j] = [group.zh[0], group.en[0]]
    const candidates = i !== undefined ? rowCandidates(table, i, en) : columnCandidates(table, j!, zh)
    const wordsOf = (places: readonly Place[], indices: readonly number[]) =>
      indices.map((k) => places[k]!.quotation.text).join(' ')
    const checks =
      i === undefined || j === undefined ? [] : checkPair(wordsOf(zh, group.zh), wordsOf(en, group.en), lexicon, input)
    return { id: idOf(ids), ...ids, probability: group.probability, evidence: table.explain(i, j), checks, candidates }
  })
  const settled = input.pins.map((pin): Pair => ({ id: idOf(pin), zh: pin.zh, en: pin.en, probability: 1, evidence: [] }))
  const start = new Map(input.quotations.map((q) => [q.id, q.lang === 'zh' ? zhPosition(q, input) : enPosition(q, input)]))
  const placeOf = (pair: Pair) => Math.min(...[...pair.zh, ...pair.en].map((id) => start.get(id) ?? 1))
  return [...settled, ...pairs].sort((a, b) => placeOf(a) - placeOf(b))
}

/** Probabilities of all pairs, and what they were made of. */
interface Table {
  readonly probability: readonly Float64Array[]
  readonly scoreGroup: (zh: readonly number[], en: readonly number[]) => number
  readonly explain: (zh: number | undefined, en: number | undefined) => readonly Evidence[]
}

function scoreAll(
  zh: readonly Place[],
  en: readonly Place[],
  { beads, terms, names }: PairingInput,
  lexicon: BilingualLexicon,
): Table {
  const words = pieceScorer(zh, en, lexicon, { terms, names })
  const bend = (score: number) => W.mostWords * Math.tanh((W.words * score) / W.mostWords)
  const odds = zh.map((left, i) =>
    Float64Array.from(en, (right, j) => {
      const signs = signsOf(left, right, beads).reduce((sum, { weight }) => sum + weight, 0)
      return Math.exp(W.bias + bend(words.best(i, j)) + signs)
    }),
  )
  const rows = odds.map((row) => row.reduce((sum, odd) => sum + odd, 1))
  const columns = Float64Array.from(en, (_, j) => odds.reduce((sum, row) => sum + row[j]!, 1))
  return {
    // Of both rivals' sums without counting the pair and the empty side twice.
    probability: odds.map((row, i) => row.map((odd, j) => odd / (rows[i]! + columns[j]! - odd - 1))),
    scoreGroup: (left, right) => bend(words.group(left, right)),
    explain: (i, j) => {
      if (i === undefined || j === undefined) return [evidence('no-counterpart', '', 0)]
      return [...signsOf(zh[i]!, en[j]!, beads), ...words.explain(i, j)]
    },
  }
}

/** Pairs without conflict, the surest first. */
function choose({ probability }: Table): readonly { readonly zh: number; readonly en: number }[] {
  const likely = probability.flatMap((row, zh) => [...row].flatMap((p, en) => (p >= W.least ? [{ zh, en, p }] : [])))
  likely.sort((a, b) => b.p - a.p || a.zh - b.zh || a.en - b.en)
  const taken = { zh: new Set<number>(), en: new Set<number>() }
  return likely.filter(({ zh, en }) => {
    if (taken.zh.has(zh) || taken.en.has(en)) return false
    taken.zh.add(zh)
    taken.en.add(en)
    return true
  })
}

function rowCandidates({ probability }: Table, i: number, en: readonly Place[]): readonly Candidate[] {
  return best([...probability[i]!], en)
}

function columnCandidates({ probability }: Table, j: number, zh: readonly Place[]): readonly Candidate[] {
  return best(
    probability.map((row) => row[j]!),
    zh,
  )
}

function best(probabilities: readonly number[], places: readonly Place[]): readonly Candidate[] {
  return probabilities
    .map((probability, k) => ({ id: places[k]!.quotation.id, probability }))
    .sort((a, b) => b.probability - a.probability)
    .slice(0, CANDIDATES)
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
