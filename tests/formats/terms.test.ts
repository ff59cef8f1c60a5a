import assert from 'node:assert/strict'
import { describe, test } from 'vitest'
import { readTermsCsv, writeTermsCsv } from '../../src/formats/csv/terms.ts'
import { readTbx } from '../../src/formats/tbx/read.ts'
import { writeTbx } from '../../src/formats/tbx/write.ts'
import { streamOf, textOf } from './export/records.ts'

const TERMS = [
  { zh: '碳中和', en: 'carbon neutrality', note: '' },
  { zh: '一带一路', en: 'Belt & Road <Initiative>', note: 'not “OBOR”' },
  { zh: '=1', en: "'quoted', with comma", note: 'a "note"' },
]

test('a glossary survives CSV and TBX', async () => {
  const csv = readTermsCsv(await textOf(writeTermsCsv(streamOf(TERMS))))
  const tbx = readTbx(await textOf(writeTbx(streamOf(TERMS))))
  assert.deepEqual(csv.ok && csv.value, TERMS)
  assert.deepEqual(tbx.ok && tbx.value, TERMS)
})

test('TBX of the older edition is read, the first term of a language counts', () => {
  const read = readTbx(`<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd"><martif><text><body><termEntry id="1">
    <langSet xml:lang="en-GB"><tig><term>harbour</term></tig><tig><term>port</term></tig></langSet>
    <langSet xml:lang="zh-CN"><tig><term>港口</term></tig></langSet></termEntry></body></text></martif>`)
  assert.deepEqual(read.ok && read.value, [{ zh: '港口', en: 'harbour', note: '' }])
})

describe('a file that is no glossary is refused', () => {
  const rows = [
    { title: 'entities are never declared', text: '<!DOCTYPE t [<!ENTITY a "b">]><tbx/>' },
    { title: 'no XML', text: '<tbx>' },
    { title: 'nested a hundred deep', text: '<a>'.repeat(100) },
  ]
  for (const row of rows) test(row.title, () => assert.equal(readTbx(row.text).ok, false))
})

test('columns come in any order, and a row that lacks a side is passed over', () => {
  const read = readTermsCsv('Note,EN,ZH\r\n,harbour,港口\r\n,,无\r\n')
  assert.deepEqual(read.ok && read.value, [{ zh: '港口', en: 'harbour', note: '' }])
})
