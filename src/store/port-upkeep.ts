import type { Result } from '../model/result.ts'

/** Something that is not as it must be: what `verify` prints, one a line. */
export interface Fault {
  readonly kind: 'offset' | 'bytes' | 'log' | 'row' | 'database'
  readonly id: string
  readonly because: string
}

export interface Verified {
  readonly documents: number
  readonly quotations: number
  readonly decisions: number
  /** At most 1,000. */
  readonly faults: readonly Fault[]
}

export interface Upkeep {
  /** A whole copy at `file`, while others write. An existing file is refused (BAD_REQUEST). */
  backup(file: string): Promise<Result<{ readonly bytes: number }>>
  /** Every offset slices its text to the stored words, every sha256 is that of the bytes, the log folds to the stored state. */
  verify(): Promise<Verified>
}
