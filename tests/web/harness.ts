import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { pino } from 'pino'
import supertest from 'supertest'
import { readDocument } from '../../src/formats/index.ts'
import type { Analysis, PlacedSegment } from '../../src/model/analysis.ts'
import { ok, type Result } from '../../src/model/result.ts'
import { openStore } from '../../src/store/open.ts'
import type { Store, StoredRow } from '../../src/store/port.ts'
import { createApp, type WebApp } from '../../src/web/app.ts'
import type { WebServices } from '../../src/web/services.ts'
import { type MadeOptions, made } from '../store/made-analysis.ts'

export interface Harness {
  readonly web: WebApp
  readonly store: Store
  readonly services: WebServices
  /** A browser of its own: keeps its cookie, and knows its form token. */
  readonly browser: (headers?: Readonly<Record<string, string>>) => Browser
  readonly close: () => Promise<void>
}

export interface Browser {
  readonly get: (path: string) => supertest.Test
  /** Sends a form with its token, as a page without script does. */
  readonly post: (path: string, fields: Readonly<Record<string, string | readonly string[]>>) => Promise<supertest.Response>
  readonly token: () => Promise<string>
  readonly agent: ReturnType<typeof supertest.agent>
}

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The whole server over a store in memory; what analyses is a stand-in, the language is tested elsewhere. */
export async function openHarness(changed: Partial<WebServices> = {}): Promise<Harness> {
  const store = value(await openStore({ where: ':memory:' }))
  let ids = 0
  const services: WebServices = {
    store,
    analyze: async (sources) => ok(analysisOf(sources)),
    readDocument: async (file, bytes, encoding) => {
      const source = readDocument(file, bytes, encoding)
      return source.ok ? ok({ source: source.value, confidence: 1, others: [] }) : source
    },
    group: async (sources) => (sources.length === 2 ? [{ zh: 0, en: 1 }] : sources.map((_, i) => ({ zh: i, en: null }))),
    newId: () => `made-${++ids}-${createHash('sha256').update(String(ids)).digest('hex').slice(0, 8)}`,
    secret: 'a secret for tests',
    hosts: [],
    views: `${root}views`,
    assets: [`${root}views/assets`],
    maxFileBytes: 200_000,
    sample: null,
    version: '0.0.0',
    log: pino({ level: process.env['TEST_LOG'] ?? 'silent' }, pino.destination({ dest: 2, sync: true })),
    ...changed,
  }
  const web = createApp(services)
  return {
    web,
    store,
    services,
    browser: (headers = {}) => browserOf(web, headers),
    close: async () => {
      await web.close()
      await store.close()
    },
  }
}

function browserOf(web: WebApp, headers: Readonly<Record<string, string>>): Browser {
  const agent = supertest.agent(web.app)
  const get = (path: string) => agent.get(path).set({ accept: 'text/html', ...headers })
  const token = async () => /data-csrf="([0-9a-f]+)"/.exec((await get('/help')).text)?.[1] ?? ''
  return {
    agent,
    get,
    token,
    post: async (path, fields) => {
      const csrf = await token()
      return agent
        .post(path)
        .set({ accept: 'text/html', ...headers })
        .type('form')
        .send({ csrf, ...fields })
    },
  }
}

export interface Seeded {
  readonly project: string
  readonly bitext: string
  readonly rows: readonly StoredRow[]
}

/** A project with one analysed text pair. */
export async function seed({ store }: Pick<Harness, 'store'>, name = '桥 Bridge', options?: MadeOptions): Promise<Seeded> {
  const project = value(await store.projects.create(name)).id
  const one = made(options)
  const [zh, en] = value(await store.documents.importAll(project, [one.zh, one.en]))
  const bitext = value(await store.bitexts.ensure(project, { zh: zh?.document.id ?? null, en: en?.document.id ?? null })).id
  const segments = [one.zh, one.en].flatMap(({ source }, document) => segmentsOf(source.text, document))
  value(await store.bitexts.saveAnalysis(bitext, { ...one.analysis, segments }))
  return { project, bitext, rows: await rowsOf(store, project) }
}

export async function rowsOf(store: Store, project: string): Promise<readonly StoredRow[]> {
  const rows: StoredRow[] = []
  for await (const row of store.rows.all({ project }, 'position')) rows.push(row)
  return rows
}

/** The fields that every form about a row sends. */
export function formOf(row: StoredRow, operation: string): Record<string, string> {
  return { row: row.id, version: String(row.version), basis: row.basis, operation }
}

export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.problem.code} ${result.problem.detail ?? ''}`)
  return result.value
}

/** A segment a line, in the language of its letters. */
function segmentsOf(text: string, document: number): readonly PlacedSegment[] {
  return [...text.matchAll(/[^\r\n]+/g)].map((line, paragraph) => ({
    document,
    start: line.index,
    end: line.index + line[0].length,
    lang: /\p{Script=Han}/u.test(line[0]) ? 'zh' : 'en',
    script: 'Hani',
    role: paragraph === 0 ? 'headline' : 'body',
    confidence: 0.9,
    paragraph,
  }))
}

/** What stands in for the machine: one segment a document, nothing found in it. */
function analysisOf(sources: Parameters<WebServices['analyze']>[0]): Analysis {
  return {
    documents: sources.map(({ file, sha256, encoding, text }) => ({
      file,
      sha256,
      encoding,
      length: text.length,
      sentences: [{ start: 0, end: text.length }],
    })),
    segments: sources.flatMap(({ text }, document) => segmentsOf(text, document)),
    speakers: [],
    quotations: [],
    mode: 'monotone',
    beads: [],
    pairs: [],
  }
}
