import type { Lang } from '../model/document.ts'
import { annotate } from '../pipeline/annotate.ts'
import type { ReadingKnowledge } from '../pipeline/knowledge.ts'
import type { Measure, Yardstick } from './align.ts'
import { bestOfEach } from './clock.ts'

/** Many short rounds: other work on the machine spoils some of them, and a long one always. */
const ROUNDS = 120
/** Texts are measured in batches of so many bytes, some hundredths of a second each, and the best times of the batches are added up. */
const BATCH_BYTES = 25_000

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
    const our = (text: string) => annotate([{ file: '', sha256: '', encoding: 'utf-8', text }], knowledge, { lang })
    const their = lang === 'en' ? yardstick.readEnglish : yardstick.cutChinese
    const sums = { ours: 0, theirs: 0, bytes: 0 }
    for (const batch of batchesOf(texts)) {
      const over = (read: (text: string) => unknown) => () => {
        for (const text of batch) read(text)
      }
      const [ours, theirs] = bestOfEach(ROUNDS, over(our), over(their))
      sums.ours += ours
      sums.theirs += theirs
      sums.bytes += batch.reduce((sum, text) => sum + Buffer.byteLength(text), 0)
    }
    yield { name: `extraction of ${lang}${name}`, value: sums.bytes / 1e6 / sums.ours, unit: 'MB/s' }
    yield {
      name: `extraction against ${lang === 'en' ? 'wink-nlp' : 'jieba'}, ${lang}${name}`,
      value: sums.ours / sums.theirs,
      unit: 'times',
    }
  }
}

/** Texts one after the other, until there are so many bytes; again from the first when there are too few. */
function batchesOf(texts: readonly string[]): readonly (readonly string[])[] {
  const batches: string[][] = [[]]
  let bytes = 0
  for (let i = 0; i < texts.length || bytes < BATCH_BYTES; i++) {
    if (bytes >= BATCH_BYTES) {
      batches.push([])
      bytes = 0
    }
    const text = texts[i % texts.length]!
    batches.at(-1)!.push(text)
    bytes += Buffer.byteLength(text)
  }
  return batches
}
