/** Patterns of dates, made from the table's units. */
export interface ChineseDates {
  /** A date, with its part of the day, or a year at the end of a stretch. */
  readonly tail: RegExp
  /** The last characters of all such dates: nearly every stretch ends in another, and needs no pattern. */
  readonly tailEnds: ReadonlySet<string>
  /** A number and a unit of dates at its head. */
  readonly head: RegExp
  /** A date, or how long after or before something, at the head of a stretch: 8日下午, 2019年, 数分钟后. */
  readonly lead: RegExp
  /** Its first characters. */
  readonly leadStarts: ReadonlySet<string>
  /** A preposition and a year or month. */
  readonly past: RegExp
}

/** The patterns, from the words of each unit. */
export function datesOf(wordsOf: (sign: string) => readonly string[]): ChineseDates {
  // The longest first: 月份 before 月.
  const any = (sign: string) =>
    wordsOf(sign)
      .toSorted((a, b) => b.length - a.length)
      .join('|')
  const digits = '[\\d０-９]'
  const number = `[\\d０-９${wordsOf('numeral').join('')}]{1,3}`
  const [year, month, day] = ['year-unit', 'month-unit', 'day-unit'].map((sign) => `(?:${any(sign)})`)
  const dayOf = (count: string) => `(?:${digits}{1,4}${year})?(?:${count}${month})?${count}${day}(?:${any('day-part')})?`
  const date = dayOf(number)
  // 今（8）日, 昨天（3日）: newspapers of Taiwan put the date in brackets.
  const bracketed = `(?:${any('day-deictic')})?[（(](?:${number}${month})?${number}${day}?[）)]${day}?(?:${any('day-part')})?`
  const years = `${digits}{2,4}${year}(?:${number}${month})?(?:${any('year-part')})?`
  // In figures: 一日 may open 一日本游客.
  const dayInFigures = dayOf(`${digits}{1,2}`)
  const counts = [...wordsOf('numeral'), ...wordsOf('vague-numeral')].join('')
  const elapsed = `[\\d０-９${counts}]{1,4}(?:${any('duration-unit')})(?:${any('elapsed')})`
  const ends = ['year-unit', 'month-unit', 'day-unit', 'day-part', 'year-part'].flatMap(wordsOf)
  return {
    tailEnds: new Set([...ends.map((word) => word.at(-1)!), '）', ')']),
    tail: new RegExp(`(?:${date}|${bracketed}|${years})$`),
    lead: new RegExp(`^(?:${elapsed}|(?:${any('clock')})?(?:${dayInFigures}|${years}))`),
    leadStarts: new Set([...`0123456789０１２３４５６７８９${counts}`, ...wordsOf('clock').map((word) => word[0]!)]),
    head: new RegExp(`^${digits}{1,4}(?:${any('date-unit')})`),
    past: new RegExp(`(?:${any('preposition')})${digits}{1,4}(?:${year}|${month})`),
  }
}
