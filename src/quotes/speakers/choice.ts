import { evidence } from '../../model/evidence.ts'
import { type Attribution, UNKNOWN } from './attribution.ts'
import type { Figure } from './figure.ts'
import type { Ranked } from './salience.ts'

/** The best of a ranking, with the others named where they come near. */
export function best(ranked: readonly Ranked[], kind: 'pronoun' | 'carried', words: string): Attribution {
  const [first, ...others] = ranked
  if (first === undefined || first.score < LEAST)
    return { ...UNKNOWN, candidates: ranked.slice(0, MOST_CANDIDATES).map(({ figure }) => figure) }
  const near = others.filter(({ score }) => score * CLEAR > first.score).slice(0, MOST_CANDIDATES)
  const doubts = near.map(({ figure }) => evidence('ambiguous', figure.name, -0.7))
  return {
    figure: first.figure,
    evidence: [evidence(kind, words, near.length > 0 ? 0.8 : 1.5), ...doubts],
    candidates: near.map(({ figure }) => figure),
  }
}

/** The ranking with more for whoever the report is about just now. */
export function focused(ranked: readonly Ranked[], focus: Figure | undefined): readonly Ranked[] {
  if (!ranked.some(({ figure }) => figure === focus)) return ranked
  const lifted = ranked.map(({ figure, score }) => ({ figure, score: figure === focus ? score * FOCUS : score }))
  return lifted.sort((a, b) => b.score - a.score)
}

const LEAST = 0.02
const CLEAR = 1.6
const FOCUS = 3
const MOST_CANDIDATES = 3
