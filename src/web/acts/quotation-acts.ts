import { z } from 'zod'
import type { Change, QuotationState, SpeakerState } from '../../model/decision.ts'
import { err, ok, type Result } from '../../model/result.ts'
import { type Span, spanIn } from '../../model/span.ts'
import { correct } from '../../review/corrections.ts'
import { newRow, regroup } from '../../review/group.ts'
import type { Store, StoredQuotation, StoredRow } from '../../store/port.ts'
import { line, several } from '../forms.ts'

const borders = several.transform((given) => given.map(Number)).pipe(z.array(z.int().nonnegative()).max(200))

/** What can be corrected of a quotation, by hand. A field that is left out stays as it is. */
export const EDIT_FIELDS = {
  start: borders,
  end: borders,
  type: z.enum(['direct', 'indirect', 'mixed', 'turn']).optional(),
  /** A speaker's id; empty: unknown. */
  speaker: z.string().max(100).optional(),
  /** A speaker who is not on the list yet. */
  speakerName: line(200).optional(),
}

export interface EditFields {
  readonly start: readonly number[]
  readonly end: readonly number[]
  readonly type?: QuotationState['type'] | undefined
  readonly speaker?: string | undefined
  readonly speakerName?: string | undefined
  readonly quotationVersion?: number | undefined
}

interface Edited {
  readonly changes: readonly Change[]
  readonly versions: readonly { readonly id: string; readonly version: number }[]
}

/** Corrects borders, type and speaker. VERSION_CONFLICT where the quotation is not the one that was seen. */
export async function editQuotation(store: Store, id: string, fields: EditFields, newId: () => string): Promise<Result<Edited>> {
  const found = await store.rows.quotation(id)
  if (!found.ok) return err({ code: 'VERSION_CONFLICT', detail: id })
  const quotation = found.value
  if (fields.quotationVersion !== undefined && fields.quotationVersion !== quotation.version)
    return err({ code: 'VERSION_CONFLICT', detail: id })
  const parts = await partsOf(store, quotation.document, fields)
  if (!parts.ok) return parts
  const speaker = speakerOf(fields, quotation.state.speaker, newId)
  const after: QuotationState = {
    ...quotation.state,
    ...(parts.value.length === 0 ? {} : { parts: parts.value }),
    ...(fields.type === undefined ? {} : { type: fields.type }),
    speaker: speaker.id,
  }
  return ok({ changes: [...speaker.changes, ...correct('quotation', id, quotation.state, after)], versions: [quotation] })
}

/** Who is chosen or newly named as the speaker; a new one comes with the change that adds them. */
export function speakerOf(
  fields: Pick<EditFields, 'speaker' | 'speakerName'>,
  now: string | null,
  newId: () => string,
): { readonly id: string | null; readonly changes: readonly Change[] } {
  const name = fields.speakerName ?? ''
  if (name === '') return { id: fields.speaker === undefined ? now : fields.speaker || null, changes: [] }
  const id = newId()
  const state: SpeakerState = {
    kind: 'person',
    name,
    ...(/\p{Script=Han}/u.test(name) ? { zh: name } : { en: name }),
    aliases: [],
  }
  return { id, changes: correct('speaker', id, null, state) }
}

/** The parts that the form gives, checked against the text: in order, not empty, apart. None where the form gives none. */
export async function partsOf(store: Store, document: string, { start, end }: EditFields): Promise<Result<readonly Span[]>> {
  if (start.length !== end.length) return err({ code: 'BAD_REQUEST', detail: 'start, end' })
  if (start.length === 0) return ok([])
  const text = await store.documents.text(document)
  if (!text.ok) return text
  try {
    const parts = start.map((at, i) => spanIn(text.value, at, end[i] ?? at)).sort((a, b) => a.start - b.start)
    const faulty = parts.some((part, i) => part.start === part.end || part.start < (parts[i - 1]?.end ?? 0))
    return faulty ? err({ code: 'BAD_REQUEST', detail: 'start, end' }) : ok(parts)
  } catch (cause) {
    if (cause instanceof RangeError) return err({ code: 'BAD_REQUEST', detail: cause.message })
    throw cause
  }
}

/** Cuts a quotation's words in two: what stands after `at` is a quotation of its own, in a row of its own below. */
export async function cutQuotation(
  store: Store,
  row: StoredRow,
  id: string,
  at: number,
  newId: () => string,
): Promise<Result<Edited>> {
  const quotation = [...row.zh, ...row.en].find((one) => one.id === id)
  const text = quotation === undefined ? undefined : await store.documents.text(quotation.document)
  if (quotation === undefined || text === undefined) return err({ code: 'BAD_REQUEST', detail: id })
  if (!text.ok) return text
  const [head, tail] = cutParts(text.value, quotation.parts, at)
  if (head.length === 0 || tail.length === 0) return err({ code: 'BAD_REQUEST', detail: 'at' })
  const tailId = newId()
  const added: StoredQuotation = { ...quotation, id: tailId, parts: tail }
  const stays = (side: StoredRow['zh']) => side.map((one) => (one.id === id ? { ...one, parts: head } : one))
  const goes = (side: StoredRow['zh']) => (side.includes(quotation) ? [added] : [])
  return ok({
    changes: [
      ...correct('quotation', id, quotation.state, { ...quotation.state, parts: head }),
      ...correct('quotation', tailId, null, { ...quotation.state, parts: tail }),
      regroup(row, stays(row.zh), stays(row.en)),
      newRow(newId(), row.state, goes(row.zh), goes(row.en)),
    ],
    versions: [quotation],
  })
}

/** The parts before and after a border, without the blanks at it. */
function cutParts(text: string, parts: readonly Span[], at: number): readonly [readonly Span[], readonly Span[]] {
  const head = parts.flatMap((part) => trimmed(text, part.start, Math.min(part.end, at)))
  const tail = parts.flatMap((part) => trimmed(text, Math.max(part.start, at), part.end))
  return [head, tail]
}

function trimmed(text: string, start: number, end: number): readonly Span[] {
  if (start >= end || isLowHalf(text, start) || isLowHalf(text, end)) return []
  const words = text.slice(start, end)
  const from = start + words.length - words.trimStart().length
  const to = end - (words.length - words.trimEnd().length)
  return from < to ? [{ start: from, end: to }] : []
}

function isLowHalf(text: string, at: number): boolean {
  return at < text.length && (text.charCodeAt(at) & 0xfc00) === 0xdc00
}
