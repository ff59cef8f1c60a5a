import { differenceOf } from '../../compare/difference.ts'
import type { Change, Decision, QuotationState } from '../../model/decision.ts'
import { sliceOf, sliceParts } from '../../model/span.ts'
import type { ChangeView, HistoryEntry } from '../pages/history.ts'
import { paths } from '../pages/paths.ts'
import { excerpt, nameFor } from './quotes.ts'
import type { Reader } from './reader.ts'

/** Words by quotation id, and of quotations that were changed by their parts in the document: `partsKey`. */
type Names = ReadonlyMap<string, string>

/** What happened, in the reader's words. `standing` is the decision that this reader's undo would take back. */
export async function historyEntries(
  reader: Reader,
  decisions: readonly Decision[],
  standing: string | null,
): Promise<readonly HistoryEntry[]> {
  const quotations = await wordsOfQuotations(reader, decisions)
  const undone = undoneAmong(decisions)
  const entries = decisions.map(async (decision): Promise<HistoryEntry> => {
    const subject = await subjectOf(reader, decision, quotations)
    return {
      id: decision.id,
      seq: decision.seq,
      verb: decision.verb,
      by: decision.reviewer,
      at: decision.at,
      subject: subject.words,
      href: subject.href,
      changes: decision.changes.slice(0, MOST_CHANGES).flatMap((change) => changeViews(reader, change, quotations)),
      undone: undone.has(decision.id),
      undoable: decision.id === standing,
    }
  })
  return Promise.all(entries)
}

/** A decision in few words, for the Undo and Redo buttons: "Confirmed We will …". */
export async function describe(reader: Reader, decision: Decision | null): Promise<string | null> {
  if (decision === null) return null
  const subject = await subjectOf(reader, decision, await wordsOfQuotations(reader, [decision]))
  return `${reader.t(`did.${decision.verb}`)} ${subject.words}`.trim()
}

/** An undo takes back the decision it names; a redo of that undo brings it again. */
function undoneAmong(decisions: readonly Decision[]): ReadonlySet<string> {
  const undone = new Set<string>()
  // Latest first: of the same decision, its newest undo or redo counts.
  const settled = new Set<string>()
  for (const { verb, undoes } of decisions) {
    if (undoes === undefined || settled.has(undoes)) continue
    settled.add(undoes)
    if (verb === 'undo') undone.add(undoes)
  }
  return undone
}

interface Subject {
  readonly words: string
  readonly href: string | null
}

async function subjectOf(reader: Reader, decision: Decision, quotations: Names): Promise<Subject> {
  const project = reader.project.id
  const [change] = decision.changes
  if (change === undefined) return { words: '', href: null }
  const state = change.after ?? change.before
  const words = (text: string) => excerpt(text, 40)
  switch (change.entity) {
    case 'row': {
      const row = change.after ?? change.before
      const first = row?.zh[0] ?? row?.en[0] ?? ''
      const href = change.after === null ? null : paths.row(project, change.id)
      return { words: words(quotations.get(first) ?? change.id), href }
    }
    case 'quotation': {
      const href =
        state === null ? null : paths.document(project, (change.after ?? change.before)?.document ?? '', { quotation: change.id })
      return { words: words(quotations.get(change.id) ?? change.id), href }
    }
    case 'speaker': {
      const speaker = change.after ?? change.before
      return {
        words: words(speaker === null ? change.id : nameFor(speaker, reader.locale)),
        href: paths.speakers(project, { speaker: change.id }),
      }
    }
    case 'comment': {
      const comment = change.after ?? change.before
      return { words: words(comment?.text ?? ''), href: comment === null ? null : paths.row(project, comment.row) }
    }
    case 'term': {
      const term = change.after ?? change.before
      return { words: words(term === null ? '' : `${term.zh} = ${term.en}`), href: paths.glossary(project) }
    }
    case 'segment': {
      const segment = change.after ?? change.before
      return {
        words: words(await wordsOfSegment(reader, segment)),
        href: paths.document(project, segment?.document ?? '', { segment: change.id }),
      }
    }
    case 'document': {
      const document = await reader.store.documents.get(change.id)
      return { words: words(document.ok ? document.value.file : change.id), href: paths.document(project, change.id) }
    }
    case 'bitext': {
      const bitext = await reader.store.bitexts.get(change.id)
      const document = bitext.ok ? (bitext.value.zh ?? bitext.value.en) : null
      return { words: words(document?.file ?? change.id), href: document === null ? null : paths.document(project, document.id) }
    }
  }
}

async function wordsOfSegment(reader: Reader, segment: { document: string; start: number; end: number } | null): Promise<string> {
  if (segment === null) return ''
  const text = await reader.store.documents.text(segment.document)
  return text.ok ? sliceOf(text.value, segment) : ''
}

