import type { Row } from '../language/table.ts'

/** What a word or sign does in a number: from `pairs/zh-en/numbers`. */
export type NumberRole =
  | 'digit'
  | 'tens'
  | 'unit'
  | 'group'
  | 'dozen'
  | 'twenty'
  | 'half'
  | 'once'
  | 'ordinal'
  | 'ordinal-tens'
  | 'ordinal-mark'
  | 'percent'
  | 'permille'
  | 'fraction'
  | 'point'
  | 'year'
  | 'month'
  | 'day'
  | 'decade'
  | 'century'
  | 'and'

export interface NumberWord {
  readonly kind: NumberRole
  readonly value: number
}

export interface NumberWords {
  readonly zh: ReadonlyMap<string, NumberWord>
  readonly en: ReadonlyMap<string, NumberWord>
}

export function loadNumberWords(rows: readonly Row[]): NumberWords {
  const words = { zh: new Map<string, NumberWord>(), en: new Map<string, NumberWord>() }
  for (const row of rows) {
    const word = { kind: row['kind'] as NumberRole, value: Number(row['value']) }
    words[row['lang'] === 'zh' ? 'zh' : 'en'].set(row['word'] ?? '', word)
  }
  return words
}
