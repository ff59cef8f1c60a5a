import type { ExportRecord } from '../record.ts'

/** The lossless form: one object a line, with everything we know of a pair. */
export async function* writeJsonl(records: AsyncIterable<ExportRecord>): AsyncIterable<string> {
  for await (const record of records) yield `${JSON.stringify(record)}\n`
}
