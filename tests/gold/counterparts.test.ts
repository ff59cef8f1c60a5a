import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { analyze } from '../../src/pipeline/analyze.ts'
import { loadAll, projectRoot } from './knowledge.ts'

const folder = join(projectRoot, '../shared/seeds')
const seeds = existsSync(folder) ? readdirSync(folder).sort() : []

/** Pairs of a real English release with a Chinese one that we wrote of the same event: [line of the Chinese, line of the English]. */
const rows = [
  {
    prefix: '000',
    pairs: [
      [7, 12],
      [9, 16],
      [11, 18],
      [13, 20],
      [15, 22],
      [17, 24],
      [19, 26],
      [21, 28],
      [23, 30],
      [25, 32],
    ],
  },
  {
    prefix: '004',
    pairs: [
      [7, 11],
      [9, 13],
      [11, 15],
      [13, 17],
      [15, 19],
      [17, 21],
      [19, 23],
      [21, 25],
      [23, 27],
      [25, 29],
      [27, 31],
    ],
  },
] as const
/** One pair of a release may be argued about; more is a fault. */
const MOST_MISSED = 1

describe.skipIf(seeds.length === 0)(
  'a real release pairs with its Chinese counterpart (skipped where ../shared/seeds is absent)',
  () => {
    const knowledge = loadAll()
    for (const { prefix, pairs } of rows) {
      test(prefix, () => {
        const en = readFileSync(join(folder, seeds.find((name) => name.startsWith(prefix))!), 'utf8')
        const zh = readFileSync(join(projectRoot, 'tests/gold/counterparts', `${prefix}.zh.txt`), 'utf8')
        const found = analyze(
          [zh, en].map((text, i) => ({ file: `${i}`, sha256: `${prefix}${i}`, encoding: 'utf-8', text })),
          knowledge,
        )
        if (!found.ok) throw new Error(found.problem.code)
        const { quotations } = found.value
        const lineOf = (id: string, text: string) =>
          text.slice(0, quotations.find((q) => q.id === id)!.parts[0]!.start).split('\n').length
        const links = found.value.pairs.flatMap((pair) =>
          pair.zh.flatMap((z) => pair.en.map((e) => `${lineOf(z, zh)}-${lineOf(e, en)}`)),
        )
        const wanted = pairs.map((pair) => pair.join('-'))
        expect(wanted.filter((link) => !links.includes(link)).length, `of ${wanted}, found ${links}`).toBeLessThanOrEqual(
          MOST_MISSED,
        )
        expect(links.filter((link) => !wanted.includes(link)).length, `of ${links}, wanted ${wanted}`).toBeLessThanOrEqual(
          MOST_MISSED,
        )
      })
    }
  },
)
