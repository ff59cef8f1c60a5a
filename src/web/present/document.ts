import { z } from 'zod'
import { explain } from '../../model/evidence.ts'
import { type Span, sliceOf } from '../../model/span.ts'
import type { Bitext, StoredDocument, StoredQuotation, StoredSegment } from '../../store/port.ts'
import { confidenceOf } from '../pages/confidence.ts'
import type { DocumentPage, Line, QuotationForm, SegmentForm, SegmentView } from '../pages/document.ts'
import { paths } from '../pages/paths.ts'
import { runsOf } from '../pages/runs.ts'
import type { Choice } from '../pages/shell.ts'
import { lineAt, marksOfQuotation } from './context.ts'
import { excerpt, nameFor, titleOf } from './quotes.ts'
import { type Reader, refOf } from './reader.ts'
import { langTagOf } from './variants.ts'

const optionalId = z.string().max(200).optional()

export const DOCUMENT_QUERY = z.object({
  quotation: optionalId,
  segment: optionalId,
  page: z.coerce.number().int().min(1).optional().catch(undefined),
})

export type DocumentQuery = z.infer<typeof DOCUMENT_QUERY>

// A page of text that a browser shows at once.
const LINES_A_PAGE = 150
const MOST_CHOICES = 200
const LISTED_WORDS = 90

/** The whole text, a page of lines at a time, with what the machine and people found in it. */
export async function documentModel(
  reader: Reader,
  document: StoredDocument,
  query: DocumentQuery,
  operation: string,
): Promise<Omit<DocumentPage, 'shell'>> {
  const { store, project } = reader
  const text = await store.documents.text(document.id)
  const words = text.ok ? text.value : ''
  const bitext = await bitextOf(reader, document)
  const [segments, quotations, speakers, documents] = await Promise.all([
    bitext === null ? [] : segmentsOf(reader, bitext, document),
    bitext === null ? [] : store.rows.quotations(bitext.id, document.id),
    store.speakers.list(project.id, { limit: MOST_CHOICES }),
    store.documents.list(project.id, { limit: MOST_CHOICES }),
  ])
  const lines = segments.length > 0 ? linesOf(segments) : plainLines(words)
  const pages = Math.max(1, Math.ceil(lines.length / LINES_A_PAGE))
  const page = Math.min(pages, query.page ?? pageOf(lines, startOf(query, quotations, segments)))
  const shown = lines.slice((page - 1) * LINES_A_PAGE, page * LINES_A_PAGE)
  const reach = { start: shown[0]?.[0]?.start ?? 0, end: shown.at(-1)?.at(-1)?.end ?? 0 }
  const near = quotations.filter(({ parts }) => parts.some((part) => part.start < reach.end && reach.start < part.end))
  const editing = quotations.find((quotation) => quotation.id === query.quotation)
  const open = segments.find((segment) => segment.id === query.segment)
  const view = {
    reader,
    document,
    page,
    words: reader.display(words),
    marks: near.flatMap((one) => marksOfQuotation(one, one.id === editing?.id)),
  }
  const href = (number: number) =>
    number < 1 || number > pages ? null : paths.document(project.id, document.id, { page: number })
  return {
    project: refOf(project),
    operation,
    document: headOf(document),
    counterparts: counterpartsOf(reader, document, documents.items, bitext),
    lines: shown.map((line): Line => ({ segments: line.map((segment) => segmentView(view, segment)) })),
    quotations: near.map((quotation) => ({
      id: quotation.id,
      lang: langTagOf(quotation.text, quotation.lang, reader.variant),
      type: quotation.type,
      speaker: quotation.speaker && nameFor(quotation.speaker, reader.locale),
      words: excerpt(reader.display(quotation.text), LISTED_WORDS),
      href: `${paths.document(project.id, document.id, { quotation: quotation.id })}#quotation-${quotation.id}`,
      active: quotation.id === editing?.id,
    })),
    editing: editing === undefined ? null : quotationForm(reader, words, editing),
    segment: open === undefined ? null : segmentForm(words, open),
    speakerChoices: speakers.items.map(
      (speaker): Choice => ({ value: speaker.id, label: nameFor(speaker, reader.locale), selected: false }),
    ),
    pager: { page, pages, previous: href(page - 1), next: href(page + 1) },
    share: shareOf(segments),
  }
}

/** A stretch of a line; one of a text that was never analysed has no id and no language. */
type Stretch = Pick<StoredSegment, 'id' | 'start' | 'end' | 'lang' | 'role' | 'foreign'>

/** The text pair that the document is read in: the one that holds its counterpart, else where it stands alone. */
async function bitextOf(reader: Reader, document: StoredDocument): Promise<Bitext | null> {
  const found = await Promise.all(document.bitexts.map((id) => reader.store.bitexts.get(id)))
  const bitexts = found.flatMap((one) => (one.ok ? [one.value] : []))
  return bitexts.find((bitext) => bitext.zh !== null && bitext.en !== null) ?? bitexts[0] ?? null
}

