import type { Lang } from '../model/document.ts'
import { annotate } from '../pipeline/annotate.ts'
import type { ReadingKnowledge } from '../pipeline/knowledge.ts'
import type { Measure, Yardstick } from './align.ts'
import { bestOfEach } from './clock.ts'

/** Many short rounds: other work on the machine spoils some of them, and a long one always. */
const ROUNDS = 30
/** Texts are read again until there are so many bytes: a tenth of a second, with some sweeping of memory in it. */
const LEAST_BYTES = 200_000

/** Texts of one language that are measured together. */
export interface BenchTexts {
  /** What the measure's name says of them, from a comma on; our own samples: nothing. */
  readonly name: string
  readonly lang: Lang
  readonly texts: readonly string[]
}

/**
 * The whole of extraction (outline, quotations, speakers) against what a well-known tool takes for less work on the same texts in the same
 * run: wink-nlp's tokens and tags for English, jieba's words for Chinese.
 */
export async function* benchExtraction(
  knowledge: ReadingKnowledge,
  sets: readonly BenchTexts[],
  yardstick: Yardstick,
): AsyncIterable<Measure> {
  for (const { name, lang, texts } of sets) {
    const bytesOnce = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0)
    const times = Math.ceil(LEAST_BYTES / bytesOnce)
    const over = (read: (text: string) => unknown) => () => {
      for (let i = 0; i < times; i++) for (const text of texts) read(text)
    }
    const [ours, theirs] = bestOfEach(
      ROUNDS,
      over((text) => annotate([{ file: '', sha256: '', encoding: 'utf-8', text }], knowledge, { lang })),
      over((text) => (lang === 'en' ? yardstick.readEnglish(text) : yardstick.cutChinese(text))),
    )
    yield { name: `extraction of ${lang}${name}`, value: (bytesOnce * times) / 1e6 / ours, unit: 'MB/s' }
    yield {
      name: `extraction against ${lang === 'en' ? 'wink-nlp' : 'jieba'}, ${lang}${name}`,
      value: ours / theirs,
      unit: 'times',
    }
  }
}
