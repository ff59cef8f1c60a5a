import type { Gender } from '../draft.ts'
import type { Figure } from './figure.ts'

/** What an expression asks of whom it stands for. */
export interface Asked {
  readonly gender: Gender | undefined
  readonly plural: boolean
  /** Only people (他), only bodies (it), or either. */
  readonly kind: 'person' | 'thing' | 'any'
}

export interface Ranked {
  readonly figure: Figure
  readonly score: number
}

/**
 * Who is in the reader's mind: each sighting lifts its figure, more so at the head of a clause or as a speaker, and every sentence
 * that passes lets all sink. Only the newest few are kept, which bounds the work whatever the text holds.
 */
export interface Attention {
  readonly see: (figure: Figure, weight: number, at: number) => void
  /** Best first; empty where nobody fits. */
  readonly rank: (asked: Asked, at: number, not?: ReadonlySet<Figure>) => readonly Ranked[]
  readonly recent: () => readonly Figure[]
}

export function newAttention(stretch: number): Attention {
  const scores = new Map<Figure, { score: number; at: number }>()
  let newest: Figure | undefined
  const now = (entry: { score: number; at: number }, at: number) =>
    entry.score * 0.5 ** (Math.max(0, at - entry.at) / (HALF_LIFE * stretch))
  return {
    see(figure, weight, at) {
      const entry = scores.get(figure) ?? { score: 0, at }
      entry.score = weight + Math.min(now(entry, at), MOST_CARRIED)
      entry.at = at
      if (figure === newest) return
      newest = figure
      // The order of the map is the order in which they were last seen.
      scores.delete(figure)
      scores.set(figure, entry)
      if (scores.size > KEPT) scores.delete(scores.keys().next().value!)
    },
    rank(asked, at, not) {
      const ranked: Ranked[] = []
      for (const [figure, entry] of scores) {
        if (not?.has(figure)) continue
        const fit = agreement(figure, asked)
        if (fit > 0) ranked.push({ figure, score: now(entry, at) * fit })
      }
      return ranked.sort((a, b) => b.score - a.score)
    },
    recent: () => [...scores.keys()].reverse(),
  }
}

/** 0: it cannot be; 1: nothing speaks against it. */
export function agreement(figure: Figure, asked: Asked): number {
  if (asked.plural !== figure.plural && !(asked.plural && figure.kind === 'body')) return asked.plural ? 0 : 0.3
  if (asked.kind === 'person' && figure.kind === 'body') return 0
  if (asked.kind === 'thing' && figure.kind === 'person') return 0
  if (asked.gender === undefined || asked.gender === 'neuter') return 1
  if (figure.gender !== undefined) return figure.gender === asked.gender ? 1.2 : 0
  if (figure.hint !== undefined) return figure.hint === asked.gender ? 1.15 : 0.15
  return asked.gender === 'female' ? 0.6 : 0.9
}

/** Characters after which half is forgotten: about three sentences. */
const HALF_LIFE = 120
const MOST_CARRIED = 2
const KEPT = 14
/** English takes about three letters where Chinese takes one. */
export const LATIN_LENGTH = 3
