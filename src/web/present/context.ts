import type { Span } from '../../model/span.ts'
import type { StoredQuotation } from '../../store/port.ts'
import { paths } from '../pages/paths.ts'
import type { Context } from '../pages/row.ts'
import { type Marked, runsOf } from '../pages/runs.ts'
import { titleOf } from './quotes.ts'
import type { Reader } from './reader.ts'
import { langTagOf } from './variants.ts'

// A line may be a whole book; the drawer shows what is round the words.
const LONGEST_PARAGRAPH = 1200
const NEIGHBOURS = 1

/** The source round a row's quotations, one entry for each document they stand in. */
export async function contextsOf(reader: Reader, quotations: readonly StoredQuotation[]): Promise<readonly Context[]> {
  const documents = [...new Set(quotations.map((quotation) => `${quotation.document} ${quotation.lang}`))]
  const contexts = documents.map(async (key) => {
    const own = quotations.filter((quotation) => `${quotation.document} ${quotation.lang}` === key)
    return contextOf(reader, own)
  })
  return (await Promise.all(contexts)).flat()
}

async function contextOf(reader: Reader, own: readonly StoredQuotation[]): Promise<readonly Context[]> {
  const [first] = own
  if (first === undefined) return []
  const document = await reader.store.documents.get(first.document)
  const text = await reader.store.documents.text(first.document)
  if (!document.ok || !text.ok) return []
  const { outlet, date } = document.value.metadata
  const shown = reader.display(text.value)
  const marks = own.flatMap((quotation) => marksOfQuotation(quotation, true))
  const paragraphs = paragraphsRound(
    text.value,
    own.flatMap((quotation) => quotation.parts),
  )
  return [
    {
      title: reader.display(titleOf(document.value)),
      href: `${paths.document(reader.project.id, first.document, { quotation: first.id })}#quotation-${first.id}`,
      outlet: outlet ?? null,
      date: date ?? null,
      lang: langTagOf(first.text, first.lang, reader.variant),
      paragraphs: paragraphs.map((paragraph) => runsOf(shown, paragraph, marks)),
    },
  ]
}

/** What a quotation marks in its document: its words, its cue and who is named as speaking. */
export function marksOfQuotation(quotation: StoredQuotation, active: boolean): readonly Marked[] {
  const own = { quotation: quotation.id, ...(active ? { active } : {}) }
  return [
    ...quotation.parts.map(({ start, end }): Marked => ({ kind: 'quotation', start, end, ...own })),
    ...(quotation.cue === null ? [] : [{ kind: 'cue', start: quotation.cue.start, end: quotation.cue.end, ...own } as const]),
    ...(quotation.mention === null
      ? []
      : [{ kind: 'mention', start: quotation.mention.start, end: quotation.mention.end, ...own } as const]),
  ]
}

/** The lines that the spans stand in and their nearest neighbours that are not blank, in order, without repeats. */
function paragraphsRound(text: string, spans: readonly Span[]): readonly Span[] {
  const found = new Map<number, Span>()
  for (const span of spans) {
    const own = lineAt(text, span.start)
    const last = lineAt(text, Math.max(span.start, span.end - 1))
    const round = [...before(text, own), own, ...between(text, own, last), ...after(text, last)]
    for (const line of round) found.set(line.start, capped(text, line, span))
  }
  return [...found.values()].sort((a, b) => a.start - b.start)
}

/** The line that holds the unit at `at`, without its end. */
export function lineAt(text: string, at: number): Span {
  const start = text.lastIndexOf('\n', at - 1) + 1
  const next = text.indexOf('\n', at)
  const end = next < 0 ? text.length : next
  return { start: at === 0 ? 0 : start, end }
}

function before(text: string, line: Span): readonly Span[] {
  const found: Span[] = []
  let { start } = line
  while (start > 0 && found.length < NEIGHBOURS) {
    const previous = lineAt(text, start - 1)
    if (!isBlank(text, previous)) found.push(previous)
    start = previous.start
  }
  return found
}

function between(text: string, first: Span, last: Span): readonly Span[] {
  const found: Span[] = []
  for (let line = first; line.start < last.start; ) {
    line = lineAt(text, line.end + 1)
    if (!isBlank(text, line)) found.push(line)
  }
  return found
}

function after(text: string, line: Span): readonly Span[] {
  const found: Span[] = []
  let { end } = line
  while (end < text.length && found.length < NEIGHBOURS) {
    const next = lineAt(text, end + 1)
    if (!isBlank(text, next)) found.push(next)
    end = next.end
  }
  return found
}

function isBlank(text: string, line: Span): boolean {
  return text.slice(line.start, line.end).trim() === ''
}

/** A stretch of a very long line: round the words where they stand in it, else its start. */
function capped(text: string, line: Span, span: Span): Span {
  if (line.end - line.start <= LONGEST_PARAGRAPH) return line
  const isOwn = span.start < line.end && line.start < span.end
  const start = isOwn ? Math.max(line.start, span.start - LONGEST_PARAGRAPH / 3) : line.start
  return { start: whole(text, Math.floor(start)), end: whole(text, Math.min(line.end, Math.floor(start) + LONGEST_PARAGRAPH)) }
}

/** A border that cuts no surrogate pair. */
function whole(text: string, at: number): number {
  return (text.charCodeAt(at) & 0xfc00) === 0xdc00 ? at - 1 : at
}
