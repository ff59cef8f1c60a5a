import type { Speaker } from '../../model/quotation.ts'
import type { Bitext, StoredDocument, StoredQuotation } from '../../store/port.ts'
import { paths } from '../pages/paths.ts'
import type { QuoteView } from '../pages/row-view.ts'
import { type Marked, runsOf } from '../pages/runs.ts'
import type { Locale } from '../pages/shell.ts'
import type { Reader } from './reader.ts'
import { langTagOf } from './variants.ts'

/** A quotation as the tables and cards show it. */
export function quoteView(reader: Reader, quotation: StoredQuotation, marks: readonly Marked[] = []): QuoteView {
  const { id, text, lang, type, speaker, cue, document } = quotation
  const shown = reader.display(text)
  return {
    id,
    lang: langTagOf(text, lang, reader.variant),
    type,
    runs: runsOf(shown, { start: 0, end: shown.length }, marks),
    speaker: speaker === null ? null : { id: speaker.id, name: nameFor(speaker, reader.locale) },
    cue: cue === null ? null : reader.display(cue.text),
    href: `${paths.document(reader.project.id, document, { quotation: id })}#quotation-${id}`,
  }
}

/** A speaker's name in the reader's language where it is known, else as the text has it. */
export function nameFor(speaker: Pick<Speaker, 'name' | 'zh' | 'en'>, locale: Locale): string {
  return speaker[locale] ?? speaker.name
}

/** What a document is called: its title, else its file. */
export function titleOf(document: StoredDocument): string {
  return document.metadata.title ?? document.file
}

/** What a text pair is called: its title in the reader's language, or both where they are two files without titles. */
export function labelOf(bitext: Pick<Bitext, 'zh' | 'en'>, locale: Locale): string {
  const { zh, en } = bitext
  const own = locale === 'zh' ? (zh ?? en) : (en ?? zh)
  if (own?.metadata.title !== undefined) return own.metadata.title
  return [...new Set([zh, en].flatMap((document) => (document === null ? [] : [titleOf(document)])))].join(' · ')
}

/** The start of a text, for lists and notices. */
export function excerpt(text: string, longest = 60): string {
  const characters = [...text]
  return characters.length <= longest ? text : `${characters.slice(0, longest).join('')}…`
}
