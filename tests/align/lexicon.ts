import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { type BilingualLexicon, loadLexicon } from '../../src/align/lexicon.ts'
import { parseCedict } from '../../src/build/cedict.ts'
import { buildDictionary } from '../../src/build/dictionary.ts'
import { TERM_TABLES } from '../../src/build/term-tables.ts'
import { parseTable, type ReadTable } from '../../src/language/table.ts'

const root = join(import.meta.dirname, '../..')

export const readTable: ReadTable = (path) => parseTable(readFileSync(join(root, 'corpus', `${path}.tsv`), 'utf8'), path)

/** The bytes that `npm run build` made; made here, without word counts, where nothing was built. */
export function dictionaryBytes(): Uint8Array {
  const built = join(root, 'dist/dictionary.bin')
  if (existsSync(built)) return readFileSync(built)
  const entries = parseCedict(createRequire(import.meta.url)('hanzi/lib/data/cedict_ts.u8.js') as string)
  return buildDictionary({ entries, frequency: new Map(), read: readTable, termTables: TERM_TABLES })
}

let loaded: BilingualLexicon | undefined

export function testLexicon(): BilingualLexicon {
  loaded ??= loadLexicon(dictionaryBytes(), readTable)
  return loaded
}
