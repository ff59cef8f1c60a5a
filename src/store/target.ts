import type { Analysis } from '../model/analysis.ts'
import { err, ok, type Result } from '../model/result.ts'
import type { Trx } from './schema.ts'

/** The bitext as the analysis fits it. */
export interface Target {
  readonly id: string
  readonly project: string
  /** Of the analysis's documents, in their order. */
  readonly documents: readonly string[]
}

/** The documents of the analysis are found by what they are made of. */
export async function targetOf(trx: Trx, bitext: string, analysis: Analysis): Promise<Result<Target>> {
  const row = await trx.selectFrom('bitexts').select(['project', 'zh', 'en']).where('id', '=', bitext).executeTakeFirst()
  if (row === undefined) return err({ code: 'NOT_FOUND', detail: bitext })
  const ids = [row.zh, row.en].filter((id) => id !== null)
  const known = await trx.selectFrom('documents').select(['id', 'sha256', 'length']).where('id', 'in', ids).execute()
  const documents = analysis.documents.map(
    ({ sha256, length }) => known.find((one) => one.sha256 === sha256 && one.length === length)?.id,
  )
  const missing = documents.indexOf(undefined)
  if (missing >= 0) return err({ code: 'BAD_REQUEST', detail: `${analysis.documents[missing]?.file} is not in this text` })
  return ok({ id: bitext, project: row.project, documents: documents.filter((id) => id !== undefined) })
}
