import type { Figure } from './figure.ts'
import { agreement } from './salience.ts'
import type { Passage, Turn } from './turns.ts'

/**
 * The best row of speakers over all turns of a run, by dynamic programming over the last two: what speaks for a figure at its turn,
 * and how one turn goes over into the next. An anchor (words that name a speaker) so reaches turns on both of its sides.
 */
export function bestRow(turns: readonly Turn[], cast: readonly Figure[], story: boolean): readonly Figure[] {
  const n = cast.length
  const isAnchored = story ? cast.map((figure) => turns.some((turn) => anchors(turn, figure))) : cast.map(() => true)
  // scores[previous * n + current]; before the first turn every previous is equal.
  let scores = new Float64Array(n * n)
  const back: Int8Array[] = []
  for (const [k, turn] of turns.entries()) {
    const next = new Float64Array(n * n).fill(-Infinity)
    const from = new Int8Array(n * n)
    const before = turns[k - 1]
    const { asked } = turn
    const isGendered = asked !== undefined && cast.some((figure) => agreement(figure, asked) > 1)
    for (let previous = 0; previous < n; previous++)
      for (let current = 0; current < n; current++) {
        const passes = before === undefined ? 0 : passing(before, turn, cast[previous]!, cast[current]!, story)
        const own = support(turn, cast[current]!, isGendered) + passes - (isAnchored[current] ? 0 : ABSENT)
        for (let earlier = 0; earlier < n; earlier++) {
          const isNew = story && k > 1 && earlier !== previous && current !== earlier && current !== previous
          const score = scores[earlier * n + previous]! + own + (isNew ? NEWCOMER : 0)
          if (score > next[previous * n + current]!) {
            next[previous * n + current] = score
            from[previous * n + current] = earlier
          }
        }
      }
    scores = next
    back.push(from)
  }
  let at = scores.indexOf(Math.max(...scores))
  const row: Figure[] = []
  for (let k = turns.length - 1; k >= 0; k--) {
    row.push(cast[at % n]!)
    at = back[k]![at]! * n + Math.floor(at / n)
  }
  return row.reverse()
}

/** What speaks for a figure at a turn, whoever had the one before. */
function support(turn: Turn, figure: Figure, isGendered: boolean): number {
  if (turn.fixed !== undefined) return turn.fixed === figure ? FIXED : 0
  const votes = turn.votes.get(figure) ?? 0
  const fit = turn.asked === undefined ? 1 : agreement(figure, turn.asked)
  // 她 is hardly somebody of unknown gender where a woman is there.
  if (fit < 1 && fit > 0 && isGendered) return votes - UNLIKELY
  return fit === 0 ? votes - IMPOSSIBLE : fit < 0.5 ? votes - UNLIKELY : votes
}

/** The words round a turn show that this figure takes part. */
function anchors(turn: Turn, figure: Figure): boolean {
  return turn.fixed === figure || turn.addressed.has(figure) || (turn.votes.get(figure) ?? 0) >= ANCHOR
}

/** How likely one figure's turn is after another's. */
function passing(before: Turn, turn: Turn, previous: Figure, current: Figure, story: boolean): number {
  const { passage } = turn
  if (previous === current) {
    if (passage.joined === 'same') return GOES_ON
    if (!story) return STAYS
    if (passage.joined === 'line') return SAME_LINE
    const again = againCost(passage, current)
    return again + (passage.answers && passage.letters < NEAR ? AGAIN_AFTER_QUESTION : 0)
  }
  if (!story) return 0
  return (before.addressed.has(current) ? ADDRESSED : 0) + (turn.addressed.has(previous) ? ADDRESSED : 0)
}

/** Whoever nothing near any turn of the run points to is hardly in it. */
const ABSENT = 1.5
const ANCHOR = 0.5
/** What it costs that a speaker has the next turn as well. */
function againCost({ isBare, letters, actors }: Passage, speaker: Figure): number {
  if (isBare) return AGAIN_AT_ONCE
  if (actors.size > 1 || (actors.size === 1 && !actors.has(speaker))) return AGAIN_AFTER_ACT
  return letters < NEAR ? AGAIN_AFTER_BEAT : letters < SOON ? AGAIN_SOON : 0
}

const IMPOSSIBLE = 8
const UNLIKELY = 4
export const FIXED = 8
const GOES_ON = 5
/** Another who speaks has a paragraph of his own. */
const SAME_LINE = 0.5
const STAYS = 0.5
/** A new line is another's turn: about one in twenty is not. */
const AGAIN_AT_ONCE = -3
const AGAIN_AFTER_BEAT = -1.7
/** Another has acted in between, and so had a turn without words. */
const AGAIN_AFTER_ACT = -1
const AGAIN_SOON = -0.4
const AGAIN_AFTER_QUESTION = -0.5
/** Of three, two talk and one listens. */
const NEWCOMER = -1
/** Whoever is spoken to answers, or has just spoken. */
const ADDRESSED = 1
const NEAR = 4
const SOON = 60
