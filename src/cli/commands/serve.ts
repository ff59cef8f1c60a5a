import { type AddCommand, complain, dataOption, wholeNumber } from '../usage.ts'

/** `duizhao serve`: the review server, until SIGINT or SIGTERM. */
export const addServe: AddCommand = (program, services, finish) => {
  program
    .command('serve')
    .description('open the review server on an embedded database')
    .option('--port <n>', 'port; 0 takes a free one', wholeNumber('port', 0, 65535), 4870)
    .option('--host <name>', 'address to listen on', '127.0.0.1')
    .option(...dataOption(services))
    .action(async (options: { port: number; host: string; data: string }) => {
      const started = await services.serve({ host: options.host, port: options.port, dataDir: options.data })
      if (!started.ok) {
        complain(services, 'serve', started.problem)
        finish(1)
        return
      }
      services.stderr.write(`duizhao 对照  ${started.value.url}\n`)
      await started.value.stopped
    })
}
