import type { Row } from '../language/table.ts'
import type { Span } from '../model/span.ts'

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

export type NumberKind = 'number' | 'ordinal' | 'percent' | 'fraction' | 'year' | 'month' | 'day' | 'decade' | 'century'

/** A number or part of a date as the text writes it, with what it means. */
export interface NumberFound extends Span {
  readonly kind: NumberKind
  /** 7300000 of `730万` and of `7.3 million`; a percentage as its number; a month 1 to 12; a decade 0 to 90. */
  readonly value: number
  /** Whether it must be a number: `一` of 一样, 三四个 and a lone `one` need not be. */
  readonly certain: boolean
}

export function loadNumberWords(rows: readonly Row[]): NumberWords {
  const words = { zh: new Map<string, NumberWord>(), en: new Map<string, NumberWord>() }
  for (const row of rows) {
    const word = { kind: row['kind'] as NumberRole, value: Number(row['value']) }
    words[row['lang'] === 'zh' ? 'zh' : 'en'].set(row['word'] ?? '', word)
  }
  return words
}
