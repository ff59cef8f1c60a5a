import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Lang } from '../../src/model/document.ts'
import { splitSentences } from '../../src/text/sentences.ts'
import { pack, root } from './pack.ts'

/*
 * Case files: a heading, the paragraph after `> `, then its sentences, one a line after `-`. The runner compares words, not offsets.
 */
const folder = new URL('tests/cases/segments/sentences/', root)

for (const file of readdirSync(folder).filter((name) => name.endsWith('.md'))) {
  const lang: Lang = file.startsWith('zh') ? 'zh' : 'en'
  for (const section of readFileSync(new URL(file, folder), 'utf8').split(/^## /m).slice(1)) {
    const lines = section.split('\n')
    const text = lines
      .filter((line) => line.startsWith('> '))
      .map((line) => line.slice(2))
      .join('\n')
    const wanted = lines.filter((line) => line.startsWith('- ')).map((line) => line.slice(2))
    test(`${file}: ${lines[0]}`, () => {
      const found = splitSentences(text, { start: 0, end: text.length }, lang, pack)
      expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(wanted)
    })
  }
}
