import { explain } from '../../model/evidence.ts'
import type { Facets, StoredQuotation, StoredRow, StoredTerm } from '../../store/port.ts'
import { confidenceOf } from '../pages/confidence.ts'
import { paths } from '../pages/paths.ts'
import type { CandidateView, QuotationEdit, RowPanel, SpeakerCard } from '../pages/row.ts'
import type { RowView } from '../pages/row-view.ts'
import type { Choice } from '../pages/shell.ts'
import { contextsOf, lineAt } from './context.ts'
import { historyEntries } from './history.ts'
import { marksOf } from './marks.ts'
import { quoteView } from './quotes.ts'
import type { Reader } from './reader.ts'
import { rowView } from './rows.ts'

// How far along the text an unpaired quotation may be to be offered for linking.
const NEARBY_ROWS = 8
const MOST_CANDIDATES = 8
const SHOWN_HISTORY = 20
const SHOWN_CONTEXT_OF_CUT = 24

export interface PanelOrder {
  readonly row: StoredRow
  readonly number: number
  readonly hrefOf: (row: string) => string
  readonly facets: Facets
  readonly speakerChoices: readonly Choice[]
  readonly terms: readonly StoredTerm[]
}

/** All that can be seen of one row and done to it. */
export async function rowPanel(reader: Reader, order: PanelOrder): Promise<RowPanel> {
  const { row, number } = order
  const { store, project } = reader
  const around = await store.rows.around(row.id, NEARBY_ROWS)
  const near = around.ok ? around.value : [row]
  const at = near.findIndex((other) => other.id === row.id)
  const neighbour = (step: 1 | -1): RowView | null => {
    const other = near[at + step]
    return other === undefined ? null : rowView(reader, other, marksOf(other, order.terms), number + step, order.hrefOf(other.id))
  }
  const quotations = [...row.zh, ...row.en]
  const [contexts, comments, history, standing] = await Promise.all([
    contextsOf(reader, quotations),
    store.comments.of(row.id),
    store.decisions.history(project.id, 'row', row.id, { limit: SHOWN_HISTORY }),
    store.decisions.standing(project.id, reader.reviewer),
  ])
  return {
    row: rowView(reader, row, marksOf(row, order.terms), number, order.hrefOf(row.id)),
    contexts,
    speakers: speakerCards(reader, quotations, order.facets),
    reasons: row.state.evidence
      .toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
      .map((reason) => ({ text: explain(reason, reader.locale), weight: reason.weight })),
    candidates: candidatesOf(reader, row, near),
    previous: neighbour(-1),
    next: neighbour(1),
    edits: await editsOf(reader, quotations),
    speakerChoices: order.speakerChoices,
    comments: comments.map(({ reviewer, at: time, text }) => ({ by: reviewer, at: time, text })),
    history: await historyEntries(reader, history.items, standing.undo?.id ?? null),
  }
}

function speakerCards(reader: Reader, quotations: readonly StoredQuotation[], facets: Facets): readonly SpeakerCard[] {
  const speakers = new Map(quotations.flatMap(({ speaker }) => (speaker === null ? [] : [[speaker.id, speaker] as const])))
  return [...speakers.values()].map(({ id, kind, name, zh, en }) => ({
    id,
    name,
    zh: zh ?? null,
    en: en ?? null,
    kind,
    quotations: facets.speaker[id] ?? 0,
    href: paths.review(reader.project.id, { speaker: id }),
  }))
}

/** The machine's own guesses first, then what stands alone nearby on a side that this row could use. */
function candidatesOf(reader: Reader, row: StoredRow, near: readonly StoredRow[]): readonly CandidateView[] {
  const probabilities = new Map(row.state.candidates.map(({ id, probability }) => [id, probability]))
  const guessed = row.candidates.map((quotation) => ({
    quote: quoteView(reader, quotation),
    confidence: confidenceOf(probabilities.get(quotation.id) ?? 0),
  }))
  const missing = row.zh.length === 0 ? 'zh' : row.en.length === 0 ? 'en' : null
  const alone = near
    .filter((other) => other.id !== row.id && other.shape === 'alone')
    .flatMap((other) => [...other.zh, ...other.en])
    .filter((quotation) => !probabilities.has(quotation.id) && (missing === null || quotation.lang === missing))
    .map((quotation) => ({ quote: quoteView(reader, quotation), confidence: null }))
  return [...guessed, ...alone].slice(0, MOST_CANDIDATES)
}

async function editsOf(reader: Reader, quotations: readonly StoredQuotation[]): Promise<readonly QuotationEdit[]> {
  const edits = quotations.map(async (quotation): Promise<QuotationEdit> => {
    const text = await reader.store.documents.text(quotation.document)
    const words = text.ok ? text.value : ''
    const start = lineAt(words, quotation.parts[0]?.start ?? 0).start
    const end = lineAt(words, Math.max(0, (quotation.parts.at(-1)?.end ?? 1) - 1)).end
    return {
      quote: quoteView(reader, quotation),
      version: quotation.version,
      type: quotation.type,
      speaker: quotation.speaker?.id ?? '',
      parts: quotation.parts,
      paragraph: { offset: start, text: words.slice(start, end) },
      cuts: cutsOf(words, quotation),
    }
  })
  return Promise.all(edits)
}

/** After each mark that ends a sentence or a clause, with the closing marks that belong to it. */
const CLAUSE_END = /[。！？；，、.!?;,:：…—]+[”’」』"')\]]*\s*/gu

/** Where a quotation can be cut: inside one of its parts, never at its ends; and at the border between two parts. */
function cutsOf(text: string, quotation: Pick<StoredQuotation, 'parts'>): QuotationEdit['cuts'] {
  return quotation.parts.flatMap((part, i) => {
    const words = text.slice(part.start, part.end)
    const inside = [...words.matchAll(CLAUSE_END)]
      .map((match) => part.start + match.index + match[0].length)
      .filter((at) => at < part.end)
    const places = i === 0 ? inside : [part.start, ...inside]
    return places.map((at) => ({
      at,
      before: tail(text.slice(Math.max(0, at - SHOWN_CONTEXT_OF_CUT), at)),
      after: head(text.slice(at, at + SHOWN_CONTEXT_OF_CUT)),
    }))
  })
}

function tail(words: string): string {
  return (words.split('\n').at(-1) ?? '').replace(/^[\udc00-\udfff]/u, '')
}

function head(words: string): string {
  return (words.split('\n')[0] ?? '').replace(/[\ud800-\udbff]$/u, '')
}
