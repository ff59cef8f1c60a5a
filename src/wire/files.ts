import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseTable, type ReadTable } from '../language/table.ts'

/** The project's folder: the one that holds `dist`, `views` and `corpus`. */
export const projectRoot = fileURLToPath(new URL('../..', import.meta.url))

/** Reads a table of `corpus/`. Throws where it is missing: a table is part of the program. */
export const readTable: ReadTable = (path) => parseTable(readFileSync(`${projectRoot}corpus/${path}.tsv`, 'utf8'), path)

/** The dictionary index that `npm run build` prepared. */
export function readDictionary(): Uint8Array {
  return readFileSync(`${projectRoot}dist/dictionary.bin`)
}

export function readVersion(): string {
  return (JSON.parse(readFileSync(`${projectRoot}package.json`, 'utf8')) as { version: string }).version
}
