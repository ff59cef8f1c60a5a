import { createHash } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { evidence } from '../../src/model/evidence.ts'
import { type Harness, openHarness } from './harness.ts'

let harness: Harness | undefined
afterEach(() => harness?.close())

test('documents that came at different times are proposed with reasons, joined with one form, and are then no longer proposed', async () => {
  const opened = await openHarness({
    // The second text translates the first: the real matcher is tested in tests/align.
    group: async (sources) =>
      sources.length < 2
        ? sources.map(({ text }) => (/[a-z]/.test(text) ? { zh: null, en: 0 } : { zh: 0, en: null }))
        : [{ zh: 0, en: 1, probability: 0.96, evidence: [evidence('number', '24', 3)] }],
  })
  harness = opened
  const created = await opened.store.projects.create('桥')
  if (!created.ok) throw new Error(created.problem.code)
  const project = created.value.id
  const texts = [
    ['a.txt', '大桥今天通车，总长24公里。', 'zh'],
    ['b.txt', 'The bridge of 24 kilometers opened today.', 'en'],
  ] as const
  for (const [file, text, lang] of texts) {
    const source = { file, sha256: createHash('sha256').update(text).digest('hex'), encoding: 'utf-8', text }
    const [imported] = await opened.store.documents
      .importAll(project, [{ source, bytes: new TextEncoder().encode(text) }])
      .then((done) => (done.ok ? done.value : []))
    const id = imported!.document.id
    await opened.store.bitexts.ensure(project, lang === 'zh' ? { zh: id, en: null } : { zh: null, en: id })
  }
  const browser = opened.browser({ 'accept-language': 'en' })
  const page = await browser.get(`/projects/${project}/matches`)
  expect(page.text).toContain('96&nbsp;%')
  expect(page.text).toContain('numbers match: 24')
  const action = /action="([^"]*corrections)"/.exec(page.text)![1]!
  const other = /name="other" value="([^"]*)"/.exec(page.text)![1]!
  const joined = await browser.post(action, {
    operation: 'join-0001',
    back: `/projects/${project}/matches`,
    what: 'counterpart',
    other,
  })
  expect(joined.status).toBe(303)
  const { items } = await opened.store.bitexts.list(project)
  expect(items.map(({ zh, en }) => [zh?.file, en?.file])).toEqual([['a.txt', 'b.txt']])
  expect((await browser.get(`/projects/${project}/matches`)).text).toContain('No two of them')
})
