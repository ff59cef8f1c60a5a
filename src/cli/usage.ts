import type { Command } from 'commander'
import { type Problem, tell } from '../model/problems.ts'
import type { CliServices } from './services.ts'

/** What the process exits with: 0 done, 1 some inputs failed, 2 usage. */
export type ExitCode = 0 | 1 | 2

/** Wrong words on the command line: exit code 2. */
export class UsageError extends Error {}

/** Adds one command (or a few that belong together) to the program. */
export type AddCommand = (program: Command, services: CliServices, finish: (code: ExitCode) => void) => void

/** What a person at a terminal reads of a problem: both languages, since nobody has said which. */
export function complain(services: CliServices, about: string, problem: Problem): void {
  services.stderr.write(`${about}: ${tell(problem, 'en')} ${tell(problem, 'zh')} [${problem.code}]\n`)
}

/** Writes a result line, waiting where the reader is slow: a filter's memory must not grow with its output. */
export function print(services: CliServices, text: string | Uint8Array): Promise<void> {
  if (services.stdout.write(text)) return Promise.resolve()
  return new Promise((resolve) => services.stdout.once('drain', resolve))
}

/** A whole number from an option. Throws UsageError outside `least` to `most`. */
export function wholeNumber(name: string, least: number, most: number): (value: string) => number {
  return (value) => {
    const number = Number(value)
    if (!Number.isInteger(number) || number < least || number > most) {
      throw new UsageError(`error: --${name} takes a whole number from ${least} to ${most}, not "${value}"`)
    }
    return number
  }
}

export function dataOption(services: CliServices): [flags: string, description: string, value: string] {
  return ['--data <dir>', 'where the database lives (or DUIZHAO_DATA)', services.env['DUIZHAO_DATA'] ?? './data']
}
