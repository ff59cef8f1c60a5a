import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alignSentences } from '../../src/align/align.ts'
import { loadCheckWords } from '../../src/align/check-words.ts'
import { type PairPin, pairQuotations } from '../../src/align/pairs.ts'
import { bitextMaker } from '../../src/bench/align.ts'
import type { Bead, Pair } from '../../src/model/alignment.ts'
import type { Lang, Outline } from '../../src/model/document.ts'
import type { Quotation } from '../../src/model/quotation.ts'
import { readTable, testLexicon } from './lexicon.ts'

const lexicon = testLexicon()
const checkWords = loadCheckWords(readTable)

/** A text of these sentences, one a line. */
function outlineOf(lang: Lang, lines: readonly string[]): Outline {
  let at = 0
  const sentences = lines.map((line, i) => {
    const start = at
    at += line.length + 1
    return { start, end: start + line.length, lang, segment: 0, paragraph: i }
  })
  return { text: lines.join('\n'), sentences, segments: [], metadata: {}, lines: 'sentences' }
}

/** A quotation of each chosen run of sentences [from, to). */
function quotationsOf(
  outline: Outline,
  lang: Lang,
  runs: readonly (readonly [number, number])[],
  speakers = 1,
): readonly Quotation[] {
  return runs.map(([from, to], i) => {
    const span = { start: outline.sentences[from]!.start, end: outline.sentences[to - 1]!.end }
    const speaker = { id: `s${i % speakers}`, name: 'x' }
    return {
      id: `${lang}${i}`,
      document: lang === 'zh' ? 0 : 1,
      parts: [span],
      text: outline.text.slice(span.start, span.end),
      lang,
      type: 'direct' as const,
      cue: null,
      mention: null,
      speaker,
      confidence: 1,
      evidence: [],
    }
  })
}

function pair(
  outlines: readonly Outline[],
  quotations: readonly Quotation[],
  beads: readonly Bead[],
  pins: readonly PairPin[] = [],
): readonly Pair[] {
  const input = { outlines, zh: 0, en: 1, quotations, beads, meaningOf: () => undefined, names: [], checkWords, pins, terms: [] }
  return pairQuotations(input, lexicon)
}

const ZH = ['他来了。', '我们不同意。', '2021年5月，三百人到了北京。', '价格上涨了百分之五，但是没有人抱怨。', '……', '谢谢！']
const EN = [
  'He came.',
  'We do not agree.',
  'In May 2021, 300 people came to Beijing.',
  'Prices rose 5 percent, but nobody complained.',
  '...',
  'Thank you!',
]

/** Runs of sentences that may lie in one another, cross or leave gaps. */
const runsIn = (count: number) =>
  fc
    .array(fc.tuple(fc.nat(count - 1), fc.integer({ min: 1, max: 3 })), { maxLength: 8 })
    .map((starts) => starts.map(([from, length]) => [from, Math.min(count, from + length)] as const))
const side = (lines: readonly string[]) =>
  fc
    .array(fc.constantFrom(...lines), { minLength: 1, maxLength: 8 })
    .chain((chosen) => fc.tuple(fc.constant(chosen), runsIn(chosen.length)))

describe('whatever is quoted', () => {
  test('every quotation stands in one pair, probabilities are probabilities, pins stay', () => {
    fc.assert(
      fc.property(side(ZH), side(EN), fc.boolean(), ([zh, zhRuns], [en, enRuns], isPinned) => {
        const outlines = [outlineOf('zh', zh), outlineOf('en', en)]
        const quotations = [...quotationsOf(outlines[0]!, 'zh', zhRuns), ...quotationsOf(outlines[1]!, 'en', enRuns)]
        const aligned = alignSentences({ lang: 'zh', sentences: zh }, { lang: 'en', sentences: en }, lexicon)
        const beads = aligned.ok ? aligned.value.beads : []
        const pin = { zh: ['zh0'], en: ['en0'] }
        const pins = isPinned && zhRuns.length > 0 && enRuns.length > 0 ? [pin] : []
        const pairs = pair(outlines, quotations, beads, pins)
        expect(pairs.flatMap(({ zh, en }) => [...zh, ...en]).sort()).toEqual(quotations.map(({ id }) => id).sort())
        for (const { probability, candidates = [] } of pairs) {
          for (const p of [probability, ...candidates.map((candidate) => candidate.probability)]) {
            expect(p).toBeGreaterThanOrEqual(0)
            expect(p).toBeLessThanOrEqual(1)
          }
          expect(candidates.length).toBeLessThanOrEqual(3)
        }
        expect(new Set(pairs.map(({ id }) => id)).size).toBe(pairs.length)
        if (pins.length > 0) expect(pairs).toContainEqual(expect.objectContaining({ ...pin, probability: 1 }))
      }),
      { numRuns: 60 },
    )
  })

  test('the same input gives the same pairs', () => {
    const outlines = [outlineOf('zh', ZH), outlineOf('en', EN)]
    const runs = [
      [0, 1],
      [1, 3],
      [2, 3],
      [3, 6],
    ] as const
    const quotations = [...quotationsOf(outlines[0]!, 'zh', runs), ...quotationsOf(outlines[1]!, 'en', runs)]
    expect(pair(outlines, quotations, [])).toEqual(pair(outlines, quotations.toReversed(), []))
  })
})

