/** A case as a linguist writes it: a text, and the quotations expected in it, in words. */
export interface QuoteCase {
  readonly title: string
  readonly line: number
  readonly text: string
  readonly lines: 'paragraphs' | 'sentences' | undefined
  readonly expected: readonly Expected[]
  /** Words that are no quotation by themselves. */
  readonly notQuotes: readonly string[]
  /** Words that stand in no quotation. */
  readonly outside: readonly string[]
  /** Whether quotations beyond the expected ones may be found. */
  readonly others: boolean
}

export type FieldName = 'speaker' | 'cue' | 'type' | 'mention' | 'via' | 'parent' | 'same'

export interface Expected {
  /** The parts joined by ` … `. */
  readonly quote: string
  readonly fields: ReadonlyMap<FieldName, string>
}

const FIELDS = new Set<string>(['speaker', 'cue', 'type', 'mention', 'via', 'parent', 'same'])

/** Reads a case file. Throws with the line where a field is unknown or words do not occur: a case that says nothing must not pass. */
export function parseCases(source: string, file: string): readonly QuoteCase[] {
  const cases: QuoteCase[] = []
  const blocks = source.split(/^## /m).slice(1)
  let line = source.slice(0, source.indexOf('## ')).split('\n').length
  for (const block of blocks) {
    cases.push(parseCase(block, `${file}:${line}`, line))
    line += block.split('\n').length - 1
  }
  return cases
}

function parseCase(block: string, where: string, line: number): QuoteCase {
  const [title = '', ...rows] = block.split('\n')
  const text = rows
    .filter((row) => row.startsWith('>'))
    .map((row) => row.replace(/^> ?/, ''))
    .join('\n')
  const complain = (what: string): never => {
    throw new Error(`${where} "${title.trim()}": ${what}`)
  }
  if (text === '') complain('has no text: begin its lines with >')
  let none = false
  let others = false
  let lines: QuoteCase['lines']
  const expected: { quote: string; fields: Map<FieldName, string> }[] = []
  const notQuotes: string[] = []
  const outside: string[] = []
  for (const row of rows) {
    if (row.trim() === '' || row.startsWith('>') || row.startsWith('#')) continue
    const [, name = '', value = ''] = /^(\S+)\s*(.*?)\s*$/.exec(row) ?? []
    if (name === 'none') none = true
    else if (name === 'others') others = true
    else if (name === 'lines' && (value === 'paragraphs' || value === 'sentences')) lines = value
    else if (name === 'quote') {
      checkWords(text, value, complain)
      expected.push({ quote: value, fields: new Map() })
    } else if (name === 'notquote') {
      checkOccurs(text, value, complain)
      notQuotes.push(value)
    } else if (name === 'outside') {
      checkOccurs(text, value, complain)
      outside.push(value)
    } else if (FIELDS.has(name)) {
      const last = expected.at(-1) ?? complain(`"${name}" stands before any quote`)
      if (name === 'mention' || name === 'via') if (value !== '-') checkOccurs(text, value, complain)
      last.fields.set(name as FieldName, value)
    } else complain(`unknown field "${name}"`)
  }
  if (none && expected.length > 0) complain('says none, and lists quotations')
  if (!none && expected.length === 0 && notQuotes.length === 0 && outside.length === 0) complain('expects nothing: write none')
  return { title: title.trim(), line, text, lines, expected, notQuotes, outside, others }
}

function checkWords(text: string, quote: string, complain: (what: string) => never): void {
  const parts = quote.split(' … ')
  for (const part of parts) checkOccurs(text, part, complain)
  if (parts.length === 1 && text.indexOf(quote) !== text.lastIndexOf(quote)) complain(`"${quote}" occurs twice, write more of it`)
}

function checkOccurs(text: string, words: string, complain: (what: string) => never): void {
  if (words === '' || !text.includes(words)) complain(`"${words}" does not occur`)
}
