/** How sure a probability is, in a word: what the queue shows and filters by beside the number. */
export type ConfidenceBand = 'low' | 'middle' | 'high'

/** Below this a reviewer should look first. */
const LOW_BELOW = 0.6
/** From here the machine is right so often that rows are confirmed in bulk. */
const HIGH_FROM = 0.9

export function bandOf(probability: number): ConfidenceBand {
  if (probability < LOW_BELOW) return 'low'
  return probability < HIGH_FROM ? 'middle' : 'high'
}
