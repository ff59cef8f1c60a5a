/*
 * A spreadsheet runs a cell that starts like a formula. The mark `'` before it turns it into words. The rule covers the marks
 * that stand there already, so that taking one mark away always gives the field back: `=1` <-> `'=1`, `'=1` <-> `''=1`.
 * Blanks before the sign do not protect, nor do the full-width signs, which Chinese and Japanese editions read as the ASCII ones.
 */
const BLANKS = String.raw`[\s\u00ad\u200b-\u200f\u2060\ufeff]*`
const SIGN = String.raw`[=+\-@＝＋－＠\t\r\n]`
const DANGEROUS = new RegExp(`^'*${BLANKS}${SIGN}`, 'u')
const MARKED = new RegExp(`^'+${BLANKS}${SIGN}`, 'u')

/** The field as a spreadsheet may safely open it. */
export function disarm(field: string): string {
  return DANGEROUS.test(field) ? `'${field}` : field
}

/** The field as it was before `disarm`. */
export function rearm(field: string): string {
  return MARKED.test(field) ? field.slice(1) : field
}
