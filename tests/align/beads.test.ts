import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AlignmentOptions, alignSentences } from '../../src/align/align.ts'
import { loadLexicon } from '../../src/align/lexicon.ts'
import { bitextMaker } from '../../src/bench/align.ts'
import type { Bead, BeadAlignment } from '../../src/model/alignment.ts'
import { dictionaryBytes, readTable, testLexicon } from './lexicon.ts'

const lexicon = testLexicon()
const make = bitextMaker(lexicon)

function align(zh: readonly string[], en: readonly string[], options?: AlignmentOptions): BeadAlignment {
  const result = alignSentences({ lang: 'zh', sentences: zh }, { lang: 'en', sentences: en }, lexicon, options)
  if (!result.ok) throw new Error(result.problem.code)
  return result.value
}

const keyOf = (bead: Bead) => `${bead.left.join()}:${bead.right.join()}`

describe('what cannot be aligned says why', () => {
  const zh = { lang: 'zh', sentences: ['你好。'] } as const
  const en = { lang: 'en', sentences: ['Hello.'] } as const
  const rows = [
    { title: 'nothing on the left', left: { ...zh, sentences: [] }, right: en, code: 'SIDE_EMPTY' },
    { title: 'nothing on the right', left: zh, right: { ...en, sentences: [] }, code: 'SIDE_EMPTY' },
    { title: 'Chinese on both sides', left: zh, right: zh, code: 'SAME_LANGUAGE' },
    { title: 'English on both sides', left: en, right: en, code: 'SAME_LANGUAGE' },
  ] as const
  for (const row of rows)
    test(row.title, () =>
      expect(alignSentences(row.left, row.right, lexicon)).toMatchObject({ ok: false, problem: { code: row.code } }),
    )
})

const ZH = [
  '他来了。',
  '“为什么？”',
  '2021年5月，三百人到了北京。',
  '',
  '……',
  '王芳笑了笑，坐了下来。',
  '經濟增長了百分之五。',
  'A',
  '😀。',
]
const EN = [
  'He came.',
  '"Why?"',
  'In May 2021, 300 people came to Beijing.',
  '',
  '...',
  'Wang Fang smiled and sat down.',
  "It doesn't.",
  '”',
  '😀',
]
const zhText = fc.array(fc.constantFrom(...ZH), { minLength: 1, maxLength: 12 })
const enText = fc.array(fc.constantFrom(...EN), { minLength: 1, maxLength: 12 })

describe('whatever the sentences are', () => {
  for (const mode of ['monotone', 'free', 'auto'] as const) {
    test(`${mode}: every sentence stands in one bead, with rising indices and a probability`, () => {
      fc.assert(
        fc.property(zhText, enText, (zh, en) => {
          const { beads, mode: chosen } = align(zh, en, { mode })
          if (mode !== 'auto') expect(chosen).toBe(mode)
          expect(beads.flatMap((bead) => bead.left).toSorted((a, b) => a - b)).toEqual(zh.map((_, i) => i))
          expect(beads.flatMap((bead) => bead.right).toSorted((a, b) => a - b)).toEqual(en.map((_, j) => j))
          for (const { left, right, probability } of beads) {
            for (const side of [left, right]) expect([...side]).toEqual(side.toSorted((a, b) => a - b))
            expect(probability).toBeGreaterThanOrEqual(0)
            expect(probability).toBeLessThanOrEqual(1)
          }
        }),
        { numRuns: 60 },
      )
    })

    test(`${mode}: the sides turned round give the same beads turned round`, () => {
      fc.assert(
        fc.property(zhText, enText, (zh, en) => {
          const turned = alignSentences({ lang: 'en', sentences: en }, { lang: 'zh', sentences: zh }, lexicon, { mode })
          if (!turned.ok) throw new Error(turned.problem.code)
          const back = turned.value.beads.map((bead) => ({ ...bead, left: bead.right, right: bead.left }))
          expect(back).toEqual(align(zh, en, { mode }).beads)
        }),
        { numRuns: 40 },
      )
    })

    test(`${mode}: what a reviewer pinned stays`, () => {
      const pins = fc.array(fc.tuple(fc.nat(11), fc.nat(11), fc.nat(2), fc.nat(2)), { maxLength: 4 })
      fc.assert(
        fc.property(zhText, enText, pins, (zh, en, drawn) => {
          const chosen = disjointPins(drawn, zh.length, en.length)
          const { beads } = align(zh, en, { mode, pins: chosen })
          expect(beads.map(keyOf)).toEqual(expect.arrayContaining(chosen.map(keyOf)))
          expect(beads.flatMap((bead) => bead.left)).toHaveLength(zh.length)
          expect(beads.flatMap((bead) => bead.right)).toHaveLength(en.length)
          for (const pin of chosen) expect(beads.find((bead) => keyOf(bead) === keyOf(pin))?.probability).toBe(1)
        }),
        { numRuns: 60 },
      )
    })
  }

  test('monotone: beads stand in the order of both texts', () => {
    fc.assert(
      fc.property(zhText, enText, (zh, en) => {
        const { beads } = align(zh, en, { mode: 'monotone' })
        expect(beads.flatMap((bead) => bead.left)).toEqual(zh.map((_, i) => i))
        expect(beads.flatMap((bead) => bead.right)).toEqual(en.map((_, j) => j))
      }),
      { numRuns: 60 },
    )
  })
})

