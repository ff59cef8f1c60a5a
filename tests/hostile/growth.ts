import { expect } from 'vitest'

/** Doubling the input costs at most so many times as much: linear, with room for a busy machine. */
const MOST_GROWTH = 2.5
/** Below this a measure says nothing about growth. */
const SHORTEST_MS = 40

/**
 * Runs a job on an input of `size` and of twice that, within a limit of time for the larger. The best of two runs counts: other work on
 * the machine only ever adds.
 */
export function expectLinear(size: number, limitMs: number, job: (size: number) => unknown): void {
  job(Math.ceil(size / 16))
  const single = bestOf(() => job(size))
  const double = bestOf(() => job(size * 2))
  expect(double).toBeLessThan(limitMs)
  if (single >= SHORTEST_MS) expect(double / single).toBeLessThan(MOST_GROWTH)
}

function bestOf(run: () => unknown): number {
  let best = Number.POSITIVE_INFINITY
  for (let i = 0; i < 2; i++) {
    // Time of the processor, not of the clock: a busy machine does not fail the test.
    const before = process.cpuUsage()
    run()
    const { user, system } = process.cpuUsage(before)
    best = Math.min(best, (user + system) / 1000)
  }
  return best
}
