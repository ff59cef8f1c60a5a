import { readFileSync } from 'node:fs'
import { readDocument } from '../formats/index.ts'
import type { Store, Upload } from '../store/port.ts'
import type { Analyze } from '../workflows/analyze-bitext.ts'
import { importDocuments } from '../workflows/import.ts'
import { projectRoot, readTable } from './files.ts'

export const SAMPLE_PROJECT = '样例 Sample'

/** Brings the invented sample releases into a database that has no project yet: a newcomer has something to look at. */
export async function importSamples(store: Store, analyze: Analyze): Promise<void> {
  const { items } = await store.projects.list({ limit: 1 })
  if (items.length > 0) return
  const project = await store.projects.create(SAMPLE_PROJECT)
  if (!project.ok) return
  const pairs = readTable('samples/samples')
  const files = [...new Set(pairs.flatMap(({ zh, en }) => [zh!, en!]))]
  const uploads = files.map(readSample)
  const groups = pairs.map(({ zh, en }) => ({ zh: files.indexOf(zh!), en: files.indexOf(en!) }))
  await importDocuments(store, analyze, project.value.id, uploads, groups)
}

/** Our own file, in a format we read: it can be read. Throws where it can't. */
function readSample(file: string): Upload {
  const bytes = readFileSync(`${projectRoot}corpus/samples/${file}`)
  const source = readDocument(file, bytes)
  if (!source.ok) throw new Error(`${file}: ${source.problem.code}`)
  return { source: source.value, bytes }
}
