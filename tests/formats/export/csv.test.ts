import assert from 'node:assert/strict'
import fc from 'fast-check'
import { describe, test } from 'vitest'
import { COLUMN_PRESETS, COLUMNS, DEFAULT_COLUMNS } from '../../../src/formats/columns.ts'
import { disarm, rearm } from '../../../src/formats/csv/formula.ts'
import { readCsv } from '../../../src/formats/csv/read.ts'
import { csvLine, writeCsv } from '../../../src/formats/csv/write.ts'
import { ALL, PLAIN, quotation, SEVERAL, streamOf, textOf } from './records.ts'

describe('no field of the excel flavour runs as a formula', () => {
  const rows = [
    { title: 'an equals sign', field: '=1+1' },
    { title: 'a plus', field: '+1' },
    { title: 'a minus', field: '-1' },
    { title: 'an at sign', field: '@SUM(A1)' },
    { title: 'a TAB', field: '\tx' },
    { title: 'a CR', field: '\rx' },
    { title: 'a LF', field: '\nx' },
    { title: 'a full-width equals sign', field: '＝1' },
    { title: 'a full-width plus', field: '＋1' },
    { title: 'a full-width minus', field: '－1' },
    { title: 'a full-width at sign', field: '＠SUM' },
    { title: 'blanks before the sign', field: '  =1' },
    { title: 'an ideographic blank before the sign', field: '\u3000=1' },
    { title: 'a zero-width character before the sign', field: '\u200b=1' },
    { title: 'a byte-order mark before the sign', field: '\ufeff=1' },
    { title: 'our own mark before the sign', field: "'=1" },
  ]
  for (const row of rows) {
    test(row.title, () => {
      assert.equal(disarm(row.field), `'${row.field}`)
      assert.equal(rearm(disarm(row.field)), row.field)
    })
  }
  for (const field of ['', '王芳说', "'tis", 'a=b', "''", '1-2', '“=”']) {
    test(`${JSON.stringify(field)} is left as it is`, () => assert.equal(disarm(field), field))
  }
})

const field = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('=', "'", '"', ',', '\r', '\n', '\t', ' ', '＝', '\u3000', '\ufeff', 'a', '中', '𠮷') }),
)

test('taking the mark off gives every field back', () => {
  fc.assert(fc.property(field, (words) => assert.equal(rearm(disarm(words)), words)))
})

for (const flavour of ['excel', 'exact'] as const) {
  test(`importing our own ${flavour} file gives every field back, unit for unit`, () => {
    const table = fc.array(fc.array(field, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(table, (rows) => {
        const text =
          (flavour === 'excel' ? '\ufeff' : '') + [['a', 'b', 'c'], ...rows].map((row) => csvLine(row, flavour)).join('')
        const read = readCsv(text)
        assert.ok(read.ok)
        assert.deepEqual(
          read.value.map((record) => [...record.values()]),
          rows,
        )
      }),
    )
  })
}

test('a record of one empty field is kept', () => {
  const read = readCsv(`a\r\n${csvLine([''], 'exact')}${csvLine(['x'], 'exact')}`)
  assert.deepEqual(read.ok && read.value.map((record) => record.get('a')), ['', 'x'])
})

test('every record of an export comes back with the words of its columns', async () => {
  for (const flavour of ['excel', 'exact'] as const) {
    const read = readCsv(await textOf(writeCsv(streamOf(ALL), { flavour })))
    assert.ok(read.ok)
    assert.deepEqual(
      read.value.map((record) => Object.fromEntries(record)),
      ALL.map((record) => Object.fromEntries(DEFAULT_COLUMNS.map((column) => [column, COLUMNS[column](record)]))),
    )
  }
})

test('the default columns stand in the documented order', () => {
  const documented =
    'pair_id, status, confidence, speaker_zh, speaker_en, type, zh, en, zh_cue, en_cue, date, outlet, document_zh, document_en, zh_start, zh_end, en_start, en_end, reviewer, reviewed_at, note'
  assert.equal(DEFAULT_COLUMNS.join(', '), documented)
})

test('borders of several parts and quotations are told apart', () => {
  assert.equal(COLUMNS.zh_start(PLAIN), '10;20')
  assert.equal(COLUMNS.zh_end(PLAIN), '13;27')
  assert.equal(COLUMNS.zh_start(SEVERAL), '0 ~~~ 20')
})

test('a name that is not known in a language stands as it is', () => {
  const speaker = { id: 's', name: 'Amina Okafor', en: 'Amina Okafor' }
  const record = { ...PLAIN, zh: { document: null, quotations: [{ ...quotation('q', 'zh', '好', [[0, 1]]), speaker }] } }
  assert.equal(COLUMNS.speaker_zh(record), 'Amina Okafor')
})

test('a preset has its own head over its own columns', async () => {
  const preset = COLUMN_PRESETS.get('xtm')
  assert.ok(preset)
  const text = await textOf(writeCsv(streamOf([PLAIN]), { flavour: 'exact', ...preset }))
  assert.equal(text, 'zh,en,Probability\r\n我们， … 明年一定完工。,We will finish next year.,0.973\r\n')
})
