import { wordsOf } from '../columns.ts'
import type { ExportRecord } from '../record.ts'

/**
 * hunalign's and LF Aligner's table: Chinese TAB English TAB confidence, ` ~~~ ` between several units, no head row. The form has
 * no way to write a TAB or a line end inside a cell: each run of them becomes one blank. Where nothing may be altered, use csv-exact.
 */
export async function* writeTsv(records: AsyncIterable<ExportRecord>): AsyncIterable<string> {
  for await (const record of records) {
    const confidence = record.probability === null ? '' : record.probability.toFixed(3)
    yield `${oneLine(wordsOf(record.zh))}\t${oneLine(wordsOf(record.en))}\t${confidence}\n`
  }
}

function oneLine(words: string): string {
  return words.replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/gu, ' ')
}
