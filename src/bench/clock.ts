/**
 * Seconds of the fastest run of each of two jobs: other work on the machine only ever adds. They take turns, so that a busy minute falls on
 * both. The first run of each warms up and does not count.
 */
export function bestOfEach(rounds: number, first: () => void, second: () => void): readonly [first: number, second: number] {
  let best: [number, number] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  first()
  second()
  for (let round = 0; round < rounds; round++) best = [Math.min(best[0], secondsOf(first)), Math.min(best[1], secondsOf(second))]
  return best
}

function secondsOf(job: () => void): number {
  const from = performance.now()
  job()
  return (performance.now() - from) / 1000
}
