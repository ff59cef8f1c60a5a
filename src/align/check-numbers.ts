import type { Check, CheckKind } from '../model/alignment.ts'
import type { BilingualLexicon } from './lexicon.ts'
import { type NumberFound, numberKey, numbersOf } from './numbers.ts'

/** What 万, 亿 and a lost word for thousand, million or billion make of a number. */
const SCALES = [10, 100, 1e3, 1e4, 1e5, 1e6, 1e8]

/** Numbers, dates and units that one side has and the other has not. Rounded figures (近3000万 / nearly 30 million) are equal as they stand. */
export function numberChecks(zh: string, en: string, lexicon: BilingualLexicon): readonly Check[] {
  const left = numbersOf(zh, 'zh', lexicon.numbers).filter(({ start }) => !isPartOfName(zh, start))
  const right = numbersOf(en, 'en', lexicon.numbers).filter(({ start }) => !isPartOfName(en, start))
  const zhLeft = unmatched(left, right)
  const enLeft = unmatched(right, left)
  const checks: Check[] = []
  for (const number of zhLeft) {
    const k = enLeft.findIndex((other) => isScaled(number.value, other.value))
    const [other] = k < 0 ? [] : enLeft.splice(k, 1)
    checks.push({ kind: other ? 'unit' : kindOf(number), zh: slice(zh, number), en: other ? slice(en, other) : '' })
  }
  for (const number of enLeft) {
    // Two numbers of one kind that are left over are one number, wrongly put.
    const k = checks.findIndex((check) => check.en === '' && check.kind === kindOf(number))
    if (k < 0) checks.push({ kind: kindOf(number), zh: '', en: slice(en, number) })
    else checks[k] = { ...checks[k]!, en: slice(en, number) }
  }
  return checks
}

/** The figure of COVID-19, G20 and 5G's kin: another language may name the thing without it. */
function isPartOfName(text: string, start: number): boolean {
  return /[A-Za-z]-?$/.test(text.slice(Math.max(0, start - 2), start))
}

/** Certain numbers that no number of the other side equals, certain or not. */
function unmatched(numbers: readonly NumberFound[], others: readonly NumberFound[]): NumberFound[] {
  const keys = new Set(others.map(numberKey))
  return numbers.filter((number) => number.certain && !keys.has(numberKey(number)))
}

function kindOf({ kind }: NumberFound): CheckKind {
  return kind === 'year' || kind === 'month' || kind === 'day' || kind === 'decade' || kind === 'century' ? 'date' : 'number'
}

function isScaled(a: number, b: number): boolean {
  if (a === 0 || b === 0) return false
  const ratio = a > b ? a / b : b / a
  return SCALES.some((scale) => Math.abs(ratio / scale - 1) < 1e-6)
}

function slice(text: string, { start, end }: NumberFound): string {
  return text.slice(start, end)
}
