import assert from 'node:assert/strict'
import { beforeEach, describe, test } from 'vitest'
import type { StoredRow } from '../../src/store/port.ts'
import { type Browser, formOf, type Harness, openHarness, rowsOf, type Seeded, seed, value } from './harness.ts'

let harness: Harness
let seeded: Seeded
let ann: Browser
beforeEach(async () => {
  harness = await openHarness()
  seeded = await seed(harness)
  ann = harness.browser()
  await ann.post('/settings', { reviewer: 'Ann' })
  return () => harness.close()
})

const path = (end: string) => `/projects/${seeded.project}/${end}`
const back = () => path('review?status=open')
const row = (i: number): StoredRow => seeded.rows[i]!
const now = async (id: string) => value(await harness.store.rows.get(id))

async function act(fields: Record<string, string | readonly string[]>, browser = ann) {
  return browser.post(path('decisions'), { back: back(), ...fields })
}

describe('every verb works as a form without script', () => {
  test('confirm goes on to the next open row and keeps the filters', async () => {
    const answer = await act({ ...formOf(row(0), 'operation-1'), verb: 'confirm' })
    assert.equal(answer.status, 303)
    assert.equal(answer.headers['location'], `${back()}&row=${row(1).id}#row-${row(1).id}`)
    assert.equal((await now(row(0).id)).state.verdict, 'confirmed')
    const page = await ann.get(answer.headers['location'] ?? '')
    assert.match(page.text, /class="notice notice-done"/)
    assert.doesNotMatch((await ann.get(back())).text, /class="notice notice-done"/)
  })

  test('reject, then reopen', async () => {
    await act({ ...formOf(row(0), 'operation-1'), verb: 'reject' })
    const rejected = await now(row(0).id)
    assert.equal(rejected.state.verdict, 'rejected')
    const answer = await act({ ...formOf(rejected, 'operation-2'), verb: 'reopen' })
    assert.match(answer.headers['location'] ?? '', new RegExp(`row=${row(0).id}#`))
    assert.equal((await now(row(0).id)).state.verdict, 'open')
  })

  test('link a quotation of another row', async () => {
    const chinese = seeded.rows.find((one) => one.en.length === 0)!
    const english = seeded.rows.find((one) => one.zh.length === 0)!.en[0]!
    await act({ ...formOf(chinese, 'operation-1'), verb: 'link', quotation: english.id })
    assert.deepEqual((await now(chinese.id)).state.en, [english.id])
    assert.equal((await rowsOf(harness.store, seeded.project)).length, 3)
  })

  test('unlink one quotation, and all', async () => {
    await act({ ...formOf(row(0), 'operation-1'), verb: 'unlink', quotation: row(0).en[0]!.id })
    await act({ ...formOf(row(1), 'operation-2'), verb: 'unlink', quotation: '' })
    const rows = await rowsOf(harness.store, seeded.project)
    assert.equal(rows.length, 6)
    assert.ok(rows.every((one) => one.zh.length + one.en.length === 1))
  })

  test('merge, and undo brings back both rows as they were', async () => {
    const [first, second] = [row(0), row(1)]
    await act({ ...formOf(first, 'operation-1'), verb: 'merge', row2: second.id, version2: String(second.version) })
    assert.equal((await now(first.id)).zh.length, 2)
    const answer = await ann.post(path('undo'), { operation: 'operation-2', back: back() })
    assert.equal(answer.status, 303)
    assert.deepEqual((await now(first.id)).state, first.state)
    assert.deepEqual((await now(second.id)).state, second.state)
    await ann.post(path('redo'), { operation: 'operation-3', back: back() })
    assert.equal((await now(first.id)).zh.length, 2)
  })

  test('split by quotations', async () => {
    const second = row(1)
    await act({ ...formOf(row(0), 'operation-1'), verb: 'merge', row2: second.id, version2: String(second.version) })
    const joined = await now(row(0).id)
    await act({ ...formOf(joined, 'operation-2'), verb: 'split', out: [joined.zh[1]!.id, joined.en[1]!.id] })
    const rows = await rowsOf(harness.store, seeded.project)
    assert.deepEqual((await now(row(0).id)).state.zh, row(0).state.zh)
    assert.equal(rows.length, 4)
  })

  test('split at a place in the words', async () => {
    const english = row(0).en[0]!
    const at = english.parts[0]!.start + 'The bridge '.length
    await act({ ...formOf(row(0), 'operation-1'), verb: 'split', quotation: english.id, at: String(at) })
    const rows = await rowsOf(harness.store, seeded.project)
    const words = rows.flatMap((one) => one.en.map((quotation) => quotation.text))
    assert.ok(words.includes('The bridge') && words.includes('will open in spring,'), words.join('|'))
    assert.deepEqual((await harness.store.upkeep.verify()).faults, [])
  })

  test('move down, swap, bookmark, comment', async () => {
    const [first, second] = [row(0), row(1)]
    await act({ ...formOf(first, 'operation-1'), verb: 'swap', row2: second.id, version2: String(second.version) })
    assert.deepEqual((await now(first.id)).state.en, second.state.en)
    await act({ ...formOf(await now(first.id), 'operation-2'), verb: 'move', quotation: second.en[0]!.id, direction: 'down' })
    assert.equal((await now(second.id)).en.length, 2)
    await act({ ...formOf(await now(second.id), 'operation-3'), verb: 'bookmark', value: 'on' })
    assert.equal((await now(second.id)).state.bookmarked, true)
    await act({ ...formOf(await now(second.id), 'operation-4'), verb: 'comment', text: '时态不同' })
    assert.deepEqual(
      (await harness.store.comments.of(second.id)).map(({ reviewer, text }) => ({ reviewer, text })),
      [{ reviewer: 'Ann', text: '时态不同' }],
    )
  })

  test('edit borders, type and a new speaker', async () => {
    const chinese = row(0).zh[0]!
    const { start, end } = chinese.parts[0]!
    await act({
      ...formOf(row(0), 'operation-1'),
      verb: 'edit',
      quotation: chinese.id,
      start: String(start + 1),
      end: String(end),
      type: 'indirect',
      speaker: '',
      speakerName: '林越',
    })
    const edited = value(await harness.store.rows.quotation(chinese.id))
    assert.equal(edited.text, chinese.text.slice(1))
    assert.equal(edited.type, 'indirect')
    assert.equal(edited.speaker?.zh, '林越')
  })

  test('bulk confirms what is above, says how many, and undo takes all back', async () => {
    const answer = await ann.post(path('bulk'), { operation: 'operation-1', back: path('review'), above: '50' })
    assert.equal(answer.status, 303)
    assert.match((await ann.get(path('review'))).text, /Confirmed 2 rows at 50 ?% and up/)
    await ann.post(path('undo'), { operation: 'operation-2', back: back() })
    assert.ok((await rowsOf(harness.store, seeded.project)).every((one) => one.state.verdict === 'open'))
  })

  test('realign keeps what is confirmed', async () => {
    await act({ ...formOf(row(0), 'operation-1'), verb: 'confirm' })
    const answer = await ann.post(path('realign'), { operation: 'operation-2', back: back(), bitext: seeded.bitext })
    assert.equal(answer.status, 303)
    assert.equal((await now(row(0).id)).state.verdict, 'confirmed')
  })
})

