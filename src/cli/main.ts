import { Command, CommanderError } from 'commander'
import { addAlign } from './commands/align.ts'
import { addAnalyze } from './commands/analyze.ts'
import { addBackup } from './commands/backup.ts'
import { addEvaluate } from './commands/evaluate.ts'
import { addExport } from './commands/export.ts'
import { addImport } from './commands/import.ts'
import { addQuotes } from './commands/quotes.ts'
import { addSegments } from './commands/segments.ts'
import { addServe } from './commands/serve.ts'
import type { CliServices } from './services.ts'
import { type ExitCode, UsageError } from './usage.ts'

/** Runs one command line (without node and script). Results go to stdout; progress, messages and help asked for by mistake to stderr. */
export async function runCommandLine(argv: readonly string[], services: CliServices): Promise<ExitCode> {
  let exit: ExitCode = 0
  const finish = (code: ExitCode) => {
    exit = code
  }
  const program = new Command('duizhao')
    .description('Finds attributed quotations in Chinese and English documents and pairs them with their translations.')
    .version(services.version)
    .showSuggestionAfterError()
    .showHelpAfterError('Run with --help to see what there is.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => services.stdout.write(text),
      writeErr: (text) => services.stderr.write(text),
    })
  for (const add of [addServe, addImport, addAnalyze, addSegments, addQuotes, addAlign, addExport, addEvaluate, addBackup]) {
    add(program, services, finish)
  }
  // Subcommands made before the settings above would not have them.
  for (const command of program.commands) command.copyInheritedSettings(program)
  try {
    await program.parseAsync(argv, { from: 'user' })
    return exit
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    if (error instanceof UsageError) {
      services.stderr.write(`${error.message}\n`)
      return 2
    }
    throw error
  }
}
