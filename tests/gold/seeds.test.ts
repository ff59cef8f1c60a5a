import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Analysis } from '../../src/model/analysis.ts'
import { analyze } from '../../src/pipeline/analyze.ts'
import type { Knowledge } from '../../src/pipeline/knowledge.ts'
import { loadAll, projectRoot } from './knowledge.ts'

/*
 * Two real scraped releases that stand beside the project and are never copied into it: they are named by their lines, and each
 * reported statement by the line it stands in and its cue.
 */
const folder = join(projectRoot, '../shared/seeds')
const seeds = existsSync(folder) ? readdirSync(folder).sort() : []

interface Expected {
  readonly prefix: string
  readonly date: string
  readonly place: string
  readonly outlet: string
  /** [line from 1, cue, speaker], one for each reported statement. */
  readonly statements: readonly (readonly [line: number, cue: string, speaker: string])[]
  /** Lines that nothing may be taken from. */
  readonly silent: readonly number[]
}

const xi = 'xi-jinping'
const tokayev = 'kassym-jomart-tokayev'

const rows: readonly Expected[] = [
  {
    prefix: '000',
    date: '2024-07-03',
    place: 'ASTANA',
    outlet: 'Xinhua',
    statements: [
      [12, 'said', xi],
      [16, 'said', xi],
      [16, 'adding', xi],
      [18, 'noted', xi],
      [20, 'said', xi],
      [22, 'added', xi],
      [24, 'said', xi],
      [26, 'recalled', xi],
      [26, 'adding', xi],
      [28, 'added', xi],
      [30, 'said', xi],
      [32, 'said', xi],
    ],
    silent: [1, 2, 6, 7, 10, 34, 36, 38, 40],
  },
  {
    prefix: '004',
    date: '2022-02-05',
    place: 'BEIJING',
    outlet: 'Xinhua',
    statements: [
      [11, 'Noting', xi],
      [11, 'said', xi],
      [13, 'said', xi],
      [15, 'hope', xi],
      [17, 'said', xi],
      [19, 'urged', xi],
      [21, 'stressed', xi],
      [23, 'added', xi],
      [25, 'said', tokayev],
      [27, 'expressed', tokayev],
      [29, 'said', tokayev],
      [31, 'expressed', tokayev],
    ],
    silent: [4, 9, 33, 36, 39],
  },
]

describe.skipIf(seeds.length === 0)('real scraped releases (skipped where ../shared/seeds is absent)', () => {
  // Read when a test runs: a suite that is skipped is still collected, where there is nothing to read.
  let knowledge: Knowledge | undefined
  for (const row of rows) {
    test(`${row.prefix}: date, place and outlet`, () => {
      const { analysis } = seedOf(row.prefix)
      expect(analysis.documents[0]).toMatchObject({ date: row.date, place: row.place, outlet: row.outlet })
    })

    test(`${row.prefix}: every reported statement, with its speaker`, () => {
      const { analysis, text } = seedOf(row.prefix)
      const found = analysis.quotations.map((q) => ({
        line: lineOf(text, q.parts[0]!.start),
        cue: q.cue?.text ?? '',
        speaker: q.speaker?.id,
      }))
      for (const [line, cue, speaker] of row.statements) {
        expect(found, `line ${line}, "${cue}"`).toContainEqual({ line, cue: expect.stringContaining(cue), speaker })
      }
    })

    test(`${row.prefix}: nothing from boilerplate, captions and narrative, and nobody else speaks`, () => {
      const { analysis, text } = seedOf(row.prefix)
      const lines = analysis.quotations.map((q) => lineOf(text, q.parts[0]!.start))
      expect(lines.filter((line) => row.silent.includes(line))).toEqual([])
      expect(new Set(analysis.quotations.map((q) => q.speaker?.id))).toEqual(
        new Set(row.statements.map(([, , speaker]) => speaker)),
      )
    })
  }

  test('000: the first line is a Chinese headline of another article', () => {
    expect(seedOf('000').analysis.segments[0]).toMatchObject({ lang: 'zh', role: 'headline', foreign: true })
  })

  function seedOf(prefix: string): { readonly text: string; readonly analysis: Analysis } {
    const file = seeds.find((name) => name.startsWith(prefix))!
    const text = readFileSync(join(folder, file), 'utf8')
    knowledge ??= loadAll()
    const found = analyze([{ file, sha256: file, encoding: 'utf-8', text }], knowledge)
    if (!found.ok) throw new Error(found.problem.code)
    return { text, analysis: found.value }
  }
})

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}
