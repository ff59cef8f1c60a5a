import { EVIDENCE_WORDS, type EvidenceKind } from './evidence-words.ts'

export type { EvidenceKind }

/** One reason for or against a finding. */
export interface Evidence {
  readonly kind: EvidenceKind
  /** What was seen: a word, a number, a likeness. */
  readonly value: string | number
  /** How much it moved the log-odds; below 0 it speaks against. */
  readonly weight: number
  /** The reason as an English sentence; `explain` gives it in either language. */
  readonly because: string
}

/** A reason with its sentence filled in. */
export function evidence(kind: EvidenceKind, value: string | number, weight: number): Evidence {
  return { kind, value, weight, because: explain({ kind, value }, 'en') }
}

const VALUE = '{value}'

/** The reason as a sentence for a reader of `locale`. */
export function explain(reason: Pick<Evidence, 'kind' | 'value'>, locale: 'zh' | 'en'): string {
  const words = EVIDENCE_WORDS[reason.kind][locale]
  // Most reasons name what was seen once or not at all, and there is one for every quotation, speaker and pair.
  const at = words.indexOf(VALUE)
  return at < 0 ? words : words.slice(0, at) + reason.value + words.slice(at + VALUE.length)
}
