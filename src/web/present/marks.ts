import type { CheckKind } from '../../model/alignment.ts'
import type { EvidenceKind } from '../../model/evidence.ts'
import type { StoredQuotation, StoredRow, StoredTerm } from '../../store/port.ts'
import type { Mark, Marked } from '../pages/runs.ts'
import { matchesIn } from './matches.ts'

/** The marks in the words of each quotation, by its id. */
export type MarksByQuotation = ReadonlyMap<string, readonly Marked[]>

/** Words that answer each other on both sides, or that a check found without an answer. */
interface Partners {
  readonly kind: Mark['kind']
  readonly zh: string
  readonly en: string
  readonly flagged: boolean
}

/** Underlines alike what answers each other on the two sides of a row, and flags what a check found at fault. */
export function marksOf(row: StoredRow, terms: readonly Pick<StoredTerm, 'zh' | 'en'>[]): MarksByQuotation {
  const found = new Map<string, Marked[]>()
  partnersOf(row, terms).forEach((partners, i) => {
    const zh = occurrences(row.zh, partners.zh)
    const en = occurrences(row.en, partners.en)
    const paired = zh.length > 0 && en.length > 0
    if (!paired && !partners.flagged) return
    const mark: Mark = {
      kind: partners.kind,
      ...(paired ? { pair: `${row.id}-${i}` } : {}),
      ...(partners.flagged ? { flagged: true } : {}),
    }
    for (const { quotation, start, end } of [...zh, ...en]) {
      found.set(quotation, [...(found.get(quotation) ?? []), { ...mark, start, end }])
    }
  })
  return found
}

const CHECK_MARKS: Readonly<Record<CheckKind, Mark['kind'] | null>> = {
  number: 'number',
  unit: 'number',
  date: 'date',
  name: 'name',
  term: 'term',
  negation: 'dictionary',
  untranslated: 'dictionary',
  'missing-clause': null,
  length: null,
}

const EVIDENCE_MARKS: { readonly [K in EvidenceKind]?: Mark['kind'] } = {
  dictionary: 'dictionary',
  name: 'name',
  number: 'number',
  term: 'term',
}

function partnersOf(row: StoredRow, terms: readonly Pick<StoredTerm, 'zh' | 'en'>[]): readonly Partners[] {
  const checks = row.state.checks.flatMap(({ kind, zh, en }): Partners[] => {
    const mark = CHECK_MARKS[kind]
    return mark === null ? [] : [{ kind: mark, zh, en, flagged: true }]
  })
  const evidence = row.state.evidence.flatMap(({ kind, value }): Partners[] => {
    const mark = EVIDENCE_MARKS[kind]
    return mark === undefined ? [] : matchesIn(value).map(({ zh, en }) => ({ kind: mark, zh, en, flagged: false }))
  })
  const glossary = terms.map(({ zh, en }): Partners => ({ kind: 'term', zh, en, flagged: false }))
  return [...glossary, ...checks, ...evidence]
}

interface Occurrence {
  readonly quotation: string
  readonly start: number
  readonly end: number
}

/** Where the words stand first in each quotation; Latin words in any case, and only as whole words. */
function occurrences(quotations: readonly StoredQuotation[], words: string): readonly Occurrence[] {
  if (words === '') return []
  const wanted = lower(words)
  return quotations.flatMap(({ id, text }) => {
    const start = findWhole(lower(text), wanted)
    return start < 0 ? [] : [{ quotation: id, start, end: start + words.length }]
  })
}

/** In lower case where that moves no offset: a few letters (İ) have a longer small form. */
function lower(words: string): string {
  const small = words.toLowerCase()
  return small.length === words.length ? small : words
}

function findWhole(text: string, wanted: string): number {
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    if (!isInsideWord(text, at) && !isInsideWord(text, at + wanted.length)) return at
  }
  return -1
}

/** Whether a border cuts a run of Latin letters or digits. */
function isInsideWord(text: string, at: number): boolean {
  return /[a-z0-9]/u.test(text[at - 1] ?? '') && /[a-z0-9]/u.test(text[at] ?? '')
}
