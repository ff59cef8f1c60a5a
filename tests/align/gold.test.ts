import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { alignSentences } from '../../src/align/align.ts'
import type { Bead } from '../../src/model/alignment.ts'
import { testLexicon } from './lexicon.ts'

/*
 * Floors on the gold of sentence alignments, which is not part of the project: what was reached, less what chance moves. Strict: the
 * bead is in the gold; see the scorer's first lines.
 */
const gold = join(import.meta.dirname, '../../../shared/gold/align')
const sets = [
  { set: 'novels-dev', mode: 'monotone', strict: 0.91, sureShare: 0.72, surePrecision: 0.97 },
  { set: 'releases-dev', mode: 'free', strict: 0.975, sureShare: 0.92, surePrecision: 0.98 },
] as const

if (!existsSync(gold)) console.warn(`the gold of sentence alignments is not here (${gold}): its tests are passed over`)

describe.skipIf(!existsSync(gold))('gold of sentence alignments', () => {
  for (const { set, mode, strict, sureShare, surePrecision } of sets) {
    test(set, { timeout: 120_000 }, () => {
      const figures = measure(join(gold, set), mode)
      expect(figures.strict).toBeGreaterThan(strict)
      expect(figures.sureShare).toBeGreaterThan(sureShare)
      expect(figures.surePrecision).toBeGreaterThan(surePrecision)
    })
  }
})

function measure(folder: string, mode: string) {
  const count = { found: 0, right: 0, wanted: 0, reached: 0, sure: 0, sureRight: 0 }
  for (const id of readdirSync(folder)) {
    const lines = (name: string) =>
      readFileSync(join(folder, id, name), 'utf8')
        .replace(/\n$/, '')
        .split('\n')
    const wanted = lines('gold.txt')
      .filter(Boolean)
      .map((line) => line.replaceAll(/[[\]\s]/g, ''))
    const result = alignSentences(
      { lang: 'zh', sentences: lines('zh.txt') },
      { lang: 'en', sentences: lines('en.txt') },
      testLexicon(),
    )
    if (!result.ok) throw new Error(result.problem.code)
    expect(result.value.mode, id).toBe(mode)
    const keys = new Set(wanted)
    const full = wanted.filter((key) => !key.startsWith(':') && !key.endsWith(':'))
    const found = new Set(result.value.beads.map(keyOf))
    count.wanted += full.length
    count.reached += full.filter((key) => found.has(key)).length
    for (const bead of result.value.beads) {
      const isRight = keys.has(keyOf(bead))
      count.found++
      if (isRight) count.right++
      if (bead.probability < 0.9) continue
      count.sure++
      if (isRight) count.sureRight++
    }
  }
  const precision = count.right / count.found
  const recall = count.reached / count.wanted
  return {
    strict: (2 * precision * recall) / (precision + recall),
    sureShare: count.sure / count.found,
    surePrecision: count.sureRight / count.sure,
  }
}

function keyOf(bead: Bead): string {
  return `${bead.left.join()}:${bead.right.join()}`
}
