import type { Figure } from './figure.ts'
import type { Attention } from './salience.ts'

/**
 * 妻子 where 玉兰 is in mind: who is known by what they are to others mostly has a name, and the gender tells which. Whoever nobody
 * named fits stays who they are.
 */
export function bearerOf(bearers: Map<Figure, Figure>, attention: Attention, figure: Figure, at: number, acts: boolean): Figure {
  if (!figure.isRole) return figure
  const known = bearers.get(figure)
  if (known !== undefined) return known
  const holder = attention.recent().find((other) => !other.isRole && other.titles.has(figure.name))
  if (holder !== undefined) return holder
  if (figure.gender === undefined) return figure
  const ranked = attention.rank({ gender: figure.gender, plural: false, kind: 'person' }, at)
  const [first, second] = ranked.filter(
    ({ figure: other }) => other.kind === 'person' && !other.isRole && (other.gender ?? other.hint) === figure.gender,
  )
  const isClear = first !== undefined && first.score >= IN_MIND && (second === undefined || first.score > second.score * CLEARLY)
  const bearer = isClear ? first.figure : figure
  // Who is only spoken of stays open until he acts.
  if (bearer !== figure || acts) bearers.set(figure, bearer)
  return bearer
}

/** About a sentence after somebody acted. */
const IN_MIND = 0.7
const CLEARLY = 1.5
