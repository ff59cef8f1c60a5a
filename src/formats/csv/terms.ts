import { ok, type Result } from '../../model/result.ts'
import type { TermRecord } from '../term.ts'
import { readCsv } from './read.ts'
import { csvLine } from './write.ts'

const COLUMNS = ['zh', 'en', 'note'] as const

/** A glossary as spreadsheets open it. */
export async function* writeTermsCsv(terms: AsyncIterable<TermRecord>): AsyncIterable<string> {
  yield `\ufeff${csvLine(COLUMNS, 'excel')}`
  for await (const term of terms)
    yield csvLine(
      COLUMNS.map((column) => term[column]),
      'excel',
    )
}

/** The terms of a table whose head row names `zh` and `en`, in any order and case; other columns are passed over. */
export function readTermsCsv(text: string): Result<readonly TermRecord[]> {
  const read = readCsv(text)
  if (!read.ok) return read
  const terms = read.value.map((record) => {
    const field = (column: string) => [...record].find(([name]) => name.trim().toLowerCase() === column)?.[1].trim()
    return { zh: field('zh') ?? '', en: field('en') ?? '', note: field('note') ?? '' }
  })
  return ok(terms.filter(({ zh, en }) => zh !== '' && en !== ''))
}
