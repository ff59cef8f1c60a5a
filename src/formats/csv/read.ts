import { parse } from 'csv-parse/sync'
import { err, ok, type Result } from '../../model/result.ts'
import { rearm } from './formula.ts'

/** One record by the names of the head row. A field that is missing is absent, one too many is passed over. */
export type CsvRecord = ReadonlyMap<string, string>

const BOM = '\ufeff'

/** The records of a table that fits in memory. A BOM marks the excel flavour: its formula marks are taken off. BAD_REQUEST where it is no CSV. */
export function readCsv(text: string): Result<readonly CsvRecord[]> {
  const isExcel = text.startsWith(BOM)
  try {
    const rows: string[][] = parse(isExcel ? text.slice(1) : text, {
      relax_column_count: true,
      skip_empty_lines: true,
      record_delimiter: ['\r\n', '\n', '\r'],
    })
    const fields = isExcel ? rows.map((row) => row.map(rearm)) : rows
    const [head = [], ...records] = fields
    return ok(records.map((record) => new Map(head.flatMap((name, i) => entryOf(name, record[i])))))
  } catch (cause) {
    return err({ code: 'BAD_REQUEST', detail: cause instanceof Error ? cause.message : 'csv' })
  }
}

function entryOf(name: string, field: string | undefined): [string, string][] {
  return field === undefined ? [] : [[name, field]]
}