/** Pins from drawn places and lengths, as far as no sentence is in two. */
function disjointPins(drawn: readonly (readonly [number, number, number, number])[], rows: number, columns: number): Bead[] {
  const used = { left: new Set<number>(), right: new Set<number>() }
  return drawn.flatMap(([i, j, a, b]) => {
    const left = Array.from({ length: a }, (_, k) => i + k).filter((k) => k < rows && !used.left.has(k))
    const right = Array.from({ length: b }, (_, k) => j + k).filter((k) => k < columns && !used.right.has(k))
    if (left.length + right.length === 0) return []
    for (const k of left) used.left.add(k)
    for (const k of right) used.right.add(k)
    return [{ left, right, probability: 0.5 }]
  })
}

test('a text of some thousand sentences finds its way by anchors', () => {
  const { zh, en, beads: made } = make(1500, 7)
  const { beads, mode } = align(zh, en)
  const wanted = new Set(made.map(keyOf))
  expect(mode).toBe('monotone')
  expect(beads.filter((bead) => wanted.has(keyOf(bead))).length).toBeGreaterThan(0.85 * made.length)
})

test('a large text that was shuffled is told by its mode', () => {
  const { zh, en } = make(900, 8)
  const halves = [...en.slice(700), ...en.slice(300, 700), ...en.slice(0, 300)]
  expect(align(zh, halves).mode).toBe('free')
})

test('200 sentences are aligned anew around a pin within 200 ms', () => {
  const { zh, en } = make(200, 9)
  const { beads } = align(zh, en)
  const pins = beads.filter((bead) => bead.left.length > 0 && bead.right.length > 0).slice(40, 41)
  const times = [1, 2, 3].map(() => {
    // Of the processor, not of the clock: other tests run beside this one.
    const from = process.cpuUsage()
    align(zh, en, { pins })
    return process.cpuUsage(from).user / 1000
  })
  expect(Math.min(...times)).toBeLessThan(200)
})

describe('hostile texts take linear time', () => {
  const many = 100_000
  const rows = [
    { title: 'a hundred thousand sentences of one character', zh: Array(many).fill('好'), en: Array(many).fill('a') },
    { title: 'ten thousand empty sentences', zh: Array(10_000).fill(''), en: Array(10_000).fill('') },
    { title: 'one sentence against a hundred thousand', zh: ['好。'], en: Array(many).fill('Good.') },
    { title: 'one sentence of a million characters', zh: ['好的，'.repeat(333_333)], en: ['Good, '.repeat(200_000)] },
    { title: 'the same sentence over and over', zh: Array(5000).fill('他笑了。'), en: Array(5000).fill('He smiled.') },
    { title: 'nothing but figures', zh: ['一二三四五六七八九十'.repeat(20_000)], en: ['9,'.repeat(200_000)] },
  ]
  for (const row of rows)
    test(row.title, { timeout: 240_000 }, () => {
      const { beads } = align(row.zh, row.en)
      expect(beads.reduce((sum, bead) => sum + bead.left.length, 0)).toBe(row.zh.length)
      expect(beads.reduce((sum, bead) => sum + bead.right.length, 0)).toBe(row.en.length)
    })
})

test('the dictionary loads within half a second', () => {
  const bytes = dictionaryBytes()
  const from = performance.now()
  loadLexicon(bytes, readTable)
  expect(performance.now() - from).toBeLessThan(500)
})
