import assert from 'node:assert/strict'
import { describe, test } from 'vitest'
import { readJsonl } from '../../../src/formats/jsonl/read.ts'
import { writeJsonl } from '../../../src/formats/jsonl/write.ts'
import { ALL, PLAIN, quotation, streamOf, textOf } from './records.ts'

async function read(text: string) {
  const results = []
  for await (const result of readJsonl(streamOf(text.split('\n')))) results.push(result)
  return results
}

test('every record comes back as it was', async () => {
  const results = await read(await textOf(writeJsonl(streamOf(ALL))))
  assert.deepEqual(
    results.map((result) => result.ok && result.value),
    ALL,
  )
})

test('a lone surrogate and a line separator survive', async () => {
  const odd = { ...PLAIN, zh: { document: null, quotations: [quotation('q', 'zh', '\ud800\u2028', [[0, 2]])] } }
  const [result] = await read(await textOf(writeJsonl(streamOf([odd]))))
  assert.deepEqual(result?.ok && result.value, odd)
})

describe('a line that is no record is named, and the rest goes on', () => {
  const good = JSON.stringify(PLAIN)
  const rows = [
    { title: 'no JSON', line: '{' },
    { title: 'an array', line: '[]' },
    { title: 'a missing field', line: '{"id":"r"}' },
    { title: 'a probability over 1', line: JSON.stringify({ ...PLAIN, probability: 2 }) },
    {
      title: 'an unknown kind of evidence',
      line: JSON.stringify({ ...PLAIN, evidence: [{ kind: 'aura', value: 1, weight: 1, because: '' }] }),
    },
  ]
  for (const row of rows) {
    test(row.title, async () => {
      const [bad, next] = await read(`${row.line}\n${good}`)
      assert.ok(bad && !bad.ok && bad.problem.code === 'BAD_LINE' && bad.problem.detail?.startsWith('1:'))
      assert.ok(next?.ok)
    })
  }
})
