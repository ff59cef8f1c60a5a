import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadEnglishPack } from '../../../src/language/en.ts'
import { parseTable, type ReadTable } from '../../../src/language/table.ts'
import { loadChinesePack } from '../../../src/language/zh.ts'
import type { Quotation } from '../../../src/model/quotation.ts'
import { extractQuotations } from '../../../src/quotes/extract.ts'
import { loadSpeakerKnowledge } from '../../../src/quotes/speakers/resolve.ts'
import { outlineOf } from '../../../src/text/outline.ts'
import { loadTextPack } from '../../../src/text/pack.ts'
import { parseCases } from '../quotes/case-file.ts'

const corpus = join(import.meta.dirname, '../../../corpus')
const read: ReadTable = (path) => parseTable(readFileSync(join(corpus, `${path}.tsv`), 'utf8'), path)
const knowledge = { zh: loadChinesePack(read), en: loadEnglishPack(read), speakers: loadSpeakerKnowledge(read) }
const textPack = loadTextPack(read)

for (const lang of ['zh', 'en'] as const)
  for (const file of filesOf(lang))
    describe(`${lang}/${file.name}`, () => {
      for (const item of parseCases(file.source, file.name))
        test(item.title, () => {
          const { quotations } = extractQuotations([outlineOf(item.text, textPack, { lang })], knowledge)
          for (const { quote, fields } of item.expected)
            expect(speakerOf(quotations, quote)?.name ?? '-', quote).toBe(fields.get('speaker'))
        })
    })

for (const file of filesOf('both'))
  describe(`both/${file.name}`, () => {
    for (const block of file.source.split(/^## /m).slice(1)) {
      const [title = '', ...rows] = block.split('\n')
      test(title, () => {
        const outlines = (['zh', 'en'] as const).map((lang) => outlineOf(linesOf(rows, lang), textPack, { lang }))
        const { quotations } = extractQuotations(outlines, knowledge)
        const claims = rows.flatMap((row) => /^(same|apart)\s+(.+) = (.+)$/.exec(row)?.slice(1, 4) ?? []).length
        expect(claims, 'a case claims something').toBeGreaterThan(0)
        for (const row of rows) {
          const [, claim, zh = '', en = ''] = /^(same|apart)\s+(.+) = (.+)$/.exec(row) ?? []
          if (claim === undefined) continue
          const [left, right] = [speakerOf(quotations, zh)?.id, speakerOf(quotations, en)?.id]
          expect(left, `${zh} has a speaker`).toBeDefined()
          if (claim === 'same') expect(left, row).toBe(right)
          else expect(left, row).not.toBe(right)
        }
      })
    }
  })

function filesOf(folder: string) {
  const path = join(import.meta.dirname, folder)
  return readdirSync(path).map((name) => ({ name, source: readFileSync(join(path, name), 'utf8') }))
}

function linesOf(rows: readonly string[], lang: string): string {
  return rows
    .filter((row) => row.startsWith(`${lang}>`))
    .map((row) => row.slice(3).trim())
    .join('\n')
}

/** The speaker of the quotation with these words; fails where there is none. */
function speakerOf(quotations: readonly Quotation[], words: string) {
  const found = quotations.find((quotation) => quotation.text === words)
  expect(found, `“${words}” is a quotation, not only ${quotations.map(({ text }) => text).join(' | ')}`).toBeDefined()
  return found!.speaker
}
