import type { Lang } from '../model/document.ts'
import type { Span } from '../model/span.ts'
import type { NumberWords } from './number-words.ts'
import { englishNumbers } from './numbers-en.ts'
import { chineseNumbers } from './numbers-zh.ts'

export type NumberKind = 'number' | 'ordinal' | 'percent' | 'fraction' | 'year' | 'month' | 'day' | 'decade' | 'century'

/** A number or part of a date as the text writes it, with what it means. */
export interface NumberFound extends Span {
  readonly kind: NumberKind
  /** 7300000 of `730万` and of `7.3 million`; a percentage as its number; a month 1 to 12; a decade 0 to 90. */
  readonly value: number
  /** Whether it must be a number: `一` of 一样, 三四个 and a lone `one` need not be. */
  readonly certain: boolean
}

/** The numbers and dates of a text, in order and not overlapping. */
export function numbersOf(text: string, lang: Lang, words: NumberWords): readonly NumberFound[] {
  return lang === 'zh' ? chineseNumbers(text, words.zh) : englishNumbers(text, words.en)
}

/** Equal keys mean the same: `第二十四次` and `24th`, `5月` and `May`. */
export function numberKey(found: NumberFound): string {
  if (found.kind === 'month' || found.kind === 'decade' || found.kind === 'century' || found.kind === 'fraction')
    return `#${found.kind}:${found.value}`
  return `#${Number(found.value.toPrecision(12))}`
}
