import type { Lang } from '../model/document.ts'
import type { NumberFound, NumberKind, NumberWords } from './number-words.ts'
import { englishNumbers } from './numbers-en.ts'
import { chineseNumbers } from './numbers-zh.ts'

export type { NumberFound, NumberKind }

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
