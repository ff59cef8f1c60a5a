import { z } from 'zod'
import type { BitextState, Change, Entity, QuotationState, States } from '../../model/decision.ts'
import type { Metadata } from '../../model/document.ts'
import { err, ok, type Result } from '../../model/result.ts'
import type { Span } from '../../model/span.ts'
import { addQuotation, correct, removeQuotation } from '../../review/corrections.ts'
import type { Group } from '../../review/group.ts'
import type { Bitext, Store, StoredDocument, StoredQuotation } from '../../store/port.ts'
import { count, line } from '../forms.ts'
import { type Act, versionsOf } from './act.ts'
import { EDIT_FIELDS, editQuotation, partsOf, speakerOf } from './quotation-acts.ts'

const id = z.string().min(1).max(200)

/** The fields of POST corrections: which correction wants which is told in pages/paths.ts. */
export const CORRECTION = z.discriminatedUnion('what', [
  z.object({
    what: z.literal('metadata'),
    version: count,
    title: line(500).optional(),
    date: z.literal('').or(z.iso.date()).optional(),
    place: line(200).optional(),
    outlet: line(200).optional(),
  }),
  z.object({
    what: z.literal('segment'),
    segment: id,
    version: count,
    lang: z.enum(['zh', 'en', 'other']),
    role: z.enum(['headline', 'byline', 'dateline', 'caption', 'body', 'turn', 'boilerplate']),
  }),
  z.object({ what: z.literal('quotation'), quotation: id, version: count, ...EDIT_FIELDS }),
  z.object({ what: z.literal('add'), words: z.string().max(20_000).optional().default(''), ...EDIT_FIELDS }),
  z.object({ what: z.literal('remove'), quotation: id, version: count }),
  z.object({ what: z.literal('counterpart'), other: z.string().max(200) }),
])

export type Correction = z.infer<typeof CORRECTION>
type Of<W extends Correction['what']> = Extract<Correction, { what: W }>

export interface CorrectionOrder {
  readonly store: Store
  readonly document: StoredDocument
  readonly newId: () => string
  /** Which language a document is in, by its words. */
  readonly kindOf: (document: StoredDocument) => Promise<DocumentKind>
}

export type DocumentKind = 'zh' | 'en' | 'both'

/** Works out a correction by hand on what is stored now. VERSION_CONFLICT where that is not what the reviewer saw. */
export async function correctionAct(order: CorrectionOrder, form: Correction): Promise<Result<Act>> {
  switch (form.what) {
    case 'metadata':
      return metadataAct(order, form)
    case 'segment':
      return currentAct(order, 'segment', form.segment, form.version, (now) => ({ ...now, lang: form.lang, role: form.role }))
    case 'quotation': {
      const edited = await editQuotation(order.store, form.quotation, { ...form, quotationVersion: form.version }, order.newId)
      return edited.ok ? ok(actOf('edit', edited.value.changes, edited.value.versions)) : edited
    }
    case 'add':
      return addAct(order, form)
    case 'remove':
      return removeAct(order, form)
    case 'counterpart':
      return counterpartAct(order, form)
  }
}

async function metadataAct({ document }: CorrectionOrder, form: Of<'metadata'>): Promise<Result<Act>> {
  if (document.version !== form.version) return err({ code: 'VERSION_CONFLICT', detail: document.file })
  const { title, date, place, outlet } = form
  const given = Object.entries({ ...document.metadata, ...withoutAbsent({ title, date, place, outlet }) })
  const after: Metadata = Object.fromEntries(given.filter(([, value]) => value !== ''))
  return ok(actOf('correct', correct('document', document.id, document.metadata, after), [document]))
}

/** Corrects an entity whose state the store gives as a whole. */
async function currentAct<E extends 'segment'>(
  { store, document }: CorrectionOrder,
  entity: E,
  entityId: string,
  version: number,
  next: (now: States[E]) => States[E],
): Promise<Result<Act>> {
  const now = await store.decisions.current(document.project, entity, entityId)
  if (now.entity !== entity || now.state === null) return err({ code: 'NOT_FOUND', detail: entityId })
  if (now.version !== version) return err({ code: 'VERSION_CONFLICT', detail: entityId })
  const state = now.state as States[E]
  return ok(actOf('correct', correct<Entity>(entity, entityId, state, next(state)), [now]))
}

async function removeAct({ store }: CorrectionOrder, form: Of<'remove'>): Promise<Result<Act>> {
  const [quotation, row] = await Promise.all([store.rows.quotation(form.quotation), store.rows.rowOf(form.quotation)])
  if (!quotation.ok || quotation.value.version !== form.version) return err({ code: 'VERSION_CONFLICT', detail: form.quotation })
  if (!row.ok) return row
  const changes = removeQuotation(quotation.value, row.value)
  return changes.ok ? ok(actOf('correct', changes.value, [quotation.value, row.value])) : changes
}

async function addAct(order: CorrectionOrder, form: Of<'add'>): Promise<Result<Act>> {
  const { store, document, newId } = order
  const span = await spanOf(order, form)
  if (!span.ok) return span
  const bitexts = await Promise.all(document.bitexts.map((bitext) => store.bitexts.get(bitext)))
  const bitext = bitexts.flatMap((one) => (one.ok ? [one.value] : []))[0]
  if (bitext === undefined) return err({ code: 'NOT_FOUND', detail: document.file })
  const near = nearest(await store.rows.quotations(bitext.id, document.id), span.value[0]?.start ?? 0)
  const row = near === undefined ? undefined : await store.rows.rowOf(near.id)
  const speaker = speakerOf(form, null, newId)
  const state: QuotationState = {
    document: document.id,
    parts: span.value,
    lang: await langAt(order, bitext, span.value[0]?.start ?? 0),
    type: form.type ?? 'direct',
    cue: null,
    mention: null,
    speaker: speaker.id,
  }
  const added = addQuotation(newId(), state, newId(), row?.ok === true ? row.value : emptyGroup(bitext.id))
  return added.ok ? ok(actOf('edit', [...speaker.changes, ...added.value], [])) : added
}

