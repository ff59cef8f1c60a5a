import { readFileSync } from 'node:fs'
import { parseTable, type ReadTable } from '../../src/language/table.ts'
import { loadTextPack } from '../../src/text/pack.ts'

export const root = new URL('../../', import.meta.url)

const readTable: ReadTable = (path) => parseTable(readFileSync(new URL(`corpus/${path}.tsv`, root), 'utf8'), path)

export const pack = loadTextPack(readTable)
