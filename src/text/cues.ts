import { unitsOf } from './letters.ts'
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
const EDGE_MARKS = unitsOf(' :|-*>»[]()【】#•·+~')

/** The first cue that gives the line's role away, the surest place first. */
export function cueOf(page: Page, line: PageLine, pack: TextPack): CueHit | undefined {
  const { han, latin } = scriptsIn(page, line)
  return (han ? cueIn(page, line, pack.zh) : undefined) ?? (latin ? cueIn(page, line, pack.en) : undefined)
}

/** Which letters stand in the line: a cue has some of its own language (© goes with Latin), and most lines have one kind. */
function scriptsIn({ key }: Page, { start, end }: PageLine): { readonly han: boolean; readonly latin: boolean } {
  let han = false
  let latin = false
  for (let at = start; at < end && !(han && latin); at++) {
    const code = key.charCodeAt(at)
    if (code >= FIRST_HAN) han = true
    else if (code >= FIRST_LATIN) latin = true
  }
  return { han, latin }
}

const FIRST_LATIN = 'a'.charCodeAt(0)
const FIRST_HAN = 0x2e80

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
export function proseCues({ key }: Page, pack: TextPack): readonly number[] {
  const { proseCueAt } = pack
  const found: number[] = []
  for (let from = 0; from < key.length; from++) {
    if (proseCueAt.mayStart(key.charCodeAt(from)) && proseCueAt.at(key, from, key.length) !== undefined) found.push(from)
  }
  return found
}

function wholeCue({ key }: Page, line: PageLine, cues: LanguageCues): CueHit | undefined {
  let { start, end } = line
  if (end - start > SHORT_LINE) return undefined
  const { trie } = cues.cues.whole
  const exact = trie.at(key, start, end)
  if (exact?.length === end - start) return { cue: exact.value, start, end }
  while (start < end && EDGE_MARKS[key.charCodeAt(start)] === 1) start++
  while (end > start && EDGE_MARKS[key.charCodeAt(end - 1)] === 1) end--
  const bare = trie.at(key, start, end)
  return bare?.length === end - start ? { cue: bare.value, start, end } : undefined
}

function startCue({ key }: Page, line: PageLine, cues: LanguageCues): CueHit | undefined {
  const { trie, byFirst } = cues.cues.start
  if (trie.at(key, line.start, line.end) === undefined) return undefined
  for (const cue of byFirst.get(key.charCodeAt(line.start)) ?? []) {
    const end = line.start + cue.words.length
    if (end > line.end || !key.startsWith(cue.words, line.start)) continue
    if (isLetter(cue.words.at(-1)) && isLetter(key[end]) && isLatinWord(cue.words)) continue
    // Reporter: Why did you come? – what ends as a sentence is asked, and signs nothing.
    if (cue.role === 'byline' && line.endsInStop && cues.labels.has(cue.words.slice(0, -1))) continue
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
  // The line is more than its cue.
  const found = cues.cues.end.trie.before(key, line.end, line.start + 1)
  if (found !== undefined) return { cue: found.value, start: line.end - found.length, end: line.end }
  const credit = cues.cues.credit.trie.before(key, line.end, line.start + 1)
  if (credit === undefined) return undefined
  const start = line.end - credit.length
  const before = key.slice(Math.max(line.start, start - CREDIT), start)
  const reporters = cues.dateline.get('reporter') ?? []
  const isNamed =
    reporters.some((word) => before.includes(word)) || [...cues.outlets].some((name) => name.length > 2 && before.includes(name))
  return isNamed ? { cue: credit.value, start, end: line.end } : undefined
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
  const { trie } = cues.cues[place]
  for (let from = start; from < end; from++) {
    if (!trie.mayStart(key.charCodeAt(from))) continue
    const found = trie.at(key, from, end)
    if (found !== undefined) return { cue: found.value, start: from, end: from + found.length }
  }
  return undefined
}

function isLetter(char: string | undefined): boolean {
  return char !== undefined && /[\p{L}\p{N}]/u.test(char)
}

function isLatinWord(words: string): boolean {
  return /[a-z0-9]$/.test(words)
}
