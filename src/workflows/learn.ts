import type { Store } from '../store/port.ts'

/** Confirmed pairs that are read: more would cost more than another term is worth. */
const MOST_PAIRS = 300

/**
 * Words of the pairs that people confirmed elsewhere in the project: what later analyses learn terms from. The bitext itself is left out,
 * since its own confirmed pairs stand as they are and its terms must not change under the reviewer's hands.
 */
export async function confirmedElsewhere(
  store: Store,
  project: string,
  bitext: string,
): Promise<readonly { readonly zh: string; readonly en: string }[]> {
  const pairs: { zh: string; en: string }[] = []
  for await (const row of store.rows.all({ project, verdict: 'confirmed' }, 'position')) {
    if (row.bitext === bitext || row.zh.length === 0 || row.en.length === 0) continue
    const wordsOf = (quotations: readonly { readonly text: string }[]) => quotations.map(({ text }) => text).join(' ')
    pairs.push({ zh: wordsOf(row.zh), en: wordsOf(row.en) })
    if (pairs.length >= MOST_PAIRS) break
  }
  return pairs
}
