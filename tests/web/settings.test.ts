import assert from 'node:assert/strict'
import supertest from 'supertest'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { type Harness, openHarness, type Seeded, seed } from './harness.ts'

let harness: Harness
let seeded: Seeded
beforeAll(async () => {
  harness = await openHarness()
  seeded = await seed(harness)
})
afterAll(() => harness.close())

describe('the language', () => {
  const rows = [
    { header: 'zh-CN,zh;q=0.9,en;q=0.8', locale: 'zh' },
    { header: 'zh-TW', locale: 'zh' },
    { header: 'en-US,en;q=0.9', locale: 'en' },
    { header: 'fr', locale: 'en' },
    { header: 'en;q=0.5, zh;q=0.9', locale: 'zh' },
  ]
  for (const { header, locale } of rows) {
    test(`${header} is shown ${locale}`, async () => {
      const { text } = await supertest(harness.web.app).get('/help').set('accept-language', header)
      assert.match(text, locale === 'zh' ? /<html lang="zh-Hans"/ : /<html lang="en"/)
    })
  }

  test('?lang= is kept, against what the browser asks for', async () => {
    const browser = harness.browser({ 'accept-language': 'en' })
    await browser.get('/help?lang=zh')
    assert.match((await browser.get('/help')).text, /<html lang="zh-Hans"/)
    const back = await browser.post('/settings', { locale: 'en', back: '/help?lang=zh' })
    assert.equal(back.headers['location'], '/help')
    assert.match((await browser.get('/help')).text, /<html lang="en"/)
  })
})

test('name, theme, characters and keys are kept, and a key given twice keeps its first action', async () => {
  const browser = harness.browser()
  await browser.post('/settings', {
    reviewer: ' 陈\u0007 审校 ',
    theme: 'dark',
    variant: 'hant',
    'key.confirm': 'j',
    'key.reject': 'j',
    keys: 'on',
  })
  const { text } = await browser.get('/settings')
  assert.match(text, /value="陈 {1,2}审校"/)
  assert.match(text, /data-theme="dark"/)
  assert.match(text, /name="key\.confirm" value="j"/)
  assert.match(text, /name="key\.reject" value=""/)
  await browser.post('/settings', { keysReset: 'yes' })
  assert.match((await browser.get('/settings')).text, /name="key\.confirm" value="a"/)
})

test('an unknown key or theme changes nothing', async () => {
  const browser = harness.browser()
  assert.equal((await browser.post('/settings', { theme: 'neon' })).status, 400)
  assert.equal((await browser.post('/settings', { 'key.shred': 'x' })).status, 400)
  assert.equal((await browser.post('/settings', { 'key.__proto__': 'x' })).status, 400)
})

test('Traditional characters are for the eye: the stored text stays', async () => {
  const browser = harness.browser()
  await browser.post('/settings', { variant: 'hant' })
  const { text } = await browser.get(`/projects/${seeded.project}/review`)
  assert.match(text, /橋將在春天開放/)
  assert.match(text, /lang="zh-Hant"/)
  assert.equal(seeded.rows[0]?.zh[0]?.text, '桥将在春天开放。')
  await browser.post('/settings', { variant: 'hans' })
  assert.match((await browser.get(`/projects/${seeded.project}/review`)).text, /桥将在春天开放/)
})

test('the tour is shown until it is done', async () => {
  const browser = harness.browser()
  const json = async () => (await browser.get('/settings')).text
  assert.match(await json(), /tour/)
  const done = await browser.post('/settings', { tour: 'done', back: `/projects/${seeded.project}/review` })
  assert.equal(done.headers['location'], `/projects/${seeded.project}/review`)
})
