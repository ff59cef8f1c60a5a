import type { Command } from 'commander'
import type { Source } from '../../model/document.ts'
import type { Result } from '../../model/result.ts'
import type { CliServices } from '../services.ts'
import { complain, type ExitCode, print, UsageError, wholeNumber } from '../usage.ts'

/** A command that reads one file, or filters JSON lines. */
export interface Reader {
  readonly name: 'segments' | 'quotes'
  readonly description: string
  readonly read: (source: Source) => Promise<Result<unknown>>
}

export function addReader(program: Command, services: CliServices, finish: (code: ExitCode) => void, reader: Reader): void {
  program
    .command(`${reader.name} [file]`)
    .description(`${reader.description}; with --jsonl a filter for big corpora`)
    .option('--jsonl', 'one JSON object {"id", "text"} a line from standard input, one out, in order')
    .option('--jobs <n>', 'with --jsonl: how many cores to use', wholeNumber('jobs', 1, 256), services.cores)
    .action(async (file: string | undefined, options: { jsonl?: true; jobs: number }) => {
      if (options.jsonl) return runFilter(services, reader.name, options.jobs)
      if (file === undefined) throw new UsageError(`error: ${reader.name} takes a FILE, or --jsonl`)
      const source = await services.readSource(file)
      const found = source.ok ? await reader.read(source.value) : source
      if (!found.ok) {
        complain(services, file, found.problem)
        finish(1)
        return
      }
      await print(services, `${JSON.stringify(found.value, undefined, 1)}\n`)
    })
}

/** Standard input through a filter to standard output. A bad line is told in its place and is no failure of the run. */
export async function runFilter(services: CliServices, kind: 'segments' | 'quotes' | 'align', jobs: number): Promise<void> {
  for await (const lines of services.filter(kind, services.stdin, jobs)) await print(services, lines)
}
