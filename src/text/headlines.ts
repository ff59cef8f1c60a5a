import type { LineRole } from './line-role.ts'
import type { Page, PageLine } from './page.ts'

/** Units of the longest title, by language. */
const LONGEST_HAN = 60
const LONGEST_LATIN = 180
/** A title holds so much; less is a label of the page. */
const SHORTEST_HAN = 4
const SHORTEST_LATIN = 12
/** Of the longer words of an English title so many have a capital. */
const CAPITAL_SHARE = 0.7

/** The titles among the lines that have no role yet, and the labels round them. */
export function headlinesOf(page: Page, roles: readonly (LineRole | undefined)[]): ReadonlyMap<number, LineRole> {
  const found = new Map<number, LineRole>()
  const open = page.lines.filter(
    ({ index }) => roles[index] === undefined || roles[index]?.dateline !== undefined || roles[index]?.role === 'turn',
  )
  const first = open.findIndex((line) => isParagraph(line) || roles[line.index] !== undefined)
  const bodyStart = first < 0 ? open.length : first
  let last = open.length - 1
  while (last >= bodyStart && !isParagraph(open[last]!)) last--
  const links = linkLists(open, last + 1)
  open.forEach((line, i) => {
    if (roles[line.index] !== undefined) return
    if (line.isHeading) found.set(line.index, { role: 'headline', confidence: 0.95 })
    else if (i < bodyStart) found.set(line.index, beforeBody(page, line, open.length))
    else if (i === bodyStart && i === 0 && isTitleWithStop(page, line, open[i + 1]))
      found.set(line.index, { role: 'headline', confidence: 0.75 })
    else if (i > bodyStart && i < last && isSubhead(page, line, open[i - 1]!, open[i + 1]!))
      found.set(line.index, { role: 'headline', confidence: 0.6 })
    else if (links.has(i)) found.set(line.index, { role: 'boilerplate', confidence: 0.6 })
  })
  return found
}

function isParagraph(line: PageLine): boolean {
  return line.isLong
    ? line.endsInStop || line.end - line.start > longest(line)
    : line.endsInStop && line.end - line.start >= (line.lang === 'zh' ? 8 : 25)
}

function longest(line: PageLine): number {
  return line.lang === 'zh' ? LONGEST_HAN : LONGEST_LATIN
}

/** Before the first paragraph all is title or label. A text of one line is its own body where it has the length of a sentence. */
function beforeBody({ text }: Page, line: PageLine, count: number): LineRole {
  const length = line.end - line.start
  if (!line.endsInStop && length < (line.lang === 'zh' ? SHORTEST_HAN : SHORTEST_LATIN) && count > 1)
    return { role: 'boilerplate', confidence: 0.6 }
  const isSentence = /[，,；;]/.test(text.slice(line.start, line.end)) && count === 1
  return isSentence || line.endsInStop ? { role: 'body', confidence: 0.6 } : { role: 'headline', confidence: 0.85 }
}

/** Some sites put a stop after their titles: one sentence of words with capitals, and a blank line after. */
function isTitleWithStop({ text }: Page, line: PageLine, next: PageLine | undefined): boolean {
  if (line.lang !== 'en' || line.end - line.start > LONGEST_LATIN || next?.isApart !== true) return false
  const words = text.slice(line.start, line.end).match(/\p{L}[\p{L}’']{3,}/gu) ?? []
  return words.length >= 3 && words.filter((word) => /^\p{Lu}/u.test(word)).length >= words.length * CAPITAL_SHARE
}

/** A short line without a stop between two paragraphs. */
function isSubhead({ text }: Page, line: PageLine, previous: PageLine, next: PageLine): boolean {
  if (line.endsInStop || line.isLong || !previous.endsInStop || !next.endsInStop) return false
  return !/[:：,，;；、—–-]$/.test(text.slice(line.end - 1, line.end)) && !'“"「『‘\'-—–'.includes(text[line.start]!)
}

/** Three or more short lines without a stop in a row, after the last paragraph, are links. */
function linkLists(open: readonly PageLine[], from: number): ReadonlySet<number> {
  const found = new Set<number>()
  for (let start = from; start < open.length; start++) {
    let end = start
    while (end < open.length && isShort(open[end]!)) end++
    if (end - start >= 3) for (let at = start; at < end; at++) found.add(at)
    start = end
  }
  return found
}

function isShort(line: PageLine): boolean {
  return !line.isLong && !line.endsInStop
}
