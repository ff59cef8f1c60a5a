import type { Span } from '../../../model/span.ts'
import type { Reading } from '../figure.ts'
import { hanKey } from '../name-table.ts'
import { isHan } from './shape.ts'
import type { ChineseNameWords } from './words.ts'

/** Who issued the document that a mention names: 中国新经济研究院日前发布的《…报告》, 《南华早报》. */
export function issuerOf(text: string, reading: Reading, at: Span, words: ChineseNameWords): string | undefined {
  const title = /《([^《》]{1,40})》/.exec(text.slice(at.start, at.end))
  // A periodical is its own issuer; a report has one in the text before it.
  if (title !== null && words.media.startAt(title[1]!, title[1]!.length) >= 0) return undefined
  // 市卫健委《…的通知》: the body stands in the mention itself.
  const owner = title === null ? '' : text.slice(at.start, at.start + title.index)
  if (words.bodyFinder.startAt(owner, owner.length) > 0) return owner
  const court = rulingCourt(text, reading, at, words)
  if (court !== undefined) return court
  const floor = Math.max(0, at.start - FAR)
  for (let end = at.end; end > floor; end--) {
    const start = words.issueVerbs.startAt(text, end, floor)
    if (start < 0) continue
    const name = bodyEndingAt(text, start, floor, words)
    if (name !== undefined && name !== reading.phrase) return name
  }
  return undefined
}

/** The court that a judgment is of: none but a court gives judgments, and a report names one where it tells of the case. */
function rulingCourt(text: string, { phrase }: Reading, at: Span, words: ChineseNameWords): string | undefined {
  if (!words.frames.get('ruling')?.has(phrase)) return undefined
  for (const court of words.frames.get('court') ?? []) for (const name of namesEndingIn(court, text, at, words)) return name
  return undefined
}

/** 报道, 社论 are issued by media and by nobody else; 公告 and the like not by media. */
export function mayIssue(document: string, name: string, words: ChineseNameWords): boolean {
  const periodical = /《[^》]+》/.test(name)
  const isMedia = periodical || words.media.startAt(name, name.length) >= 0
  const isPress = [...(words.frames.get('press') ?? [])].some((word) => document.endsWith(word))
  return isPress === isMedia
}

/** The fuller name of 该公司 or 该院 in the text before it: the last run of characters that ends in the same word. */
export function bodyBefore(text: string, reading: Reading, at: Span, words: ChineseNameWords): string | undefined {
  const head = reading.titles[0]
  if (head === undefined) return undefined
  for (const name of namesEndingIn(head, text, at, words)) if (words.determinerFinder.endAt(name, 0) < 0) return name
  return undefined
}

/** What ends in this word and begins before a mention, two characters or more before the word, the nearest first. */
function* namesEndingIn(word: string, text: string, at: Span, words: ChineseNameWords): Generator<string> {
  const floor = Math.max(0, at.start - FAR)
  // In the stretch alone: a search of the text would go back to its beginning, for each mention again.
  const near = text.slice(floor, at.start + word.length - 1)
  for (let place = near.lastIndexOf(word); place > 0; place = near.lastIndexOf(word, place - 1)) {
    const end = floor + place
    const start = runStart(text, end, floor, words)
    if (end - start >= 2) yield text.slice(start, end + word.length)
  }
}

/** The one name with its Latin form in brackets that is no person's: 曜石电池（Yaoshi Cells）. Two such names: nobody tells which. */
export function soleCompany(
  text: string,
  isPerson: (name: string) => boolean,
  words: ChineseNameWords,
): { name: string; alias: string } | undefined {
  let found: { name: string; alias: string } | undefined
  for (let open = text.indexOf('（'); open >= 0; open = text.indexOf('（', open + 1)) {
    const alias = /^（([A-Z][^（）\n]{1,40})）/.exec(text.slice(open, open + 44))?.[1]
    const start = runStart(text, open, 0, words)
    const name = text.slice(start, open)
    if (alias === undefined || name.length < 2 || name.length > LONGEST_COMPANY || isPerson(name)) continue
    if (
      words.titleFinder.startAt(name, name.length) >= 0 ||
      words.places.has(name) ||
      name.includes('·') ||
      text[start - 1] === '·'
    )
      continue
    if (found !== undefined && found.name !== name) return undefined
    found = { name, alias }
  }
  return found
}

/** The body whose name ends here, or before a word of time or another body that joined it. */
function bodyEndingAt(text: string, end: number, floor: number, words: ChineseNameWords): string | undefined {
  const lately = words.frames.get('lately')?.has(text.slice(end - 2, end)) ? end - 2 : end
  const start = runStart(text, lately, floor, words)
  // 公布了事故调查报告 … 公布: the words before name the document again.
  if (words.documentFinder.startAt(text, lately, start) >= start) return undefined
  for (let stop = lately; stop > start + 1; stop--)
    if (words.bodyFinder.startAt(text, stop, start) > start) return text.slice(start, stop)
  return undefined
}

function runStart(text: string, end: number, floor: number, words: ChineseNameWords): number {
  let start = end
  while (
    start > floor &&
    end - start < LONGEST_BODY &&
    isHan(text[start - 1]!) &&
    !words.frames.get('before-body')?.has(text[start - 1]!)
  )
    start--
  return start
}

/** A name found in Simplified characters before a mention, in those of the text: 臺北地方法院. */
export function asWritten(text: string, simplified: string, name: string | undefined, { end }: Span): string | undefined {
  if (name === undefined || text === simplified) return name
  const at = simplified.lastIndexOf(name, end)
  return at < 0 ? name : text.slice(at, at + name.length)
}

/** 青大附属二院 is 青川大学附属二院: the same head, and every character in its order. */
export function sameBody(a: string, b: string): boolean {
  const [long, short] = a.length >= b.length ? [hanKey(a), hanKey(b)] : [hanKey(b), hanKey(a)]
  if (short.length < 3 || long.length > 60 || long.slice(-2) !== short.slice(-2)) return false
  if (long.endsWith(short)) return true
  if (long[0] !== short[0]) return false
  let at = 0
  for (const char of long) if (char === short[at]) at++
  return at === short.length
}

const FAR = 600
const LONGEST_BODY = 24
const LONGEST_COMPANY = 10
