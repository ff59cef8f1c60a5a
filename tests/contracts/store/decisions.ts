import { describe, expect, test } from 'vitest'
import type { Change } from '../../../src/model/decision.ts'
import { foldDecisions, keyOf, sameState } from '../../../src/model/fold.ts'
import { comment } from '../../../src/review/corrections.ts'
import { bookmark, merge, settle, split, unlink } from '../../../src/review/verbs.ts'
import type { StoredRow } from '../../../src/store/port.ts'
import { collect, only, passed, problemOf, type StoreOnTrial, value } from './trial.ts'

/** The log of decisions: part of the contract of the store port. */
export function decisionsContract(trial: StoreOnTrial): void {
  const { next, project, analysed, rows, draft, decide, sound } = trial

  describe('decisions', () => {
    test('the same operation twice is one decision and one answer', async () => {
      const id = await project()
      await analysed(id)
      const [row] = await rows({ project: id })
      const confirmed = await draft(id, 'confirm', settle(only(row), 'confirmed'))
      const first = passed(await trial.store.decisions.decide({ ...confirmed, basis: row?.basis ?? '' }))
      const second = passed(await trial.store.decisions.decide(confirmed))
      expect({ ...second, repeated: false }).toEqual(first)
      expect([first.repeated, second.repeated]).toEqual([false, true])
      expect((await collect(trial.store.decisions.since(id, 0))).length).toBe(1)
      expect(value(await trial.store.rows.get(row?.id ?? ''))).toMatchObject({ version: 1, decidedBy: { reviewer: 'Ann' } })
    })

    test('two reviewers on one row: the second is told what the first did', async () => {
      const id = await project()
      await analysed(id)
      const [row] = await rows({ project: id })
      const second = await draft(id, 'reject', settle(only(row), 'rejected'), 'Bo')
      passed(await decide(id, 'confirm', settle(only(row), 'confirmed')))
      const refused = await trial.store.decisions.decide(second)
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
      expect((await trial.store.decisions.decide(both)).ok).toBe(false)
      expect(value(await trial.store.rows.get(first?.id ?? '')).state.verdict).toBe('open')
    })

    test('words that changed under the reviewer are a conflict', async () => {
      const id = await project()
      await analysed(id)
      const [row] = await rows({ project: id })
      const seen = await draft(id, 'confirm', settle(only(row), 'confirmed'))
      expect(problemOf(await trial.store.decisions.decide({ ...seen, basis: 'other words' }))).toBe('VERSION_CONFLICT')
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
        expect((await collect(trial.store.decisions.since(id, 0))).length).toBe(0)
        await sound()
      })
    }

    test('a merge that is undone brings back exactly its rows, also after a reload and a new analysis', async () => {
      const id = await project()
      const { bitext, made: one } = await analysed(id)
      const before = await rows({ project: id })
      passed(await decide(id, 'merge', value(merge(only(before[0], before[1])))))
      expect((await rows({ project: id })).length).toBe(3)
      value(await trial.store.bitexts.saveAnalysis(bitext, one.analysis))
      passed(await trial.store.decisions.undo(id, 'Ann', next()))
      const after = await rows({ project: id })
      expect(after.map(({ id: own, state }) => [own, state])).toEqual(before.map(({ id: own, state }) => [own, state]))
      await sound()
      passed(await trial.store.decisions.redo(id, 'Ann', next()))
      expect((await rows({ project: id })).length).toBe(3)
      expect(problemOf(await trial.store.decisions.redo(id, 'Ann', next()))).toBe('NOT_FOUND')
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
        const outcome = await trial.store.decisions[verb](id, reviewer, next())
        if (expected === null) expect(problemOf(outcome)).toBe('NOT_FOUND')
        else {
          passed(outcome)
          expect(await verdicts()).toEqual(expected)
        }
      }
      passed(await decide(id, 'confirm', settle(only(value(await trial.store.rows.get(b?.id ?? ''))), 'confirmed'), 'Bo'))
      expect((await trial.store.decisions.standing(id, 'Bo')).redo).toBeNull()
      await sound()
    })

    test('what someone else changed since is not undone over them', async () => {
      const id = await project()
      await analysed(id)
      const [row] = await rows({ project: id })
      passed(await decide(id, 'confirm', settle(only(row), 'confirmed')))
      passed(await decide(id, 'reject', settle(only(value(await trial.store.rows.get(row?.id ?? ''))), 'rejected'), 'Bo'))
      expect(problemOf(await trial.store.decisions.undo(id, 'Ann', next()))).toBe('VERSION_CONFLICT')
    })

    test('the log folds to what is stored, and is told to who listens', async () => {
      const id = await project()
      await analysed(id)
      const heard: number[] = []
      const stop = trial.store.decisions.subscribe((decision) => heard.push(decision.seq))
      const [a, b] = await rows({ project: id })
      passed(await decide(id, 'unlink', value(unlink(a!, a!.state.en[0] ?? '', next()))))
      passed(await decide(id, 'confirm', settle(only(b), 'confirmed')))
      passed(await decide(id, 'comment', comment(next(), b?.id ?? '', '看一下 \u0000 \ud800')))
      passed(await trial.store.decisions.undo(id, 'Ann', next()))
      stop()
      passed(await trial.store.decisions.undo(id, 'Ann', next()))
      expect(heard).toEqual([1, 2, 3, 4])
      for (const [key, folded] of foldDecisions(await collect(trial.store.decisions.since(id, 0)))) {
        const now = await trial.store.decisions.current(id, folded.entity, folded.id)
        expect([keyOf(now), now.version, sameState(now.state, folded.state)]).toEqual([key, folded.version, true])
      }
      const history = await trial.store.decisions.history(id, 'row', b?.id ?? '')
      expect(history.items.map(({ verb }) => verb)).toEqual(['undo', 'confirm'])
      expect((await trial.store.decisions.list(id, { limit: 2 })).items.map(({ seq }) => seq)).toEqual([5, 4])
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
      expect(await trial.store.comments.of(many?.id ?? '')).toMatchObject([{ text: '为什么？', reviewer: 'Ann', version: 1 }])
      passed(await decide(id, 'split', value(split(many!, { zh: 1, en: 1 }, next()))))
      expect((await rows({ project: id, shape: 'one-to-one' })).length).toBe(2)
      expect((await trial.store.rows.facets({ project: id })).commented).toBe(1)
      await sound()
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
    expect((await trial.store.rows.facets({ project: id })).verdict).toEqual({ open: 0, confirmed: 600, rejected: 0 })
    passed(await trial.store.decisions.undo(id, 'Ann', next()))
    expect(await trial.store.rows.count({ project: id, verdict: 'open' }, 500)).toBe(500)
    await sound()
  })
}

function row(one: StoredRow | undefined, after: StoredRow['state'] | null): Change {
  return { entity: 'row', id: one!.id, before: one!.state, after }
}

function span(one: StoredRow | undefined, start: number, end: number): Change {
  const { id, state } = one!.zh[0]!
  return { entity: 'quotation', id, before: state, after: { ...state, parts: [{ start, end }] } }
}
