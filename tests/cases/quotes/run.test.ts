import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadEnglishPack } from '../../../src/language/en.ts'
import { parseTable, type ReadTable } from '../../../src/language/table.ts'
import { loadChinesePack } from '../../../src/language/zh.ts'
import type { Lang, Outline } from '../../../src/model/document.ts'
import { sliceOf, sliceParts } from '../../../src/model/span.ts'
import type { Draft } from '../../../src/quotes/draft.ts'
import { findEnglishQuotations } from '../../../src/quotes/en/find.ts'
import { loadSpeakerKnowledge, resolveSpeakers } from '../../../src/quotes/speakers/resolve.ts'
import { findChineseQuotations } from '../../../src/quotes/zh/find.ts'
import { outlineOf } from '../../../src/text/outline.ts'
import { loadTextPack } from '../../../src/text/pack.ts'
import { type Expected, parseCases, type QuoteCase } from './case-file.ts'

const root = join(import.meta.dirname, '../../..')
const tables = new Map<string, ReturnType<ReadTable>>()
const read: ReadTable = (path) => {
  const rows = tables.get(path) ?? parseTable(readFileSync(join(root, 'corpus', `${path}.tsv`), 'utf8'), path)
  tables.set(path, rows)
  return rows
}

const textPack = loadTextPack(read)
const chinese = loadChinesePack(read)
const english = loadEnglishPack(read)
const speakers = loadSpeakerKnowledge(read)
const find: Record<Lang, (outline: Outline) => readonly Draft[]> = {
  zh: (outline) => findChineseQuotations(outline, chinese),
  en: (outline) => findEnglishQuotations(outline, english),
}

for (const lang of ['zh', 'en'] as const) {
  const folder = join(import.meta.dirname, lang)
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.md')) : []
  for (const file of files.sort())
    describe(`${lang}/${file}`, () => {
      for (const item of parseCases(readFileSync(join(folder, file), 'utf8'), `${lang}/${file}`))
        test(item.title, () => check(item, lang))
    })
}

function check(item: QuoteCase, lang: Lang): void {
  const analysed = outlineOf(item.text, textPack, { lang })
  const outline = item.lines === undefined ? analysed : { ...analysed, lines: item.lines }
  const drafts = find[lang](outline)
  const found = drafts.map((draft) => sliceParts(item.text, draft.parts))
  const wanted = item.expected.map((expected) => expected.quote)
  if (item.others) expect(found).toEqual(expect.arrayContaining(wanted))
  else if (wanted.length > 0 || (item.notQuotes.length === 0 && item.outside.length === 0))
    expect(found.toSorted()).toEqual(wanted.toSorted())
  for (const words of item.notQuotes) expect(found, `"${words}" is no quotation`).not.toContain(words)
  for (const words of item.outside) for (const quote of found) expect(quote, `"${words}" stands outside`).not.toContain(words)
  for (const expected of item.expected) checkFields(item, expected, drafts, found)
  if (item.expected.some(({ fields }) => fields.has('speaker'))) checkSpeakers(item, outline, drafts)
}

function checkFields(item: QuoteCase, expected: Expected, drafts: readonly Draft[], found: readonly string[]): void {
  const draft = drafts[found.indexOf(expected.quote)]!
  const words: Record<string, string | undefined> = {
    type: draft.type,
    cue: draft.cue && sliceOf(item.text, draft.cue),
    mention: draft.mention && sliceOf(item.text, draft.mention),
    via: draft.via && sliceOf(item.text, draft.via),
    same: draft.sameAs === undefined ? undefined : found[draft.sameAs],
    parent: draft.parent === undefined ? undefined : found[draft.parent],
  }
  for (const [name, value] of expected.fields) {
    if (name === 'speaker') continue
    expect(words[name] ?? '-', `${name} of "${expected.quote}"`).toBe(value)
  }
}

function checkSpeakers(item: QuoteCase, outline: Outline, drafts: readonly Draft[]): void {
  const resolved = resolveSpeakers([{ outline, drafts }], speakers)
  for (const { quote, fields } of item.expected) {
    const value = fields.get('speaker')
    if (value === undefined) continue
    const speaker = resolved.quotations.find(({ text }) => text === quote)?.speaker
    const names = speaker ? [speaker.name, speaker.zh, speaker.en] : ['-']
    expect(names, `speaker of "${quote}"`).toContain(value)
  }
}
