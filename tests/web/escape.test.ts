import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { made } from '../store/made-analysis.ts'
import { type Browser, formOf, type Harness, openHarness, rowsOf, type Seeded, value } from './harness.ts'

// Markup in every field that a person or a document can fill: none of it may reach a page as markup.
const EVIL = `"><img src=x onerror=alert(1)><script>alert(2)</script>'&amp;<%= 271*283 %>`

let harness: Harness
let seeded: Seeded
let browser: Browser
beforeAll(async () => {
  harness = await openHarness({ sample: EVIL })
  seeded = await seedEvil()
  browser = harness.browser()
  await browser.post('/settings', { reviewer: EVIL })
  const [first, second] = seeded.rows
  const decisions = `/projects/${seeded.project}/decisions`
  await browser.post(decisions, { ...formOf(first!, 'operation-1'), verb: 'comment', text: EVIL })
  await browser.post(decisions, {
    ...formOf(second!, 'operation-2'),
    verb: 'edit',
    quotation: second!.zh[0]!.id,
    speakerName: EVIL,
  })
  await browser.post(`/projects/${seeded.project}/glossary`, {
    operation: 'operation-3',
    what: 'add',
    zh: EVIL,
    en: EVIL,
    note: EVIL,
  })
  const document = first!.zh[0]!.document
  const corrections = `/projects/${seeded.project}/documents/${document}/corrections`
  const fields = { title: EVIL, date: '2026-01-02', place: EVIL, outlet: EVIL }
  const done = await browser.post(corrections, { operation: 'operation-4', what: 'metadata', version: '0', ...fields })
  assert.equal(done.status, 303, done.text)
})
afterAll(() => harness.close())

async function seedEvil(): Promise<Seeded> {
  const { store } = harness
  const project = value(await store.projects.create(EVIL)).id
  const one = made({
    title: EVIL,
    lines: [
      { zh: EVIL, en: EVIL, speaker: 'lee' },
      { zh: `${EVIL}2`, speaker: 'wang' },
    ],
  })
  const evilFile = (upload: typeof one.zh) => ({ ...upload, source: { ...upload.source, file: EVIL } })
  const [zh, en] = value(await store.documents.importAll(project, [evilFile(one.zh), evilFile(one.en)]))
  const bitext = value(await store.bitexts.ensure(project, { zh: zh?.document.id ?? null, en: en?.document.id ?? null })).id
  const speakers = one.analysis.speakers.map((speaker) => ({ ...speaker, name: EVIL, zh: EVIL, en: EVIL, aliases: [EVIL] }))
  const pairs = one.analysis.pairs.map((pair) => ({ ...pair, checks: [{ kind: 'name' as const, zh: EVIL, en: EVIL }] }))
  value(await store.bitexts.saveAnalysis(bitext, { ...one.analysis, speakers, pairs }))
  return { project, bitext, rows: await rowsOf(store, project) }
}

describe('no markup of a document or a person reaches a page', () => {
  const paths: readonly { readonly title: string; readonly path: () => string }[] = [
    { title: 'projects', path: () => '/' },
    { title: 'project', path: () => `/projects/${seeded.project}` },
    { title: 'review', path: () => `/projects/${seeded.project}/review` },
    { title: 'review with a search', path: () => `/projects/${seeded.project}/review?q=${encodeURIComponent(EVIL)}` },
    { title: 'row', path: () => `/projects/${seeded.project}/rows/${seeded.rows[1]?.id}` },
    {
      title: 'document',
      path: () =>
        `/projects/${seeded.project}/documents/${seeded.rows[0]?.zh[0]?.document}?quotation=${seeded.rows[0]?.zh[0]?.id}`,
    },
    { title: 'speakers', path: () => `/projects/${seeded.project}/speakers?q=${encodeURIComponent(EVIL)}` },
    { title: 'speaker', path: () => `/projects/${seeded.project}/speakers?speaker=${seeded.rows[0]?.zh[0]?.speaker?.id}` },
    { title: 'glossary', path: () => `/projects/${seeded.project}/glossary` },
    { title: 'history', path: () => `/projects/${seeded.project}/history` },
    { title: 'export', path: () => `/projects/${seeded.project}/export?q=${encodeURIComponent(EVIL)}` },
    { title: 'import', path: () => `/projects/${seeded.project}/import` },
    { title: 'settings', path: () => `/settings?back=${encodeURIComponent(`/x?${EVIL}`)}` },
    { title: 'a page that is not there', path: () => `/${encodeURIComponent(EVIL)}` },
  ]
  for (const { title, path } of paths) {
    test(title, async () => {
      const { text } = await browser.get(path())
      assertHarmless(text)
    })
  }

  test('the evil words do stand on the pages, as words', async () => {
    for (const end of ['review', 'glossary', 'speakers', 'history']) {
      const { text } = await browser.get(`/projects/${seeded.project}/${end}`)
      assert.match(text, /&lt;script&gt;alert\(2\)/, end)
    }
  })

  test('a conflict and a refusal', async () => {
    const [row] = seeded.rows
    const decisions = `/projects/${seeded.project}/decisions`
    const stale = {
      ...formOf(row!, 'operation-9'),
      version: '99',
      verb: 'edit',
      quotation: row!.zh[0]!.id,
      speakerName: EVIL.slice(0, 150),
    }
    const conflict = await browser.post(decisions, stale)
    assert.equal(conflict.status, 409)
    assertHarmless(conflict.text)
    const refused = await browser.post(decisions, { operation: 'operation-8', verb: EVIL, text: EVIL })
    assert.equal(refused.status, 400)
    assertHarmless(refused.text)
  })

  test('an import that was refused', async () => {
    const csrf = await browser.token()
    const request = browser.agent.post(`/projects/${seeded.project}/import`).set('accept', 'text/html')
    const answer = await request.field({ csrf, zhTitle: EVIL, zhText: '' })
    assertHarmless(answer.text)
  })
})

test('the check catches a page that does not escape', () => {
  assert.throws(() => assertHarmless(`<p>${EVIL}</p>`))
  assert.throws(() => assertHarmless(`<input value="${EVIL}">`))
})

test('views print values with <%= and only include with <%-', () => {
  const folder = join(fileURLToPath(new URL('../..', import.meta.url)), 'views')
  const views = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ejs'))
  assert.ok(views.length > 10)
  for (const view of views) {
    for (const [raw] of readFileSync(join(folder, view), 'utf8').matchAll(/<%-\s*\S+/g))
      assert.match(raw, /^<%-\s*include\(/, view)
  }
})

function assertHarmless(html: string): void {
  assert.doesNotMatch(html, /<img|<script>|<script(?! type="module" src="\/assets\/)/)
  assert.doesNotMatch(html, /\son\w+=[^&]*alert\(1\)>/)
  // In a text or an attribute the first mark would end it; what a template engine ran twice would read 76693.
  assert.doesNotMatch(html, /"><img|'&amp;<%|76693/)
}
