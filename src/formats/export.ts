import type { ColumnName } from './columns.ts'
import { writeCsv } from './csv/write.ts'
import { writeJsonl } from './jsonl/write.ts'
import type { ExportRecord } from './record.ts'
import { writeTsv } from './tsv/write.ts'

export interface ExportOptions {
  /** Of tables: the columns in the order wanted, and the head row over them. */
  readonly columns?: readonly ColumnName[]
  readonly head?: readonly string[]
}

/** A way to write pairs down. It streams: what it holds at a time is one record. */
export interface ExportFormat {
  readonly name: string
  readonly mediaType: string
  /** Without the dot. */
  readonly extension: string
  readonly write: (records: AsyncIterable<ExportRecord>, options?: ExportOptions) => AsyncIterable<string>
}

const FORMATS: readonly ExportFormat[] = [
  {
    name: 'csv',
    mediaType: 'text/csv; charset=utf-8',
    extension: 'csv',
    write: (records, options) => writeCsv(records, { ...options, flavour: 'excel' }),
  },
  {
    name: 'csv-exact',
    mediaType: 'text/csv; charset=utf-8',
    extension: 'csv',
    write: (records, options) => writeCsv(records, { ...options, flavour: 'exact' }),
  },
  { name: 'tsv', mediaType: 'text/tab-separated-values; charset=utf-8', extension: 'tsv', write: writeTsv },
  { name: 'jsonl', mediaType: 'application/jsonl; charset=utf-8', extension: 'jsonl', write: writeJsonl },
]

/** Every export format by the name that a page and the command line call it. A new one is one folder and one line above. */
export const exportFormats: ReadonlyMap<string, ExportFormat> = new Map(FORMATS.map((format) => [format.name, format]))
