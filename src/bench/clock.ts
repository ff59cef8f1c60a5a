/** Seconds of the fastest of some runs: other work on the machine only ever adds. The first run warms up and does not count. */
export function bestSeconds(rounds: number, job: () => void): number {
  job()
  let best = Number.POSITIVE_INFINITY
  for (let i = 0; i < rounds; i++) {
    const from = performance.now()
    job()
    best = Math.min(best, (performance.now() - from) / 1000)
  }
  return best
}
