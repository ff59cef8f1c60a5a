import { describe, expect, test } from 'vitest'
import { correct, removeQuotation } from '../../../src/review/corrections.ts'
import { bookmark, merge, settle } from '../../../src/review/verbs.ts'
import { type Made, made } from '../../store/made-analysis.ts'
import { codeOf, only, passed, type StoreOnTrial, value } from './trial.ts'

/** An analysis and what becomes of it when it is made again: part of the contract of the store port. */
export function analysisContract(trial: StoreOnTrial): void {
  const { next, project, analysed, rows, decide, sound } = trial

  describe('an analysis', () => {
    test('gives the rows of the queue in text order, with all that is shown', async () => {
      const id = await project()
      const { bitext, made: one } = await analysed(id)
      const all = await rows({ project: id })
      expect(all.map(({ zh, en }) => [zh.map(({ text }) => text), en.map(({ text }) => text)])).toEqual([
        [['桥将在春天开放。'], ['The bridge will open in spring,']],
        [['预算已经超支。'], ['We are over budget,']],
        [[], ['Nobody asked us,']],
        [['河水很清。'], []],
      ])
      expect(all[0]).toMatchObject({
        bitext,
        version: 0,
        shape: 'one-to-one',
        band: 'high',
        stale: false,
        comments: 0,
        decidedBy: null,
      })
      expect(all[0]?.zh[0]).toMatchObject({ cue: { text: '说' }, speaker: { name: '王芳', en: 'Wang Fang' }, row: all[0]?.id })
      expect(all[3]?.candidates.map(({ text }) => text)).toEqual(['The bridge will open in spring,'])
      const stored = value(await trial.store.bitexts.get(bitext))
      expect(stored.rows).toEqual({ open: 4, confirmed: 0, rejected: 0 })
      expect(value(await trial.store.bitexts.alignment(bitext)).beads).toEqual(one.analysis.beads)
      expect((await trial.store.rows.quotations(bitext, stored.zh?.id ?? '')).map(({ text }) => text)).toEqual([
        '桥将在春天开放。',
        '预算已经超支。',
        '河水很清。',
      ])
      expect(value(await trial.store.projects.get(id))).toMatchObject({
        documents: 2,
        bitexts: 1,
        rows: { open: 4 },
        stale: 0,
      })
      expect(await trial.store.projects.quotations(id)).toEqual({ zh: 3, en: 3 })
      await sound()
    })

    test('made again gives the same rows with the same ids', async () => {
      const id = await project()
      const { bitext, made: one } = await analysed(id)
      const before = await rows({ project: id })
      value(await trial.store.bitexts.saveAnalysis(bitext, one.analysis))
      expect(await rows({ project: id })).toEqual(before)
      await sound()
    })

    test('of other documents is refused', async () => {
      const id = await project()
      const { bitext } = await analysed(id)
      expect(codeOf(await trial.store.bitexts.saveAnalysis(bitext, made({ title: '别的' }).analysis))).toBe('BAD_REQUEST')
    })

    test('keeps what people settled and marks what they must look at again', async () => {
      const id = await project()
      const { bitext, made: one } = await analysed(id)
      const [first, second, third, fourth] = await rows({ project: id })
      passed(await decide(id, 'confirm', settle(only(first), 'confirmed')))
      passed(await decide(id, 'bookmark', bookmark(only(second), true)))
      passed(await decide(id, 'merge', value(merge(only(third, fourth)))))
      const again = value(await trial.store.bitexts.saveAnalysis(bitext, withShorterFirst(one)))
      expect(again).toMatchObject({ kept: 2, stale: 1 })
      const after = await rows({ project: id })
      expect(after.map((row) => row.id)).toEqual([first?.id, second?.id, third?.id])
      expect(after[0]).toMatchObject({ stale: true, state: { verdict: 'confirmed' } })
      expect(after[0]?.zh[0]?.text).toBe('桥将在春天')
      expect(after[1]).toMatchObject({ stale: false, state: { bookmarked: true, verdict: 'open' } })
      expect(after[2]?.zh.length).toBe(1)
      expect((await rows({ project: id, stale: true })).map((row) => row.id)).toEqual([first?.id])
      expect(value(await trial.store.projects.get(id)).stale).toBe(1)
      expect(value(await trial.store.bitexts.pins(bitext)).length).toBe(2)
      await sound()
      passed(await decide(id, 'confirm', settle(only(after[0]), 'rejected')))
      expect((await rows({ project: id, stale: true })).length).toBe(0)
    })

    test('what it changes of a row that was decided on stands in the log', async () => {
      const id = await project()
      const { bitext, made: one } = await analysed(id)
      const [first] = await rows({ project: id })
      passed(await decide(id, 'bookmark', bookmark(only(first), true)))
      const pairs = one.analysis.pairs.map((pair) => ({ ...pair, probability: 0.31 }))
      value(await trial.store.bitexts.saveAnalysis(bitext, { ...one.analysis, pairs }))
      const [last] = (await trial.store.decisions.history(id, 'row', first?.id ?? '')).items
      expect(last).toMatchObject({ verb: 'realign', reviewer: '' })
      expect(value(await trial.store.rows.get(first?.id ?? ''))).toMatchObject({
        confidence: 0.31,
        state: { bookmarked: true },
        version: 2,
      })
      await sound()
    })

    test('may find again a row that was decided on and then lost', async () => {
      const id = await project()
      const { bitext, made: one } = await analysed(id)
      const [first] = await rows({ project: id })
      passed(await decide(id, 'bookmark', bookmark(only(first), true)))
      const without = { ...one.analysis, quotations: one.analysis.quotations.slice(2), pairs: one.analysis.pairs.slice(1) }
      value(await trial.store.bitexts.saveAnalysis(bitext, without))
      expect((await rows({ project: id })).length).toBe(3)
      value(await trial.store.bitexts.saveAnalysis(bitext, one.analysis))
      expect((await rows({ project: id })).map((row) => row.version)).toEqual([3, 0, 0, 0])
      await sound()
    })

    test('does not bring back what a person took away, nor undo what one corrected', async () => {
      const id = await project()
      const { bitext, made: one } = await analysed(id)
      const [first, second] = await rows({ project: id })
      const gone = first?.zh[0]
      const mended = second?.en[0]
      const parts = [{ start: mended?.parts[0]?.start ?? 0, end: (mended?.parts[0]?.end ?? 0) - 1 }]
      passed(await decide(id, 'correct', value(removeQuotation({ id: gone?.id ?? '', state: gone!.state }, first!))))
      passed(await decide(id, 'correct', correct('quotation', mended?.id ?? '', mended!.state, { ...mended!.state, parts })))
      value(await trial.store.bitexts.saveAnalysis(bitext, one.analysis))
      expect(codeOf(await trial.store.rows.quotation(gone?.id ?? ''))).toBe('NOT_FOUND')
      expect(value(await trial.store.rows.quotation(mended?.id ?? ''))).toMatchObject({
        text: 'We are over budget',
        confidence: 1,
        version: 1,
      })
      await sound()
      passed(await trial.store.decisions.undo(id, 'Ann', next()))
      passed(await trial.store.decisions.undo(id, 'Ann', next()))
      expect(value(await trial.store.rows.quotation(gone?.id ?? '')).text).toBe('桥将在春天开放。')
      await sound()
    })

    test('finds the speakers of the project again by their full names', async () => {
      const id = await project()
      await analysed(id)
      await analysed(id, { title: '路' })
      const speakers = (await trial.store.speakers.list(id)).items
      expect(speakers.map(({ name, quotations }) => [name, quotations])).toEqual([
        ['Peter Lee', 6],
        ['王芳', 4],
        ['一名居民', 1],
        ['一名居民', 1],
      ])
    })
  })
}

/** The same texts, with an analysis that ends the first Chinese quotation two characters earlier. */
function withShorterFirst({ analysis }: Made): Made['analysis'] {
  const quotations = analysis.quotations.map((one) => {
    if (one.id !== 'z0') return one
    const parts = one.parts.map(({ start, end }) => ({ start, end: end - 3 }))
    return { ...one, parts, text: one.text.slice(0, -3) }
  })
  return { ...analysis, quotations }
}
