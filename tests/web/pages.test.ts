import assert from 'node:assert/strict'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { type Browser, type Harness, openHarness, type Seeded, seed } from './harness.ts'

let harness: Harness
let seeded: Seeded
let browser: Browser
beforeAll(async () => {
  harness = await openHarness()
  seeded = await seed(harness)
  browser = harness.browser()
})
afterAll(() => harness.close())

const pages: readonly { readonly title: string; readonly path: (s: Seeded) => string }[] = [
  { title: 'the list of projects', path: () => '/' },
  { title: 'a project', path: ({ project }) => `/projects/${project}` },
  { title: 'the import page', path: ({ project }) => `/projects/${project}/import` },
  { title: 'the review page', path: ({ project }) => `/projects/${project}/review` },
  {
    title: 'the review page, filtered',
    path: ({ project }) => `/projects/${project}/review?status=open&confidence=sure&reason=number&type=direct&q=桥`,
  },
  { title: 'the review page of one text pair', path: ({ project, bitext }) => `/projects/${project}/review?bitext=${bitext}` },
  { title: 'the next row', path: ({ project, rows }) => `/projects/${project}/review?show=next&next=low&row=${rows[0]?.id}` },
  { title: 'one row', path: ({ project, rows }) => `/projects/${project}/rows/${rows[1]?.id}` },
  { title: 'a document', path: ({ project, rows }) => `/projects/${project}/documents/${rows[0]?.zh[0]?.document}` },
  {
    title: 'a document with a quotation open',
    path: ({ project, rows }) => `/projects/${project}/documents/${rows[0]?.zh[0]?.document}?quotation=${rows[0]?.zh[0]?.id}`,
  },
  { title: 'the speakers', path: ({ project }) => `/projects/${project}/speakers` },
  { title: 'a speaker', path: ({ project, rows }) => `/projects/${project}/speakers?speaker=${rows[0]?.zh[0]?.speaker?.id}` },
  { title: 'the glossary', path: ({ project }) => `/projects/${project}/glossary` },
  { title: 'the log', path: ({ project }) => `/projects/${project}/history` },
  { title: 'the export page', path: ({ project }) => `/projects/${project}/export` },
  { title: 'the settings', path: () => '/settings' },
  { title: 'the help page', path: () => '/help' },
]

describe('every page', () => {
  for (const page of pages) {
    for (const lang of ['zh', 'en']) {
      test(`${page.title} in ${lang}`, async () => {
        const path = page.path(seeded)
        const answer = await browser.get(`${path}${path.includes('?') ? '&' : '?'}lang=${lang}`)
        assert.equal(answer.status, 200, answer.text)
        assert.match(answer.text, lang === 'zh' ? /<html lang="zh-Hans"/ : /<html lang="en"/)
        assert.equal(answer.headers['content-type'], 'text/html; charset=utf-8')
      })
    }
    test(`${page.title} as JSON`, async () => {
      const answer = await browser.get(page.path(seeded)).set('accept', 'application/json')
      assert.equal(answer.status, 200)
      assert.equal(typeof answer.body, 'object')
      assert.equal(answer.body.shell, undefined)
    })
  }
})

describe('what is not there', () => {
  const rows = [
    { title: 'a page', path: '/nowhere' },
    { title: 'a project', path: '/projects/none/review' },
    { title: 'a document', path: '/projects/PROJECT/documents/none' },
    { title: 'a row', path: '/projects/PROJECT/rows/none' },
    { title: 'a job', path: '/jobs/none' },
  ]
  for (const row of rows) {
    test(`${row.title} is 404 in both languages`, async () => {
      const path = row.path.replace('PROJECT', seeded.project)
      const answer = await browser.get(path)
      assert.equal(answer.status, 404)
      assert.match(answer.text, /没有找到/)
      assert.match(answer.text, /Not found/)
      const json = await browser.get(path).set('accept', 'application/json')
      assert.equal(json.body.error.code, 'NOT_FOUND')
    })
  }
})
