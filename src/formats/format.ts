import type { Source } from '../model/document.ts'
import type { Result } from '../model/result.ts'

/** The text that a reader takes out of a file. */
export interface ReadText {
  readonly text: string
  readonly encoding: string
  /** 0 to 1: of the encoding. */
  readonly confidence: number
  /** Other encodings that give readable text, best first. */
  readonly others: readonly string[]
}

/** A kind of file that we read. A reader is a pure function of the bytes: the same bytes give the same text. */
export interface InputFormat {
  readonly name: string
  /** Lower case, without the dot. */
  readonly extensions: readonly string[]
  /** Whether a file without a telling name is of this kind, by its first bytes as Latin-1. */
  readonly claims: (head: string) => boolean
  readonly read: (bytes: Uint8Array, encoding?: string) => Result<ReadText>
}

/** A source with the doubt that a reviewer is shown. */
export interface Reading {
  readonly source: Source
  readonly confidence: number
  readonly others: readonly string[]
}
