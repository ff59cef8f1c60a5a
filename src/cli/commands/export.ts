import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { exportFormats } from '../../formats/export.ts'
import type { Verdict } from '../../model/decision.ts'
import { exportRecords } from '../../workflows/records.ts'
import { type AddCommand, complain, dataOption, print, UsageError } from '../usage.ts'

const VERDICTS: readonly Verdict[] = ['open', 'confirmed', 'rejected']
/** Named by the contract; their writers come with other issues. */
const COMING_FORMATS = ['tmx', 'xliff', 'xliff12', 'tei', 'webannotation']

/** `duizhao export --project NAME --format F [--status S] [--out FILE]` */
export const addExport: AddCommand = (program, services, finish) => {
  program
    .command('export')
    .description('aligned quotations of a project')
    .requiredOption('--project <name>', 'project')
    .requiredOption('--format <name>', [...exportFormats.keys(), ...COMING_FORMATS].join(' | '))
    .option('--status <verdict>', VERDICTS.join(' | '))
    .option('--out <file>', 'file to write; otherwise standard output')
    .option(...dataOption(services))
    .action(async (options: { project: string; format: string; status?: string; out?: string; data: string }) => {
      const format = exportFormats.get(options.format)
      if (!format && COMING_FORMATS.includes(options.format)) throw new UsageError(`error: ${options.format} is not built in yet`)
      if (!format) throw new UsageError(`error: --format is one of ${[...exportFormats.keys()].join(', ')}`)
      const verdict = VERDICTS.find((known) => known === options.status)
      if (options.status !== undefined && verdict === undefined)
        throw new UsageError(`error: --status is one of ${VERDICTS.join(', ')}`)
      const store = await services.openStore(options.data)
      if (!store.ok) {
        complain(services, options.data, store.problem)
        finish(1)
        return
      }
      try {
        const project = await store.value.projects.byName(options.project)
        if (!project.ok) {
          complain(services, options.project, project.problem)
          finish(1)
          return
        }
        const filter = { project: project.value.id, ...(verdict ? { verdict } : {}) }
        const chunks = format.write(exportRecords(store.value, filter, 'position'))
        if (options.out === undefined) for await (const chunk of chunks) await print(services, chunk)
        else await writeWhole(options.out, chunks)
      } finally {
        await store.value.close()
      }
    })
}

/** All of it or nothing: a reader never finds half an export. */
async function writeWhole(file: string, chunks: AsyncIterable<string>): Promise<void> {
  const part = `${file}.part`
  const out = createWriteStream(part)
  try {
    for await (const chunk of chunks) if (!out.write(chunk)) await once(out, 'drain')
    out.end()
    await once(out, 'close')
    await rename(part, file)
  } catch (error) {
    out.destroy()
    await rm(part, { force: true })
    throw error
  }
}
