import assert from 'node:assert/strict'
import { createServer, get, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, test } from 'vitest'
import { type Browser, formOf, type Harness, openHarness, type Seeded, seed } from './harness.ts'

let harness: Harness
let seeded: Seeded
let server: Server
beforeEach(async () => {
  harness = await openHarness()
  seeded = await seed(harness)
  server = createServer(harness.web.app)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterEach(async () => {
  await harness.close()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

interface Line {
  readonly stream: IncomingMessage
  readonly until: (pattern: RegExp) => Promise<string>
}

async function listen(path: string, cookie = ''): Promise<Line> {
  const { port } = server.address() as AddressInfo
  const stream = await new Promise<IncomingMessage>((resolve, reject) => {
    get({ port, path, headers: { cookie, 'accept-encoding': 'gzip' } }, resolve).on('error', reject)
  })
  let text = ''
  stream.setEncoding('utf8')
  stream.on('data', (chunk: string) => {
    text += chunk
  })
  stream.on('error', () => undefined)
  return {
    stream,
    until: async (pattern) => {
      const limit = Date.now() + 5000
      while (!pattern.test(text)) {
        if (Date.now() > limit) throw new Error(`${pattern} did not come: ${text}`)
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
      return text
    },
  }
}

async function cookieOf(browser: Browser): Promise<string> {
  const answer = await browser.get('/help?lang=en')
  const set = answer.headers['set-cookie'] as unknown as readonly string[] | undefined
  return set?.[0]?.split(';')[0] ?? ''
}

test('others hear of a decision, with its rows, reviewer and number', async () => {
  const line = await listen(`/projects/${seeded.project}/events`)
  assert.equal(line.stream.headers['content-type'], 'text/event-stream; charset=utf-8')
  assert.equal(line.stream.headers['content-encoding'], undefined)
  const ann = harness.browser()
  await ann.post('/settings', { reviewer: 'Ann\n\nevent: evil' })
  await ann.post(`/projects/${seeded.project}/decisions`, { ...formOf(seeded.rows[0]!, 'operation-1'), verb: 'confirm' })
  const text = await line.until(/event: change/)
  assert.match(
    text,
    new RegExp(`id: 1\nevent: change\ndata: {"rows":\\["${seeded.rows[0]?.id}"\\],"by":"Ann event: evil","seq":1}\n\n`),
  )
  assert.doesNotMatch(text, /^event: evil/m)
  line.stream.destroy()
})

test('who is there, and on which row, until they leave', async () => {
  const ann = harness.browser()
  await ann.post('/settings', { reviewer: 'Ann', locale: 'zh' })
  const own = await listen(`/projects/${seeded.project}/events?row=r1`, await cookieOf(ann))
  const line = await listen(`/projects/${seeded.project}/events`)
  await line.until(/event: presence\ndata: {"people":\[{"name":"Ann","row":"r1"}\]}/)
  own.stream.destroy()
  await line.until(/event: presence\ndata: {"people":\[\]}/)
  line.stream.destroy()
})

test('another project hears nothing', async () => {
  const other = await seed(harness, 'other')
  const line = await listen(`/projects/${other.project}/events`)
  await harness
    .browser()
    .post(`/projects/${seeded.project}/decisions`, { ...formOf(seeded.rows[0]!, 'operation-1'), verb: 'confirm' })
  await assert.rejects(Promise.race([line.until(/event: change/), new Promise((_, reject) => setTimeout(reject, 300))]))
  line.stream.destroy()
})

test('a server that stops ends the streams', async () => {
  const line = await listen(`/projects/${seeded.project}/events`)
  const ended = new Promise((resolve) => line.stream.once('end', resolve))
  await harness.web.close()
  await ended
})

test('a job is followed to its end', async () => {
  const browser = harness.browser()
  const csrf = await browser.token()
  const answer = await browser.agent
    .post(`/projects/${seeded.project}/import`)
    .field({ csrf, operation: 'operation-7', text: '桥开了。' })
  const line = await listen(`${answer.headers['location']}/events`)
  const ended = new Promise((resolve) => line.stream.once('close', resolve))
  const text = await line.until(/"done":true/)
  assert.match(text, /event: progress/)
  await ended
})
