import type { Analysis } from '../../model/analysis.ts'
import type { Source } from '../../model/document.ts'
import type { Quotation } from '../../model/quotation.ts'
import { printAnalysis } from '../../pipeline/contract.ts'
import { type AddCommand, complain, print } from '../usage.ts'

/** `duizhao analyze FILE [FILE2] [--json]` */
export const addAnalyze: AddCommand = (program, services, finish) => {
  program
    .command('analyze <file> [file2]')
    .description('everything for one bilingual text, or for two that translate each other')
    .option('--json', 'one JSON object: documents, segments, speakers, quotations, beads, pairs')
    .action(async (file: string, file2: string | undefined, options: { json?: true }) => {
      const sources: Source[] = []
      for (const path of file2 === undefined ? [file] : [file, file2]) {
        const source = await services.readSource(path)
        if (!source.ok) {
          complain(services, path, source.problem)
          finish(1)
          return
        }
        sources.push(source.value)
      }
      const found = await services.analyze(sources, {})
      if (!found.ok) {
        complain(services, [file, file2].filter(Boolean).join(' '), found.problem)
        finish(1)
        return
      }
      await print(services, options.json ? `${JSON.stringify(printAnalysis(found.value), undefined, 1)}\n` : inWords(found.value))
    })
}

/** The analysis for a person at a terminal: documents, then pairs and what stands alone. */
function inWords(analysis: Analysis): string {
  const byId = new Map(analysis.quotations.map((quotation) => [quotation.id, quotation]))
  const lines = analysis.documents.map((document) =>
    [document.file, document.outlet, document.place, document.date, document.title].filter(Boolean).join(' · '),
  )
  const paired = new Set(analysis.pairs.flatMap((pair) => [...pair.zh, ...pair.en]))
  for (const pair of analysis.pairs) {
    lines.push('', `${Math.round(pair.probability * 100)} %`)
    for (const id of [...pair.zh, ...pair.en]) lines.push(quotationLine(byId.get(id)!))
  }
  const alone = analysis.quotations.filter((quotation) => !paired.has(quotation.id))
  if (alone.length > 0) lines.push('', ...alone.map(quotationLine))
  return `${lines.join('\n')}\n`
}

function quotationLine(quotation: Quotation): string {
  const speaker = quotation.speaker?.name ?? quotation.mention?.text ?? '?'
  return `  ${quotation.lang}  ${speaker} [${quotation.type}]  ${quotation.text.replace(/\s+/g, ' ')}`
}
