import type { Source } from '../../model/document.ts'
import { type AddCommand, complain, print, UsageError, wholeNumber } from '../usage.ts'
import { runFilter } from './reader.ts'

/** `duizhao align LEFT RIGHT | --jsonl`. For two files: TAB-separated left, right, probability, as hunalign and LF Aligner print it. */
export const addAlign: AddCommand = (program, services, finish) => {
  program
    .command('align [left] [right]')
    .description('sentence beads of two texts: left TAB right TAB probability; with --jsonl a filter for big corpora')
    .option('--jsonl', 'one JSON object {"id", "left": {"lang", "sentences"}, "right": {…}} a line from standard input')
    .option('--jobs <n>', 'with --jsonl: how many cores to use', wholeNumber('jobs', 1, 256), services.cores)
    .option('--json', 'one JSON object {"mode", "left", "right", "beads"} instead of TAB-separated lines')
    .action(async (left: string | undefined, right: string | undefined, options: { jsonl?: true; jobs: number; json?: true }) => {
      if (options.jsonl) return runFilter(services, 'align', options.jobs)
      if (left === undefined || right === undefined) throw new UsageError('error: align takes LEFT and RIGHT, or --jsonl')
      const sources: Source[] = []
      for (const file of [left, right]) {
        const source = await services.readSource(file)
        if (!source.ok) {
          complain(services, file, source.problem)
          finish(1)
          return
        }
        sources.push(source.value)
      }
      const found = await services.alignSources(sources[0]!, sources[1]!)
      if (!found.ok) {
        complain(services, `${left} ${right}`, found.problem)
        finish(1)
        return
      }
      if (options.json) return print(services, `${JSON.stringify(found.value)}\n`)
      const { beads, left: lefts, right: rights } = found.value
      for (const bead of beads) {
        const side = (indices: readonly number[], sentences: readonly string[]) =>
          indices.map((i) => flat(sentences[i]!)).join(' ~~~ ')
        await print(services, `${side(bead.left, lefts)}\t${side(bead.right, rights)}\t${bead.probability.toFixed(4)}\n`)
      }
    })
}

/** TAB and line breaks would end the field. */
function flat(sentence: string): string {
  return sentence.replace(/[\t\r\n]+/g, ' ')
}
