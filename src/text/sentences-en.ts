import type { Span } from '../model/span.ts'
import { isBlank, isDigit, isHan, isLatin, unitsOf } from './letters.ts'
import type { TextPack } from './pack.ts'

const STOPS = '.!?…。！？'
const STOP_UNITS = unitsOf(STOPS)
const QUOTE_CLOSERS = '"”’\'»'
const CLOSERS = `${QUOTE_CLOSERS})]）`
const OPENERS = '"“‘\'(["«（'
const LONGEST_WORD = 24
/** Words looked at for an attribution: “So what?” the old station master finally asked. */
const LONGEST_ATTRIBUTION = 5

/** Offsets where a sentence of an English line ends, its closing marks included; rising. */
export function endsInEnglish(text: string, line: Span, pack: TextPack): readonly number[] {
  const ends: number[] = []
  let start = line.start
  for (let at = line.start; at < line.end; at++) {
    if (STOP_UNITS[text.charCodeAt(at)] === 0) continue
    const run = endOfRun(text, at, line.end)
    if (isEnd(text, at, run, { start, end: line.end }, pack)) {
      start = run.end
      ends.push(run.end)
    }
    at = run.end - 1
  }
  return ends
}

interface Run {
  readonly end: number
  /** Where the stops end and the closing marks begin. */
  readonly stops: number
  readonly closesQuote: boolean
}

function endOfRun(text: string, from: number, lineEnd: number): Run {
  let end = from
  // Printers also space an ellipsis: ". . ."
  while (end < lineEnd && (STOPS.includes(text[end]!) || (text[end] === ' ' && text[end - 1] === '.' && text[end + 1] === '.')))
    end++
  const stops = end
  let closesQuote = false
  for (;;) {
    const char = text[end] ?? ''
    if (end >= lineEnd) break
    if (CLOSERS.includes(char)) {
      closesQuote ||= QUOTE_CLOSERS.includes(char)
      end++
    } else if (char === ' ' && isStrayCloser(text, end + 1)) end++
    else if (isStrayCloser(text, end)) {
      closesQuote = true
      end++
    } else if (closesQuote && STOPS.includes(char)) end++
    else break
  }
  return { end, stops, closesQuote }
}

/** ” after a blank, or a wrong-way “ with a blank or the end behind it, closes what came before. */
function isStrayCloser(text: string, at: number): boolean {
  return text[at] === '”' || (text[at] === '“' && isBlank(text.charCodeAt(at + 1)))
}

/** `sentence.start` is where the sentence under way began. */
function isEnd(text: string, from: number, run: Run, sentence: Span, pack: TextPack): boolean {
  let next = run.end
  while (next < sentence.end && isBlank(text.charCodeAt(next))) next++
  if (next >= sentence.end) return true
  const isSingleStop = text[from] === '.' && run.stops === from + 1
  if (next === run.end) return isGlued(text, from, run, next, isSingleStop)
  let first = next
  while (first < sentence.end && OPENERS.includes(text[first]!)) first++
  const code = text.charCodeAt(first)
  const isUpper = isLatin(code) && text[first] !== text[first]!.toLowerCase()
  if (!isUpper && isLatin(code)) return false
  if (',;:-–—&'.includes(text[first] ?? '')) return false
  if (isSingleStop && run.end === run.stops) return !isAbbreviation(text, from, first, sentence, pack)
  return !(run.closesQuote && !isSingleStop && first === next && isAttribution(text, first, sentence.end, pack))
}

/** Scraped pages lose the blank after a stop: "…it ended.The next day". A name of a site or a number goes on. */
function isGlued(text: string, from: number, run: Run, next: number, isSingleStop: boolean): boolean {
  const code = text.charCodeAt(next)
  if (isHan(code) || text[next] === '“') return true
  const isCapital = isLatin(code) && text[next] !== text[next]!.toLowerCase()
  if (!isCapital || !isLower(text[next + 1])) return false
  if (!isSingleStop) return run.closesQuote || text[from] !== '.'
  return run.closesQuote || (isLower(text[from - 1]) && isLower(text[from - 2]) && !isAddress(text, from))
}

function isLower(char: string | undefined): boolean {
  return char !== undefined && isLatin(char.charCodeAt(0)) && char === char.toLowerCase() && char !== char.toUpperCase()
}

/** Whether the word round a stop is an address: it holds another stop, a slash or an at sign. */
function isAddress(text: string, stop: number): boolean {
  let start = stop
  while (start > 0 && stop - start < LONGEST_WORD && !isBlank(text.charCodeAt(start - 1))) start--
  let end = stop + 1
  while (end < text.length && end - stop < LONGEST_WORD && !isBlank(text.charCodeAt(end))) end++
  return /[/@]|\.[a-z]/.test(text.slice(start, end))
}

function isAbbreviation(text: string, stop: number, next: number, sentence: Span, pack: TextPack): boolean {
  let start = stop
  while (start > sentence.start && stop - start < LONGEST_WORD && isWordUnit(text, start - 1)) start--
  const word = text.slice(start, stop)
  if (word === '') return false
  // A number that opens the line is an item's; No. 5 and Feb. 5 are in the table.
  if (isDigit(word.charCodeAt(0))) return /^\d{1,3}$/.test(word) && trimmedStart(text, sentence.start) === start
  const known = pack.abbreviations.get(word.toLowerCase())
  // A month or title never ends a sentence where its name or number follows; "he did it no." cannot be told.
  if (known === 'never') return !(word === word.toLowerCase() && pack.starters.has(wordAt(text, next).toLowerCase()))
  const isInitials = word.length === 1 ? word !== word.toLowerCase() : /^(?:[A-Za-z]\.)+[A-Za-z]$/.test(word)
  if (known === undefined && !isInitials) return false
  if (isDigit(text.charCodeAt(next))) return known === undefined
  return !pack.starters.has(wordAt(text, next).toLowerCase())
}

function isWordUnit(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return isLatin(code) || isDigit(code) || text[at] === '.'
}

function trimmedStart(text: string, start: number): number {
  while (isBlank(text.charCodeAt(start)) && start < text.length) start++
  return start
}

function wordAt(text: string, start: number): string {
  let end = start
  while (
    end < text.length &&
    end - start < LONGEST_WORD &&
    (isLatin(text.charCodeAt(end)) || text[end] === "'" || text[end] === '’')
  )
    end++
  return text.slice(start, end)
}

/**
 * “So what?” Harry said: a pronoun, or names, or an article with a few words, then at most one adverb, then a verb of speech.
 * “No!” Suddenly a thought struck her: nothing of that kind.
 */
function isAttribution(text: string, from: number, lineEnd: number, pack: TextPack): boolean {
  let at = from
  let mayBeSubject = false
  for (let index = 0; index < LONGEST_ATTRIBUTION && at < lineEnd; index++) {
    const word = wordAt(text, at)
    const folded = word.toLowerCase()
    if (index > 0 && pack.en.speechVerbs.has(folded)) return true
    const isSubject = pack.subjects.has(folded)
    if (index === 0 && pack.starters.has(folded) && !isSubject) return false
    mayBeSubject ||= isSubject
    const isName = word !== folded
    if (word === '' || !(isName || mayBeSubject || folded.endsWith('ly'))) return false
    at += word.length
    if (text[at] === '.') at++
    if (!isBlank(text.charCodeAt(at))) return false
    at++
  }
  return false
}
