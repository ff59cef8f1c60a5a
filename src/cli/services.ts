import type { Writable } from 'node:stream'
import type { PlacedSegment } from '../model/analysis.ts'
import type { Source } from '../model/document.ts'
import type { Result } from '../model/result.ts'
import type { AlignedSources } from '../pipeline/align-pair.ts'
import type { FilterKind } from '../pipeline/filter.ts'
import type { Grouping } from '../pipeline/group.ts'
import type { Store, Upload } from '../store/port.ts'
import type { Analyze } from '../workflows/analyze-bitext.ts'

/** What the commands need of the world, joined in `wire.ts`. */
export interface CliServices {
  readonly version: string
  readonly stdin: AsyncIterable<Uint8Array>
  readonly stdout: Writable
  readonly stderr: Writable & { readonly isTTY?: boolean; readonly columns?: number }
  /** Reads and decodes a file in a worker, within limits. */
  readonly readSource: (path: string) => Promise<Result<Source>>
  /** Paths of the documents in a file or folder, in order. */
  readonly listFiles: (path: string) => Promise<Result<readonly string[]>>
  /** As `readSource`, with the original bytes: what a store keeps. */
  readonly readUpload: (path: string) => Promise<Result<Upload>>
  readonly analyze: Analyze
  readonly group: (sources: readonly Source[]) => Promise<readonly Grouping[]>
  readonly segments: (source: Source) => Promise<Result<readonly PlacedSegment[]>>
  readonly alignSources: (left: Source, right: Source) => Promise<Result<AlignedSources>>
  /** One JSON object a line in, one out, in order, on `jobs` cores, in constant memory. Whole lines in UTF-8. */
  readonly filter: (kind: FilterKind, lines: AsyncIterable<Uint8Array>, jobs: number) => AsyncIterable<Uint8Array>
  readonly openStore: (dataDir: string) => Promise<Result<Store>>
  /** Puts a checked backup in the place of the database; `kept` is where the old one went. */
  readonly restore: (file: string, dataDir: string) => Promise<Result<{ readonly kept: string | null }>>
  readonly serve: (options: ServeOptions) => Promise<Result<RunningServer>>
  readonly cores: number
  readonly env: Readonly<Record<string, string | undefined>>
}

export interface ServeOptions {
  readonly host: string
  readonly port: number
  readonly dataDir: string
}

export interface RunningServer {
  readonly url: string
  /** Resolves when the samples of a first start are in. */
  readonly ready: Promise<void>
  /** Resolves when the server has stopped after SIGINT or SIGTERM. */
  readonly stopped: Promise<void>
}
