import type { CuePlace, LanguageCues, PageCue, TextPack } from './pack.ts'
import type { Page, PageLine } from './page.ts'

/** A cue and where in the text it stands. */
export interface CueHit {
  readonly cue: PageCue
  readonly start: number
  readonly end: number
}

/** Units of a line within which a short cue is looked for, and of its end for a tail cue. */
const SHORT_LINE = 160
const TAIL = 60
/** A caption may be a paragraph of its own, but not a page. */
const LONGEST_CAPTION = 800
/** How far before 摄 the photographer's paper is named. */
const CREDIT = 25
/** Not stops and not quotation marks: “More!” is a line of a novel. */
const EDGE_MARKS = ' :|-*>»[]()【】#•·+~'

/** The first cue that gives the line's role away, the surest place first. */
export function cueOf(page: Page, line: PageLine, pack: TextPack): CueHit | undefined {
  return cueIn(page, line, pack.zh) ?? cueIn(page, line, pack.en)
}

function cueIn(page: Page, line: PageLine, cues: LanguageCues): CueHit | undefined {
  return (
    wholeCue(page, line, cues) ??
    startCue(page, line, cues) ??
    endCue(page, line, cues) ??
    tailCue(page, line, cues) ??
    shortCue(page, line, cues)
  )
}

/** Offsets of all cues that count wherever they stand, in order: searched for over the page, not line by line. */
export function proseCues(page: Page, pack: TextPack): readonly number[] {
  const found: number[] = []
  for (const cues of [pack.zh, pack.en]) {
    for (const group of cues.cues.get('prose')?.values() ?? []) {
      for (const { words } of group) {
        for (let at = page.key.indexOf(words); at >= 0; at = page.key.indexOf(words, at + words.length)) found.push(at)
      }
    }
  }
  return found.sort((a, b) => a - b)
}

function wholeCue({ key }: Page, line: PageLine, cues: LanguageCues): CueHit | undefined {
  let { start, end } = line
  if (end - start > SHORT_LINE) return undefined
  const find = () =>
    at(cues, 'whole', key, start).find(({ words }) => words.length === end - start && key.startsWith(words, start))
  const exact = find()
  if (exact !== undefined) return { cue: exact, start, end }
  while (start < end && EDGE_MARKS.includes(key[start]!)) start++
  while (end > start && EDGE_MARKS.includes(key[end - 1]!)) end--
  const cue = find()
  return cue && { cue, start, end }
}

function startCue({ key }: Page, line: PageLine, cues: LanguageCues): CueHit | undefined {
  for (const cue of at(cues, 'start', key, line.start)) {
    const end = line.start + cue.words.length
    if (end > line.end || !key.startsWith(cue.words, line.start)) continue
    if (isLetter(cue.words.at(-1)) && isLetter(key[end]) && isLatinWord(cue.words)) continue
    if (cue.role === 'caption' ? line.end - line.start > LONGEST_CAPTION : isProse(line) && isLetter(cue.words.at(-1))) continue
    return { cue, start: line.start, end }
  }
  return undefined
}

/** A paragraph may begin with the very words of a label: 扫码支付已经普及。 */
function isProse(line: PageLine): boolean {
  return line.isLong && line.endsInStop
}

function endCue({ key }: Page, line: PageLine, cues: LanguageCues): CueHit | undefined {
  if (line.end - line.start > LONGEST_CAPTION) return undefined
  const ends = (cue: PageCue) => key.endsWith(cue.words, line.end) && cue.words.length < line.end - line.start
  const cue = at(cues, 'end', key, line.end - 1).find(ends)
  if (cue !== undefined) return { cue, start: line.end - cue.words.length, end: line.end }
  const credit = at(cues, 'credit', key, line.end - 1).find(ends)
  if (credit === undefined) return undefined
  const start = line.end - credit.words.length
  const before = key.slice(Math.max(line.start, start - CREDIT), start)
  const reporters = cues.dateline.get('reporter') ?? []
  const isNamed =
    reporters.some((word) => before.includes(word)) || [...cues.outlets].some((name) => name.length > 2 && before.includes(name))
  return isNamed ? { cue: credit, start, end: line.end } : undefined
}

function tailCue(page: Page, line: PageLine, cues: LanguageCues): CueHit | undefined {
  if (line.end - line.start > LONGEST_CAPTION) return undefined
  return within(page, cues, 'tail', Math.max(line.start, line.end - TAIL), line.end)
}

function shortCue(page: Page, line: PageLine, cues: LanguageCues): CueHit | undefined {
  if (line.end - line.start > SHORT_LINE || line.endsInStop) return undefined
  return within(page, cues, 'short', line.start, line.end)
}

function within({ key }: Page, cues: LanguageCues, place: CuePlace, start: number, end: number): CueHit | undefined {
  const index = cues.cues.get(place)
  for (let from = start; from < end; from++) {
    const cue = index?.get(key.charCodeAt(from))?.find(({ words }) => key.startsWith(words, from) && from + words.length <= end)
    if (cue !== undefined) return { cue, start: from, end: from + cue.words.length }
  }
  return undefined
}

function at(cues: LanguageCues, place: CuePlace, key: string, offset: number): readonly PageCue[] {
  return cues.cues.get(place)?.get(key.charCodeAt(offset)) ?? []
}

function isLetter(char: string | undefined): boolean {
  return char !== undefined && /[\p{L}\p{N}]/u.test(char)
}

function isLatinWord(words: string): boolean {
  return /[a-z0-9]$/.test(words)
}
