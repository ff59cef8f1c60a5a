import { expect, test } from 'vitest'
import type { RowFilter, Store, StoredRow } from '../../src/store/port.ts'
import { confirmedElsewhere } from '../../src/workflows/learn.ts'

/** A store that has nothing but these rows. */
function storeOf(rows: readonly { readonly bitext: string; readonly zh: readonly string[]; readonly en: readonly string[] }[]) {
  const asked: RowFilter[] = []
  async function* all(filter: RowFilter): AsyncGenerator<StoredRow> {
    asked.push(filter)
    const quotations = (texts: readonly string[]) => texts.map((text) => ({ text }))
    for (const { bitext, zh, en } of rows) yield { bitext, zh: quotations(zh), en: quotations(en) } as unknown as StoredRow
  }
  return { store: { rows: { all } } as unknown as Store, asked }
}

test('what was confirmed in other bitexts is learned from, its sides joined', async () => {
  const { store, asked } = storeOf([
    { bitext: 'own', zh: ['甲'], en: ['A'] },
    { bitext: 'other', zh: ['乙', '丙'], en: ['B and C'] },
    { bitext: 'other', zh: ['丁'], en: [] },
  ])
  expect(await confirmedElsewhere(store, 'p', 'own')).toEqual([{ zh: '乙 丙', en: 'B and C' }])
  expect(asked).toEqual([{ project: 'p', verdict: 'confirmed' }])
})

test('a large project is read only as far as it helps', async () => {
  const { store } = storeOf(Array.from({ length: 1000 }, () => ({ bitext: 'other', zh: ['甲'], en: ['A'] })))
  expect((await confirmedElsewhere(store, 'p', 'own')).length).toBe(300)
})
