import assert from 'node:assert/strict'
import supertest from 'supertest'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { checkBinding } from '../../src/web/guard.ts'
import { type Harness, openHarness, type Seeded, seed } from './harness.ts'

let harness: Harness
let seeded: Seeded
beforeAll(async () => {
  harness = await openHarness({ hosts: ['duizhao.example'] })
  seeded = await seed(harness)
})
afterAll(() => harness.close())

describe('a foreign Host is refused on every method', () => {
  for (const host of [
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '10.0.0.1:4870',
    '',
    'localhost@evil.example',
  ]) {
    for (const method of ['get', 'post', 'put', 'delete', 'options', 'head'] as const) {
      test(`${method.toUpperCase()} of ${host || 'no host'}`, async () => {
        const answer = await supertest(harness.web.app)[method]('/').set('host', host)
        assert.equal(answer.status, 403)
      })
    }
  }
})

describe('our own names are answered', () => {
  for (const host of ['localhost', 'localhost:4870', '127.0.0.1:4870', '[::1]:4870', 'LOCALHOST:1', 'duizhao.example']) {
    test(host, async () => {
      assert.equal((await supertest(harness.web.app).get('/help').set('host', host)).status, 200)
    })
  }
})

describe('a write from elsewhere is refused', () => {
  const host = 'localhost:4870'
  const rows: readonly { readonly title: string; readonly headers: Record<string, string>; readonly status: number }[] = [
    { title: 'a foreign Origin', headers: { origin: 'https://evil.example' }, status: 403 },
    { title: 'another port of this machine', headers: { origin: 'http://localhost:3000' }, status: 403 },
    { title: 'an Origin of null', headers: { origin: 'null' }, status: 403 },
    { title: 'a cross-site fetch', headers: { 'sec-fetch-site': 'cross-site' }, status: 403 },
    { title: 'a same-site fetch of another origin', headers: { 'sec-fetch-site': 'same-site' }, status: 403 },
    { title: 'our own origin', headers: { origin: 'http://localhost:4870', 'sec-fetch-site': 'same-origin' }, status: 201 },
    { title: 'no word of where it comes from', headers: {}, status: 201 },
  ]
  rows.forEach((row, i) => {
    test(`${row.title}: ${row.status}`, async () => {
      const agent = supertest.agent(harness.web.app)
      const page = await agent.get('/help').set('host', host)
      const csrf = /data-csrf="([0-9a-f]+)"/.exec(page.text)?.[1] ?? ''
      const answer = await agent
        .post('/projects')
        .set({ host, accept: 'application/json', ...row.headers })
        .type('form')
        .send({ csrf, name: `guard ${i}` })
      assert.equal(answer.status, row.status, answer.text)
    })
  })
})

describe('a form without its token is refused', () => {
  const rows = [
    { title: 'no token', csrf: undefined },
    { title: 'an empty token', csrf: '' },
    { title: 'a made-up token', csrf: 'a'.repeat(64) },
  ]
  for (const row of rows) {
    for (const path of [
      '/projects',
      '/settings',
      '/projects/P/decisions',
      '/projects/P/undo',
      '/projects/P/import',
      '/projects/P/glossary',
      '/jobs/1/again',
    ]) {
      test(`${row.title}: ${path}`, async () => {
        const agent = supertest.agent(harness.web.app)
        await agent.get('/help')
        const answer = await agent
          .post(path.replace('P', seeded.project))
          .type('form')
          .send(row.csrf === undefined ? { name: 'x' } : { csrf: row.csrf, name: 'x' })
        assert.equal(answer.status, 403)
        assert.match(answer.text, /too long/)
      })
    }
  }

  test('a multipart form is checked after it was read', async () => {
    const answer = await supertest(harness.web.app)
      .post(`/projects/${seeded.project}/import`)
      .field('text', 'words')
      .field('csrf', 'x')
    assert.equal(answer.status, 403)
  })

  test('a token of one browser is none of another', async () => {
    const token = await harness.browser().token()
    const other = supertest.agent(harness.web.app)
    await other.get('/help')
    assert.equal((await other.post('/projects').type('form').send({ csrf: token, name: 'y' })).status, 403)
  })
})

