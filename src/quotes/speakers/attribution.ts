import type { Evidence } from '../../model/evidence.ts'
import type { Figure } from './figure.ts'

/** Who says a quotation, as far as the text tells. */
export interface Attribution {
  /** undefined: unknown. */
  readonly figure: Figure | undefined
  readonly evidence: readonly Evidence[]
  /** Who else it may be, best first. */
  readonly candidates: readonly Figure[]
}

export const UNKNOWN: Attribution = { figure: undefined, evidence: [], candidates: [] }