/** The stretch that was given, or the words, which must occur once. */
async function spanOf({ store, document }: CorrectionOrder, form: Of<'add'>): Promise<Result<readonly Span[]>> {
  if (form.start.length > 0) return partsOf(store, document.id, form)
  const text = await store.documents.text(document.id)
  if (!text.ok) return text
  // A form turns line ends to CR LF, whatever the document has.
  const words = form.words.trim()
  const forms = [...new Set([words, words.replaceAll('\r\n', '\n')])].filter((one) => one !== '')
  const found = forms.flatMap((one) => occurrencesOf(text.value, one))
  const [only, second] = found
  if (only === undefined) return err({ code: 'WORDS_ABSENT' })
  return second === undefined ? ok([only]) : err({ code: 'WORDS_TWICE' })
}

function occurrencesOf(text: string, words: string): readonly Span[] {
  const first = text.indexOf(words)
  if (first < 0) return []
  const second = text.indexOf(words, first + 1)
  return [first, second].filter((at) => at >= 0).map((start) => ({ start, end: start + words.length }))
}

function nearest(quotations: readonly StoredQuotation[], at: number): StoredQuotation | undefined {
  const distance = (quotation: StoredQuotation) => Math.abs((quotation.parts[0]?.start ?? 0) - at)
  return quotations.toSorted((a, b) => distance(a) - distance(b))[0]
}

async function langAt({ store, document }: CorrectionOrder, bitext: Bitext, at: number): Promise<'zh' | 'en'> {
  const segments = await store.bitexts.segments(bitext.id, document.id)
  const own = segments.ok ? segments.value.find((segment) => segment.start <= at && at < segment.end) : undefined
  if (own !== undefined && own.lang !== 'other') return own.lang
  return bitext.en?.id === document.id && bitext.zh?.id !== document.id ? 'en' : 'zh'
}

/** Where a text has no row yet that the new one could stand beside. */
function emptyGroup(bitext: string): Group {
  const state: States['row'] = {
    bitext,
    zh: [],
    en: [],
    verdict: 'open',
    origin: 'person',
    probability: null,
    evidence: [],
    checks: [],
    candidates: [],
    bookmarked: false,
    position: 0,
  }
  return { id: '', state, zh: [], en: [] }
}

/** The document and its counterpart become a text pair; the pairs that this takes apart go, with their rows. Undo brings them back. */
async function counterpartAct(order: CorrectionOrder, form: Of<'counterpart'>): Promise<Result<Act>> {
  const { store, document, newId } = order
  const other = form.other === '' ? null : await store.documents.get(form.other)
  if (other !== null && (!other.ok || other.value.project !== document.project))
    return err({ code: 'NOT_FOUND', detail: form.other })
  const partner = other?.ok === true ? other.value : null
  const old = await bitextsOf(store, [document, ...(partner === null ? [] : [partner])])
  const states = await wantedStates(order, partner, old)
  const kept = new Set<string>()
  const made: Change[] = []
  for (const state of states) {
    const same = old.find((bitext) => (bitext.zh?.id ?? null) === state.zh && (bitext.en?.id ?? null) === state.en)
    if (same === undefined) made.push(...correct('bitext', newId(), null, state))
    else kept.add(same.id)
  }
  const gone = old.filter((bitext) => !kept.has(bitext.id))
  const changes = [...made, ...gone.flatMap((bitext) => correct('bitext', bitext.id, stateOf(bitext), null))]
  return ok(actOf('correct', changes, gone))
}

/** The pair, or each document by itself where it no longer has a counterpart. */
async function wantedStates(
  { document, kindOf }: CorrectionOrder,
  partner: StoredDocument | null,
  old: readonly Bitext[],
): Promise<readonly BitextState[]> {
  if (partner !== null) {
    const [own, other] = await Promise.all([kindOf(document), kindOf(partner)])
    // Of a page with both languages, the other document says which side it is.
    const isEnglish = own === 'en' || (own === 'both' && other === 'zh')
    return [isEnglish ? { zh: partner.id, en: document.id } : { zh: document.id, en: partner.id }]
  }
  const left = new Map(old.flatMap(({ zh, en }) => [zh, en]).flatMap((one) => (one === null ? [] : [[one.id, one] as const])))
  return Promise.all([...left.values()].map(async (one) => aloneAs(one.id, await kindOf(one))))
}

function aloneAs(document: string, kind: DocumentKind): BitextState {
  return { zh: kind === 'en' ? null : document, en: kind === 'zh' ? null : document }
}

async function bitextsOf(store: Store, documents: readonly StoredDocument[]): Promise<readonly Bitext[]> {
  const ids = [...new Set(documents.flatMap((document) => document.bitexts))]
  const found = await Promise.all(ids.map((one) => store.bitexts.get(one)))
  return found.flatMap((one) => (one.ok ? [one.value] : []))
}

function stateOf({ zh, en }: Bitext): BitextState {
  return { zh: zh?.id ?? null, en: en?.id ?? null }
}

function actOf(
  verb: Act['verb'],
  changes: readonly Change[],
  versions: readonly { readonly id: string; readonly version: number }[],
): Act {
  return { verb, changes, versions: versionsOf(versions), focus: null }
}

function withoutAbsent<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>
}
