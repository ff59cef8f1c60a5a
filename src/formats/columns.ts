import type { Metadata } from '../model/document.ts'
import type { SpeakerRef } from '../model/quotation.ts'
import type { ExportQuotation, ExportRecord, ExportSide } from './record.ts'

/** hunalign's sign between several units of one cell. */
const BETWEEN_UNITS = ' ~~~ '

type Side = 'zh' | 'en'

/** Every column of the tables we write, in the default order. A cell that is not known is empty. */
export const COLUMNS = {
  pair_id: (record) => record.id,
  status: (record) => record.verdict,
  confidence: (record) => (record.probability === null ? '' : record.probability.toFixed(3)),
  speaker_zh: (record) => speakersOf(record.zh, 'zh'),
  speaker_en: (record) => speakersOf(record.en, 'en'),
  type: (record) => distinct([...record.zh.quotations, ...record.en.quotations].map((quotation) => quotation.type)),
  zh: (record) => wordsOf(record.zh),
  en: (record) => wordsOf(record.en),
  zh_cue: (record) => cuesOf(record.zh),
  en_cue: (record) => cuesOf(record.en),
  date: (record) => metadataOf(record, 'date'),
  outlet: (record) => metadataOf(record, 'outlet'),
  document_zh: (record) => fileOf(record.zh),
  document_en: (record) => fileOf(record.en),
  zh_start: (record) => offsetsOf(record.zh, 'start'),
  zh_end: (record) => offsetsOf(record.zh, 'end'),
  en_start: (record) => offsetsOf(record.en, 'start'),
  en_end: (record) => offsetsOf(record.en, 'end'),
  reviewer: (record) => record.reviewer ?? '',
  reviewed_at: (record) => (record.reviewedAt === null ? '' : new Date(record.reviewedAt).toISOString()),
  note: (record) => record.comments.map((comment) => comment.text).join('\n'),
} as const satisfies Record<string, (record: ExportRecord) => string>

export type ColumnName = keyof typeof COLUMNS

export const DEFAULT_COLUMNS = Object.keys(COLUMNS) as readonly ColumnName[]

/** A table's head and the columns under it: what a given tool wants to read. */
export interface ColumnPreset {
  readonly head: readonly string[]
  readonly columns: readonly ColumnName[]
}

/** `sketch-engine` wants language names and nothing else, `custom-translator` language codes, `xtm` a probability beside them. */
export const COLUMN_PRESETS: ReadonlyMap<string, ColumnPreset> = new Map([
  ['default', { head: DEFAULT_COLUMNS, columns: DEFAULT_COLUMNS }],
  ['sketch-engine', { head: ['Chinese', 'English'], columns: ['zh', 'en'] }],
  ['custom-translator', { head: ['zh', 'en'], columns: ['zh', 'en'] }],
  ['xtm', { head: ['zh', 'en', 'Probability'], columns: ['zh', 'en', 'confidence'] }],
])

export function isColumnName(name: string): name is ColumnName {
  return Object.hasOwn(COLUMNS, name)
}

/** The words of one side, several quotations joined by hunalign's ` ~~~ `. */
export function wordsOf(side: ExportSide): string {
  return side.quotations.map((quotation) => quotation.text).join(BETWEEN_UNITS)
}

function cuesOf(side: ExportSide): string {
  return distinct(side.quotations.flatMap((quotation) => (quotation.cue === null ? [] : [quotation.cue.text])))
}

function speakersOf(side: ExportSide, lang: Side): string {
  return distinct(side.quotations.flatMap((quotation) => (quotation.speaker === null ? [] : [nameIn(quotation.speaker, lang)])))
}

/** A name the text does not give in this language stands as it is: a made-up one would be worse. */
function nameIn(speaker: SpeakerRef, lang: Side): string {
  return speaker[lang] ?? speaker.name
}

/** Borders in the order of the words: `;` between the parts of a quotation, ` ~~~ ` between quotations. */
function offsetsOf(side: ExportSide, border: 'start' | 'end'): string {
  const borders = (quotation: ExportQuotation) => quotation.parts.map((part) => part[border]).join(';')
  return side.quotations.map(borders).join(BETWEEN_UNITS)
}

function fileOf(side: ExportSide): string {
  return side.document?.file ?? ''
}

function metadataOf(record: ExportRecord, field: keyof Metadata): string {
  return distinct([record.zh, record.en].flatMap((side) => side.document?.[field] ?? []))
}

function distinct(words: readonly string[]): string {
  return [...new Set(words)].join(' / ')
}
