#!/usr/bin/env node
import { runCommandLine } from './cli/main.ts'
import { cliServices } from './wire/cli.ts'

const services = cliServices()
// A reader that stops early (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
process.exitCode = await runCommandLine(process.argv.slice(2), services)
await services.close()
