import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type BeadCounts, calibrationAt, countBeads, emptyBeadCounts, parseGoldBead } from '../../pipeline/evaluate-beads.ts'
import { f1, type GoldDocument, type Tallies, tally } from '../../pipeline/evaluate-quotations.ts'
import type { FilterKind } from '../../pipeline/filter.ts'
import { parseFoundBeads, parseFoundQuotations, parseGoldLine } from '../gold.ts'
import type { CliServices } from '../services.ts'
import { type AddCommand, print, UsageError } from '../usage.ts'

/** Shares of beads that a reviewer would confirm unseen. */
const SURE_FROM = [0.8, 0.9, 0.95]

/** `duizhao evaluate SET`: a .jsonl file of annotated quotations, or a folder of texts with `zh.txt`, `en.txt` and `gold.txt`. */
export const addEvaluate: AddCommand = (program, services) => {
  program
    .command('evaluate <set>')
    .description('our figures on a gold set, one line a measure')
    .action(async (set: string) => {
      const measures = set.endsWith('.jsonl') ? await evaluateQuotations(services, set) : await evaluateBeads(services, set)
      for (const [name, value] of measures)
        await print(services, `${name}\t${value === undefined ? '-' : (100 * value).toFixed(1)}\n`)
    })
}

type Measure = readonly [name: string, value: number | undefined]

async function evaluateQuotations(services: CliServices, file: string): Promise<readonly Measure[]> {
  const gold = (await linesOf(file)).map(parseGoldLine)
  const found = await filtered(
    services,
    'quotes',
    gold.map(({ id, text, lang }) => ({ id, text, lang })),
  )
  const tallies: Tallies = new Map()
  gold.forEach((document: GoldDocument, i) => {
    tally(tallies, document, parseFoundQuotations(found[i]))
  })
  const ratio = (right: number, all: number) => (all === 0 ? undefined : right / all)
  return [...tallies].flatMap(([slice, t]): Measure[] => {
    if (t.gold === 0) return []
    return [
      [`${slice} exact F1`, f1([t.exactGold, t.gold], [t.exactPredicted, t.predicted])],
      [`${slice} IoU .5 F1`, f1([t.halfGold, t.gold], [t.halfPredicted, t.predicted])],
      [`${slice} mention`, ratio(t.mentionsRight, t.mentions)],
      [`${slice} speaker`, ratio(t.speakersRight, t.speakers)],
    ]
  })
}

async function evaluateBeads(services: CliServices, folder: string): Promise<readonly Measure[]> {
  const names = (await readdir(folder).catch(unreadable(folder))).sort()
  const texts: { id: string; left: { lang: 'zh'; sentences: string[] }; right: { lang: 'en'; sentences: string[] } }[] = []
  for (const id of names) {
    const [zh, en] = await Promise.all(['zh.txt', 'en.txt'].map((side) => linesOf(join(folder, id, side))))
    texts.push({ id, left: { lang: 'zh', sentences: zh! }, right: { lang: 'en', sentences: en! } })
  }
  const found = await filtered(services, 'align', texts)
  const counts = emptyBeadCounts()
  for (const [i, { id }] of texts.entries()) {
    const gold = (await linesOf(join(folder, id, 'gold.txt'))).filter((line) => line !== '').map(parseGoldBead)
    countBeads(counts, gold, parseFoundBeads(found[i]))
  }
  return measuresOf(counts)
}

function measuresOf(counts: BeadCounts): readonly Measure[] {
  const { strict, lax, links } = counts
  return [
    ['strict F1', f1([strict[0], strict[1]], [strict[2], strict[3]])],
    ['lax F1', f1([lax[0], lax[1]], [lax[2], lax[3]])],
    ['link F1', f1([links[0], links[1]], [links[0], links[2]])],
    ...SURE_FROM.flatMap((least): Measure[] => {
      const { share, precision } = calibrationAt(counts, least)
      return [
        [`p>=${least} share`, share],
        [`p>=${least} precision`, precision],
      ]
    }),
  ]
}

/** The objects through one of our own filters, in order. */
async function filtered(services: CliServices, kind: FilterKind, objects: readonly object[]): Promise<readonly unknown[]> {
  async function* input() {
    for (const object of objects) yield new TextEncoder().encode(`${JSON.stringify(object)}\n`)
  }
  let output = ''
  for await (const lines of services.filter(kind, input(), services.cores)) output += new TextDecoder().decode(lines)
  return output
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown)
}

async function linesOf(file: string): Promise<string[]> {
  return (await readFile(file, 'utf8').catch(unreadable(file))).replace(/\n$/, '').split('\n')
}

function unreadable(path: string): (error: NodeJS.ErrnoException) => never {
  return (error) => {
    throw new UsageError(`error: ${path} is no gold set (${error.code ?? error.message})`)
  }
}
