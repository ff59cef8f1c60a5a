/** One entry of a table: its columns by name. An absent column reads as the empty string. */
export type Row = Readonly<Record<string, string>>

/** Gives the rows of `corpus/<path>.tsv`. It is passed in, so that no core room touches a file. */
export type ReadTable = (path: string) => readonly Row[]

/**
 * The rows of a table in text form: the first line names the columns, TAB between fields, `#` begins a remark line, blank lines
 * are passed over. Throws where a line has more fields than there are columns: a table is part of the program.
 */
export function parseTable(text: string, name: string): readonly Row[] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '' && !line.startsWith('#'))
  const columns = lines[0]?.split('\t') ?? []
  return lines.slice(1).map((line) => {
    const fields = line.split('\t')
    if (fields.length > columns.length)
      throw new Error(`${name}: "${line}" has ${fields.length} fields for ${columns.length} columns`)
    return Object.fromEntries(columns.map((column, i) => [column, (fields[i] ?? '').trim()]))
  })
}
