import { z } from 'zod'
import type { CheckKind } from '../../model/alignment.ts'
import type { Verdict } from '../../model/decision.ts'
import type { QuotationType } from '../../model/quotation.ts'
import type { Bitext, Facets, RowFilter, SpeakerWithCount } from '../../store/port.ts'
import { type Confidence, LEVEL_BOUNDS } from '../pages/confidence.ts'
import type { Query } from '../pages/paths.ts'
import type { Filters } from '../pages/review.ts'
import type { Choice } from '../pages/shell.ts'
import { labelOf, nameFor } from './quotes.ts'
import type { Reader } from './reader.ts'

const VERDICTS = ['open', 'confirmed', 'rejected'] as const satisfies readonly Verdict[]
const STATUSES = [...VERDICTS, 'look-again', 'bookmarked', 'commented'] as const
const LEVELS = ['sure', 'likely', 'unsure', 'weak'] as const satisfies readonly Confidence['level'][]
export const CHECK_KINDS = [
  'number',
  'date',
  'unit',
  'name',
  'negation',
  'untranslated',
  'missing-clause',
  'length',
  'term',
] as const satisfies readonly CheckKind[]
const REASONS = [...CHECK_KINDS, 'unpaired', 'uneven'] as const
const TYPES = ['direct', 'indirect', 'mixed', 'turn'] as const satisfies readonly QuotationType[]

const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional())

/** The filters of a review page, an export or a bulk decision, by the names they have in the address. */
export const FILTER_FIELDS = z.object({
  q: optional(z.string().max(200)),
  bitext: optional(z.string().max(100)),
  document: optional(z.string().max(100)),
  speaker: optional(z.string().max(100)),
  status: optional(z.enum(STATUSES)),
  confidence: optional(z.enum(LEVELS)),
  reason: optional(z.enum(REASONS)),
  type: optional(z.enum(TYPES)),
})

export type FilterFields = z.infer<typeof FILTER_FIELDS>

/** The store's filter for what the address says. */
export function rowFilterOf(project: string, fields: FilterFields): RowFilter {
  const { q, bitext, document, speaker, status, confidence, reason, type } = fields
  return {
    project,
    ...(q === undefined ? {} : { words: q }),
    ...(bitext === undefined ? {} : { bitext }),
    ...(document === undefined ? {} : { document }),
    ...(speaker === undefined ? {} : { speaker }),
    ...(type === undefined ? {} : { type }),
    ...(status === undefined ? {} : statusFilter(status)),
    ...(confidence === undefined ? {} : levelFilter(confidence)),
    ...(reason === undefined ? {} : reasonFilter(reason)),
  }
}

/** The rows of one level of confidence. */
export function levelFilter(level: Confidence['level']): Pick<RowFilter, 'minConfidence' | 'maxConfidence'> {
  const [from, to] = LEVEL_BOUNDS[level]
  // The store's bounds are both inclusive.
  return { minConfidence: from, maxConfidence: Math.min(1, to - Number.EPSILON) }
}

/** The filters as they stand in an address again. */
export function queryOfFilters(fields: FilterFields): Query {
  return { ...fields }
}

export function isFiltered(fields: FilterFields): boolean {
  return Object.values(fields).some((value) => value !== undefined)
}

/** The choices of every filter, the chosen one selected, with the counts the store gave. */
export function filtersOf(
  reader: Reader,
  fields: FilterFields,
  facets: Facets,
  bitexts: readonly Bitext[],
  speakers: readonly SpeakerWithCount[],
): Filters {
  const statusCounts = {
    ...facets.verdict,
    'look-again': facets.stale,
    bookmarked: facets.bookmarked,
    commented: facets.commented,
  }
  const reasonCounts = Object.fromEntries(CHECK_KINDS.map((kind) => [kind, facets.reason[`check:${kind}`] ?? 0]))
  const shapes = { unpaired: facets.shape.alone ?? 0, uneven: facets.shape.many ?? 0 }
  return {
    q: fields.q ?? '',
    bitext: [
      all(fields.bitext),
      ...bitexts.map((bitext) => ({ ...choice(bitext.id, fields.bitext), label: labelOf(bitext, reader.locale) })),
    ],
    speaker: [
      all(fields.speaker),
      ...speakers.map((speaker) => ({
        ...choice(speaker.id, fields.speaker, facets.speaker[speaker.id]),
        label: nameFor(speaker, reader.locale),
      })),
    ],
    status: fixed(STATUSES, fields.status, statusCounts),
    confidence: fixed(LEVELS, fields.confidence, {}),
    reason: fixed(REASONS, fields.reason, { ...reasonCounts, ...shapes }),
    type: fixed(TYPES, fields.type, facets.type),
  }
}

function fixed(
  values: readonly string[],
  selected: string | undefined,
  counts: Readonly<Record<string, number | undefined>>,
): Choice[] {
  return [all(selected), ...values.map((value) => choice(value, selected, counts[value]))]
}

function choice(value: string, selected: string | undefined, count?: number): Choice {
  return { value, selected: value === selected, ...(count === undefined ? {} : { count }) }
}

function all(selected: string | undefined): Choice {
  return { value: '', selected: selected === undefined }
}

function statusFilter(status: (typeof STATUSES)[number]): Partial<RowFilter> {
  switch (status) {
    case 'look-again':
      return { stale: true }
    case 'bookmarked':
      return { bookmarked: true }
    case 'commented':
      return { commented: true }
    default:
      return { verdict: status }
  }
}

function reasonFilter(reason: (typeof REASONS)[number]): Partial<RowFilter> {
  if (reason === 'unpaired') return { shape: 'alone' }
  return reason === 'uneven' ? { shape: 'many' } : { reason: `check:${reason}` }
}
