import assert from 'node:assert/strict'
import { Writable } from 'node:stream'
import { pino } from 'pino'
import { test } from 'vitest'
import { openHarness } from './harness.ts'

test('the log holds no cookie, token, name or search', async () => {
  const lines: string[] = []
  const to = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk))
      done()
    },
  })
  const harness = await openHarness({ log: pino({ level: 'trace' }, to) })
  const browser = harness.browser({ authorization: 'Basic c2VjcmV0' })
  const token = await browser.token()
  await browser.post('/settings', { reviewer: '不记名' })
  await browser.get('/help?q=searched')
  await browser.get('/projects/none?q=searched')
  await harness.close()
  const log = lines.join('')
  assert.ok(lines.length >= 4)
  assert.match(log, /"path":"\/settings"/)
  for (const secret of [token, 'duizhao-', 'c2VjcmV0', '不记名', 'searched']) assert.ok(!log.includes(secret), secret)
})
