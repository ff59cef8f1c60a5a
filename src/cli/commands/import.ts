import type { Project, Store, Upload } from '../../store/port.ts'
import { importDocuments } from '../../workflows/import.ts'
import { printable, startProgress } from '../progress.ts'
import type { CliServices } from '../services.ts'
import { type AddCommand, complain, dataOption, type ExitCode, print } from '../usage.ts'

/** Files that are stored and analysed in one step: so much is in memory at a time, however large the folder. */
const FILES_AT_A_TIME = 64

/** `duizhao import PATH... [--project NAME] [--data DIR]`: a progress bar, and one line a file. */
export const addImport: AddCommand = (program, services, finish) => {
  program
    .command('import <paths...>')
    .description('bring files or folders into a project; a.zh.txt and a.en.txt are paired')
    .option('--project <name>', 'project, made where there is none', 'default')
    .option(...dataOption(services))
    .action(async (paths: readonly string[], options: { project: string; data: string }) => {
      const store = await services.openStore(options.data)
      if (!store.ok) return refuse(services, finish, options.data, store.problem)
      try {
        const project = await projectNamed(store.value, options.project)
        if (!project.ok) return refuse(services, finish, options.project, project.problem)
        finish(await importPaths(services, store.value, project.value, paths))
      } finally {
        await store.value.close()
      }
    })
}

function refuse(
  services: CliServices,
  finish: (code: ExitCode) => void,
  about: string,
  problem: Parameters<typeof complain>[2],
): void {
  complain(services, about, problem)
  finish(1)
}

async function projectNamed(store: Store, name: string) {
  const known = await store.projects.byName(name)
  return known.ok ? known : store.projects.create(name)
}

async function importPaths(services: CliServices, store: Store, project: Project, paths: readonly string[]): Promise<ExitCode> {
  const files: string[] = []
  let exit: ExitCode = 0
  for (const path of paths) {
    const found = await services.listFiles(path)
    if (found.ok) files.push(...found.value)
    else {
      complain(services, path, found.problem)
      exit = 1
    }
  }
  const progress = startProgress(services, files.length)
  for (let from = 0; from < files.length; from += FILES_AT_A_TIME) {
    const uploads: Upload[] = []
    for (const file of files.slice(from, from + FILES_AT_A_TIME)) {
      progress.step(file)
      const upload = await services.readUpload(file)
      if (upload.ok) uploads.push(upload.value)
      else {
        progress.done()
        complain(services, printable(file), upload.problem)
        exit = 1
      }
    }
    if (!(await importBatch(services, store, project, uploads, progress.done))) exit = 1
  }
  progress.done()
  return exit
}

async function importBatch(
  services: CliServices,
  store: Store,
  project: Project,
  uploads: readonly Upload[],
  clear: () => void,
): Promise<boolean> {
  if (uploads.length === 0) return true
  const groups = await services.group(uploads.map(({ source }) => source))
  const imported = await importDocuments(store, services.analyze, project.id, uploads, groups)
  clear()
  if (!imported.ok) {
    complain(services, project.name, imported.problem)
    return false
  }
  for (const { document, already } of imported.value.documents) {
    await print(
      services,
      `${printable(document.file)}\t${document.encoding}\t${document.length}\t${already ? 'already there' : 'imported'}\n`,
    )
  }
  for (const { bitext, problem } of imported.value.failed) {
    complain(services, [bitext.zh?.file, bitext.en?.file].filter(Boolean).join(' + '), problem)
  }
  return imported.value.failed.length === 0
}
