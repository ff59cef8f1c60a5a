import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Pair } from '../../../src/model/alignment.ts'
import type { Analysis } from '../../../src/model/analysis.ts'
import { analyze } from '../../../src/pipeline/analyze.ts'
import { loadAll } from '../../gold/knowledge.ts'

const knowledge = loadAll()

for (const file of readdirSync(import.meta.dirname).filter((name) => name.endsWith('.md') && name !== 'README.md')) {
  describe(file, () => {
    for (const section of readFileSync(join(import.meta.dirname, file), 'utf8')
      .split(/^## /m)
      .slice(1)) {
      const [title = '', ...lines] = section.split('\n')
      test(title, () => check(lines))
    }
  })
}

function check(lines: readonly string[]): void {
  const found = analysisOf(lines)
  let last: Pair | undefined
  let expectations = 0
  for (const line of lines) {
    if (line === '' || /^(zh|en|)>/.test(line)) continue
    const [, name, value = ''] = /^(\S+)\s*(.*)$/.exec(line) ?? []
    expectations++
    if (name === 'pair') {
      const [zh, en] = value.split(' | ').map((words) => words.split(' & ').map((part) => quotationOf(part.trim(), found)))
      last = pairOf(zh![0]!, found)
      expect({ zh: last.zh, en: last.en }, value).toEqual({ zh, en })
    } else if (name === 'alone') {
      const pair = pairOf(quotationOf(value, found), found)
      expect(Math.min(pair.zh.length, pair.en.length), `${value} has no counterpart`).toBe(0)
    } else if (name === 'check') expect(last!.checks!.map(({ kind }) => kind)).toContain(value)
    else if (name === 'no-check') expect(last!.checks).toEqual([])
    else throw new Error(`unknown field "${name}"`)
  }
  if (expectations === 0) throw new Error('expects nothing')
}

function analysisOf(lines: readonly string[]): Analysis {
  const textOf = (prefix: string) =>
    lines
      .filter((line) => line.startsWith(`${prefix}>`))
      .map((line) =>
        line
          .slice(prefix.length + 1)
          .replace(/^ /, '')
          .replaceAll('\\t', '\t'),
      )
  const sources = ['zh', 'en', '']
    .map((prefix) => ({ prefix, text: textOf(prefix).join('\n') }))
    .filter(({ text }) => text !== '')
    .map(({ prefix, text }) => ({ file: `${prefix}.txt`, sha256: prefix, encoding: 'utf-8', text }))
  const result = analyze(sources, knowledge)
  if (!result.ok) throw new Error(result.problem.code)
  return result.value
}

/** Id of the innermost quotation that holds the words. */
function quotationOf(words: string, { quotations }: Analysis): string {
  const holders = quotations.filter(({ text }) => text.includes(words)).sort((a, b) => a.text.length - b.text.length)
  if (holders.length === 0)
    throw new Error(`"${words}" stands in no quotation: ${quotations.map(({ text }) => text).join(' / ')}`)
  if (holders[1] && holders[1].parent !== holders[0]!.id && holders[0]!.parent !== holders[1].id)
    throw new Error(`"${words}" stands in two quotations, write more of it`)
  return holders[0]!.id
}

function pairOf(id: string, { pairs }: Analysis): Pair {
  return pairs.find(({ zh, en }) => zh.includes(id) || en.includes(id))!
}
