import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseTable, type ReadTable } from '../../../src/language/table.ts'
import type { Lang, Outline } from '../../../src/model/document.ts'
import type { Draft, DraftMention } from '../../../src/quotes/draft.ts'
import { loadSpeakerKnowledge } from '../../../src/quotes/speakers/resolve.ts'
import { outlineOf } from '../../../src/text/outline.ts'
import { loadTextPack } from '../../../src/text/pack.ts'

const corpus = join(import.meta.dirname, '../../../corpus')
const read: ReadTable = (path) => parseTable(readFileSync(join(corpus, `${path}.tsv`), 'utf8'), path)
export const knowledge = loadSpeakerKnowledge(read)
const textPack = loadTextPack(read)

export function outline(text: string, lang: Lang): Outline {
  return outlineOf(text, textPack, { lang })
}

/** A draft of these words, said by that mention; both must occur. */
export function draft(
  text: string,
  lang: Lang,
  words: string,
  mention?: string,
  more: Partial<DraftMention> = {},
  from = 0,
): Draft {
  const start = text.indexOf(words, from)
  const at = mention === undefined ? -1 : text.indexOf(mention, from)
  if (start < 0 || (mention !== undefined && at < 0)) throw new Error(`"${words}" or "${mention}" does not occur`)
  return {
    parts: [{ start, end: start + words.length }],
    lang,
    type: 'indirect',
    confidence: 1,
    evidence: [],
    ...(mention === undefined ? {} : { mention: { start: at, end: at + mention.length, form: 'name', ...more } }),
  }
}
