import { createHash } from 'node:crypto'
import type { Metadata } from '../model/document.ts'
import { err, ok, type Result } from '../model/result.ts'
import { type Context, found, isPlain, pages, write } from './context.ts'
import { versionsOf } from './heads.ts'
import type { Documents, ImportedDocument, StoredDocument, Upload } from './port-documents.ts'
import { lock } from './projects.ts'
import type { Db, Trx } from './schema.ts'
import { pageOf, windowed } from './window.ts'

export function documentsOf(context: Context): Documents {
  const { db } = context
  const get = async (id: string): Promise<Result<StoredDocument>> => found((await documentsById(db, [id])).get(id), id)
  const text = async (id: string): Promise<Result<string>> => found(await textOf(db, id), id)
  const list: Documents['list'] = async (project, window = {}) => {
    const rows = await windowed(select(db).where('project', '=', project), 'n', window)
    const page = pageOf(rows, window, (row) => String(row.n))
    return { ...page, items: await complete(db, page.items) }
  }
  return {
    get,
    text,
    list,
    importAll: (project, uploads) => importAll(context, project, uploads),
    bytes: async (id) => {
      const row = await db.selectFrom('document_bytes').select('bytes').where('document', '=', id).executeTakeFirst()
      return found(row?.bytes, id)
    },
    source: async (id) => {
      const document = await get(id)
      const words = await text(id)
      if (!document.ok) return document
      if (!words.ok) return words
      const { file, sha256, encoding } = document.value
      return ok({ file, sha256, encoding, text: words.value })
    },
    all: (project) => pages((after) => list(project, { limit: 200, ...(after === undefined ? {} : { after }) })),
  }
}

/** The documents with these ids, as they stand. */
export async function documentsById(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, StoredDocument>> {
  if (ids.length === 0) return new Map()
  const documents = await complete(db, await select(db).where('id', 'in', ids).execute())
  return new Map(documents.map((document) => [document.id, document]))
}

export async function textOf(db: Db, id: string): Promise<string | undefined> {
  const row = await db.selectFrom('document_texts').select('text').where('document', '=', id).executeTakeFirst()
  return row === undefined ? undefined : Buffer.from(row.text).toString('utf16le')
}

async function importAll(
  context: Context,
  project: string,
  uploads: readonly Upload[],
): Promise<Result<readonly ImportedDocument[]>> {
  const faulty = uploads.map(faultOf).find((fault) => fault !== null)
  if (faulty) return err({ code: 'BAD_REQUEST', detail: faulty })
  const imported = await write<Result<readonly { id: string; already: boolean }[]>>(context, async (trx) => {
    if (!(await lock(trx, project))) return err({ code: 'NOT_FOUND', detail: project })
    const answers: { id: string; already: boolean }[] = []
    for (const upload of uploads) answers.push(await importOne(trx, context, project, upload))
    return ok(answers)
  })
  if (!imported.ok) return imported
  const documents = await documentsById(
    context.db,
    imported.value.map(({ id }) => id),
  )
  return ok(imported.value.flatMap(({ id, already }) => ({ document: documents.get(id) as StoredDocument, already })))
}

function faultOf({ source, bytes }: Upload): string | null {
  if (!isPlain(source.file, 1_000)) return 'file name'
  if (!isPlain(source.encoding, 100)) return 'encoding'
  return createHash('sha256').update(bytes).digest('hex') === source.sha256 ? null : `${source.file}: sha256`
}

async function importOne(trx: Trx, context: Context, project: string, { source, bytes }: Upload) {
  const { file, sha256, encoding, text } = source
  const known = await trx
    .selectFrom('documents')
    .select('id')
    .where('project', '=', project)
    .where('sha256', '=', sha256)
    .executeTakeFirst()
  if (known !== undefined) return { id: known.id, already: true }
  const id = context.newId()
  const sizes = { length: text.length, byte_length: bytes.byteLength }
  await trx
    .insertInto('documents')
    .values({ id, project, file, sha256, encoding, ...sizes, imported_at: context.now(), metadata: '{}' })
    .execute()
  await trx
    .insertInto('document_texts')
    .values({ document: id, text: Buffer.from(text, 'utf16le') })
    .execute()
  await trx
    .insertInto('document_bytes')
    .values({ document: id, bytes: Buffer.from(bytes) })
    .execute()
  return { id, already: false }
}

function select(db: Db) {
  const columns = [
    'id',
    'n',
    'project',
    'file',
    'sha256',
    'encoding',
    'length',
    'byte_length',
    'imported_at',
    'metadata',
  ] as const
  return db.selectFrom('documents').select(columns)
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number]

async function complete(db: Db, rows: readonly Row[]): Promise<readonly StoredDocument[]> {
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const versions = await versionsOf(db, 'document', ids)
  const bitexts = await db
    .selectFrom('bitexts')
    .select(['id', 'zh', 'en'])
    .where('removed', '=', 0)
    .where((eb) => eb.or([eb('zh', 'in', ids), eb('en', 'in', ids)]))
    .orderBy('n')
    .execute()
  const counts = await db
    .selectFrom('quotations')
    .select((eb) => ['document', eb.fn.countAll<number>().as('count')])
    .where('document', 'in', ids)
    .where('removed', '=', 0)
    .groupBy('document')
    .execute()
  const quotations = new Map(counts.map(({ document, count }) => [document, count]))
  return rows.map((row) => ({
    id: row.id,
    project: row.project,
    file: row.file,
    sha256: row.sha256,
    encoding: row.encoding,
    length: row.length,
    byteLength: row.byte_length,
    importedAt: row.imported_at,
    metadata: JSON.parse(row.metadata) as Metadata,
    version: versions.get(row.id)?.version ?? 0,
    quotations: quotations.get(row.id) ?? 0,
    bitexts: bitexts.filter(({ zh, en }) => zh === row.id || en === row.id).map(({ id }) => id),
  }))
}
