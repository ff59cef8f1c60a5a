import assert from 'node:assert/strict'
import { beforeEach, describe, test } from 'vitest'
import { type Browser, type Harness, openHarness, rowsOf, type Seeded, seed, value } from './harness.ts'

let harness: Harness
let seeded: Seeded
let browser: Browser
let document: string
beforeEach(async () => {
  harness = await openHarness()
  seeded = await seed(harness)
  browser = harness.browser()
  document = seeded.rows[0]!.zh[0]!.document
  return () => harness.close()
})

let operations = 0
async function correct(fields: Record<string, string | readonly string[]>, doc = document) {
  operations++
  return browser.post(`/projects/${seeded.project}/documents/${doc}/corrections`, {
    operation: `operation-${operations}`,
    ...fields,
  })
}
const undo = () => browser.post(`/projects/${seeded.project}/undo`, { operation: `operation-${++operations}` })

test('a link to a quotation leads to where it stands', async () => {
  const { id } = seeded.rows[0]!.zh[0]!
  const { text } = await browser.get(`/projects/${seeded.project}/documents/${document}?quotation=${id}`)
  assert.equal(text.split(`id="quotation-${id}"`).length, 2)
})

test('metadata are corrected, emptied, and brought back by undo', async () => {
  const before = value(await harness.store.documents.get(document)).metadata
  const done = await correct({ what: 'metadata', version: '0', title: '新题', date: '2026-02-03', place: '', outlet: '海滨日报' })
  assert.equal(done.status, 303, done.text)
  const after = value(await harness.store.documents.get(document)).metadata
  assert.deepEqual(after, { title: '新题', date: '2026-02-03', outlet: '海滨日报' })
  await undo()
  assert.deepEqual(value(await harness.store.documents.get(document)).metadata, before)
  assert.equal((await correct({ what: 'metadata', version: '0', title: 'late' })).status, 409)
})

test('a segment gets another language and role, and keeps its place', async () => {
  const [segment] = value(await harness.store.bitexts.segments(seeded.bitext, document))
  const done = await correct({
    what: 'segment',
    segment: segment!.id,
    version: String(segment!.version),
    lang: 'other',
    role: 'caption',
  })
  assert.equal(done.status, 303, done.text)
  const [after] = value(await harness.store.bitexts.segments(seeded.bitext, document))
  assert.deepEqual([after?.lang, after?.role, after?.start, after?.end], ['other', 'caption', segment?.start, segment?.end])
})

test('a quotation is corrected, removed, and brought back', async () => {
  const quotation = seeded.rows[0]!.zh[0]!
  const fields = { quotation: quotation.id, version: String(quotation.version) }
  assert.equal((await correct({ what: 'quotation', ...fields, type: 'indirect', speaker: '' })).status, 303)
  const edited = value(await harness.store.rows.quotation(quotation.id))
  assert.equal(edited.type, 'indirect')
  assert.equal(edited.speaker, null)
  assert.equal((await correct({ what: 'remove', ...fields })).status, 409)
  assert.equal((await correct({ what: 'remove', quotation: quotation.id, version: String(edited.version) })).status, 303)
  assert.equal((await harness.store.rows.quotation(quotation.id)).ok, false)
  await undo()
  assert.equal((await harness.store.rows.quotation(quotation.id)).ok, true)
})

describe('a quotation that the machine missed', () => {
  test('is found by its words', async () => {
    assert.equal((await correct({ what: 'add', words: '😀', type: 'direct', speakerName: '林越' })).status, 303)
    const rows = await rowsOf(harness.store, seeded.project)
    const added = rows.flatMap((row) => row.zh).find((quotation) => quotation.text === '😀')
    assert.equal(added?.speaker?.zh, '林越')
    assert.deepEqual((await harness.store.upkeep.verify()).faults, [])
  })
  test('must occur', async () => assert.equal((await correct({ what: 'add', words: '没有的话' })).status, 422))
  test('must occur once', async () => {
    const answer = await correct({ what: 'add', words: '说' })
    assert.equal(answer.status, 422)
    assert.match(answer.text, /more than once/)
    assert.match(answer.text, /不止一次|不止出现一次/)
  })
})

test('which documents belong together: apart, together again, and undo', async () => {
  const english = seeded.rows[0]!.en[0]!.document
  assert.equal((await correct({ what: 'counterpart', other: '' })).status, 303)
  const apart = (await harness.store.bitexts.list(seeded.project)).items
  assert.equal(apart.length, 2)
  assert.ok(apart.every((bitext) => bitext.zh === null || bitext.en === null))
  assert.equal((await rowsOf(harness.store, seeded.project)).length, 0)
  await undo()
  assert.equal((await rowsOf(harness.store, seeded.project)).length, seeded.rows.length)
  assert.equal((await correct({ what: 'counterpart', other: english })).status, 303)
  assert.equal((await harness.store.bitexts.list(seeded.project)).items.length, 1)
})

