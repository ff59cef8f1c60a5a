import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Change, Verb } from '../../src/model/decision.ts'
import { foldDecisions, keyOf, sameState } from '../../src/model/fold.ts'
import type { Result } from '../../src/model/result.ts'
import { addQuotation, comment, correct, mergeSpeakers, removeQuotation, splitSpeaker } from '../../src/review/corrections.ts'
import { bookmark, merge, settle, split, unlink } from '../../src/review/verbs.ts'
import type { DecisionDraft, Outcome, RowFilter, RowOrder, Store, StoredRow } from '../../src/store/port.ts'
import { type Made, type MadeOptions, made, upload } from '../store/made-analysis.ts'

/** What every adapter of the store port must hold. `open` gives a new, empty store. */
export function storeContract(name: string, open: () => Promise<Store>): void {
  describe(`store contract: ${name}`, () => {
    let store: Store
    let count = 0
    beforeAll(async () => {
      store = await open()
    })
    afterAll(() => store.close())

    const next = () => {
      count += 1
      return `${name}-${count}`
    }

    async function project(): Promise<string> {
      return value(await store.projects.create(next())).id
    }

    async function analysed(id: string, options?: MadeOptions): Promise<{ bitext: string; made: Made }> {
      const one = made(options)
      const [zh, en] = value(await store.documents.importAll(id, [one.zh, one.en]))
      const bitext = value(await store.bitexts.ensure(id, { zh: zh?.document.id ?? null, en: en?.document.id ?? null }))
      value(await store.bitexts.saveAnalysis(bitext.id, one.analysis))
      return { bitext: bitext.id, made: one }
    }

    async function rows(filter: RowFilter, order: RowOrder = 'position'): Promise<readonly StoredRow[]> {
      return collect(store.rows.all(filter, order))
    }

    async function draft(id: string, verb: Verb, changes: readonly Change[], reviewer = 'Ann'): Promise<DecisionDraft> {
      const saw = []
      for (const change of changes) saw.push((await store.decisions.current(id, change.entity, change.id)).version)
      return { id: next(), project: id, verb, reviewer, changes, saw }
    }

    async function decide(id: string, verb: Verb, changes: readonly Change[], reviewer = 'Ann'): Promise<Outcome> {
      return store.decisions.decide(await draft(id, verb, changes, reviewer))
    }

    async function sound(): Promise<void> {
      expect((await store.upkeep.verify()).faults).toEqual([])
    }

    describe('projects', () => {
      test('a name is taken once', async () => {
        const name = next()
        const first = value(await store.projects.create(name))
        expect(value(await store.projects.byName(name))).toEqual(first)
        expect(first.rows).toEqual({ open: 0, confirmed: 0, rejected: 0 })
        expect(codeOf(await store.projects.create(name))).toBe('BAD_REQUEST')
      })

      for (const name of ['', '  ', 'a\nb', `x\u0000`, '\ud800', 'n'.repeat(201)]) {
        test(`the name ${JSON.stringify(name.slice(0, 9))} is refused`, async () => {
          expect(codeOf(await store.projects.create(name))).toBe('BAD_REQUEST')
        })
      }

      test('pages go forward and back by key', async () => {
        for (let at = 0; at < 5; at += 1) await project()
        const first = await store.projects.list({ limit: 2 })
        const second = await store.projects.list({ limit: 2, after: first.next ?? '' })
        const back = await store.projects.list({ limit: 2, before: second.previous ?? '' })
        expect(back.items).toEqual(first.items)
        expect(back.previous).toBeNull()
        expect(second.items[0]?.id).not.toBe(first.items[1]?.id)
      })
    })

    describe('documents', () => {
      const texts = [
        { title: 'CRLF and emoji', text: 'a\r\nb😀\r\n' },
        { title: 'NUL', text: 'a\u0000b' },
        { title: 'a lone surrogate', text: 'a\ud800b' },
        { title: 'a compatibility character that NFC would change', text: '\ufa19' },
        { title: 'a byte order mark', text: '\ufeffa' },
      ]
      for (const { title, text } of texts) {
        test(`${title} comes back unit for unit`, async () => {
          const id = await project()
          const one = upload('x.txt', text)
          const [imported] = value(await store.documents.importAll(id, [one]))
          expect(value(await store.documents.text(imported?.document.id ?? ''))).toBe(text)
          expect(Buffer.from(value(await store.documents.bytes(imported?.document.id ?? '')))).toEqual(Buffer.from(one.bytes))
          expect(value(await store.documents.source(imported?.document.id ?? ''))).toEqual(one.source)
        })
      }

      test('the same bytes twice are one document of a project', async () => {
        const id = await project()
        const one = upload('a.txt', 'same')
        const [first] = value(await store.documents.importAll(id, [one]))
        const [second, third] = value(
          await store.documents.importAll(id, [{ ...one, source: { ...one.source, file: 'b.txt' } }, one]),
        )
        expect([first?.already, second?.already, third?.already]).toEqual([false, true, true])
        expect(second?.document.id).toBe(first?.document.id)
        expect((await collect(store.documents.all(id))).length).toBe(1)
        const [other] = value(await store.documents.importAll(await project(), [one]))
        expect(other?.already).toBe(false)
      })

      test('an import is all or nothing', async () => {
        const id = await project()
        const bad = upload('bad.txt', 'x')
        const answer = await store.documents.importAll(id, [
          upload('a.txt', 'a'),
          { ...bad, source: { ...bad.source, sha256: '0' } },
        ])
        expect(codeOf(answer)).toBe('BAD_REQUEST')
        expect((await collect(store.documents.all(id))).length).toBe(0)
        expect(codeOf(await store.documents.importAll('no project', [upload('a.txt', 'a')]))).toBe('NOT_FOUND')
      })

      test('metadata are corrected by a decision that a new analysis leaves alone', async () => {
        const id = await project()
        const { bitext, made: one } = await analysed(id)
        const document = value(await store.bitexts.get(bitext)).en
        expect(document?.metadata.date).toBe('2026-03-01')
        const before = document?.metadata ?? {}
        passed(await decide(id, 'correct', correct('document', document?.id ?? '', before, { ...before, outlet: '《日报》' })))
        value(await store.bitexts.saveAnalysis(bitext, one.analysis))
        const after = value(await store.documents.get(document?.id ?? ''))
        expect(after.metadata).toEqual({ ...before, outlet: '《日报》' })
        expect(after.version).toBe(1)
        expect(after.quotations).toBe(3)
        expect(after.bitexts).toEqual([bitext])
      })
    })

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
        const stored = value(await store.bitexts.get(bitext))
        expect(stored.rows).toEqual({ open: 4, confirmed: 0, rejected: 0 })
        expect(value(await store.bitexts.alignment(bitext)).beads).toEqual(one.analysis.beads)
        expect((await store.rows.quotations(bitext, stored.zh?.id ?? '')).map(({ text }) => text)).toEqual([
          '桥将在春天开放。',
          '预算已经超支。',
          '河水很清。',
        ])
        expect(value(await store.projects.get(id))).toMatchObject({
          documents: 2,
          bitexts: 1,
          rows: { open: 4 },
          stale: 0,
        })
        expect(await store.projects.quotations(id)).toEqual({ zh: 3, en: 3 })
        await sound()
      })

      test('made again gives the same rows with the same ids', async () => {
        const id = await project()
        const { bitext, made: one } = await analysed(id)
        const before = await rows({ project: id })
        value(await store.bitexts.saveAnalysis(bitext, one.analysis))
        expect(await rows({ project: id })).toEqual(before)
        await sound()
      })

      test('of other documents is refused', async () => {
        const id = await project()
        const { bitext } = await analysed(id)
        expect(codeOf(await store.bitexts.saveAnalysis(bitext, made({ title: '别的' }).analysis))).toBe('BAD_REQUEST')
      })

      test('keeps what people settled and marks what they must look at again', async () => {
        const id = await project()
        const { bitext, made: one } = await analysed(id)
        const [first, second, third, fourth] = await rows({ project: id })
        passed(await decide(id, 'confirm', settle(only(first), 'confirmed')))
        passed(await decide(id, 'bookmark', bookmark(only(second), true)))
        passed(await decide(id, 'merge', value(merge(only(third, fourth)))))
        const again = value(await store.bitexts.saveAnalysis(bitext, withShorterFirst(one)))
        expect(again).toMatchObject({ kept: 2, stale: 1 })
        const after = await rows({ project: id })
        expect(after.map((row) => row.id)).toEqual([first?.id, second?.id, third?.id])
        expect(after[0]).toMatchObject({ stale: true, state: { verdict: 'confirmed' } })
        expect(after[0]?.zh[0]?.text).toBe('桥将在春天')
        expect(after[1]).toMatchObject({ stale: false, state: { bookmarked: true, verdict: 'open' } })
        expect(after[2]?.zh.length).toBe(1)
        expect((await rows({ project: id, stale: true })).map((row) => row.id)).toEqual([first?.id])
        expect(value(await store.projects.get(id)).stale).toBe(1)
        expect(value(await store.bitexts.pins(bitext)).length).toBe(2)
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
        value(await store.bitexts.saveAnalysis(bitext, { ...one.analysis, pairs }))
        const [last] = (await store.decisions.history(id, 'row', first?.id ?? '')).items
        expect(last).toMatchObject({ verb: 'realign', reviewer: '' })
        expect(value(await store.rows.get(first?.id ?? ''))).toMatchObject({
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
        value(await store.bitexts.saveAnalysis(bitext, without))
        expect((await rows({ project: id })).length).toBe(3)
        value(await store.bitexts.saveAnalysis(bitext, one.analysis))
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
        value(await store.bitexts.saveAnalysis(bitext, one.analysis))
        expect(codeOf(await store.rows.quotation(gone?.id ?? ''))).toBe('NOT_FOUND')
        expect(value(await store.rows.quotation(mended?.id ?? ''))).toMatchObject({
          text: 'We are over budget',
          confidence: 1,
          version: 1,
        })
        await sound()
        passed(await store.decisions.undo(id, 'Ann', next()))
        passed(await store.decisions.undo(id, 'Ann', next()))
        expect(value(await store.rows.quotation(gone?.id ?? '')).text).toBe('桥将在春天开放。')
        await sound()
      })

      test('finds the speakers of the project again by their full names', async () => {
        const id = await project()
        await analysed(id)
        await analysed(id, { title: '路' })
        const speakers = (await store.speakers.list(id)).items
        expect(speakers.map(({ name, quotations }) => [name, quotations])).toEqual([
          ['Peter Lee', 6],
          ['王芳', 4],
          ['一名居民', 1],
          ['一名居民', 1],
        ])
      })
    })

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
          expect(await store.rows.count({ project: id, ...filter })).toBe(found)
        })
      }

      for (const order of ['position', 'confidence', 'confidence-down'] as const) {
        test(`pages by ${order} go forward and back without gap or repeat`, async () => {
          const filter = { project: id }
          const all = (await rows(filter, order)).map((row) => row.id)
          const first = value(await store.rows.list(filter, order, { limit: 2 }))
          const second = value(await store.rows.list(filter, order, { limit: 2, after: first.next ?? '' }))
          expect([...first.items, ...second.items].map((row) => row.id)).toEqual(all)
          expect([first.previous, second.next]).toEqual([null, null])
          const back = value(await store.rows.list(filter, order, { limit: 2, before: second.previous ?? '' }))
          expect(back.items.map((row) => row.id)).toEqual(first.items.map((row) => row.id))
          for (const [at, row] of all.entries()) {
            const place = value(await store.rows.locate(filter, order, row))
            expect(place.number).toBe(at + 1)
            const window = place.after === null ? { limit: 1 } : { limit: 1, after: place.after }
            expect(value(await store.rows.list(filter, order, window)).items[0]?.id).toBe(row)
          }
        })
      }

      test('a mistyped page is refused', async () => {
        expect(codeOf(await store.rows.list({ project: id }, 'position', { after: 'x_1' }))).toBe('BAD_REQUEST')
      })

      test('goes on to the next open, low and not 1:1 row', async () => {
        const [first, second, third, fourth] = await rows({ project: id })
        const to = async (kind: 'open' | 'low' | 'not-one-to-one' | 'stale', from?: string, back = false) =>
          value(await store.rows.next({ project: id }, kind, from, back))?.id
        expect(await to('open')).toBe(first?.id)
        expect(await to('open', first?.id)).toBe(second?.id)
        expect(await to('low', first?.id)).toBe(second?.id)
        expect(await to('low', second?.id)).toBeUndefined()
        expect(await to('not-one-to-one', first?.id)).toBe(third?.id)
        expect(await to('not-one-to-one', fourth?.id, true)).toBe(third?.id)
        expect(await to('stale')).toBeUndefined()
        expect(value(await store.rows.around(second?.id ?? '')).map((row) => row.id)).toEqual([first?.id, second?.id, third?.id])
        expect(value(await store.rows.rowOf(first?.zh[0]?.id ?? '')).id).toBe(first?.id)
      })

      test('counts each facet', async () => {
        const facets = await store.rows.facets({ project: id })
        const [speaker] = (await store.speakers.list(id, { words: '王' })).items
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

    describe('decisions', () => {
      test('the same operation twice is one decision and one answer', async () => {
        const id = await project()
        await analysed(id)
        const [row] = await rows({ project: id })
        const confirmed = await draft(id, 'confirm', settle(only(row), 'confirmed'))
        const first = passed(await store.decisions.decide({ ...confirmed, basis: row?.basis ?? '' }))
        const second = passed(await store.decisions.decide(confirmed))
        expect({ ...second, repeated: false }).toEqual(first)
        expect([first.repeated, second.repeated]).toEqual([false, true])
        expect((await collect(store.decisions.since(id, 0))).length).toBe(1)
        expect(value(await store.rows.get(row?.id ?? ''))).toMatchObject({ version: 1, decidedBy: { reviewer: 'Ann' } })
      })

      test('two reviewers on one row: the second is told what the first did', async () => {
        const id = await project()
        await analysed(id)
        const [row] = await rows({ project: id })
        const second = await draft(id, 'reject', settle(only(row), 'rejected'), 'Bo')
        passed(await decide(id, 'confirm', settle(only(row), 'confirmed')))
        const refused = await store.decisions.decide(second)
        expect(refused).toMatchObject({ ok: false, problem: { code: 'VERSION_CONFLICT' } })
        expect(refused.ok ? [] : refused.current).toMatchObject([
          { version: 1, state: { verdict: 'confirmed' }, by: { reviewer: 'Ann', verb: 'confirm' } },
        ])
        await sound()
      })

      test('all changes or none', async () => {
        const id = await project()
        await analysed(id)
        const [first, second] = await rows({ project: id })
        const both = await draft(id, 'confirm', settle(only(first, second), 'confirmed'))
        passed(await decide(id, 'reject', settle(only(second), 'rejected')))
        expect((await store.decisions.decide(both)).ok).toBe(false)
        expect(value(await store.rows.get(first?.id ?? '')).state.verdict).toBe('open')
      })

      test('words that changed under the reviewer are a conflict', async () => {
        const id = await project()
        await analysed(id)
        const [row] = await rows({ project: id })
        const seen = await draft(id, 'confirm', settle(only(row), 'confirmed'))
        expect(problemOf(await store.decisions.decide({ ...seen, basis: 'other words' }))).toBe('VERSION_CONFLICT')
      })

      const faults: readonly { title: string; changes: (rows: readonly StoredRow[]) => readonly Change[] }[] = [
        {
          title: 'a quotation in two rows',
          changes: ([a, b]) => [row(a, { ...a!.state, zh: [...a!.state.zh, ...b!.state.zh] })],
        },
        { title: 'a quotation in no row', changes: ([a]) => [row(a, { ...a!.state, zh: [] })] },
        { title: 'a row taken away with its quotations', changes: ([a]) => [row(a, null)] },
        { title: 'a quotation on the wrong side', changes: ([a]) => [row(a, { ...a!.state, zh: a!.state.en, en: a!.state.zh })] },
        { title: 'a span outside its text', changes: ([a]) => [span(a, 0, 1e6)] },
        { title: 'a span that cuts an emoji', changes: ([a]) => [span(a, 0, 3)] },
        { title: 'an empty span', changes: ([a]) => [span(a, 1, 1)] },
        {
          title: 'a speaker that is not there',
          changes: ([a]) => [{ ...span(a, 0, 1), after: { ...a!.zh[0]!.state, speaker: 'x' } } as Change],
        },
        { title: 'one thing changed twice', changes: ([a]) => [...settle([a!], 'confirmed'), ...settle([a!], 'rejected')] },
        { title: 'nothing to change', changes: () => [] },
        { title: 'a comment on no row', changes: () => comment('c', 'no row', 'x') },
      ]
      for (const { title, changes } of faults) {
        test(`${title} is refused`, async () => {
          const id = await project()
          await analysed(id)
          expect(problemOf(await decide(id, 'edit', changes(await rows({ project: id }))))).toBe('BAD_REQUEST')
          expect((await collect(store.decisions.since(id, 0))).length).toBe(0)
          await sound()
        })
      }

      test('a merge that is undone brings back exactly its rows, also after a reload and a new analysis', async () => {
        const id = await project()
        const { bitext, made: one } = await analysed(id)
        const before = await rows({ project: id })
        passed(await decide(id, 'merge', value(merge(only(before[0], before[1])))))
        expect((await rows({ project: id })).length).toBe(3)
        value(await store.bitexts.saveAnalysis(bitext, one.analysis))
        passed(await store.decisions.undo(id, 'Ann', next()))
        const after = await rows({ project: id })
        expect(after.map(({ id: own, state }) => [own, state])).toEqual(before.map(({ id: own, state }) => [own, state]))
        await sound()
        passed(await store.decisions.redo(id, 'Ann', next()))
        expect((await rows({ project: id })).length).toBe(3)
        expect(problemOf(await store.decisions.redo(id, 'Ann', next()))).toBe('NOT_FOUND')
        await sound()
      })

      test('undo and redo go through the decisions one by one, each reviewer through their own', async () => {
        const id = await project()
        await analysed(id)
        const [a, b, c] = await rows({ project: id })
        passed(await decide(id, 'confirm', settle(only(a), 'confirmed')))
        passed(await decide(id, 'reject', settle(only(b), 'rejected'), 'Bo'))
        passed(await decide(id, 'bookmark', bookmark(only(c), true)))
        const verdicts = async () =>
          (await rows({ project: id })).slice(0, 3).map(({ state }) => `${state.verdict}${state.bookmarked ? '*' : ''}`)
        const steps: readonly (readonly ['undo' | 'redo', string, readonly string[] | null])[] = [
          ['undo', 'Ann', ['confirmed', 'rejected', 'open']],
          ['undo', 'Ann', ['open', 'rejected', 'open']],
          ['undo', 'Ann', null],
          ['redo', 'Ann', ['confirmed', 'rejected', 'open']],
          ['undo', 'Ann', ['open', 'rejected', 'open']],
          ['redo', 'Ann', ['confirmed', 'rejected', 'open']],
          ['redo', 'Ann', ['confirmed', 'rejected', 'open*']],
          ['redo', 'Ann', null],
          ['redo', 'Bo', null],
          ['undo', 'Bo', ['confirmed', 'open', 'open*']],
        ]
        for (const [verb, reviewer, expected] of steps) {
          const outcome = await store.decisions[verb](id, reviewer, next())
          if (expected === null) expect(problemOf(outcome)).toBe('NOT_FOUND')
          else {
            passed(outcome)
            expect(await verdicts()).toEqual(expected)
          }
        }
        passed(await decide(id, 'confirm', settle(only(value(await store.rows.get(b?.id ?? ''))), 'confirmed'), 'Bo'))
        expect((await store.decisions.standing(id, 'Bo')).redo).toBeNull()
        await sound()
      })

      test('what someone else changed since is not undone over them', async () => {
        const id = await project()
        await analysed(id)
        const [row] = await rows({ project: id })
        passed(await decide(id, 'confirm', settle(only(row), 'confirmed')))
        passed(await decide(id, 'reject', settle(only(value(await store.rows.get(row?.id ?? ''))), 'rejected'), 'Bo'))
        expect(problemOf(await store.decisions.undo(id, 'Ann', next()))).toBe('VERSION_CONFLICT')
      })

      test('the log folds to what is stored, and is told to who listens', async () => {
        const id = await project()
        await analysed(id)
        const heard: number[] = []
        const stop = store.decisions.subscribe((decision) => heard.push(decision.seq))
        const [a, b] = await rows({ project: id })
        passed(await decide(id, 'unlink', value(unlink(a!, a!.state.en[0] ?? '', next()))))
        passed(await decide(id, 'confirm', settle(only(b), 'confirmed')))
        passed(await decide(id, 'comment', comment(next(), b?.id ?? '', '看一下 \u0000 \ud800')))
        passed(await store.decisions.undo(id, 'Ann', next()))
        stop()
        passed(await store.decisions.undo(id, 'Ann', next()))
        expect(heard).toEqual([1, 2, 3, 4])
        for (const [key, folded] of foldDecisions(await collect(store.decisions.since(id, 0)))) {
          const now = await store.decisions.current(id, folded.entity, folded.id)
          expect([keyOf(now), now.version, sameState(now.state, folded.state)]).toEqual([key, folded.version, true])
        }
        const history = await store.decisions.history(id, 'row', b?.id ?? '')
        expect(history.items.map(({ verb }) => verb)).toEqual(['undo', 'confirm'])
        expect((await store.decisions.list(id, { limit: 2 })).items.map(({ seq }) => seq)).toEqual([5, 4])
        await sound()
      })

      test('a split of a merged row, comments and bookmarks are found by the filters', async () => {
        const id = await project()
        await analysed(id)
        const [a, b] = await rows({ project: id })
        passed(await decide(id, 'merge', value(merge(only(a, b)))))
        const [many] = await rows({ project: id, shape: 'many' })
        passed(await decide(id, 'comment', comment(next(), many?.id ?? '', '为什么？')))
        expect((await rows({ project: id, commented: true })).map(({ comments }) => comments)).toEqual([1])
        expect(await store.comments.of(many?.id ?? '')).toMatchObject([{ text: '为什么？', reviewer: 'Ann', version: 1 }])
        passed(await decide(id, 'split', value(split(many!, { zh: 1, en: 1 }, next()))))
        expect((await rows({ project: id, shape: 'one-to-one' })).length).toBe(2)
        expect((await store.rows.facets({ project: id })).commented).toBe(1)
        await sound()
      })
    })

    describe('corrections', () => {
      test('speakers are merged, renamed, split and found under their new names', async () => {
        const id = await project()
        await analysed(id)
        const [lee, wang] = (await store.speakers.list(id)).items
        const known = (one: typeof lee) => ({ id: one?.id ?? '', state: stateOf(one!) })
        passed(await decide(id, 'correct', value(mergeSpeakers(known(wang), [known(lee)]))))
        const merged = (await store.speakers.list(id)).items
        expect(merged.map(({ name, quotations }) => [name, quotations])).toEqual([
          ['王芳', 5],
          ['一名居民', 1],
        ])
        expect((await store.speakers.mergedInto(id, wang?.id ?? '')).map(({ name }) => name)).toEqual(['Peter Lee'])
        expect((await rows({ project: id, speaker: wang?.id ?? '' })).length).toBe(3)
        expect((await store.rows.facets({ project: id })).speaker[wang?.id ?? '']).toBe(3)
        expect((await rows({ project: id }))[1]?.zh[0]?.speaker?.name).toBe('王芳')
        expect((await collect(store.speakers.quotations(id, wang?.id ?? ''))).length).toBe(5)
        const [moved] = (await rows({ project: id }))[1]?.en ?? []
        const to = { kind: 'person' as const, name: '李彼得', aliases: [] }
        passed(await decide(id, 'correct', value(splitSpeaker(next(), to, [{ id: moved?.id ?? '', state: moved!.state }]))))
        expect((await store.speakers.list(id, { words: '李' })).items.map(({ quotations }) => quotations)).toEqual([1])
        await sound()
        passed(await store.decisions.undo(id, 'Ann', next()))
        passed(await store.decisions.undo(id, 'Ann', next()))
        expect((await store.speakers.list(id)).items.map(({ quotations }) => quotations)).toEqual([3, 2, 1])
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
        value(await store.bitexts.saveAnalysis(bitext, one.analysis))
        expect((await rows({ project: id, type: 'indirect' })).map(({ zh }) => zh[0]?.text)).toEqual(['桥'])
        await sound()
        passed(await store.decisions.undo(id, 'Ann', next()))
        expect(codeOf(await store.rows.quotation(added))).toBe('NOT_FOUND')
        await sound()
      })

      test('a segment that was corrected covers the machine’s', async () => {
        const id = await project()
        const { bitext, made: one } = await analysed(id)
        const document = value(await store.bitexts.get(bitext)).zh?.id ?? ''
        const [segment] = value(await store.bitexts.segments(bitext, document))
        const { start, lang, role } = segment!
        const before = { document, start, end: segment!.end, lang, role }
        passed(
          await decide(id, 'correct', correct('segment', segment!.id, before, { ...before, role: 'caption', end: start + 1 })),
        )
        value(await store.bitexts.saveAnalysis(bitext, one.analysis))
        const after = value(await store.bitexts.segments(bitext, document))
        expect(after.map((part) => [part.end - part.start, part.role, part.version])).toContainEqual([1, 'caption', 1])
        await sound()
        passed(await store.decisions.undo(id, 'Ann', next()))
        expect(value(await store.bitexts.segments(bitext, document))[0]?.role).toBe('headline')
      })

      test('documents that belong together are joined, and parted again', async () => {
        const id = await project()
        const one = made()
        const [zh, en] = value(await store.documents.importAll(id, [one.zh, one.en])).map(({ document }) => document.id)
        const left = value(await store.bitexts.ensure(id, { zh: zh ?? null, en: null }))
        const right = value(await store.bitexts.ensure(id, { zh: null, en: en ?? null }))
        expect(value(await store.bitexts.ensure(id, { zh: null, en: en ?? null })).id).toBe(right.id)
        const joined = [
          ...correct('bitext', left.id, { zh: zh ?? null, en: null }, { zh: zh ?? null, en: en ?? null }),
          ...correct('bitext', right.id, { zh: null, en: en ?? null }, null),
        ]
        passed(await decide(id, 'correct', joined))
        expect((await collect(store.bitexts.all(id))).map((bitext) => [bitext.zh?.id, bitext.en?.id])).toEqual([[zh, en]])
        value(await store.bitexts.saveAnalysis(left.id, one.analysis))
        expect((await rows({ project: id })).length).toBe(4)
        passed(await store.decisions.undo(id, 'Ann', next()))
        expect((await collect(store.bitexts.all(id))).length).toBe(2)
        await sound()
      })

      test('a bitext that is taken away leaves the queue, and comes back whole', async () => {
        const id = await project()
        const { bitext } = await analysed(id)
        const { zh, en } = value(await store.bitexts.get(bitext))
        passed(await decide(id, 'correct', correct('bitext', bitext, { zh: zh?.id ?? null, en: en?.id ?? null }, null)))
        expect((await rows({ project: id })).length).toBe(0)
        expect((await store.rows.facets({ project: id })).total).toBe(0)
        passed(await store.decisions.undo(id, 'Ann', next()))
        expect((await rows({ project: id })).length).toBe(4)
        expect((await store.rows.facets({ project: id })).total).toBe(4)
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
        const first = await store.terms.list(id, { limit: 2 })
        const second = await store.terms.list(id, { limit: 2, after: first.next ?? '' })
        expect([...first.items, ...second.items].map(({ zh }) => zh)).toEqual(['a', 'b', 'c d'])
        const back = await store.terms.list(id, { limit: 2, before: second.previous ?? '' })
        expect(back.items).toEqual(first.items)
        passed(await store.decisions.undo(id, 'Ann', next()))
        expect((await collect(store.terms.all(id))).length).toBe(2)
      })
    })

    test('a decision on many rows at once is one decision', async () => {
      const id = await project()
      const lines = Array.from({ length: 600 }, (_, at) => ({
        zh: `第${at}座桥`,
        en: `Bridge ${at}`,
        speaker: 'wang' as const,
        probability: 0.95,
      }))
      await analysed(id, { title: '多', lines })
      const all = await rows({ project: id })
      passed(await decide(id, 'confirm', settle(all, 'confirmed')))
      expect((await store.rows.facets({ project: id })).verdict).toEqual({ open: 0, confirmed: 600, rejected: 0 })
      passed(await store.decisions.undo(id, 'Ann', next()))
      expect(await store.rows.count({ project: id, verdict: 'open' }, 500)).toBe(500)
      await sound()
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

function row(one: StoredRow | undefined, after: StoredRow['state'] | null): Change {
  return { entity: 'row', id: one!.id, before: one!.state, after }
}

function span(one: StoredRow | undefined, start: number, end: number): Change {
  const { id, state } = one!.zh[0]!
  return { entity: 'quotation', id, before: state, after: { ...state, parts: [{ start, end }] } }
}

function stateOf({ kind, name, zh, en, aliases, mergedInto }: StoredRow['zh'][number]['speaker'] & object) {
  const optional = Object.fromEntries(Object.entries({ zh, en, mergedInto }).filter(([, one]) => one !== undefined))
  return { kind, name, aliases, ...optional }
}

function only(...found: readonly (StoredRow | undefined)[]): readonly StoredRow[] {
  return found.map((one) => {
    if (one === undefined) throw new Error('no such row')
    return one
  })
}

function value<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Error(`${result.problem.code}: ${result.problem.detail}`)
}

function passed(outcome: Outcome) {
  if (outcome.ok) return outcome.value
  throw new Error(`${outcome.problem.code}: ${outcome.problem.detail}`)
}

function codeOf(result: Result<unknown>): string | null {
  return result.ok ? null : result.problem.code
}

function problemOf(outcome: Outcome): string | null {
  return outcome.ok ? null : outcome.problem.code
}

async function collect<T>(all: AsyncIterable<T>): Promise<readonly T[]> {
  const items: T[] = []
  for await (const one of all) items.push(one)
  return items
}
