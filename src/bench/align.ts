import { alignSentences } from '../align/align.ts'
import type { BilingualLexicon } from '../align/lexicon.ts'
import type { Bead } from '../model/alignment.ts'
import { chanceFrom } from './chance.ts'

/*
 * Speed of the sentence alignment on texts that are made from the dictionary by a seeded generator: words by their frequency, a
 * translation of most of them, sentences joined and split as translators do. No text of anybody is needed.
 */

export interface Measure {
  readonly name: string
  readonly value: number
  readonly unit: string
}

/** What the benchmark compares with: cutting the Chinese and tagging the English with other tools. */
export interface Yardstick {
  readonly cutChinese: (text: string) => unknown
  readonly readEnglish: (text: string) => unknown
}

export interface Bitext {
  readonly zh: readonly string[]
  readonly en: readonly string[]
  /** Which sentences were made as translations of which. */
  readonly beads: readonly Bead[]
}

/** Sentences of the ratio's and of the growth's texts. */
const RATIO_SIZE = 5000
const GROWTH_SIZES = [1000, 2000, 4000]
const LARGE_SIZE = 30_000

/** Ratio to the yardstick, growth from 1k to 4k and from 5k to 30k sentences, and the memory of the largest. */
export async function* benchAlign(lexicon: BilingualLexicon, yardstick: Yardstick): AsyncIterable<Measure> {
  const make = bitextMaker(lexicon)
  const text = make(RATIO_SIZE, 1)
  // The first run compiles: both sides of the ratio are measured warm.
  timeOf(lexicon, make(500, 2))
  yardstick.cutChinese(text.zh.slice(0, 500).join('\n'))
  yardstick.readEnglish(text.en.slice(0, 500).join('\n'))
  const ownMs = timeOf(lexicon, text)
  const otherMs = processorMs(() => {
    for (const sentence of text.zh) yardstick.cutChinese(sentence)
    for (const sentence of text.en) yardstick.readEnglish(sentence)
  })
  yield { name: `align ${text.zh.length} x ${text.en.length}`, value: ownMs, unit: 'ms' }
  yield { name: 'jieba and wink-nlp on the same', value: otherMs, unit: 'ms' }
  yield { name: 'ratio (at most 3)', value: ownMs / otherMs, unit: 'times' }
  for (const size of GROWTH_SIZES) yield { name: `align ${size}`, value: timeOf(lexicon, make(size, 3)), unit: 'ms' }
  const large = make(LARGE_SIZE, 4)
  const largeMs = timeOf(lexicon, large)
  yield { name: `align ${large.zh.length} x ${large.en.length}`, value: largeMs, unit: 'ms' }
  yield {
    name: 'growth 5k to 30k against linear (at most 1.3)',
    value: largeMs / ownMs / (LARGE_SIZE / RATIO_SIZE),
    unit: 'times',
  }
  yield { name: 'memory at 30k (at most 800)', value: process.memoryUsage().rss / 2 ** 20, unit: 'MB' }
}

function timeOf(lexicon: BilingualLexicon, { zh, en }: Bitext): number {
  return processorMs(() => {
    const result = alignSentences({ lang: 'zh', sentences: zh }, { lang: 'en', sentences: en }, lexicon)
    if (!result.ok) throw new Error(result.problem.code)
  })
}

/** Time of the processor, not of the clock: what else the machine does must not count. */
function processorMs(work: () => void): number {
  const from = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(from)
  return (user + system) / 1000
}

/** Makes a bilingual text of so many Chinese sentences; the same seed gives the same text. */
export function bitextMaker(lexicon: BilingualLexicon): (sentences: number, seed: number) => Bitext {
  const words = wordsOf(lexicon)
  const stems = [...lexicon.stems.keys()]
  const functionWords = stems.filter((_, id) => lexicon.stemIsStop[id] === 1)
  return (sentences, seed) => {
    const chance = chanceFrom(seed)
    const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)] as T
    const zh: string[] = []
    const en: string[] = []
    const beads: Bead[] = []
    while (zh.length < sentences) {
      const [left, right] = pick(SHAPES)
      const chosen = Array.from(
        { length: left * (6 + Math.floor(chance() * 10)) },
        () => words[zipf(chance(), words.length)] as Word,
      )
      const translated = chosen.flatMap((word) => {
        const own = chance() < 0.7 ? translationOf(lexicon, word.id, chance(), stems) : pick(stems)
        return chance() < 0.5 ? [own, pick(functionWords)] : [own]
      })
      beads.push({ left: range(zh.length, left), right: range(en.length, right), probability: 1 })
      zh.push(
        ...cutIn(
          left,
          chosen.map((word) => word.text),
          '',
          '。',
        ),
      )
      en.push(...cutIn(right, translated, ' ', '.'))
    }
    return { zh, en, beads }
  }
}

function range(from: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, k) => from + k)
}

/** How many sentences of each side go together, as often as in novels. */
const SHAPES = [
  ...Array.from({ length: 13 }, () => [1, 1] as const),
  ...Array.from({ length: 5 }, () => [1, 2] as const),
  [1, 3] as const,
  [2, 1] as const,
]

interface Word {
  readonly id: number
  readonly text: string
}

/** The dictionary's words that have a translation, the most frequent first. */
function wordsOf(lexicon: BilingualLexicon): readonly Word[] {
  const { trie } = lexicon
  const found: Word[] = []
  const visit = (node: number, text: string): void => {
    const word = (trie.nodeWord[node] as number) - 1
    if (word >= 0 && (lexicon.linkStart[word + 1] as number) > (lexicon.linkStart[word] as number)) found.push({ id: word, text })
    for (let child = trie.childFirst[node] as number; child < (trie.childFirst[node + 1] as number); child++)
      visit(child, text + String.fromCharCode(trie.childChar[child] as number))
  }
  for (let code = 0x4e00; code < 0x9fa6; code++) {
    const node = trie.root[code] as number
    if (node !== 0) visit(node, String.fromCharCode(code))
  }
  return found
    .filter(({ id }) => lexicon.wordIsStop[id] === 0)
    .sort((a, b) => (lexicon.wordCost[a.id] as number) - (lexicon.wordCost[b.id] as number))
}

/** A rank that is the rarer the higher it is. */
function zipf(chance: number, ranks: number): number {
  return Math.min(ranks - 1, Math.floor(ranks ** (0.35 + 0.65 * chance)) - 1)
}

function translationOf(lexicon: BilingualLexicon, word: number, chance: number, stems: readonly string[]): string {
  const from = lexicon.linkStart[word] as number
  const to = lexicon.linkStart[word + 1] as number
  let sum = 0
  for (let at = from; at < to; at++) sum += lexicon.linkWeight[at] as number
  let rest = chance * sum
  for (let at = from; at < to; at++) {
    rest -= lexicon.linkWeight[at] as number
    if (rest <= 0) return stems[lexicon.linkStem[at] as number] as string
  }
  return stems[lexicon.linkStem[to - 1] as number] as string
}

function cutIn(pieces: number, words: readonly string[], space: string, stop: string): readonly string[] {
  const size = Math.ceil(words.length / pieces)
  return Array.from({ length: pieces }, (_, k) => words.slice(k * size, (k + 1) * size).join(space) + stop)
}
