import { beforeAll, describe, expect, test } from 'vitest'
import type { RowFilter } from '../../../src/store/port.ts'
import { codeOf, type StoreOnTrial, value } from './trial.ts'

/** Rows as the review page asks for them: part of the contract of the store port. */
export function queueContract(trial: StoreOnTrial): void {
  const { project, analysed, rows } = trial

  describe('the queue', () => {
    const filters: readonly { title: string; filter: Partial<RowFilter>; found: number }[] = [
      { title: 'everything', filter: {}, found: 4 },
      { title: 'open rows', filter: { verdict: 'open' }, found: 4 },
      { title: 'confirmed rows', filter: { verdict: 'confirmed' }, found: 0 },
      { title: 'a band', filter: { band: 'low' }, found: 1 },
      { title: 'a range of confidence', filter: { minConfidence: 0.6, maxConfidence: 0.9 }, found: 2 },
      { title: 'one side alone', filter: { alone: 'en' }, found: 1 },
      { title: 'a shape', filter: { shape: 'one-to-one' }, found: 2 },
      { title: 'evidence', filter: { reason: 'evidence:speaker' }, found: 1 },
      { title: 'a check', filter: { reason: 'check:number' }, found: 2 },
      { title: 'a type', filter: { type: 'direct' }, found: 4 },
      { title: 'a type that is not there', filter: { type: 'turn' }, found: 0 },
      { title: 'two criteria', filter: { reason: 'check:number', alone: 'en' }, found: 1 },
      { title: 'no bookmark', filter: { bookmarked: false }, found: 4 },
      { title: 'a bookmark', filter: { bookmarked: true }, found: 0 },
      { title: 'two Chinese characters', filter: { words: '春天' }, found: 1 },
      { title: 'one Chinese character, the last of its sentence', filter: { words: '清' }, found: 1 },
      { title: 'one Chinese character', filter: { words: '桥' }, found: 1 },
      { title: 'characters that do not stand together', filter: { words: '桥春' }, found: 0 },
      { title: 'words in any order, in any case', filter: { words: 'SPRING bridge' }, found: 1 },
      { title: 'the beginning of a word', filter: { words: 'budg' }, found: 1 },
      { title: 'words and a criterion', filter: { words: 'the', alone: 'en' }, found: 0 },
      { title: 'what looks like operators', filter: { words: '" OR * NOT (' }, found: 0 },
      { title: 'quotes and backslashes only', filter: { words: `'"\\` }, found: 4 },
    ]
    let id = ''
    beforeAll(async () => {
      id = await project()
      await analysed(id)
    })
    for (const { title, filter, found } of filters) {
      test(`finds ${title}`, async () => {
        expect((await rows({ project: id, ...filter })).length).toBe(found)
        expect(await trial.store.rows.count({ project: id, ...filter })).toBe(found)
      })
    }

    for (const order of ['position', 'confidence', 'confidence-down'] as const) {
      test(`pages by ${order} go forward and back without gap or repeat`, async () => {
        const filter = { project: id }
        const all = (await rows(filter, order)).map((row) => row.id)
        const first = value(await trial.store.rows.list(filter, order, { limit: 2 }))
        const second = value(await trial.store.rows.list(filter, order, { limit: 2, after: first.next ?? '' }))
        expect([...first.items, ...second.items].map((row) => row.id)).toEqual(all)
        expect([first.previous, second.next]).toEqual([null, null])
        const back = value(await trial.store.rows.list(filter, order, { limit: 2, before: second.previous ?? '' }))
        expect(back.items.map((row) => row.id)).toEqual(first.items.map((row) => row.id))
        for (const [at, row] of all.entries()) {
          const place = value(await trial.store.rows.locate(filter, order, row))
          expect(place.number).toBe(at + 1)
          const window = place.after === null ? { limit: 1 } : { limit: 1, after: place.after }
          expect(value(await trial.store.rows.list(filter, order, window)).items[0]?.id).toBe(row)
        }
      })
    }

    test('a mistyped page is refused', async () => {
      expect(codeOf(await trial.store.rows.list({ project: id }, 'position', { after: 'x_1' }))).toBe('BAD_REQUEST')
    })

    test('goes on to the next open, low and not 1:1 row', async () => {
      const [first, second, third, fourth] = await rows({ project: id })
      const to = async (kind: 'open' | 'low' | 'not-one-to-one' | 'stale', from?: string, back = false) =>
        value(await trial.store.rows.next({ project: id }, kind, from, back))?.id
      expect(await to('open')).toBe(first?.id)
      expect(await to('open', first?.id)).toBe(second?.id)
      expect(await to('low', first?.id)).toBe(second?.id)
      expect(await to('low', second?.id)).toBeUndefined()
      expect(await to('not-one-to-one', first?.id)).toBe(third?.id)
      expect(await to('not-one-to-one', fourth?.id, true)).toBe(third?.id)
      expect(await to('stale')).toBeUndefined()
      expect(value(await trial.store.rows.around(second?.id ?? '')).map((row) => row.id)).toEqual([
        first?.id,
        second?.id,
        third?.id,
      ])
      expect(value(await trial.store.rows.rowOf(first?.zh[0]?.id ?? '')).id).toBe(first?.id)
    })

    test('counts each facet', async () => {
      const facets = await trial.store.rows.facets({ project: id })
      const [speaker] = (await trial.store.speakers.list(id, { words: '王' })).items
      expect(facets).toMatchObject({
        verdict: { open: 4, confirmed: 0, rejected: 0 },
        band: { high: 1, middle: 2, low: 1 },
        shape: { 'one-to-one': 2, alone: 2 },
        alone: { zh: 1, en: 1 },
        reason: { 'evidence:length': 4, 'evidence:speaker': 1, 'check:number': 2 },
        speaker: { [speaker?.id ?? '']: 1 },
        total: 4,
        bookmarked: 0,
      })
    })
  })
}
