import type { Figure, Sighting } from './figure.ts'
import type { Scene } from './scene.ts'

/** A pronoun that heads a later clause of the sentence that a name heads mostly stands for it: it hints at a gender. */
export function hintGenders({ sightings, outline: { text } }: Scene): void {
  const votes = new Map<Figure, { male: number; female: number }>()
  let last: Sighting | undefined
  for (const sighting of sightings) {
    if (sighting.quoted) continue
    const { gender } = sighting
    if (sighting.figure !== undefined) last = sighting.figure.kind !== 'body' && sighting.opens ? sighting : undefined
    else if (last?.figure !== undefined && sighting.opens && !sighting.plural && (gender === 'male' || gender === 'female')) {
      const isNear = sighting.start - last.end < NEAR_NAME
      if (isNear && !/[。！？.!?\n]/.test(text.slice(last.end, sighting.start))) {
        const count = votes.get(last.figure) ?? { male: 0, female: 0 }
        count[gender]++
        votes.set(last.figure, count)
      }
      last = undefined
    }
  }
  for (const [figure, { male, female }] of votes) {
    const [most, least] = [Math.max(male, female), Math.min(male, female)]
    // What the story tells again and again outweighs the look of a name.
    if (most < CLEARLY * least || (figure.hint !== undefined && most < OFTEN)) continue
    figure.hint = male > female ? 'male' : 'female'
  }
}

const NEAR_NAME = 150
/** A pronoun may stand for somebody else now and then. */
const CLEARLY = 3
const OFTEN = 3
