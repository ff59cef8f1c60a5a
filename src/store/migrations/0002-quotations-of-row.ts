import { sql } from 'kysely'
import type { Trx } from '../schema.ts'

/** The quotations of one row without reading all of them: what a search for a frequent word asks for row by row. */
export async function quotationsOfRow(trx: Trx): Promise<void> {
  await sql`create index quotations_of_row on quotations (row)`.execute(trx)
}
