import type { Lang } from '../model/document.ts'
import { annotate } from '../pipeline/annotate.ts'
import type { ReadingKnowledge } from '../pipeline/knowledge.ts'
import type { Measure, Yardstick } from './align.ts'
import { bestSeconds } from './clock.ts'

/** A newspaper's day: enough that a measure is no guess. */
const DOCUMENTS = 400
const ROUNDS = 3

/**
 * The whole of extraction (outline, quotations, speakers) against what a well-known tool takes for less work on the same texts in the same
 * run: wink-nlp's tokens and tags for English, jieba's words for Chinese. `samples` are texts of a language.
 */
export async function* benchExtraction(
  knowledge: ReadingKnowledge,
  samples: Readonly<Record<Lang, readonly string[]>>,
  yardstick: Yardstick,
): AsyncIterable<Measure> {
  for (const lang of ['en', 'zh'] as const) {
    // Documents of a few samples each, in turn, so that no two neighbours are the same.
    const texts = Array.from({ length: DOCUMENTS }, (_, i) =>
      samples[lang].map((_, k) => samples[lang][(i + k) % samples[lang].length]!).join('\n\n'),
    )
    const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0)
    const ours = bestSeconds(ROUNDS, () => {
      for (const text of texts) annotate([{ file: '', sha256: '', encoding: 'utf-8', text }], knowledge, { lang })
    })
    const theirs = bestSeconds(ROUNDS, () => {
      for (const text of texts) lang === 'en' ? yardstick.readEnglish(text) : yardstick.cutChinese(text)
    })
    yield { name: `extraction of ${lang}`, value: bytes / 1e6 / ours, unit: 'MB/s' }
    yield {
      name: lang === 'en' ? 'extraction against wink-nlp, en' : 'extraction against jieba, zh',
      value: ours / theirs,
      unit: 'times',
    }
  }
}