test('a quotation inside another does not make either doubtful', () => {
  const outlines = [outlineOf('zh', ZH), outlineOf('en', EN)]
  const quotations = [
    ...quotationsOf(outlines[0]!, 'zh', [
      [2, 4],
      [3, 4],
    ]),
    ...quotationsOf(outlines[1]!, 'en', [[2, 4]]),
  ]
  const [whole] = pair(outlines, quotations, []).filter(({ en }) => en.length > 0)
  expect(whole).toMatchObject({ zh: ['zh0'], en: ['en0'] })
  expect(whole!.probability).toBeGreaterThan(0.9)
})

test('pairs come in the order of the text', () => {
  const outlines = [outlineOf('zh', ZH), outlineOf('en', EN)]
  const runs = ZH.map((_, i) => [i, i + 1] as const)
  const quotations = [...quotationsOf(outlines[0]!, 'zh', runs), ...quotationsOf(outlines[1]!, 'en', runs)].reverse()
  const order = pair(outlines, quotations, []).flatMap(({ zh }) => zh)
  expect(order).toEqual(runs.map((_, i) => `zh${i}`))
})

/** Milliseconds of this process's own work: other programs on the machine do not count. */
function cpuOf(run: () => void): number {
  const from = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(from)
  return (user + system) / 1000
}

describe('time', () => {
  const make = bitextMaker(lexicon)
  const prepared = (sentences: number, each: number) => {
    const text = make(sentences, 7)
    const outlines = [outlineOf('zh', text.zh), outlineOf('en', text.en)]
    const runs = (count: number) => Array.from({ length: Math.floor(count / each) }, (_, i) => [i * each, i * each + 1] as const)
    const quotations = [
      ...quotationsOf(outlines[0]!, 'zh', runs(text.zh.length), 7),
      ...quotationsOf(outlines[1]!, 'en', runs(text.en.length), 7),
    ]
    const align = (pins: readonly Bead[]) => {
      const aligned = alignSentences({ lang: 'zh', sentences: text.zh }, { lang: 'en', sentences: text.en }, lexicon, { pins })
      if (!aligned.ok) throw new Error(aligned.problem.code)
      return aligned.value.beads
    }
    return { outlines, quotations, align }
  }

  test('200 sentences are realigned around what was confirmed in less than 200 ms', () => {
    const { outlines, quotations, align } = prepared(200, 3)
    const [bead] = align([]).filter(({ left, right }) => left.length > 0 && right.length > 0)
    const pins = [{ zh: ['zh3'], en: ['en3'] }]
    const again = () => {
      const pairs = pair(outlines, quotations, align([bead!]), pins)
      expect(pairs).toContainEqual(expect.objectContaining(pins[0]!))
    }
    // The first runs are slow for want of compiled code: a reviewer's second decision is what counts.
    let best = Number.POSITIVE_INFINITY
    for (let run = 0; run < 30 && best >= 200; run++) best = Math.min(best, cpuOf(again))
    expect(best).toBeLessThan(200)
  })

  test('thousands of quotations take time by their number, not by its square', () => {
    const rows = [1000, 3000].map((count) => {
      const { outlines, quotations, align } = prepared(count, 1)
      const beads = align([])
      return cpuOf(() => expect(pair(outlines, quotations, beads).length).toBeGreaterThan(count / 2))
    })
    expect(rows[1]!).toBeLessThan(20_000)
    expect(rows[1]! / rows[0]!).toBeLessThan(6)
  })

  test('three thousand times the same words', () => {
    const outlines = [outlineOf('zh', Array(3000).fill('我们不同意。')), outlineOf('en', Array(3000).fill('We do not agree.'))]
    const runs = Array.from({ length: 3000 }, (_, i) => [i, i + 1] as const)
    const quotations = [...quotationsOf(outlines[0]!, 'zh', runs), ...quotationsOf(outlines[1]!, 'en', runs)]
    // All in one bead: nothing but the place tells them apart.
    const all = runs.map((_, i) => i)
    expect(cpuOf(() => pair(outlines, quotations, [{ left: all, right: all, probability: 1 }]))).toBeLessThan(20_000)
  })
})
