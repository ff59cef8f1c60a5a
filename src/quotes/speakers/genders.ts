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
    if (figure.hint !== undefined || Math.min(male, female) > 0) continue
    figure.hint = male > 0 ? 'male' : 'female'
  }
}

const NEAR_NAME = 150
