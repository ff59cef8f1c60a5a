import assert from 'node:assert/strict'
import { test } from 'vitest'
import { writeTsv } from '../../../src/formats/tsv/write.ts'
import { ALL, SEVERAL, streamOf, textOf } from './records.ts'

test('every line has two TABs and no other line end', async () => {
  const lines = (await textOf(writeTsv(streamOf(ALL)))).split('\n')
  assert.equal(lines.pop(), '')
  assert.equal(lines.length, ALL.length)
  for (const line of lines) assert.equal(line.split('\t').length, 3, line)
})

test('several quotations of a side are joined by ~~~', async () => {
  assert.match(
    await textOf(writeTsv(streamOf([SEVERAL]))),
    /^他说“好”，又说“不”。 ~~~ 𠮷野家 很好\tHe said "yes", then "no"\.\t\n$/,
  )
})
