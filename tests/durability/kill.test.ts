import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { killLoop as KillLoop } from '../../src/bench/durability.ts'

// A child must be run by plain node: so what was built is tried, and DUIZHAO_DIST says where that is if not in dist.
const dist = process.env['DUIZHAO_DIST'] ?? fileURLToPath(new URL('../../dist', import.meta.url))
const built = `${dist}/bench/durability.js`
const loop = existsSync(built) ? ((await import(built)) as { killLoop: typeof KillLoop }).killLoop : null

test.skipIf(loop === null)(
  'no acknowledged decision is lost and none is applied twice, however often the process is killed',
  async () => {
    const survived = await loop?.({ decisions: 240, kills: 8, kind: 'sound' })
    expect(survived).toMatchObject({ acknowledged: 240, kills: 8, lost: [], twice: [], faults: [] })
  },
)

test.skipIf(loop === null)('the same loop catches a target that answers before it has written', async () => {
  const survived = await loop?.({ decisions: 120, kills: 6, kind: 'hasty' })
  expect(survived?.lost.length).toBeGreaterThan(0)
})

test.skipIf(loop === null)('the same loop catches a target that forgets what was done already', async () => {
  const survived = await loop?.({ decisions: 60, kills: 3, kind: 'forgetful' })
  expect(survived?.twice.length).toBeGreaterThan(0)
})
