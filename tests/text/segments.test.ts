import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Outline, Segment } from '../../src/model/document.ts'
import { outlineOf } from '../../src/text/outline.ts'
import { pack, root } from './pack.ts'

/*
 * A case: a heading, the page in a fence, then what is expected, one a line: `<lang> <role>  words` for a segment (its words whole, or its
 * head followed by …), `foreign  words` for a title of another article, and `title`, `date`, `place`, `outlet`, `reporter`, `lines`,
 * `script  Hant words`. `none` as the value of a metadata field: the page does not say it.
 */
const folder = new URL('tests/cases/segments/', root)
const FIELDS = ['title', 'date', 'place', 'outlet', 'reporter'] as const

for (const lang of ['zh', 'en', 'mixed']) {
  for (const file of readdirSync(new URL(`${lang}/`, folder)).filter((name) => name.endsWith('.md'))) {
    const sections = readFileSync(new URL(`${lang}/${file}`, folder), 'utf8')
      .split(/^## /m)
      .slice(1)
    describe(`${lang}/${file}`, () => {
      for (const section of sections) addCase(section)
    })
  }
}

function addCase(section: string): void {
  const title = section.slice(0, section.indexOf('\n'))
  const page = /^```\n([\s\S]*?)\n```$/m.exec(section)
  if (page === null) throw new Error(`${title}: no page in a fence`)
  const text = page[1]!
  const wanted = section
    .slice(page.index + page[0].length)
    .split('\n')
    .filter((line) => line.trim() !== '')
  test(title, () => {
    expect(wanted.length).toBeGreaterThan(0)
    const outline = outlineOf(text, pack)
    for (const line of wanted) check(outline, line)
  })
}

function check(outline: Outline, line: string): void {
  const [head = '', value = ''] = line.split(/ {2,}(.*)/s)
  const field = FIELDS.find((name) => name === head)
  if (head === 'lines') expect(outline.lines).toBe(value)
  else if (field !== undefined) expect(outline.metadata[field] ?? 'none', line).toBe(value)
  else {
    const segment = segmentWith(
      outline,
      value.replace(/^(?:Hans|Hant|Hani|Jpan|Kore|Latn|Cyrl) /, (found) => (head === 'script' ? '' : found)),
    )
    if (head === 'foreign') expect(segment.foreign, line).toBe(true)
    else if (head === 'script') expect(segment.script, line).toBe(value.split(' ')[0])
    else expect(`${segment.lang} ${segment.role}${segment.foreign ? ' (foreign)' : ''}`, line).toBe(head)
  }
}

function segmentWith({ text, segments }: Outline, words: string): Segment {
  const isHead = words.endsWith('…')
  const wanted = isHead ? words.slice(0, -1) : words
  const found = segments.filter(({ start, end }) => (isHead ? text.startsWith(wanted, start) : text.slice(start, end) === wanted))
  const all = segments.map(({ start, end, lang, role }) => `  ${lang} ${role}  ${text.slice(start, end)}`).join('\n')
  if (found.length === 0) throw new Error(`no segment is “${words}”; there are\n${all}`)
  if (found.length > 1) throw new Error(`“${words}” occurs twice, write more of it; there are\n${all}`)
  return found[0]!
}
