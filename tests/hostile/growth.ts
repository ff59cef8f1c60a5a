import { GCProfiler } from 'node:v8'
import { expect } from 'vitest'

/** The larger input is so many times the smaller: over one doubling a processor's caches can look like a curve, over three hardly. */
const SPAN = 8
/** Most that the time may grow over the span: 2.5 for each doubling, where a linear step takes 2 and a quadratic one 4. */
const MOST_GROWTH = 2.5 ** Math.log2(SPAN)
/** Below this a measure of the smaller input says nothing about growth. */
const SHORTEST_MS = 8
/** A job that is still too short on so many times the size is let go: it is far from its limit. */
const MOST_TIMES = 8

/**
 * Runs a job on an input of twice `size` or as large as it takes to be measured, within a limit of time, and on an eighth of it.
 * The best runs count: other work on the machine only ever adds.
 */
export function expectLinear(size: number, limitMs: number, job: (size: number) => unknown): void {
  let small = Math.ceil((size * 2) / SPAN)
  const largest = size * MOST_TIMES
  job(Math.ceil(small / SPAN))
  while (bestTimeOf(() => job(small)) < SHORTEST_MS) {
    if (small >= largest) return
    small *= 2
  }
  let growth = Number.POSITIVE_INFINITY
  for (let attempt = 0; attempt < ATTEMPTS && growth >= MOST_GROWTH; attempt++) {
    const single = bestTimeOf(() => job(small))
    const long = bestTimeOf(() => job(small * SPAN))
    if (attempt === 0) expect(long).toBeLessThan(limitMs)
    growth = long / single
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

/**
 * Milliseconds of the clock or of the processor, whichever are fewer: one counts what else the machine does, the other what V8 does
 * beside. Without those of sweeping up memory, which grow in steps: what is still in use is copied once it no longer fits where new
 * things are made.
 */
function timeOf(run: () => unknown): number {
  const profiler = new GCProfiler()
  profiler.start()
  const clock = performance.now()
  const processor = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(processor)
  const spent = Math.min(performance.now() - clock, (user + system) / 1000)
  const swept = profiler.stop().statistics.reduce((sum, { cost }) => sum + cost, 0)
  return spent - swept / 1000
}
