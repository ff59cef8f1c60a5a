import { expect } from 'vitest'

/** Doubling the input costs at most so many times as much: linear, with room for a busy machine. */
const MOST_GROWTH = 2.5
/** Below this a measure says nothing about growth. */
const SHORTEST_MS = 40
/** A job that is still too short on so many times the size is let go: it is far from its limit. */
const MOST_TIMES = 16

/**
 * Runs a job on an input of at least `size`, as large as it takes to be measured, and of twice that, within a limit of time for the
 * larger. The best of two runs counts: other work on the machine only ever adds.
 */
export function expectLinear(size: number, limitMs: number, job: (size: number) => unknown): void {
  job(Math.ceil(size / 16))
  let measured = size
  while (timeOf(() => job(measured)) < SHORTEST_MS && measured < size * MOST_TIMES) measured *= 2
  const single = bestOf(() => job(measured))
  const double = bestOf(() => job(measured * 2))
  expect(double).toBeLessThan(limitMs)
  if (single >= SHORTEST_MS) expect(double / single).toBeLessThan(MOST_GROWTH)
}

/** Time of the processor, not of the clock: a busy machine does not fail the test. */
function timeOf(run: () => unknown): number {
  const before = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

function bestOf(run: () => unknown): number {
  return Math.min(timeOf(run), timeOf(run))
}
