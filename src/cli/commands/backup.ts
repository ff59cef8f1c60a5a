import { type AddCommand, complain, dataOption, print } from '../usage.ts'

/** `duizhao backup FILE`, `restore FILE` and `verify`: backup and verify also while the server runs. */
export const addBackup: AddCommand = (program, services, finish) => {
  program
    .command('backup <file>')
    .description('a whole copy of the database, also while the server runs')
    .option(...dataOption(services))
    .action(async (file: string, options: { data: string }) => {
      const store = await services.openStore(options.data)
      const made = store.ok ? await store.value.upkeep.backup(file) : store
      if (made.ok) services.stderr.write(`${file}: ${made.value.bytes} bytes\n`)
      else {
        complain(services, file, made.problem)
        finish(1)
      }
      if (store.ok) await store.value.close()
    })
  program
    .command('restore <file>')
    .description('put a backup in the place of the database; the one that was there is kept beside it')
    .option(...dataOption(services))
    .action(async (file: string, options: { data: string }) => {
      const restored = await services.restore(file, options.data)
      if (restored.ok) {
        services.stderr.write(
          restored.value.kept === null ? `${options.data}\n` : `${options.data}; before: ${restored.value.kept}\n`,
        )
        return
      }
      complain(services, file, restored.problem)
      finish(1)
    })
  program
    .command('verify')
    .description('check every offset, every file and the decision log')
    .option(...dataOption(services))
    .action(async (options: { data: string }) => {
      const store = await services.openStore(options.data)
      if (!store.ok) {
        complain(services, options.data, store.problem)
        finish(1)
        return
      }
      const { documents, quotations, decisions, faults } = await store.value.upkeep.verify()
      await print(
        services,
        `documents\t${documents}\nquotations\t${quotations}\ndecisions\t${decisions}\nfaults\t${faults.length}\n`,
      )
      for (const fault of faults) await print(services, `${fault.kind}\t${fault.id}\t${fault.because}\n`)
      if (faults.length > 0) finish(1)
      await store.value.close()
    })
}
