import { beforeEach } from 'vitest'
import type { StoredRow } from '../../src/store/port.ts'
import { type Browser, type Harness, openHarness, type Seeded, seed, value } from './harness.ts'

/** Ann reviews a seeded project, new for each test. */
export interface Reviewing {
  readonly harness: Harness
  readonly seeded: Seeded
  readonly ann: Browser
  readonly path: (end: string) => string
  readonly back: () => string
  readonly row: (i: number) => StoredRow
  readonly now: (id: string) => Promise<StoredRow>
  /** Sends the form of a decision. */
  readonly act: (fields: Record<string, string | readonly string[]>, browser?: Browser) => ReturnType<Browser['post']>
}

export function openReviewing(): Reviewing {
  let harness: Harness
  let seeded: Seeded
  let ann: Browser
  beforeEach(async () => {
    harness = await openHarness()
    seeded = await seed(harness)
    ann = harness.browser()
    await ann.post('/settings', { reviewer: 'Ann' })
    return () => harness.close()
  })
  const path = (end: string) => `/projects/${seeded.project}/${end}`
  const back = () => path('review?status=open')
  return {
    get harness() {
      return harness
    },
    get seeded() {
      return seeded
    },
    get ann() {
      return ann
    },
    path,
    back,
    row: (i) => seeded.rows[i]!,
    now: async (id) => value(await harness.store.rows.get(id)),
    act: (fields, browser = ann) => browser.post(path('decisions'), { back: back(), ...fields }),
  }
}
