import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'vitest'
import { loadEnglishPack } from '../../../src/language/en.ts'
import { parseTable, type ReadTable } from '../../../src/language/table.ts'
import type { Outline } from '../../../src/model/document.ts'
import { findEnglishQuotations } from '../../../src/quotes/en/find.ts'
import { expectLinear } from '../../hostile/growth.ts'

const root = join(import.meta.dirname, '../../..')
const read: ReadTable = (path) => parseTable(readFileSync(join(root, 'corpus', `${path}.tsv`), 'utf8'), path)
const pack = loadEnglishPack(read)

/** For twice the size, far above what it takes. */
const LIMIT_MS = 30_000

const rows: readonly { title: string; size: number; make: (n: number) => string }[] = [
  { title: 'no punctuation', size: 1_000_000, make: (n) => 'the minister said that the plan would work and '.repeat(n / 47) },
  { title: 'one word', size: 1_000_000, make: (n) => 'a'.repeat(n) },
  { title: 'nothing but opening marks', size: 50_000, make: (n) => '“'.repeat(n) },
  { title: 'opening marks before words', size: 50_000, make: (n) => '“a '.repeat(n) },
  { title: 'straight marks', size: 50_000, make: (n) => '"a '.repeat(n) },
  { title: 'nested marks', size: 50_000, make: (n) => '“a ‘b '.repeat(n) },
  { title: 'unclosed marks, one a line', size: 50_000, make: (n) => 'He said: “Open.\n'.repeat(n) },
  { title: 'quotations in one line', size: 20_000, make: (n) => '“A b c,” he said. '.repeat(n) },
  { title: 'closing marks, one a line', size: 50_000, make: (n) => 'a”\n'.repeat(n) },
  { title: 'commas', size: 100_000, make: (n) => `${'a, '.repeat(n)}he said.` },
  { title: 'brackets', size: 100_000, make: (n) => `${'('.repeat(n)} said` },
]

for (const { title, size, make } of rows) {
  test(`linear time: ${title}`, { timeout: 240_000 }, () => {
    expectLinear(size, LIMIT_MS, (n) => findEnglishQuotations(lines(make(n)), pack))
  })
}

function lines(text: string): Outline {
  let start = 0
  const segments = text.split('\n').flatMap((line, paragraph) => {
    const end = start + line.length
    const segment = { start, end, lang: 'en', script: 'Latn', role: 'body', confidence: 1, paragraph } as const
    start = end + 1
    return line.trim() === '' ? [] : [segment]
  })
  return { text, segments, sentences: [], metadata: {}, lines: 'paragraphs' }
}