describe('two reviewers', () => {
  test('the second to change a row gets 409, both states, and what they typed', async () => {
    const bob = harness.browser()
    await bob.post('/settings', { reviewer: 'Bob' })
    await act({ ...formOf(row(0), 'operation-ann'), verb: 'reject' })
    const typed = { quotation: row(0).zh[0]!.id, speakerName: '没保存的名字', type: 'mixed' }
    const refused = await act({ ...formOf(row(0), 'operation-bob'), verb: 'edit', ...typed }, bob)
    assert.equal(refused.status, 409)
    assert.match(refused.text, /没保存的名字/)
    assert.match(refused.text, /Ann/)
    assert.match(refused.text, /is-rejected/)
    assert.match(refused.text, /is-open/)
    const current = await now(row(0).id)
    assert.match(refused.text, new RegExp(`name="version" value="${current.version}"`))
    assert.equal(current.state.verdict, 'rejected')
  })

  test('the form of the 409 page sends the same act on the newer version', async () => {
    const bob = harness.browser()
    await act({ ...formOf(row(0), 'operation-ann'), verb: 'reject' })
    const refused = await act({ ...formOf(row(0), 'operation-bob'), verb: 'bookmark', value: 'on' }, bob)
    const form = /<form class="buttons"[\s\S]*?<\/form>/.exec(refused.text)?.[0] ?? ''
    const fields = Object.fromEntries([...form.matchAll(/name="(\w+)" value="([^"]*)"/g)].map((match) => [match[1], match[2]]))
    const again = await bob.post(path('decisions'), fields)
    assert.equal(again.status, 303, again.text)
    assert.equal((await now(row(0).id)).state.bookmarked, true)
    assert.equal((await now(row(0).id)).state.verdict, 'rejected')
  })

  test('a script gets the current state as JSON', async () => {
    await act({ ...formOf(row(0), 'operation-ann'), verb: 'confirm' })
    const csrf = await ann.token()
    const refused = await ann.agent
      .post(path('decisions'))
      .set({ accept: 'application/json', 'x-csrf-token': csrf })
      .send({ ...formOf(row(0), 'operation-2'), verb: 'reject' })
    assert.equal(refused.status, 409)
    assert.equal(refused.body.error.code, 'VERSION_CONFLICT')
    assert.equal(refused.body.now.verdict, 'confirmed')
    assert.equal(refused.body.seen.verdict, 'open')
    assert.equal(refused.body.by.by, 'Ann')
  })

  test('after several changes it is still the row as they saw it', async () => {
    await act({ ...formOf(row(0), 'operation-1'), verb: 'confirm' })
    await act({ ...formOf(await now(row(0).id), 'operation-2'), verb: 'bookmark', value: 'on' })
    const csrf = await ann.token()
    const refused = await ann.agent
      .post(path('decisions'))
      .set({ accept: 'application/json', 'x-csrf-token': csrf })
      .send({ ...formOf(row(0), 'operation-3'), verb: 'reject' })
    assert.deepEqual([refused.body.seen.verdict, refused.body.seen.bookmarked], ['open', false])
    assert.deepEqual([refused.body.now.verdict, refused.body.now.bookmarked], ['confirmed', true])
  })

  test('a quotation that another corrected is not overwritten', async () => {
    const quotation = row(0).zh[0]!
    const fields = { verb: 'edit', quotation: quotation.id, quotationVersion: String(quotation.version) }
    await act({ ...formOf(row(0), 'operation-1'), ...fields, type: 'mixed' })
    const refused = await act({ ...formOf(await now(row(0).id), 'operation-2'), ...fields, type: 'turn' })
    assert.equal(refused.status, 409)
    assert.equal(value(await harness.store.rows.quotation(quotation.id)).type, 'mixed')
  })

  test('a row that is gone is told, and the words typed are shown', async () => {
    await act({ ...formOf(row(0), 'operation-1'), verb: 'merge', row2: row(1).id, version2: String(row(1).version) })
    const refused = await act({
      ...formOf(row(1), 'operation-2'),
      verb: 'edit',
      quotation: row(1).zh[0]!.id,
      speakerName: '周明',
    })
    assert.equal(refused.status, 409)
    assert.match(refused.text, /周明/)
  })
})

describe('a request sent again', () => {
  for (const verb of ['confirm', 'unlink', 'comment', 'bookmark'] as const) {
    test(`${verb}: the same answer and one entry in the log`, async () => {
      const fields = { ...formOf(row(0), 'operation-same'), verb, text: 'once', value: 'on', quotation: row(0).zh[0]!.id }
      const first = await act(fields)
      const again = await act(fields)
      assert.equal(first.status, 303)
      assert.equal(again.status, 303)
      assert.equal((await harness.store.decisions.list(seeded.project)).items.length, 1)
      assert.ok((await harness.store.comments.of(row(0).id)).length <= 1)
    })
  }

  test('undo takes one decision back, not two', async () => {
    await act({ ...formOf(row(0), 'operation-1'), verb: 'confirm' })
    await act({ ...formOf(row(1), 'operation-2'), verb: 'confirm' })
    for (let i = 0; i < 2; i++) await ann.post(path('undo'), { operation: 'operation-undo', back: back() })
    assert.equal((await now(row(0).id)).state.verdict, 'confirmed')
    assert.equal((await now(row(1).id)).state.verdict, 'open')
  })
})

describe('requests that make no sense change nothing', () => {
  const rows: readonly { readonly title: string; readonly fields: () => Record<string, string>; readonly status: number }[] = [
    { title: 'an unknown verb', fields: () => ({ ...formOf(row(0), 'operation-1'), verb: 'shred' }), status: 400 },
    { title: 'no operation', fields: () => ({ ...formOf(row(0), ''), verb: 'confirm' }), status: 400 },
    {
      title: 'a version that is no number',
      fields: () => ({ ...formOf(row(0), 'operation-1'), version: 'x', verb: 'confirm' }),
      status: 400,
    },
    {
      title: 'a quotation of another row',
      fields: () => ({ ...formOf(row(0), 'operation-1'), verb: 'unlink', quotation: row(1).zh[0]!.id }),
      status: 400,
    },
    {
      title: 'a comment without words',
      fields: () => ({ ...formOf(row(0), 'operation-1'), verb: 'comment', text: ' ' }),
      status: 400,
    },
    {
      title: 'borders outside the text',
      fields: () => ({ ...formOf(row(0), 'operation-1'), verb: 'edit', quotation: row(0).zh[0]!.id, start: '0', end: '999999' }),
      status: 400,
    },
    {
      title: 'a border inside a surrogate pair',
      fields: () => ({ ...formOf(row(0), 'operation-1'), verb: 'edit', quotation: row(0).zh[0]!.id, start: '3', end: '6' }),
      status: 400,
    },
    {
      title: 'a field named like a prototype',
      fields: () => ({ ...formOf(row(0), 'operation-1'), verb: '__proto__' }),
      status: 400,
    },
  ]
  for (const one of rows) {
    test(`${one.title}: ${one.status}`, async () => {
      const answer = await act(one.fields())
      assert.equal(answer.status, one.status, answer.text)
      assert.equal((await harness.store.decisions.list(seeded.project)).items.length, 0)
    })
  }

  test('a row of another project is not there', async () => {
    const other = await seed(harness, 'other')
    const answer = await act({ ...formOf(other.rows[0]!, 'operation-1'), verb: 'confirm' })
    assert.equal(answer.status, 409)
    assert.equal((await now(other.rows[0]!.id)).state.verdict, 'open')
  })
})

describe('back leads to a page of this server alone', () => {
  for (const evil of ['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '/ok\r\nx: y']) {
    test(JSON.stringify(evil), async () => {
      const answer = await ann.post('/settings', { back: evil, theme: 'dark' })
      assert.equal(answer.status, 303)
      assert.equal(answer.headers['location'], '/settings')
    })
  }
})

test('a guest decides under a name of their browser, and undo is theirs', async () => {
  const guest = harness.browser()
  await act({ ...formOf(row(0), 'operation-1'), verb: 'confirm' }, guest)
  assert.match((await now(row(0).id)).decidedBy?.reviewer ?? '', /^Guest [0-9A-F]{4}$/)
  const other = harness.browser()
  await other.post(path('undo'), { operation: 'operation-2', back: back() })
  assert.equal((await now(row(0).id)).state.verdict, 'confirmed')
  await guest.post(path('undo'), { operation: 'operation-3', back: back() })
  assert.equal((await now(row(0).id)).state.verdict, 'open')
})
