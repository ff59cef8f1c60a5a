import assert from 'node:assert/strict'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { readCsv } from '../../src/formats/csv/read.ts'
import { readJsonl } from '../../src/formats/jsonl/read.ts'
import { type Browser, formOf, type Harness, openHarness, type Seeded, seed } from './harness.ts'

let harness: Harness
let seeded: Seeded
let browser: Browser
beforeAll(async () => {
  harness = await openHarness()
  seeded = await seed(harness, '桥/项目 "A"')
  browser = harness.browser()
  await browser.post('/settings', { reviewer: '陈' })
  await browser.post(`/projects/${seeded.project}/decisions`, { ...formOf(seeded.rows[0]!, 'operation-1'), verb: 'confirm' })
})
afterAll(() => harness.close())

const file = (query: string) => browser.get(`/projects/${seeded.project}/export/file?${query}`).buffer(true).parse(rawText)

describe('every format is a download with a Chinese name', () => {
  for (const [format, type] of [
    ['csv', 'text/csv; charset=utf-8'],
    ['csv-exact', 'text/csv; charset=utf-8'],
    ['tsv', 'text/tab-separated-values; charset=utf-8'],
    ['jsonl', 'application/jsonl; charset=utf-8'],
  ]) {
    test(`${format}`, async () => {
      const answer = await file(`format=${format}`)
      assert.equal(answer.status, 200)
      assert.equal(answer.headers['content-type'], type)
      assert.match(answer.headers['content-disposition'] ?? '', /^attachment; filename=.*; filename\*=UTF-8''%E6%A1%A5/)
      assert.match(String(answer.body), /桥将在春天开放。/)
    })
  }
})

test('the file holds what the filters show', async () => {
  const confirmed = readCsv(String((await file('format=csv&status=confirmed')).body))
  assert.ok(confirmed.ok && confirmed.value.length === 1)
  assert.equal(confirmed.value[0]?.get('reviewer'), '陈')
  assert.equal(confirmed.value[0]?.get('status'), 'confirmed')
  const all = readCsv(String((await file('format=csv')).body))
  assert.ok(all.ok && all.value.length === seeded.rows.length)
})

test('every offset of an export slices to its words', async () => {
  const texts = new Map<string, string>()
  for await (const document of harness.store.documents.all(seeded.project)) {
    const text = await harness.store.documents.text(document.id)
    if (text.ok) texts.set(document.id, text.value)
  }
  async function* lines() {
    yield* String((await file('format=jsonl')).body).split('\n')
  }
  let seen = 0
  for await (const record of readJsonl(lines())) {
    assert.ok(record.ok)
    for (const side of [record.value.zh, record.value.en]) {
      for (const { parts, text } of side.quotations) {
        const whole = texts.get(side.document?.id ?? '') ?? ''
        assert.equal(parts.map(({ start, end }) => whole.slice(start, end)).join(' … '), text)
        seen++
      }
    }
  }
  assert.ok(seen >= 6)
})

describe('what cannot be exported is told', () => {
  for (const [query, status] of [
    ['format=pdf', 415],
    ['format=csv&columns=zh,secret', 400],
    ['format=csv&preset=none', 400],
    ['format=csv&status=odd', 400],
  ] as const) {
    test(`${query}: ${status}`, async () =>
      assert.equal((await browser.get(`/projects/${seeded.project}/export/file?${query}`)).status, status))
  }
})

test('columns are those that were chosen, in their order', async () => {
  const answer = await file('format=csv-exact&columns=en,zh&status=confirmed')
  assert.equal(String(answer.body), 'en,zh\r\n"The bridge will open in spring,",桥将在春天开放。\r\n')
})

function rawText(res: unknown, done: (error: Error | null, body: string) => void): void {
  const stream = res as NodeJS.ReadableStream
  const chunks: Buffer[] = []
  stream.on('data', (chunk: Buffer) => chunks.push(Buffer.from(chunk)))
  stream.on('end', () => done(null, Buffer.concat(chunks).toString('utf8')))
}
