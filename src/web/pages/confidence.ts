/** How sure the machine is, in a word, a colour and a number. */
export interface Confidence {
  readonly percent: number
  readonly level: 'sure' | 'likely' | 'unsure' | 'weak'
}

// Calibrated posteriors: at .95 a reviewer may confirm in bulk, under .5 the machine itself bets against it.
const SURE = 0.95
const LIKELY = 0.8
const UNSURE = 0.5

/** The probabilities of a level, from (inclusive) and to (exclusive, 1.01 so that 1 is sure). */
export const LEVEL_BOUNDS: Readonly<Record<Confidence['level'], readonly [from: number, to: number]>> = {
  sure: [SURE, 1.01],
  likely: [LIKELY, SURE],
  unsure: [UNSURE, LIKELY],
  weak: [0, UNSURE],
}

/** The confidence of a probability from 0 to 1. 100 % is never printed: only a person makes it certain. */
export function confidenceOf(probability: number): Confidence {
  const level = probability >= SURE ? 'sure' : probability >= LIKELY ? 'likely' : probability >= UNSURE ? 'unsure' : 'weak'
  return { percent: Math.min(99, Math.max(0, Math.round(probability * 100))), level }
}
