import type { Anchor } from './anchors.ts'
import { beadScores } from './bead-scores.ts'
import { BEAD_TYPES, type BeadType, COARSE_TYPES } from './bead-types.ts'
import type { Beliefs } from './beliefs.ts'
import { raiseByCuts } from './clause-cuts.ts'
import { relearn } from './em.ts'
import { gridAround } from './grid.ts'
import { toPosteriors } from './posteriors.ts'
import { clauseScorer } from './scorers/clauses.ts'
import { countMarks, emptyCounts, type MarkOdds, oddsOf } from './scorers/punctuation.ts'
import { type Block, bestPath } from './search.ts'
import type { Texts } from './texts.ts'
import { translationOf } from './translation.ts'
import { TUNING } from './tuning.ts'
import { type Leg, legsAlong, legsOf, wayOf } from './way.ts'
import { MOST_EN, MOST_ZH, type Stretch, windowScores } from './window-scores.ts'

/*
 * From coarse to fine. The first pass finds the way with few bead types, in a wide window around anchors; then marks and words are
 * learned from what it found, and the last pass weighs all bead types in a narrow window and gives probabilities.
 * Everything is done leg by leg, so that memory stays bounded by the leg and time grows with the texts' length.
 */

/** Sentences that the search may leave the way by, in the first pass and in the others. */
const COARSE_MARGIN = 7
const FINE_MARGIN = 5

/** The first way through each gap between the fixed blocks: scores in place of probabilities. */
export function firstWay(beliefs: Beliefs, anchors: readonly Anchor[], fixed: readonly Block[]): readonly (readonly Block[])[] {
  return gapsBetween(beliefs.texts, fixed).map((gap) => coarseGap(beliefs, anchors, gap))
}

/** Blocks that cover all sentences in order. `fixed` are kept as they are, in order; the rest is aligned around them. */
export function alignMonotone(first: Beliefs, way: readonly (readonly Block[])[], fixed: readonly Block[]): readonly Block[] {
  const { texts } = first
  let beliefs = first
  let found = way
  for (let round = 0; round < TUNING.rounds; round++) {
    const all = [...found.flat(), ...fixed]
    beliefs = { ...beliefs, odds: learnMarks(texts, all), words: translationOf(texts, relearn(texts, beliefs.words, all)) }
    const isLast = round + 1 === TUNING.rounds
    found = found.map((blocks) => legsAlong(blocks).flatMap((leg) => finePass(beliefs, leg, isLast)))
  }
  return [...found.flat(), ...fixed].sort((a, b) => a.zhFrom - b.zhFrom || a.enFrom - b.enFrom || a.zhTo - b.zhTo)
}

function coarseGap(beliefs: Beliefs, anchors: readonly Anchor[], gap: Stretch): readonly Block[] {
  return legsOf(wayOf(anchors, gap)).flatMap((leg) => coarsePass(beliefs, leg))
}

/** What lies between fixed blocks. */
function gapsBetween(texts: Texts, fixed: readonly Block[]): readonly Stretch[] {
  const ends = [...fixed, { zhFrom: texts.zh.count, zhTo: texts.zh.count, enFrom: texts.en.count, enTo: texts.en.count }]
  let zhFrom = 0
  let enFrom = 0
  return ends.flatMap((block) => {
    const gap = { zhFrom, zhTo: block.zhFrom, enFrom, enTo: block.enFrom }
    zhFrom = block.zhTo
    enFrom = block.enTo
    return gap.zhTo > gap.zhFrom || gap.enTo > gap.enFrom ? [gap] : []
  })
}

function coarsePass(beliefs: Beliefs, leg: Leg): readonly Block[] {
  const { grid, scores } = scoredLeg(beliefs, leg, COARSE_MARGIN, COARSE_TYPES, 2, 2)
  return placed(bestPath(grid, COARSE_TYPES, scores), leg.stretch)
}

function finePass(beliefs: Beliefs, leg: Leg, isLast: boolean): readonly Block[] {
  const { grid, scores } = scoredLeg(beliefs, leg, FINE_MARGIN, BEAD_TYPES, MOST_ZH, MOST_EN)
  const path = bestPath(grid, BEAD_TYPES, scores)
  const { texts, words, lengths } = beliefs
  raiseByCuts(texts, leg.stretch, grid, BEAD_TYPES, scores, path, clauseScorer(texts, words, lengths))
  // What is learned from needs no probabilities.
  if (isLast) toPosteriors(grid, BEAD_TYPES, scores, TUNING.sharpness)
  return placed(bestPath(grid, BEAD_TYPES, scores), leg.stretch)
}

function scoredLeg(
  { texts, words, odds, lengths }: Beliefs,
  leg: Leg,
  margin: number,
  types: readonly BeadType[],
  mostZh: number,
  mostEn: number,
) {
  const { stretch, borders } = leg
  const within = borders.map(([zh, en]) => [zh - stretch.zhFrom, en - stretch.enFrom] as const)
  const grid = gridAround(stretch.zhTo - stretch.zhFrom, stretch.enTo - stretch.enFrom, within, margin)
  const window = windowScores(texts.zh, texts.en, words, stretch, grid, mostZh, mostEn)
  return { grid, scores: beadScores(texts.zh, texts.en, stretch, grid, types, window, odds, lengths) }
}

/** Blocks of a leg counted from the texts' beginning. */
function placed(blocks: readonly Block[], { zhFrom, enFrom }: Stretch): readonly Block[] {
  if (zhFrom === 0 && enFrom === 0) return blocks
  return blocks.map((block) => ({
    zhFrom: block.zhFrom + zhFrom,
    zhTo: block.zhTo + zhFrom,
    enFrom: block.enFrom + enFrom,
    enTo: block.enTo + enFrom,
    probability: block.probability,
  }))
}

function learnMarks({ zh, en }: Texts, blocks: readonly Block[]): MarkOdds {
  const counts = emptyCounts()
  for (const { zhFrom, zhTo, enFrom, enTo } of blocks) {
    if (zhFrom === zhTo || enFrom === enTo) continue
    let anyZh = 0
    for (let i = zhFrom; i < zhTo; i++) anyZh |= zh.marks[i] as number
    let anyEn = 0
    for (let j = enFrom; j < enTo; j++) anyEn |= en.marks[j] as number
    countMarks(
      counts,
      { first: zh.marks[zhFrom] as number, last: zh.marks[zhTo - 1] as number, any: anyZh },
      { first: en.marks[enFrom] as number, last: en.marks[enTo - 1] as number, any: anyEn },
    )
  }
  return oddsOf(counts)
}
