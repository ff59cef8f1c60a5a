import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Analysis } from '../../src/model/analysis.ts'
import type { Change } from '../../src/model/decision.ts'
import { correct, mergeSpeakers, removeQuotation } from '../../src/review/corrections.ts'
import { bookmark, type Changes, dissolve, merge, settle, split, swap, unlink } from '../../src/review/verbs.ts'
import { openStore } from '../../src/store/open.ts'
import type { Store, StoredRow } from '../../src/store/port.ts'
import { made } from './made-analysis.ts'

type Step = readonly [number, number, number]

const lines = Array.from({ length: 8 }, (_, at) => ({
  ...(at % 4 === 3 ? {} : { zh: `第${at}座桥在河上` }),
  ...(at % 4 === 2 ? {} : { en: `Bridge number ${at} on the river` }),
  speaker: (['wang', 'lee'] as const)[at % 2]!,
  probability: 0.5 + at / 20,
}))

// Evenly drawn: fast-check prefers small numbers, which here would be mostly merges.
const step: fc.Arbitrary<Step> = fc.noBias(fc.tuple(fc.nat(13), fc.nat(50), fc.nat(50)))

test('whatever people decide, undo and have analysed again, the log folds to what is stored and no quotation is lost', async () => {
  const { zh, en, analysis } = made({ title: '列', lines })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 20 }), async (steps) => {
      const opened = await openStore({ where: ':memory:' })
      if (!opened.ok) throw new Error('not opened')
      const store = opened.value
      const project = await store.projects.create('p')
      if (!project.ok) throw new Error('no project')
      const id = project.value.id
      const documents = await store.documents.importAll(id, [zh, en])
      const [left, right] = documents.ok ? documents.value.map(({ document }) => document.id) : []
      const bitext = await store.bitexts.ensure(id, { zh: left ?? null, en: right ?? null })
      if (!bitext.ok) throw new Error('no bitext')
      await store.bitexts.saveAnalysis(bitext.value.id, analysis)
      for (const [number, step] of steps.entries()) {
        await take(store, id, bitext.value.id, analysis, step, `op${number}`)
        expect((await store.upkeep.verify()).faults).toEqual([])
        expect((await store.rows.facets({ project: id })).total).toBe(await store.rows.count({ project: id }))
      }
      await store.close()
    }),
    { numRuns: 30 },
  )
})

/** One step of people or of the machine; what is refused does nothing. */
async function take(store: Store, project: string, bitext: string, analysis: Analysis, [kind, a, b]: Step, operation: string) {
  if (kind >= 12) {
    const saved = await store.bitexts.saveAnalysis(bitext, varied(analysis, a))
    expect(saved.ok).toBe(true)
    return
  }
  if (kind === 10) return void (await store.decisions.undo(project, 'Ann', operation))
  if (kind === 11) return void (await store.decisions.redo(project, 'Ann', operation))
  const page = await store.rows.list({ project }, 'position')
  const rows = page.ok ? page.value.items : []
  const first = rows[a % rows.length]
  const second = rows[b % rows.length]
  if (first === undefined || second === undefined) return
  const changes = await changesOf(store, project, kind, first, second, b, operation)
  const saw = []
  for (const change of changes) saw.push((await store.decisions.current(project, change.entity, change.id)).version)
  const outcome = await store.decisions.decide({ id: operation, project, verb: 'edit', reviewer: 'Ann', changes, saw })
  if (!outcome.ok) expect(outcome.problem).toEqual({ code: 'BAD_REQUEST', detail: 'nothing to change' })
}

async function changesOf(
  store: Store,
  project: string,
  kind: number,
  first: StoredRow,
  second: StoredRow,
  b: number,
  operation: string,
): Promise<readonly Change[]> {
  const quotations = [...first.zh, ...first.en]
  const quotation = quotations[b % quotations.length]!
  const speakers = (await store.speakers.list(project)).items.map(({ id, version: _, quotations: __, ...state }) => ({
    id,
    state,
  }))
  const ids = quotations.map((_, at) => `${operation}-${at}`)
  const shorter = quotation.parts.map(({ start, end }) => ({ start, end: Math.max(start + 1, end - (b % 5)) }))
  const tried: readonly (() => readonly Change[] | Changes)[] = [
    () => merge([first, second]),
    () => unlink(first, quotation.id, operation),
    () => dissolve(first, ids),
    () => split(first, { zh: b % 2, en: b % 3 }, operation),
    () => swap(first, second, 'en'),
    () => settle([first], (['confirmed', 'rejected', 'open'] as const)[b % 3]!),
    () => bookmark([first], b % 2 === 0),
    () => correct('quotation', quotation.id, quotation.state, { ...quotation.state, parts: shorter }),
    () => removeQuotation({ id: quotation.id, state: quotation.state }, first),
    () => (speakers.length < 2 ? [] : mergeSpeakers(speakers[0]!, [speakers[1]!])),
  ]
  const outcome = tried[kind]!()
  if (!('ok' in outcome)) return outcome
  return outcome.ok ? outcome.value : []
}

/** Other findings on the same texts: borders moved, quotations missing, pairs regrouped. */
function varied(analysis: Analysis, seed: number): Analysis {
  const moved = analysis.quotations.map((one, at) => {
    if ((at + seed) % 3 !== 0) return one
    const parts = one.parts.map(({ start, end }) => ({ start: start + (seed % 4), end }))
    return { ...one, parts }
  })
  const quotations = moved.filter((_, at) => (at + seed) % 7 !== 0)
  const known = new Set(quotations.map(({ id }) => id))
  const sides = analysis.pairs.map(({ zh, en }) => ({
    zh: zh.filter((id) => known.has(id)),
    en: en.filter((id) => known.has(id)),
  }))
  const pairs = analysis.pairs.map((pair, at) => {
    const { zh } = sides[at]!
    const { en } = sides[seed % 2 === 0 ? at : (at + 1) % sides.length]!
    return { ...pair, zh, en }
  })
  return { ...analysis, quotations, pairs: pairs.filter(({ zh, en }) => zh.length + en.length > 0) }
}
