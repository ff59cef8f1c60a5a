import assert from 'node:assert/strict'
import { describe, test } from 'vitest'
import { formOf, seed, value } from './harness.ts'
import { openReviewing } from './reviewing.ts'

const on = openReviewing()
const { path, back, row, now, act } = on

describe('two reviewers', () => {
  test('the second to change a row gets 409, both states, and what they typed', async () => {
    const bob = on.harness.browser()
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
    const bob = on.harness.browser()
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
    const csrf = await on.ann.token()
    const refused = await on.ann.agent
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
    const csrf = await on.ann.token()
    const refused = await on.ann.agent
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
    assert.equal(value(await on.harness.store.rows.quotation(quotation.id)).type, 'mixed')
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
      assert.equal((await on.harness.store.decisions.list(on.seeded.project)).items.length, 1)
      assert.ok((await on.harness.store.comments.of(row(0).id)).length <= 1)
    })
  }

  test('undo takes one decision back, not two', async () => {
    await act({ ...formOf(row(0), 'operation-1'), verb: 'confirm' })
    await act({ ...formOf(row(1), 'operation-2'), verb: 'confirm' })
    for (let i = 0; i < 2; i++) await on.ann.post(path('undo'), { operation: 'operation-undo', back: back() })
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
      assert.equal((await on.harness.store.decisions.list(on.seeded.project)).items.length, 0)
    })
  }

  test('a row of another project is not there', async () => {
    const other = await seed(on.harness, 'other')
    const answer = await act({ ...formOf(other.rows[0]!, 'operation-1'), verb: 'confirm' })
    assert.equal(answer.status, 409)
    assert.equal((await now(other.rows[0]!.id)).state.verdict, 'open')
  })
})

describe('back leads to a page of this server alone', () => {
  for (const evil of ['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '/ok\r\nx: y']) {
    test(JSON.stringify(evil), async () => {
      const answer = await on.ann.post('/settings', { back: evil, theme: 'dark' })
      assert.equal(answer.status, 303)
      assert.equal(answer.headers['location'], '/settings')
    })
  }
})
