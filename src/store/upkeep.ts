import { createHash } from 'node:crypto'
import type { QuotationState } from '../model/decision.ts'
import { canonical, type Folded, foldInto, sameState } from '../model/fold.ts'
import { ok } from '../model/result.ts'
import { wordsOf } from './codec.ts'
import { type Context, pages } from './context.ts'
import { currentOf } from './current.ts'
import { textOf } from './documents.ts'
import { logOf } from './log.ts'
import type { Fault, Upkeep, Verified } from './port-upkeep.ts'
import { pageOf } from './window.ts'

const FAULTS_TOLD = 1_000

export function upkeepOf(context: Context): Upkeep {
  return {
    backup: async (file) => {
      const saved = await context.backup(file)
      return saved.ok ? ok({ bytes: saved.value }) : saved
    },
    verify: () => verify(context),
  }
}

async function verify(context: Context): Promise<Verified> {
  const faults: Fault[] = []
  const report = (fault: Fault) => {
    if (faults.length < FAULTS_TOLD) faults.push(fault)
  }
  for (const because of await context.check()) report({ kind: 'database', id: '', because })
  let documents = 0
  let quotations = 0
  for await (const document of numbered(context, 'documents')) {
    documents += 1
    quotations += await verifyDocument(context, document, report)
  }
  let decisions = 0
  for await (const { id } of numbered(context, 'projects')) {
    decisions += await verifyLog(context, id, report)
    await verifyRows(context, id, report)
  }
  return { documents, quotations, decisions, faults }
}

type Report = (fault: Fault) => void

async function verifyDocument(
  context: Context,
  { id, sha256 }: { id: string; sha256?: string },
  report: Report,
): Promise<number> {
  const bytes = await context.db.selectFrom('document_bytes').select('bytes').where('document', '=', id).executeTakeFirst()
  const hash = createHash('sha256')
    .update(bytes?.bytes ?? '')
    .digest('hex')
  if (bytes === undefined || hash !== sha256) report({ kind: 'bytes', id, because: `sha256 is ${hash}` })
  const text = await textOf(context.db, id)
  if (text === undefined) report({ kind: 'bytes', id, because: 'the text is gone' })
  const rows = await context.db
    .selectFrom('quotations')
    .select(['id', 'state', 'words', 'row', 'removed'])
    .where('document', '=', id)
    .execute()
  for (const quotation of rows) {
    const because = faultOfWords(text ?? '', quotation)
    if (because !== null) report({ kind: 'offset', id: quotation.id, because })
    if (quotation.removed === 0 && quotation.row === null) report({ kind: 'row', id: quotation.id, because: 'stands in no row' })
  }
  return rows.length
}

function faultOfWords(text: string, { state, words }: { readonly state: string; readonly words: string }): string | null {
  try {
    return canonical(wordsOf(text, JSON.parse(state) as QuotationState)) === canonical(JSON.parse(words)) ? null : 'other words'
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** The log folds to exactly what is stored, and no number is missing. */
async function verifyLog(context: Context, project: string, report: Report): Promise<number> {
  const folded = new Map<string, Folded>()
  let seq = 0
  for await (const decision of logOf(context).since(project, 0)) {
    if (decision.seq !== seq + 1) report({ kind: 'log', id: decision.id, because: `number ${decision.seq} after ${seq}` })
    seq = decision.seq
    for (const [at, { entity, id }] of decision.changes.entries()) {
      const version = folded.get(`${entity}/${id}`)?.version ?? 0
      if (decision.saw[at] !== version)
        report({ kind: 'log', id: decision.id, because: `${entity} ${id}: saw ${decision.saw[at]} of ${version}` })
    }
    foldInto(folded, decision)
  }
  const stored = await context.db.selectFrom('projects').select('seq').where('id', '=', project).executeTakeFirst()
  if (stored?.seq !== seq) report({ kind: 'log', id: project, because: `ends at ${seq}, not at ${stored?.seq}` })
  const all = [...folded.values()]
  const now = await currentOf(context.db, project, all)
  for (const [at, { entity, id, state, version }] of all.entries()) {
    const current = now[at]
    if (current?.version !== version)
      report({ kind: 'log', id, because: `${entity} of version ${current?.version}, not ${version}` })
    if (!sameState(current?.state ?? null, state)) report({ kind: 'log', id, because: `${entity} is not what the log says` })
  }
  return seq
}

/** Every quotation of a row is there, and says that it stands in it. */
async function verifyRows(context: Context, project: string, report: Report): Promise<void> {
  const { db } = context
  for await (const row of numbered(context, 'rows', project)) {
    const { zh, en } = JSON.parse(row.state ?? '{}') as { zh: readonly string[]; en: readonly string[] }
    const query = db.selectFrom('quotations').select(['id', 'row']).where('removed', '=', 0)
    const quotations = await query.where('id', 'in', [...zh, ...en]).execute()
    const strange = [...zh, ...en].find((id) => quotations.find((one) => one.id === id)?.row !== row.id)
    if (strange !== undefined) report({ kind: 'row', id: row.id, because: `${strange} does not stand in it` })
  }
}

interface Numbered {
  readonly id: string
  readonly n: number
  readonly sha256?: string
  readonly state?: string
}

/** All rows of a table, in pages. */
function numbered({ db }: Context, table: 'documents' | 'projects' | 'rows', project?: string): AsyncIterable<Numbered> {
  return pages(async (after) => {
    const from = Number(after ?? 0)
    const rows: readonly Numbered[] =
      table === 'documents'
        ? await db.selectFrom('documents').select(['id', 'n', 'sha256']).where('n', '>', from).orderBy('n').limit(101).execute()
        : table === 'projects'
          ? await db.selectFrom('projects').select(['id', 'n']).where('n', '>', from).orderBy('n').limit(101).execute()
          : await db
              .selectFrom('rows')
              .select(['id', 'n', 'state'])
              .where('project', '=', project ?? '')
              .where('n', '>', from)
              .orderBy('n')
              .limit(101)
              .execute()
    return pageOf(rows, { limit: 100 }, ({ n }) => String(n))
  })
}
