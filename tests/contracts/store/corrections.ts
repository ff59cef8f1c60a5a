import { describe, expect, test } from 'vitest'
import { addQuotation, correct, mergeSpeakers, splitSpeaker } from '../../../src/review/corrections.ts'
import type { StoredRow } from '../../../src/store/port.ts'
import { made } from '../../store/made-analysis.ts'
import { codeOf, collect, passed, type StoreOnTrial, value } from './trial.ts'

/** Decisions that change quotations, speakers, bitexts and terms: part of the contract of the store port. */
export function correctionsContract(trial: StoreOnTrial): void {
  const { next, project, analysed, rows, decide, sound } = trial

  describe('corrections', () => {
    test('speakers are merged, renamed, split and found under their new names', async () => {
      const id = await project()
      await analysed(id)
      const [lee, wang] = (await trial.store.speakers.list(id)).items
      const known = (one: typeof lee) => ({ id: one?.id ?? '', state: stateOf(one!) })
      passed(await decide(id, 'correct', value(mergeSpeakers(known(wang), [known(lee)]))))
      const merged = (await trial.store.speakers.list(id)).items
      expect(merged.map(({ name, quotations }) => [name, quotations])).toEqual([
        ['王芳', 5],
        ['一名居民', 1],
      ])
      expect((await trial.store.speakers.mergedInto(id, wang?.id ?? '')).map(({ name }) => name)).toEqual(['Peter Lee'])
      expect((await rows({ project: id, speaker: wang?.id ?? '' })).length).toBe(3)
      expect((await trial.store.rows.facets({ project: id })).speaker[wang?.id ?? '']).toBe(3)
      expect((await rows({ project: id }))[1]?.zh[0]?.speaker?.name).toBe('王芳')
      expect((await collect(trial.store.speakers.quotations(id, wang?.id ?? ''))).length).toBe(5)
      const [moved] = (await rows({ project: id }))[1]?.en ?? []
      const to = { kind: 'person' as const, name: '李彼得', aliases: [] }
      passed(await decide(id, 'correct', value(splitSpeaker(next(), to, [{ id: moved?.id ?? '', state: moved!.state }]))))
      expect((await trial.store.speakers.list(id, { words: '李' })).items.map(({ quotations }) => quotations)).toEqual([1])
      await sound()
      passed(await trial.store.decisions.undo(id, 'Ann', next()))
      passed(await trial.store.decisions.undo(id, 'Ann', next()))
      expect((await trial.store.speakers.list(id)).items.map(({ quotations }) => quotations)).toEqual([3, 2, 1])
      await sound()
    })

    test('a quotation that the machine missed is added, and stays', async () => {
      const id = await project()
      const { bitext, made: one } = await analysed(id)
      const [first] = await rows({ project: id })
      const { document } = first!.zh[0]!.state
      const state = {
        document,
        parts: [{ start: 0, end: 1 }],
        lang: 'zh',
        type: 'indirect',
        cue: null,
        mention: null,
        speaker: null,
      } as const
      const added = next()
      passed(await decide(id, 'correct', value(addQuotation(added, state, next(), first!))))
      value(await trial.store.bitexts.saveAnalysis(bitext, one.analysis))
      expect((await rows({ project: id, type: 'indirect' })).map(({ zh }) => zh[0]?.text)).toEqual(['桥'])
      await sound()
      passed(await trial.store.decisions.undo(id, 'Ann', next()))
      expect(codeOf(await trial.store.rows.quotation(added))).toBe('NOT_FOUND')
      await sound()
    })

    test('a segment that was corrected covers the machine’s', async () => {
      const id = await project()
      const { bitext, made: one } = await analysed(id)
      const document = value(await trial.store.bitexts.get(bitext)).zh?.id ?? ''
      const [segment] = value(await trial.store.bitexts.segments(bitext, document))
      const { start, lang, role } = segment!
      const before = { document, start, end: segment!.end, lang, role }
      passed(await decide(id, 'correct', correct('segment', segment!.id, before, { ...before, role: 'caption', end: start + 1 })))
      value(await trial.store.bitexts.saveAnalysis(bitext, one.analysis))
      const after = value(await trial.store.bitexts.segments(bitext, document))
      expect(after.map((part) => [part.end - part.start, part.role, part.version])).toContainEqual([1, 'caption', 1])
      await sound()
      passed(await trial.store.decisions.undo(id, 'Ann', next()))
      expect(value(await trial.store.bitexts.segments(bitext, document))[0]?.role).toBe('headline')
    })

    test('documents that belong together are joined, and parted again', async () => {
      const id = await project()
      const one = made()
      const [zh, en] = value(await trial.store.documents.importAll(id, [one.zh, one.en])).map(({ document }) => document.id)
      const left = value(await trial.store.bitexts.ensure(id, { zh: zh ?? null, en: null }))
      const right = value(await trial.store.bitexts.ensure(id, { zh: null, en: en ?? null }))
      expect(value(await trial.store.bitexts.ensure(id, { zh: null, en: en ?? null })).id).toBe(right.id)
      const joined = [
        ...correct('bitext', left.id, { zh: zh ?? null, en: null }, { zh: zh ?? null, en: en ?? null }),
        ...correct('bitext', right.id, { zh: null, en: en ?? null }, null),
      ]
      passed(await decide(id, 'correct', joined))
      expect((await collect(trial.store.bitexts.all(id))).map((bitext) => [bitext.zh?.id, bitext.en?.id])).toEqual([[zh, en]])
      value(await trial.store.bitexts.saveAnalysis(left.id, one.analysis))
      expect((await rows({ project: id })).length).toBe(4)
      passed(await trial.store.decisions.undo(id, 'Ann', next()))
      expect((await collect(trial.store.bitexts.all(id))).length).toBe(2)
      await sound()
    })

    test('a bitext that is taken away leaves the queue, and comes back whole', async () => {
      const id = await project()
      const { bitext } = await analysed(id)
      const { zh, en } = value(await trial.store.bitexts.get(bitext))
      passed(await decide(id, 'correct', correct('bitext', bitext, { zh: zh?.id ?? null, en: en?.id ?? null }, null)))
      expect((await rows({ project: id })).length).toBe(0)
      expect((await trial.store.rows.facets({ project: id })).total).toBe(0)
      passed(await trial.store.decisions.undo(id, 'Ann', next()))
      expect((await rows({ project: id })).length).toBe(4)
      expect((await trial.store.rows.facets({ project: id })).total).toBe(4)
      await sound()
    })

    test('terms are listed by their Chinese form', async () => {
      const id = await project()
      for (const [zh, en] of [
        ['b', 'bee'],
        ['a', 'ay'],
        ['c d', 'see'],
      ] as const) {
        passed(await decide(id, 'term', correct('term', next(), null, { zh, en })))
      }
      const first = await trial.store.terms.list(id, { limit: 2 })
      const second = await trial.store.terms.list(id, { limit: 2, after: first.next ?? '' })
      expect([...first.items, ...second.items].map(({ zh }) => zh)).toEqual(['a', 'b', 'c d'])
      const back = await trial.store.terms.list(id, { limit: 2, before: second.previous ?? '' })
      expect(back.items).toEqual(first.items)
      passed(await trial.store.decisions.undo(id, 'Ann', next()))
      expect((await collect(trial.store.terms.all(id))).length).toBe(2)
    })
  })
}

function stateOf({ kind, name, zh, en, aliases, mergedInto }: StoredRow['zh'][number]['speaker'] & object) {
  const optional = Object.fromEntries(Object.entries({ zh, en, mergedInto }).filter(([, one]) => one !== undefined))
  return { kind, name, aliases, ...optional }
}
