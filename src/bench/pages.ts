import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { pino } from 'pino'
import { err } from '../model/result.ts'
import type { Store } from '../store/port.ts'
import { createApp } from '../web/app.ts'
import { fill } from './store.ts'
import { timed, withTemporaryStore } from './temporary-store.ts'

const QUOTATIONS = 100_000
const TIMES = 40
const WARM_UP = 10

/** Milliseconds of each page over HTTP with this many quotations in the database, and what a first visit to the review page loads. */
export async function benchPages(say: (line: string) => void, quotations = QUOTATIONS): Promise<void> {
  await withTemporaryStore(async (store) => {
    const project = await fill(store, quotations)
    say(`filled with ${quotations} quotations`)
    await measure(say, store, project)
  })
}

async function measure(say: (line: string) => void, store: Store, project: string): Promise<void> {
  const web = createApp(servicesOver(store))
  const server = createServer(web.app).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  for (const [title, path] of await pagesOf(store, project)) say(`${title.padEnd(44)} ${await timedVisits(base + path)}`)
  say(`${'first visit, compressed'.padEnd(44)} ${await firstVisit(base, `/projects/${project}/review`)}`)
  await web.close()
  server.closeAllConnections()
  server.close()
}

function servicesOver(store: Store): Parameters<typeof createApp>[0] {
  let ids = 0
  const folder = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
  return {
    store,
    analyze: async () => err({ code: 'UNEXPECTED' }),
    readDocument: async () => err({ code: 'UNEXPECTED' }),
    group: async () => [],
    newId: () => `bench-${++ids}`,
    secret: 'bench',
    hosts: [],
    views: folder('views'),
    assets: [folder('dist/assets'), folder('views/assets')],
    maxFileBytes: 1,
    sample: null,
    version: '0',
    log: pino({ level: 'silent' }),
  }
}

async function pagesOf(store: Store, project: string): Promise<readonly (readonly [string, string])[]> {
  const bitexts = (await store.bitexts.list(project, { limit: 50 })).items
  const bitext = bitexts[Math.floor(bitexts.length / 2)]
  const rows = await store.rows.list({ project, bitext: bitext?.id ?? '' }, 'position')
  const row = rows.ok ? (rows.value.items[20]?.id ?? '') : ''
  const of = (end: string) => `/projects/${project}${end}`
  return [
    ['projects', '/'],
    ['a project', of('')],
    ['review, first page', of('/review')],
    ['review, a row in the middle', of(`/review?row=${row}`)],
    ['review, open', of('/review?status=open')],
    ['review, a text pair', of(`/review?bitext=${bitext?.id}`)],
    ['review, a finding', of('/review?reason=number&status=open')],
    ['review, rare words', of('/review?q=w2a%20w31')],
    ['review, a word of every row', of(`/review?q=${encodeURIComponent('第')}`)],
    ['one row', of(`/rows/${row}`)],
    ['a document', of(`/documents/${bitext?.zh?.id}`)],
    ['speakers', of('/speakers')],
    ['export page', of('/export')],
  ]
}

async function timedVisits(url: string): Promise<string> {
  const visit = async () => {
    const answer = await fetch(url, { headers: { accept: 'text/html' } })
    if (answer.status !== 200) throw new Error(`${url}: ${answer.status}`)
    return answer.text()
  }
  for (let i = 0; i < WARM_UP; i++) await visit()
  return timed(TIMES, visit)
}

/** The page and every style and script it names, with what the scripts import in turn. */
async function firstVisit(base: string, path: string): Promise<string> {
  const wanted = [path]
  const seen = new Set<string>()
  let bytes = 0
  for (let next = wanted.pop(); next !== undefined; next = wanted.pop()) {
    if (seen.has(next)) continue
    seen.add(next)
    const text = await (await fetch(base + next, { headers: { accept: 'text/html,*/*' } })).text()
    bytes += gzipSync(text).length
    for (const [, asset] of text.matchAll(/(?:href|src)="(\/assets\/[^"#]+)/g)) if (asset !== undefined) wanted.push(asset)
    for (const [, file] of text.matchAll(/from\s*['"]\.\/([\w-]+\.js)['"]/g))
      if (next.endsWith('.js')) wanted.push(`/assets/${file}`)
  }
  return `${Math.round(bytes / 1024)} KB in ${seen.size} requests`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await benchPages((line) => process.stdout.write(`${line}\n`), Number(process.argv[2] ?? QUOTATIONS))
}
