import type { QuotationState } from '../model/decision.ts'
import { type Words, wordsOf } from './codec.ts'
import type { Context } from './context.ts'
import type { Trx } from './schema.ts'
import { tokensOf } from './words.ts'

/** The columns that follow from a quotation's state and its text. Throws RangeError where a span does not fit the text. */
export function columnsOf(text: string, state: QuotationState) {
  return {
    document: state.document,
    lang: state.lang,
    type: state.type,
    start_at: state.parts[0]?.start ?? 0,
    speaker: state.speaker,
    state: JSON.stringify(state),
    words: JSON.stringify(wordsOf(text, state)),
  }
}

/** Makes quotations findable by their words. */
export async function indexWords(
  trx: Trx,
  context: Context,
  quotations: readonly { readonly n: number; readonly words: string }[],
): Promise<void> {
  await context.words.put(
    trx,
    quotations.map(({ n, words }) => ({ n, tokens: tokensOf((JSON.parse(words) as Words).text, context.fold) })),
  )
}

/** As `indexWords`, for words that changed. */
export async function reindexWords(trx: Trx, context: Context, n: number, words: string): Promise<void> {
  await context.words.drop(trx, [n])
  await indexWords(trx, context, [{ n, words }])
}
