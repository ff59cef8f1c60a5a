import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseTable, type ReadTable } from '../../../src/language/table.ts'
import { loadChinesePack } from '../../../src/language/zh.ts'
import type { Outline } from '../../../src/model/document.ts'
import { findChineseQuotations } from '../../../src/quotes/zh/find.ts'
import { expectLinear } from '../../hostile/growth.ts'

const root = join(import.meta.dirname, '../../..')
const read: ReadTable = (path) => parseTable(readFileSync(join(root, 'corpus', `${path}.tsv`), 'utf8'), path)
const pack = loadChinesePack(read)

/** For twice the size, far above what it takes. */
const LIMIT_MS = 20_000

const rows: readonly { title: string; size: number; make: (n: number) => string }[] = [
  { title: 'no punctuation', size: 1_700_000, make: (n) => '山水田林路'.repeat(n / 5) },
  { title: 'nothing but cues', size: 250_000, make: (n) => '说'.repeat(n) },
  { title: 'names and cues without punctuation', size: 250_000, make: (n) => '王芳在会上说他希望'.repeat(n / 9) },
  { title: 'a cue and a comma each', size: 50_000, make: (n) => '他说，'.repeat(n) },
  { title: 'a cue and a colon each', size: 50_000, make: (n) => '何冬说：'.repeat(n) },
  { title: 'unclosed marks in one line', size: 50_000, make: (n) => '“好'.repeat(n) },
  { title: 'unclosed marks after cues', size: 50_000, make: (n) => '他说：“好，'.repeat(n) },
  { title: 'unclosed marks, one a line', size: 50_000, make: (n) => '他说：“好。\n'.repeat(n) },
  { title: 'lines that reopen', size: 50_000, make: (n) => `他说：${'“好。\n'.repeat(n)}` },
  { title: 'closing marks alone', size: 50_000, make: (n) => '好”。'.repeat(n) },
  { title: 'alternating marks', size: 50_000, make: (n) => '“好”'.repeat(n) },
  { title: 'alternating kinds', size: 50_000, make: (n) => '“「『‘'.repeat(n / 4) },
  { title: 'nested marks', size: 50_000, make: (n) => '“‘'.repeat(n / 2) + '’”'.repeat(n / 2) },
  { title: 'straight marks', size: 50_000, make: (n) => '说"好"'.repeat(n) },
  { title: 'marked terms in one clause', size: 50_000, make: (n) => '称“甲”'.repeat(n) },
  { title: 'quotations split by cues', size: 50_000, make: (n) => '“好，”他说，'.repeat(n) },
  { title: 'inner quotations', size: 50_000, make: (n) => `他说：“${'他说：‘好。’'.repeat(n)}”` },
  { title: 'open brackets', size: 50_000, make: (n) => '（《说'.repeat(n) },
  { title: 'frames that never close', size: 50_000, make: (n) => '在据按用'.repeat(n) },
  { title: 'sentences that run on', size: 50_000, make: (n) => `他说，${'水很深。'.repeat(n)}` },
  { title: 'lines that run on', size: 50_000, make: (n) => `他说，${'水很深。\n'.repeat(n)}` },
  { title: 'manner phrases', size: 50_000, make: (n) => `${'慢慢地'.repeat(n)}说。` },
]

for (const { title, size, make } of rows) {
  test(`linear time: ${title}`, { timeout: 240_000 }, () => {
    expectLinear(size, LIMIT_MS, (n) => findChineseQuotations(outlineOf(make(n)), pack))
  })
}

test('a lone surrogate and control characters are no reason to fail', () => {
  const text = '他说：“好\ud800。”\u0000\u202e王芳说，\udc00天气好。'
  for (const { parts } of findChineseQuotations(outlineOf(text), pack))
    for (const part of parts) expect(part.start).toBeLessThan(part.end)
})

/** One segment a line: the finder alone is on trial here. */
function outlineOf(text: string): Outline {
  let at = 0
  const segments = text.split('\n').flatMap((line, paragraph) => {
    const start = at
    at += line.length + 1
    return line === ''
      ? []
      : [{ start, end: start + line.length, lang: 'zh', script: 'Hans', role: 'body', confidence: 1, paragraph } as const]
  })
  return { text, segments, sentences: [], metadata: {}, lines: 'sentences' }
}
