import type { NumberFound, NumberKind, NumberWord } from './number-words.ts'

type Words = ReadonlyMap<string, NumberWord>

/** Longest sign of the table: 百分之. */
const LONGEST_SIGN = 3

/** The numbers of a Chinese text: Arabic, Han and mixed (`1.5亿`, `三百二十`, `二〇二〇年`, `百分之五`). */
export function chineseNumbers(text: string, words: Words): NumberFound[] {
  const found: NumberFound[] = []
  let at = 0
  while (at < text.length) {
    if (!isDigit(text.charCodeAt(at)) && !signAt(text, at, words)) {
      at++
      continue
    }
    const next = numberAt(text, at, words)
    if (next) found.push(next)
    at = next ? next.end : at + 1
  }
  return found
}

function numberAt(text: string, start: number, words: Words): NumberFound | undefined {
  const prefix = signAt(text, start, words)
  const isPrefix = prefix && ['percent', 'permille', 'ordinal'].includes(prefix.word.kind)
  const from = isPrefix ? start + prefix.length : start
  const body = valueAt(text, from, words)
  if (!body) return undefined
  if (isPrefix && prefix.word.kind === 'percent')
    return { start, end: body.end, kind: 'percent', value: body.value, certain: true }
  if (isPrefix && prefix.word.kind === 'permille')
    return { start, end: body.end, kind: 'percent', value: body.value / 10, certain: true }
  if (isPrefix) return { start, end: body.end, kind: 'ordinal', value: body.value, certain: true }
  return withSuffix(text, start, body, words)
}

interface Body {
  readonly end: number
  readonly value: number
  readonly certain: boolean
}

function withSuffix(text: string, start: number, body: Body, words: Words): NumberFound {
  const suffix = signAt(text, body.end, words)
  const plain: NumberFound = { start, end: body.end, kind: 'number', value: body.value, certain: body.certain }
  if (!suffix) return plain
  const end = body.end + suffix.length
  const as = (kind: NumberKind, value = body.value): NumberFound => ({ start, end, kind, value, certain: true })
  switch (suffix.word.kind) {
    case 'percent':
      return as('percent')
    case 'fraction': {
      const over = valueAt(text, end, words)
      return over && body.value !== 0
        ? { start, end: over.end, kind: 'fraction', value: over.value / body.value, certain: true }
        : plain
    }
    case 'decade':
      return body.value % 10 === 0 ? as('decade', body.value % 100) : plain
    case 'year':
      return body.value >= 1000 && body.value < 3000 ? as('year') : plain
    case 'month':
      return Number.isInteger(body.value) && body.value >= 1 && body.value <= 12 ? as('month') : plain
    case 'day':
      return Number.isInteger(body.value) && body.value >= 1 && body.value <= 31 ? as('day') : plain
    case 'century':
      return as('century')
    default:
      return plain
  }
}

/** The value that begins at `start`, with its 万 and 亿. */
function valueAt(text: string, start: number, words: Words): Body | undefined {
  if (isDigit(text.charCodeAt(start))) return arabicAt(text, start, words)
  return hanAt(text, start, words)
}

function arabicAt(text: string, start: number, words: Words): Body {
  let total = 0
  let at = start
  // 3亿5000万 is one number.
  while (at < text.length && isDigit(text.charCodeAt(at))) {
    const digits = arabicDigits(text, at)
    let value = Number(digits.text)
    at = digits.end
    let scaled = false
    for (
      let sign = signAt(text, at, words);
      sign && (sign.word.kind === 'unit' || sign.word.kind === 'group');
      sign = signAt(text, at, words)
    ) {
      value *= sign.word.value
      at += sign.length
      scaled = true
    }
    total += value
    if (!scaled) break
  }
  return { end: at, value: total, certain: true }
}

function arabicDigits(text: string, start: number): { readonly text: string; readonly end: number } {
  let digits = ''
  let at = start
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (isDigit(code)) digits += String.fromCharCode(code >= 0xff10 ? code - 0xfee0 : code)
    else if ((code === 0x2c || code === 0xff0c) && isThousands(text, at)) continue
    else if ((code === 0x2e || code === 0xff0e) && isDigit(text.charCodeAt(at + 1)) && !digits.includes('.')) digits += '.'
    else break
  }
  return { text: digits, end: at }
}

/** A comma between thousands has three digits after it, and no fourth. */
function isThousands(text: string, at: number): boolean {
  return [1, 2, 3].every((k) => isDigit(text.charCodeAt(at + k))) && !isDigit(text.charCodeAt(at + 4))
}

function hanAt(text: string, start: number, words: Words): Body | undefined {
  let at = start
  let total = 0
  let section = 0
  let digit = -1
  let digits = ''
  let decimals = ''
  let point = false
  let units = 0
  for (; at < text.length; at++) {
    const word = words.get(text[at] as string)
    if (!word) break
    if (word.kind === 'digit') {
      if (point) decimals += word.value
      else {
        // 十四五 and 三四百: two digits side by side name a choice, not one number.
        if (digit > 0 && units > 0) break
        digit = word.value
        digits += word.value
      }
    } else if (word.kind === 'unit' && !point) {
      section += (digit < 0 ? 1 : digit) * word.value
      digit = -1
      units++
    } else if (word.kind === 'twenty' && !point) {
      section += word.value
      units++
    } else if (word.kind === 'group') {
      const value = point ? Number(`${Math.max(digit, 0) + section}.${decimals}`) : section + Math.max(digit, 0)
      // 一亿两千万: a smaller group counts its own part only; 万亿: a larger one counts all before it.
      if (total >= word.value && value > 0) total += value * word.value
      else total = (total + (value === 0 && total === 0 ? 1 : value)) * word.value
      section = 0
      digit = -1
      units++
      decimals = ''
      point = false
    } else if (word.kind === 'point' && digits !== '' && words.get(text[at + 1] ?? '')?.kind === 'digit') {
      point = true
    } else break
  }
  if (at === start) return undefined
  const positional = units === 0 && digits.length > 1
  const value = positional ? Number(digits) : total + section + Math.max(digit, 0)
  const withDecimals = point && decimals !== '' ? value + Number(`0.${decimals}`) : value
  // 三四 without a unit says "three or four"; 二〇二〇 and 一九九八 are read digit by digit.
  const certain = positional ? digits.length > 2 : (digits !== '' && units > 0) || (point && decimals !== '')
  return { end: at, value: withDecimals, certain }
}

function signAt(text: string, at: number, words: Words): { readonly word: NumberWord; readonly length: number } | undefined {
  for (let length = LONGEST_SIGN; length > 0; length--) {
    const word = words.get(text.slice(at, at + length))
    if (word && at + length <= text.length) return { word, length }
  }
  return undefined
}

export function isDigit(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19)
}
