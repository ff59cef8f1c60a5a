import { expect } from 'vitest'

/** Doubling the input costs at most so many times as much: linear, with room for a busy machine. */
const MOST_GROWTH = 2.5
/** Below this a measure says nothing about growth. */
const SHORTEST_MS = 25
/** A job that is still too short on so many times the size is let go: it is far from its limit. */
const MOST_TIMES = 8

/**
 * Runs a job on an input of at least `size`, as large as it takes to be measured, and of twice that, within a limit of time for the
 * larger. The best runs count: other work on the machine only ever adds.
 */
export function expectLinear(size: number, limitMs: number, job: (size: number) => unknown): void {
  job(Math.ceil(size / 16))
  let measured = size
  let first = timeOf(() => job(measured))
  while (first < SHORTEST_MS && measured < size * MOST_TIMES) {
    measured *= 2
    first = timeOf(() => job(measured))
  }
  // Sweeping up memory falls on one run and not on another. A longer input makes that less and a quadratic step more, so a
  // doubling that looks too slow is measured again on twice the size.
  let growth = Number.POSITIVE_INFINITY
  for (let attempt = 0; attempt < ATTEMPTS && growth >= MOST_GROWTH; attempt++) {
    const single = bestTimeOf(() => job(measured))
    const double = bestTimeOf(() => job(measured * 2))
    if (attempt === 0) expect(double).toBeLessThan(limitMs)
    growth = single < SHORTEST_MS ? 0 : double / single
    measured *= 2
  }
  expect(growth).toBeLessThan(MOST_GROWTH)
}

const ATTEMPTS = 3
/** A short job is run so often, or so long, and its best run counts. */
const MOST_RUNS = 12
const ENOUGH_MS = 600

function bestTimeOf(run: () => unknown): number {
  let best = timeOf(run)
  let spent = best
  for (let runs = 1; runs < 2 || (runs < MOST_RUNS && spent < ENOUGH_MS); runs++) {
    const time = timeOf(run)
    best = Math.min(best, time)
    spent += time
  }
  return best
}

/** Time of the processor, not of the clock: a busy machine does not fail the test. */
function timeOf(run: () => unknown): number {
  const before = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