describe('speakers', () => {
  const post = (fields: Record<string, string>) => {
    operations++
    return browser.post(`/projects/${seeded.project}/speakers`, { operation: `operation-${operations}`, ...fields })
  }
  const speaker = async (id: string) => value(await harness.store.speakers.get(seeded.project, id))

  test('are named, merged and split again', async () => {
    const [first, second] = (await harness.store.speakers.list(seeded.project)).items
    assert.ok(first && second)
    assert.equal(
      (await post({ what: 'names', speaker: first.id, version: String(first.version), zh: '李雷', en: 'Li Lei', kind: 'body' }))
        .status,
      303,
    )
    const named = await speaker(first.id)
    assert.deepEqual([named.zh, named.en, named.kind], ['李雷', 'Li Lei', 'body'])
    const merged = await post({ what: 'merge', speaker: second.id, into: first.id, version: String(second.version) })
    assert.equal(merged.status, 303)
    assert.equal((await speaker(second.id)).mergedInto, first.id)
    const page = await browser.get(`/projects/${seeded.project}/speakers?speaker=${first.id}`)
    assert.match(page.text, new RegExp(`name="speaker" value="${second.id}"`))
    const gone = await speaker(second.id)
    assert.equal((await post({ what: 'split', speaker: second.id, version: String(gone.version) })).status, 303)
    assert.equal((await speaker(second.id)).mergedInto, undefined)
    assert.equal((await post({ what: 'split', speaker: second.id, version: '0' })).status, 409)
  })

  test('give chosen quotations to a new speaker or to one on the list, and undo gives them back', async () => {
    const quotation = seeded.rows.flatMap((row) => [...row.zh, ...row.en]).find((one) => one.speaker !== null)!
    const from = await speaker(quotation.speaker!.id)
    const other = (await harness.store.speakers.list(seeded.project)).items.find(({ id }) => id !== from.id)!
    const ownerNow = async () => value(await harness.store.rows.quotation(quotation.id)).speaker
    const move = (fields: Record<string, string>) =>
      post({ what: 'move', speaker: from.id, version: String(from.version), quotation: quotation.id, ...fields })
    const page = await browser.get(`/projects/${seeded.project}/speakers?speaker=${from.id}`)
    assert.match(page.text, new RegExp(`name="quotation" value="${quotation.id}"`))

    assert.equal((await move({ to: '', speakerName: '韩梅梅' })).status, 303)
    assert.deepEqual([(await ownerNow())?.name, (await ownerNow())?.zh], ['韩梅梅', '韩梅梅'])
    assert.equal((await move({ to: other.id, speakerName: '' })).status, 409, 'it is no longer theirs')
    await undo()
    assert.equal((await ownerNow())?.id, from.id)
    assert.equal((await move({ to: other.id, speakerName: '' })).status, 303)
    assert.equal((await ownerNow())?.id, other.id)
    await undo()
    assert.equal((await move({ to: '', speakerName: '' })).status, 400, 'nobody was chosen')
    assert.equal((await move({ to: 'nobody', speakerName: '' })).status, 404)
  })
})

describe('the glossary', () => {
  const glossary = () => `/projects/${seeded.project}/glossary`
  const post = (fields: Record<string, string>) => browser.post(glossary(), { operation: `operation-${++operations}`, ...fields })
  const terms = async () => (await harness.store.terms.list(seeded.project)).items

  test('a term is added, changed, removed; its words are marked on both sides', async () => {
    assert.equal((await post({ what: 'add', zh: '春天', en: 'spring', note: '' })).status, 303)
    assert.match(
      (await browser.get(`/projects/${seeded.project}/review`)).text,
      /mark-term|is-term|data-mark="term"|class="[^"]*term/,
    )
    const [term] = await terms()
    assert.equal(
      (await post({ what: 'change', term: term!.id, version: String(term!.version), zh: '春季', en: 'spring' })).status,
      303,
    )
    const [changed] = await terms()
    assert.equal(changed?.zh, '春季')
    assert.equal((await post({ what: 'remove', term: term!.id, version: String(term!.version) })).status, 409)
    assert.equal((await post({ what: 'remove', term: changed!.id, version: String(changed!.version) })).status, 303)
    assert.equal((await terms()).length, 0)
  })

  for (const kind of ['csv', 'tbx'] as const) {
    test(`goes out as ${kind} and comes in again, once`, async () => {
      await post({ what: 'add', zh: '预算', en: 'budget', note: '=1' })
      const file = await browser.get(`${glossary()}.${kind}`).buffer(true)
      assert.match(file.headers['content-disposition'] ?? '', new RegExp(`\\.${kind}`))
      const other = value(await harness.store.projects.create(`other ${kind}`)).id
      const csrf = await browser.token()
      for (const operation of ['operation-in-1', 'operation-in-2']) {
        const answer = await browser.agent
          .post(`/projects/${other}/glossary`)
          .field({ csrf, operation, what: 'import' })
          .attach('file', Buffer.from(file.text ?? String(file.body)), `terms.${kind}`)
        assert.equal(answer.status, 303, answer.text)
      }
      const [term, more] = (await harness.store.terms.list(other)).items
      assert.deepEqual([term?.zh, term?.en, term?.note, more], ['预算', 'budget', '=1', undefined])
    })
  }
})
