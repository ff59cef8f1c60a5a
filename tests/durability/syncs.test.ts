import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

// As for the kill loop, what was built is tried. Where strace is missing the tests are skipped.
const dist = process.env['DUIZHAO_DIST'] ?? fileURLToPath(new URL('../../dist', import.meta.url))
const built = `${dist}/bench/syncs.js`
const bench = existsSync(built) ? ((await import(built)) as typeof import('../../src/bench/syncs.ts')) : null
const isMissing = bench === null || !bench.canTrace()

test.skipIf(isMissing)('each decision is on the disk before it is acknowledged', async () => {
  const found = await bench?.countSyncs(60, 'sound')
  expect(found).toMatchObject({ acknowledged: 60, unsynced: [] })
  expect(found?.syncs).toBeGreaterThanOrEqual(60)
})

test.skipIf(isMissing)('the same count catches a store that leaves it to the system when the disk is written', async () => {
  const found = await bench?.countSyncs(60, 'unsynced')
  expect(found?.acknowledged).toBe(60)
  expect(found?.unsynced.length).toBeGreaterThan(50)
})