const SHOWN_FIELDS: { readonly [E in Change['entity']]: readonly string[] } = {
  row: ['verdict', 'zh', 'en', 'bookmarked'],
  quotation: ['type', 'lang', 'speaker', 'words'],
  speaker: ['name', 'zh', 'en', 'kind', 'mergedInto'],
  segment: ['lang', 'role'],
  document: ['title', 'date', 'place', 'outlet'],
  bitext: ['zh', 'en'],
  term: ['zh', 'en', 'note'],
  comment: ['text'],
}

/** The fields that a change changed, before and after. */
function changeViews(reader: Reader, change: Change, quotations: Names): readonly ChangeView[] {
  const before = fieldsOf(reader, change, change.before, quotations)
  const after = fieldsOf(reader, change, change.after, quotations)
  return SHOWN_FIELDS[change.entity].flatMap((field): ChangeView[] => {
    const was = before[field] ?? null
    const is = after[field] ?? null
    if (was === is) return []
    return [{ field: labelOf(change.entity, field), before: was, after: is, difference: differenceIn(field, was, is) }]
  })
}

/** Fields of free words: of the others, two values are either the same or not. */
const FREE_WORDS = new Set(['title', 'text', 'note', 'words', 'name', 'zh', 'en'])

function differenceIn(field: string, before: string | null, after: string | null) {
  if (before === null || after === null || !FREE_WORDS.has(field)) return null
  return differenceOf(before, after, /\p{Script=Han}/u.test(before + after) ? 'zh' : 'en')
}

function labelOf(entity: Change['entity'], field: string): string {
  if (entity === 'comment') return 'comment'
  if (entity === 'term') return 'term'
  if (entity === 'bitext') return 'pair'
  return field === 'mergedInto' ? 'name' : field
}

/** A state's fields as words; what has none is absent. */
function fieldsOf(reader: Reader, change: Change, state: object | null, quotations: Names): Readonly<Record<string, string>> {
  if (state === null) return {}
  const entries = Object.entries(state).flatMap(([field, value]): [string, string][] => {
    const words = wordsOf(reader, change.entity, field, value, quotations)
    return words === null ? [] : [[field, words]]
  })
  const words = change.entity === 'quotation' ? quotations.get(partsKey(state as QuotationState)) : undefined
  return { ...Object.fromEntries(entries), ...(words === undefined ? {} : { words }) }
}

function wordsOf(reader: Reader, entity: Change['entity'], field: string, value: unknown, quotations: Names): string | null {
  if (value === undefined || value === null) return null
  if (Array.isArray(value)) {
    const quoted = value.map((id) => excerpt(quotations.get(String(id)) ?? String(id)))
    return entity === 'row' && quoted.length > 0 ? quoted.join(' ~ ') : null
  }
  if (typeof value === 'boolean') return value ? reader.t('yes') : reader.t('no')
  if (field === 'verdict') return reader.t(`verdict.${String(value)}`)
  if (field === 'type') return reader.t(`type.${String(value)}`)
  if (field === 'role') return reader.t(`role.${String(value)}`)
  return typeof value === 'string' || typeof value === 'number' ? excerpt(String(value), 120) : null
}

/** The words of every quotation that the decisions speak of; one that is gone is absent. */
async function wordsOfQuotations(reader: Reader, decisions: readonly Decision[]): Promise<Names> {
  const ids = new Set<string>()
  for (const change of decisions.flatMap((decision) => decision.changes.slice(0, MOST_CHANGES))) {
    if (change.entity === 'quotation') ids.add(change.id)
    if (change.entity === 'row')
      for (const state of [change.before, change.after])
        for (const id of [...(state?.zh ?? []), ...(state?.en ?? [])]) ids.add(id)
  }
  const texts = new Map<string, string>()
  for (const state of decisions.flatMap(statesOfQuotations)) {
    const text = await reader.store.documents.text(state.document)
    if (text.ok) texts.set(partsKey(state), reader.display(sliceParts(text.value, state.parts)))
  }
  const known = await Promise.all([...ids].map(async (id) => ({ id, found: await reader.store.rows.quotation(id) })))
  return new Map([
    ...texts,
    ...known.flatMap(({ id, found }) => (found.ok ? [[id, reader.display(found.value.text)] as const] : [])),
  ])
}

/** Before and after of every quotation that a decision corrected. */
function statesOfQuotations(decision: Decision): readonly QuotationState[] {
  return decision.changes
    .slice(0, MOST_CHANGES)
    .flatMap((change) => (change.entity === 'quotation' ? [change.before, change.after].filter((state) => state !== null) : []))
}

function partsKey({ document, parts }: QuotationState): string {
  return `${document}:${parts.map(({ start, end }) => `${start}-${end}`).join()}`
}

// A bulk decision changes thousands of rows; a page shows the first ones.
const MOST_CHANGES = 20