async function segmentsOf(reader: Reader, bitext: Bitext, document: StoredDocument): Promise<readonly StoredSegment[]> {
  const segments = await reader.store.bitexts.segments(bitext.id, document.id)
  return segments.ok ? segments.value : []
}

function linesOf(segments: readonly StoredSegment[]): readonly (readonly Stretch[])[] {
  const lines: StoredSegment[][] = []
  for (const segment of segments) {
    const line = lines.at(-1)
    if (line?.[0]?.paragraph === segment.paragraph) line.push(segment)
    else lines.push([segment])
  }
  return lines
}

function plainLines(text: string): readonly (readonly Stretch[])[] {
  const lines: Stretch[][] = []
  for (let at = 0; at < text.length; ) {
    const line = lineAt(text, at)
    if (sliceOf(text, line).trim() !== '') lines.push([{ id: '', ...line, lang: 'other', role: 'body' }])
    at = line.end + 1
  }
  return lines
}

function startOf(query: DocumentQuery, quotations: readonly StoredQuotation[], segments: readonly StoredSegment[]): number {
  const quotation = quotations.find((one) => one.id === query.quotation)
  return quotation?.parts[0]?.start ?? segments.find((one) => one.id === query.segment)?.start ?? 0
}

function pageOf(lines: readonly (readonly Stretch[])[], at: number): number {
  const line = lines.findIndex((one) => (one.at(-1)?.end ?? 0) > at)
  return Math.floor(Math.max(0, line) / LINES_A_PAGE) + 1
}

interface View {
  readonly reader: Reader
  readonly document: StoredDocument
  readonly page: number
  readonly words: string
  readonly marks: Parameters<typeof runsOf>[2]
}

function segmentView({ reader, document, page, words, marks }: View, segment: Stretch): SegmentView {
  const own = sliceOf(words, segment)
  return {
    id: segment.id,
    start: segment.start,
    end: segment.end,
    lang: langTagOf(own, segment.lang, reader.variant),
    role: segment.role,
    foreign: segment.foreign ?? false,
    runs: runsOf(words, segment, marks),
    href: `${paths.document(reader.project.id, document.id, { segment: segment.id, page })}#segment-${segment.id}`,
  }
}

function headOf(document: StoredDocument): DocumentPage['document'] {
  const { id, file, encoding, sha256, length, version, metadata } = document
  const { title = '', date = '', place = '', outlet = '' } = metadata
  return { id, file, encoding, sha256, length, version, title, date, place, outlet }
}

function counterpartsOf(
  reader: Reader,
  own: StoredDocument,
  documents: readonly StoredDocument[],
  bitext: Bitext | null,
): readonly Choice[] {
  const other = bitext?.zh?.id === own.id ? bitext.en : bitext?.zh
  return documents
    .filter((document) => document.id !== own.id)
    .map((document) => ({ value: document.id, label: reader.display(titleOf(document)), selected: document.id === other?.id }))
}

function quotationForm(reader: Reader, words: string, quotation: StoredQuotation): QuotationForm {
  return {
    id: quotation.id,
    version: quotation.version,
    type: quotation.type,
    speaker: quotation.speaker?.id ?? '',
    lang: langTagOf(quotation.text, quotation.lang, reader.variant),
    parts: quotation.parts.map(({ start, end }) => ({ start, end, words: reader.display(words.slice(start, end)) })),
    cue: quotation.cue?.text ?? null,
    mention: quotation.mention?.text ?? null,
    percent: confidenceOf(quotation.confidence).percent,
    reasons: quotation.evidence.map((reason) => explain(reason, reader.locale)),
    row: quotation.row,
  }
}

function segmentForm(words: string, segment: StoredSegment): SegmentForm {
  return {
    id: segment.id,
    version: segment.version,
    lang: segment.lang,
    role: segment.role,
    words: excerpt(sliceOf(words, segment), 200),
  }
}

/** How much of the text is of each language, in whole percent of its segments. */
function shareOf(segments: readonly (Span & Pick<StoredSegment, 'lang'>)[]): DocumentPage['share'] {
  const length = (lang: StoredSegment['lang']) =>
    segments.filter((segment) => segment.lang === lang).reduce((sum, { start, end }) => sum + end - start, 0)
  const [zh, en, other] = [length('zh'), length('en'), length('other')]
  const total = Math.max(1, zh + en + other)
  const percent = (part: number) => Math.round((part / total) * 100)
  return { zh: percent(zh), en: percent(en), other: segments.length === 0 ? 0 : 100 - percent(zh) - percent(en) }
}
