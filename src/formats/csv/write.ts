import { COLUMNS, type ColumnName, DEFAULT_COLUMNS } from '../columns.ts'
import type { ExportRecord } from '../record.ts'
import { disarm } from './formula.ts'

export interface CsvChoice {
  /** `excel`: BOM, every field quoted, no field runs as a formula. `exact`: nothing altered. */
  readonly flavour: 'excel' | 'exact'
  /** The first row; the columns' own names where it is left out. */
  readonly head?: readonly string[]
  readonly columns?: readonly ColumnName[]
}

const BOM = '\ufeff'
const RECORD_END = '\r\n'

/** RFC 4180: one head row, then one record a pair. */
export async function* writeCsv(records: AsyncIterable<ExportRecord>, choice: CsvChoice): AsyncIterable<string> {
  const columns = choice.columns ?? DEFAULT_COLUMNS
  const line = (fields: readonly string[]) => csvLine(fields, choice.flavour)
  yield (choice.flavour === 'excel' ? BOM : '') + line(choice.head ?? columns)
  for await (const record of records) yield line(columns.map((column) => COLUMNS[column](record)))
}

/** One record with its line end. */
export function csvLine(fields: readonly string[], flavour: CsvChoice['flavour']): string {
  const cell = flavour === 'excel' ? (field: string) => quote(disarm(field)) : quoteIfNeeded
  // An empty line would be passed over by readers, and the record of a one-column table be lost.
  const cells = fields.length === 1 && fields[0] === '' ? ['""'] : fields.map(cell)
  return cells.join(',') + RECORD_END
}

function quoteIfNeeded(field: string): string {
  return /[",\r\n]|^\s|\s$|^\ufeff/u.test(field) ? quote(field) : field
}

function quote(field: string): string {
  return `"${field.replaceAll('"', '""')}"`
}
