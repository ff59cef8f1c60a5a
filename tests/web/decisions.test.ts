import assert from 'node:assert/strict'
import { describe, test } from 'vitest'
import { formOf, rowsOf, value } from './harness.ts'
import { openReviewing } from './reviewing.ts'

const on = openReviewing()
const { path, back, row, now, act } = on

describe('every verb works as a form without script', () => {
  test('confirm goes on to the next open row and keeps the filters', async () => {
    const answer = await act({ ...formOf(row(0), 'operation-1'), verb: 'confirm' })
    assert.equal(answer.status, 303)
    assert.equal(answer.headers['location'], `${back()}&row=${row(1).id}#row-${row(1).id}`)
    assert.equal((await now(row(0).id)).state.verdict, 'confirmed')
    const page = await on.ann.get(answer.headers['location'] ?? '')
    assert.match(page.text, /class="notice notice-done"/)
    assert.doesNotMatch((await on.ann.get(back())).text, /class="notice notice-done"/)
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
    const chinese = on.seeded.rows.find((one) => one.en.length === 0)!
    const english = on.seeded.rows.find((one) => one.zh.length === 0)!.en[0]!
    await act({ ...formOf(chinese, 'operation-1'), verb: 'link', quotation: english.id })
    assert.deepEqual((await now(chinese.id)).state.en, [english.id])
    assert.equal((await rowsOf(on.harness.store, on.seeded.project)).length, 3)
  })

  test('unlink one quotation, and all', async () => {
    await act({ ...formOf(row(0), 'operation-1'), verb: 'unlink', quotation: row(0).en[0]!.id })
    await act({ ...formOf(row(1), 'operation-2'), verb: 'unlink', quotation: '' })
    const rows = await rowsOf(on.harness.store, on.seeded.project)
    assert.equal(rows.length, 6)
    assert.ok(rows.every((one) => one.zh.length + one.en.length === 1))
  })

  test('merge, and undo brings back both rows as they were', async () => {
    const [first, second] = [row(0), row(1)]
    await act({ ...formOf(first, 'operation-1'), verb: 'merge', row2: second.id, version2: String(second.version) })
    assert.equal((await now(first.id)).zh.length, 2)
    const answer = await on.ann.post(path('undo'), { operation: 'operation-2', back: back() })
    assert.equal(answer.status, 303)
    assert.deepEqual((await now(first.id)).state, first.state)
    assert.deepEqual((await now(second.id)).state, second.state)
    await on.ann.post(path('redo'), { operation: 'operation-3', back: back() })
    assert.equal((await now(first.id)).zh.length, 2)
  })

  test('split by quotations', async () => {
    const second = row(1)
    await act({ ...formOf(row(0), 'operation-1'), verb: 'merge', row2: second.id, version2: String(second.version) })
    const joined = await now(row(0).id)
    await act({ ...formOf(joined, 'operation-2'), verb: 'split', out: [joined.zh[1]!.id, joined.en[1]!.id] })
    const rows = await rowsOf(on.harness.store, on.seeded.project)
    assert.deepEqual((await now(row(0).id)).state.zh, row(0).state.zh)
    assert.equal(rows.length, 4)
  })

  test('split at a place in the words', async () => {
    const english = row(0).en[0]!
    const at = english.parts[0]!.start + 'The bridge '.length
    await act({ ...formOf(row(0), 'operation-1'), verb: 'split', quotation: english.id, at: String(at) })
    const rows = await rowsOf(on.harness.store, on.seeded.project)
    const words = rows.flatMap((one) => one.en.map((quotation) => quotation.text))
    assert.ok(words.includes('The bridge') && words.includes('will open in spring,'), words.join('|'))
    assert.deepEqual((await on.harness.store.upkeep.verify()).faults, [])
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
      (await on.harness.store.comments.of(second.id)).map(({ reviewer, text }) => ({ reviewer, text })),
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
    const edited = value(await on.harness.store.rows.quotation(chinese.id))
    assert.equal(edited.text, chinese.text.slice(1))
    assert.equal(edited.type, 'indirect')
    assert.equal(edited.speaker?.zh, '林越')
  })

  test('bulk confirms what is above, says how many, and undo takes all back', async () => {
    const answer = await on.ann.post(path('bulk'), { operation: 'operation-1', back: path('review'), above: '50' })
    assert.equal(answer.status, 303)
    assert.match((await on.ann.get(path('review'))).text, /Confirmed 2 rows at 50 ?% and up/)
    await on.ann.post(path('undo'), { operation: 'operation-2', back: back() })
    assert.ok((await rowsOf(on.harness.store, on.seeded.project)).every((one) => one.state.verdict === 'open'))
  })

  test('realign keeps what is confirmed', async () => {
    await act({ ...formOf(row(0), 'operation-1'), verb: 'confirm' })
    const answer = await on.ann.post(path('realign'), { operation: 'operation-2', back: back(), bitext: on.seeded.bitext })
    assert.equal(answer.status, 303)
    assert.equal((await now(row(0).id)).state.verdict, 'confirmed')
  })
})

test('a guest decides under a name of their browser, and undo is theirs', async () => {
  const guest = on.harness.browser()
  await act({ ...formOf(row(0), 'operation-1'), verb: 'confirm' }, guest)
  assert.match((await now(row(0).id)).decidedBy?.reviewer ?? '', /^Guest [0-9A-F]{4}$/)
  const other = on.harness.browser()
  await other.post(path('undo'), { operation: 'operation-2', back: back() })
  assert.equal((await now(row(0).id)).state.verdict, 'confirmed')
  await guest.post(path('undo'), { operation: 'operation-3', back: back() })
  assert.equal((await now(row(0).id)).state.verdict, 'open')
})