test('an altered cookie is a new session', async () => {
  const browser = harness.browser()
  await browser.post('/settings', { reviewer: 'Ann' })
  assert.match((await browser.get('/settings')).text, /value="Ann"/)
  const set = (await browser.get('/settings?lang=zh')).headers['set-cookie']?.[0] ?? ''
  const [name = '', body = ''] = set.split(';')[0]?.split('=') ?? []
  const session = JSON.parse(Buffer.from(body.split('.')[0] ?? '', 'base64url').toString())
  const forged = Buffer.from(JSON.stringify({ ...session, reviewer: 'Bob' })).toString('base64url')
  const answer = await supertest(harness.web.app)
    .get('/settings')
    .set('cookie', `${name}=${forged}.${body.split('.')[1]}`)
  assert.equal(answer.status, 200)
  assert.doesNotMatch(answer.text, /Bob|Ann/)
})

test('the cookie is out of reach of scripts and of other sites', async () => {
  const cookie = (await supertest(harness.web.app).get('/help')).headers['set-cookie']?.[0] ?? ''
  assert.match(cookie, /; HttpOnly; SameSite=Lax$/)
})

test('the policy allows no inline script, style or evaluation', async () => {
  const { headers } = await supertest(harness.web.app).get('/')
  const policy = headers['content-security-policy'] ?? ''
  assert.match(policy, /default-src 'none'/)
  assert.match(policy, /script-src 'self'(;|$)/)
  assert.match(policy, /style-src 'self'(;|$)/)
  assert.doesNotMatch(policy, /unsafe|data:|\*/)
  assert.equal(headers['x-content-type-options'], 'nosniff')
  assert.equal(headers['x-powered-by'], undefined)
  assert.equal(headers['referrer-policy'], 'same-origin')
})

describe('bodies that cannot be read', () => {
  const rows = [
    { title: 'JSON sent as text', type: 'text/plain', body: '{"name":"x"}', status: 415 },
    { title: 'an unknown type', type: 'application/x-what', body: 'x', status: 415 },
    { title: 'a file where none is wanted', type: 'multipart/form-data; boundary=b', body: '--b--\r\n', status: 415 },
    { title: 'JSON that is none', type: 'application/json', body: '{', status: 400 },
    { title: 'more than fits', type: 'application/json', body: JSON.stringify({ name: 'x'.repeat(2_000_000) }), status: 413 },
    { title: 'an unknown character set', type: 'application/json; charset=klingon', body: '{}', status: 415 },
  ]
  for (const row of rows) {
    test(`${row.title}: ${row.status}`, async () => {
      const answer = await supertest(harness.web.app)
        .post('/projects')
        .set({ 'content-type': row.type, accept: 'application/json' })
        .send(row.body)
      assert.equal(answer.status, row.status)
      assert.equal(typeof answer.body.error.zh, 'string')
    })
  }
})

describe('the address to bind to', () => {
  const rows = [
    { host: '127.0.0.1', ok: true },
    { host: '127.1.2.3', ok: true },
    { host: '::1', ok: true },
    { host: '[::1]', ok: true },
    { host: '::ffff:127.0.0.1', ok: true },
    { host: 'localhost', ok: true },
    { host: '0.0.0.0', ok: false },
    { host: '::', ok: false },
    { host: '192.168.1.2', ok: false },
    { host: '127.evil.example', ok: false },
    { host: '', ok: false },
  ]
  for (const row of rows) {
    test(`${row.host || 'none'} is ${row.ok ? 'taken' : 'refused without login'}`, () => {
      assert.equal(checkBinding(row.host, false).ok, row.ok)
      assert.equal(checkBinding(row.host, true).ok, true)
    })
  }
})

describe('names in paths reach no file', () => {
  for (const path of [
    '/assets/../package.json',
    '/assets/..%2fpackage.json',
    '/assets/%2e%2e/package.json',
    '/assets/....//package.json',
    '/assets/%00',
    '/%ff',
  ]) {
    test(path, async () => {
      const { status, text } = await supertest(harness.web.app).get(path)
      assert.ok(status === 400 || status === 403 || status === 404, String(status))
      assert.doesNotMatch(text, /"dependencies"/)
    })
  }
})
