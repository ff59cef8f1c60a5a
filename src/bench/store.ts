import { statSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { DATABASE_FILE } from '../store/open.ts'
import type { RowFilter, Store } from '../store/port.ts'
import { madeText } from './made-text.ts'
import { timed, withTemporaryStore } from './temporary-store.ts'

const QUOTATIONS = 100_000
const PAIRS_IN_A_TEXT = 200
const TIMES = 40

/** Milliseconds of each query of the review pages with this many quotations in the database: median and 95th percentile. */
export async function benchStore(say: (line: string) => void, quotations = QUOTATIONS): Promise<void> {
  await withTemporaryStore(async (store, folder) => {
    const started = performance.now()
    const project = await fill(store, quotations)
    const size = Math.round(statSync(join(folder, DATABASE_FILE)).size / 1e6)
    say(`filled with ${quotations} quotations in ${Math.round((performance.now() - started) / 1000)} s, ${size} MB`)
    for (const [title, work] of await queriesOf(store, project)) say(`${title.padEnd(44)} ${await timed(TIMES, work)}`)
  })
}

export async function fill(store: Store, quotations: number): Promise<string> {
  const project = must(await store.projects.create('bench')).id
  for (let number = 1; number <= quotations / 2 / PAIRS_IN_A_TEXT; number += 1) {
    const { uploads, analysis } = madeText({ number, pairs: PAIRS_IN_A_TEXT })
    const [zh = '', en = ''] = must(await store.documents.importAll(project, uploads)).map(({ document }) => document.id)
    const bitext = must(await store.bitexts.ensure(project, { zh, en }))
    must(await store.bitexts.saveAnalysis(bitext.id, analysis))
  }
  return project
}

type Work = (at: number) => Promise<unknown>

async function queriesOf(store: Store, project: string): Promise<readonly (readonly [string, Work])[]> {
  const all = { project }
  const bitexts = (await store.bitexts.list(project, { limit: 50 })).items
  const speakers = (await store.speakers.list(project)).items
  const middle = must(await store.rows.list({ ...all, bitext: bitexts[40]?.id ?? '' }, 'position')).items
  const from = must(await store.rows.locate(all, 'position', middle[20]?.id ?? '')).after ?? ''
  const page = (filter: Partial<RowFilter>, order: 'position' | 'confidence' = 'position', limit = 50): Work => {
    return async () => must(await store.rows.list({ ...all, ...filter }, order, { limit }))
  }
  const bitext = bitexts[7]?.id ?? ''
  const document = bitexts[7]?.zh?.id ?? ''
  const rowAt = (at: number) => middle[at % middle.length]?.id ?? ''
  return [
    ['queue, first page', page({})],
    ['queue, a page in the middle', async () => must(await store.rows.list(all, 'position', { after: from }))],
    ['queue, least sure first', page({}, 'confidence')],
    ['queue, open', page({ verdict: 'open' })],
    ['queue, confirmed (none)', page({ verdict: 'confirmed' })],
    ['queue, low and a check', page({ band: 'low', reason: 'check:number' })],
    ['queue, a check, least sure first', page({ reason: 'check:date' }, 'confidence')],
    ['queue, a speaker', page({ speaker: speakers[3]?.id ?? '' })],
    ['queue, a speaker, a type, one side', page({ speaker: speakers[3]?.id ?? '', type: 'indirect', alone: 'zh' })],
    ['queue, a bitext', page({ bitext })],
    ['queue, above a probability', page({ minConfidence: 0.99 })],
    ['queue, not bookmarked', page({ bookmarked: false })],
    ['queue, rare words', page({ words: 'w2a w31' })],
    ['queue, words of every row', page({ words: '第' })],
    ['count of a filter', () => store.rows.count({ ...all, band: 'low' })],
    ['count of words of every row', () => store.rows.count({ ...all, words: '第' })],
    ['place of a row', async (at) => must(await store.rows.locate(all, 'position', rowAt(at)))],
    ['facets of the project', () => store.rows.facets({ project })],
    ['facets of a bitext', () => store.rows.facets({ project, bitext })],
    ['one row', async (at) => must(await store.rows.get(rowAt(at)))],
    ['a row and its neighbours', async (at) => must(await store.rows.around(rowAt(at), 3))],
    ['next low', async (at) => must(await store.rows.next(all, 'low', rowAt(at)))],
    ['next not 1:1', async (at) => must(await store.rows.next(all, 'not-one-to-one', rowAt(at)))],
    ['quotations of a document', () => store.rows.quotations(bitext, document)],
    ['speakers', () => store.speakers.list(project)],
    ['documents', () => store.documents.list(project)],
    ['bitexts', () => store.bitexts.list(project)],
    ['projects', () => store.projects.list()],
    ['decide: confirm', (at) => confirm(store, project, rowAt(at), `op-${at}`)],
    ['undo', (at) => store.decisions.undo(project, 'Ann', `undo-${at}`)],
    ['history of a row', (at) => store.decisions.history(project, 'row', rowAt(at))],
    ['what undo would do', () => store.decisions.standing(project, 'Ann')],
    [
      'analysis again, 400 quotations',
      async () =>
        must(await store.bitexts.saveAnalysis(bitexts[0]?.id ?? '', madeText({ number: 1, pairs: PAIRS_IN_A_TEXT }).analysis)),
    ],
  ]
}

async function confirm(store: Store, project: string, id: string, operation: string): Promise<void> {
  const row = must(await store.rows.get(id))
  const changes = [{ entity: 'row', id, before: row.state, after: { ...row.state, verdict: 'confirmed' } }] as const
  const outcome = await store.decisions.decide({
    id: operation,
    project,
    verb: 'confirm',
    reviewer: 'Ann',
    changes,
    saw: [row.version],
  })
  if (!outcome.ok) throw new Error(outcome.problem.code)
}

function must<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: { readonly code: string } },
): T {
  if (result.ok) return result.value
  throw new Error(result.problem.code)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await benchStore((line) => process.stdout.write(`${line}\n`), Number(process.argv[2] ?? QUOTATIONS))
}
