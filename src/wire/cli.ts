import { readdir, readFile, stat } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { CliServices } from '../cli/services.ts'
import type { Analysis, PlacedSegment } from '../model/analysis.ts'
import type { Source } from '../model/document.ts'
import { err, ok, type Result } from '../model/result.ts'
import type { AlignedSources } from '../pipeline/align-pair.ts'
import { complaintLine } from '../pipeline/complaint.ts'
import type { FilterBatch } from '../pipeline/filter.ts'
import type { Grouping } from '../pipeline/group.ts'
import type { Upload } from '../store/port.ts'
import { readVersion } from './files.ts'
import { filterStream, linesOf } from './filter-stream.ts'
import { FILTER_LIMITS, JOB_LIMITS, MAX_FILE_BYTES } from './limits.ts'
import { openPool, type Pool } from './pool.ts'

/** The command line's view of the world. `close` ends its threads. */
export function cliServices(): CliServices & { readonly close: () => Promise<void> } {
  let pool: Pool | undefined
  const work = (threads = 1) => (pool ??= openPool(threads, JOB_LIMITS))
  let few: Pool | undefined
  const small = (threads: number) => {
    few ??= openPool(threads, FILTER_LIMITS)
    return few
  }
  return {
    version: readVersion(),
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    cores: availableParallelism(),
    env: process.env,
    readSource: async (path) => {
      const upload = await readUpload(path, work())
      return upload.ok ? ok(upload.value.source) : upload
    },
    readUpload: (path) => readUpload(path, work()),
    listFiles,
    analyze: (sources, options) => work().run<Analysis>('analyzeJob', { sources, options }),
    group: (sources) => work().runPlain<readonly Grouping[]>('groupJob', sources),
    segments: (source) => work().run<readonly PlacedSegment[]>('segmentsJob', source),
    alignSources: (left, right) => work().run<AlignedSources>('alignJob', { left, right }),
    filter: (kind, lines, jobs) =>
      filterStream(lines, { kind, jobs, maxLineBytes: MAX_FILE_BYTES }, (batch) => filterWithin(batch, small(jobs), work)),
    openStore: async (dataDir) => (await import('./store.ts')).openStoreIn(dataDir),
    restore: async (file, dataDir) => (await import('../store/restore.ts')).restoreStore(file, dataDir),
    serve: async (options) => (await import('./serve.ts')).serve(options),
    close: async () => {
      await Promise.all([pool?.close(), few?.close()])
    },
  }
}

/**
 * A batch at which a small thread ended is done again line by line, in a fresh one: mostly it is not the batch but what a thread had
 * gathered. A line that is too big for that as well is done in a large thread; one too big even there says so.
 */
async function filterWithin(batch: FilterBatch, small: Pool, large: () => Pool): Promise<Uint8Array> {
  const done = await small.run<Uint8Array>('filterJob', batch)
  if (done.ok) return done.value
  const out: Uint8Array[] = []
  const lines = [...linesOf(batch)]
  for (const line of lines) {
    const again = lines.length === 1 ? done : await small.run<Uint8Array>('filterJob', line)
    const alone = again.ok ? again : await large().run<Uint8Array>('filterJob', line)
    out.push(alone.ok ? alone.value : Buffer.from(complaintLine(line.firstLine, alone.problem)))
  }
  return Buffer.concat(out)
}

async function readUpload(path: string, pool: Pool): Promise<Result<Upload>> {
  const bytes = await readWithin(path)
  if (!bytes.ok) return bytes
  const source = await pool.run<Source>('readJob', { file: path, bytes: bytes.value })
  return source.ok ? ok({ source: source.value, bytes: bytes.value }) : source
}

async function readWithin(path: string): Promise<Result<Uint8Array>> {
  try {
    const { size } = await stat(path)
    if (size > MAX_FILE_BYTES) return err({ code: 'INPUT_TOO_LARGE', detail: `${Math.round(size / 1e6)} MB` })
    return ok(await readFile(path))
  } catch (error) {
    return err({ code: 'INPUT_UNREADABLE', detail: (error as NodeJS.ErrnoException).code ?? 'error' })
  }
}

async function listFiles(path: string): Promise<Result<readonly string[]>> {
  try {
    if (!(await stat(path)).isDirectory()) return ok([path])
    const entries = await readdir(path, { recursive: true, withFileTypes: true })
    return ok(
      entries
        .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
        .map((entry) => join(entry.parentPath, entry.name))
        .sort(),
    )
  } catch (error) {
    return err({ code: 'INPUT_UNREADABLE', detail: (error as NodeJS.ErrnoException).code ?? 'error' })
  }
}
