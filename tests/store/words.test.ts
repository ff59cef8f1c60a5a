import { expect, test } from 'vitest'
import { fill } from '../../src/bench/store.ts'
import { openStore } from '../../src/store/open.ts'
import type { RowFilter, Store } from '../../src/store/port.ts'

// Above a bound the store looks for words row by row: both ways must find the same.
const MANY = 10_400

test('a word that stands everywhere finds what a filter without it finds, page by page and counted', async () => {
  const opened = await openStore({ where: ':memory:' })
  if (!opened.ok) throw new Error(opened.problem.detail)
  const store = opened.value
  const project = await fill(store, MANY)
  const rows: readonly Omit<RowFilter, 'project'>[] = [
    {},
    { shape: 'one-to-one' },
    { reason: 'check:number' },
    { minConfidence: 0.9 },
  ]
  for (const filter of rows) {
    const words = { ...filter, words: '第' }
    const held = { ...filter, alone: 'en' as const }
    // A row without Chinese does not have the word.
    const without = await store.rows.count({ project, ...held }, MANY)
    expect(await store.rows.count({ project, ...words }, MANY)).toBe(
      (await store.rows.count({ project, ...filter }, MANY)) - without,
    )
    expect(await store.rows.count({ project, ...held, words: '第' }, MANY)).toBe(0)
    expect(await idsOf(store, { project, ...words })).toEqual(
      (await idsOf(store, { project, ...filter }, 200)).filter((_, at) => at < 30),
    )
  }
  await store.close()
})

async function idsOf(store: Store, filter: RowFilter, limit = 30): Promise<readonly string[]> {
  const page = await store.rows.list(filter, 'position', { limit })
  return page.ok ? page.value.items.filter((row) => row.zh.length > 0).map((row) => row.id) : []
}
