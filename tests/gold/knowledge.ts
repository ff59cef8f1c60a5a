import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseTable, type ReadTable } from '../../src/language/table.ts'
import { type Knowledge, loadReadingKnowledge, withDictionary } from '../../src/pipeline/knowledge.ts'

export const projectRoot = fileURLToPath(new URL('../..', import.meta.url))

export const readTable: ReadTable = (path) => parseTable(readFileSync(`${projectRoot}corpus/${path}.tsv`, 'utf8'), path)

/** All tables and the dictionary that the build prepared. */
export function loadAll(): Knowledge {
  return withDictionary(loadReadingKnowledge(readTable), readFileSync(`${projectRoot}dist/dictionary.bin`), readTable)
}
