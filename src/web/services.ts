import type { Logger } from 'pino'
import type { Reading } from '../formats/format.ts'
import type { Source } from '../model/document.ts'
import type { Result } from '../model/result.ts'
import type { Grouping } from '../pipeline/group.ts'
import type { Store } from '../store/port.ts'
import type { Analyze } from '../workflows/analyze-bitext.ts'

/** All that the web room is given. It reads no clock and no environment. */
export interface WebServices {
  readonly store: Store
  /** One bilingual document, or two that translate each other, Chinese first. Runs in a worker. */
  readonly analyze: Analyze
  /** Decodes and takes the text out of its format; runs in a worker. `encoding` is what a person chose. */
  readonly readDocument: (file: string, bytes: Uint8Array, encoding?: string) => Promise<Result<Reading>>
  /** Which documents of one import belong together; runs in a worker. */
  readonly group: (sources: readonly Source[]) => Promise<readonly Grouping[]>
  /** A fresh id, never given twice. */
  readonly newId: () => string
  /** Signs the cookie; kept beside the data so that a restart forgets nobody. */
  readonly secret: string
  /** Host names besides the loopback ones that the server answers to. */
  readonly hosts: readonly string[]
  /** Folder of the EJS views. */
  readonly views: string
  /** Folders served under /assets, first match wins. */
  readonly assets: readonly string[]
  /** The largest file that an import takes. */
  readonly maxFileBytes: number
  /** Name of the project that is there at the first start; null: none. */
  readonly sample: string | null
  readonly version: string
  readonly log: Logger
}
