import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import type { RunningServer, ServeOptions } from '../cli/services.ts'
import type { Reading } from '../formats/format.ts'
import type { Analysis } from '../model/analysis.ts'
import { err, ok, type Result } from '../model/result.ts'
import { createApp } from '../web/app.ts'
import { checkBinding } from '../web/guard.ts'
import { projectRoot, readVersion } from './files.ts'
import { JOB_LIMITS, MAX_FILE_BYTES, READ_LIMITS } from './limits.ts'
import { openPool } from './pool.ts'
import { importSamples, SAMPLE_PROJECT } from './samples.ts'
import { readSecret } from './secret.ts'
import { openStoreIn } from './store.ts'

/** How long requests under way may take after SIGTERM before their connections are cut; promises.md: five seconds in all. */
const DRAIN_MS = 3_000
/** Analyses beside each other: with more, each is slower and memory grows. */
const ANALYSIS_THREADS = 2

/** Opens the database, brings in the samples at the very first start, and listens until SIGINT or SIGTERM. */
export async function serve(options: ServeOptions): Promise<Result<RunningServer>> {
  const bound = checkBinding(options.host, false)
  if (!bound.ok) return bound
  const opened = await openStoreIn(options.dataDir)
  if (!opened.ok) return opened
  const store = opened.value
  const analysts = openPool(ANALYSIS_THREADS, JOB_LIMITS)
  const readers = openPool(1, READ_LIMITS)
  const analyze = (sources: unknown, analyzeOptions: unknown) =>
    analysts.run<Analysis>('analyzeJob', { sources, options: analyzeOptions })
  const app = createApp({
    store,
    analyze,
    readDocument: (file, bytes, encoding) => readers.run<Reading>('examineJob', { file, bytes, encoding }),
    group: (sources) => analysts.runPlain('groupJob', sources),
    newId: () => crypto.randomUUID(),
    secret: readSecret(options.dataDir),
    hosts: [options.host],
    views: `${projectRoot}views`,
    assets: [`${projectRoot}dist/assets`, `${projectRoot}views/assets`],
    maxFileBytes: MAX_FILE_BYTES,
    sample: SAMPLE_PROJECT,
    version: readVersion(),
    log: pino({ level: 'warn' }, pino.destination(2)),
  })
  const server = createServer(app.app)
  const listening = await listen(server, options)
  if (!listening.ok) {
    await Promise.all([analysts.close(), readers.close(), store.close()])
    return listening
  }
  const samples = importSamples(store, analyze)
  const stop = async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    server.closeIdleConnections()
    const cut = setTimeout(() => server.closeAllConnections(), DRAIN_MS)
    await Promise.race([app.close(), closed.then(() => undefined)])
    await closed
    clearTimeout(cut)
    await Promise.all([analysts.close(), readers.close()])
    await samples.catch(() => undefined)
    await store.close()
  }
  const stopped = new Promise<void>((resolve, reject) => {
    const end = () => stop().then(resolve, reject)
    process.once('SIGTERM', end)
    process.once('SIGINT', end)
  })
  return ok({ url: listening.value, ready: samples, stopped })
}

function listen(server: ReturnType<typeof createServer>, { host, port }: ServeOptions): Promise<Result<string>> {
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      resolve(err({ code: 'PORT_TAKEN', detail: error.code === 'EADDRINUSE' ? String(port) : (error.code ?? error.message) }))
    })
    server.listen(port, host, () => {
      const address = server.address() as AddressInfo
      resolve(ok(`http://${host.includes(':') ? `[${host}]` : host}:${address.port}`))
    })
  })
}
