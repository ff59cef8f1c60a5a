import type { Lang } from '../model/document.ts'
import type { Span } from '../model/span.ts'
import { isBlank, isHan, isLatin, unitsOf } from './letters.ts'
import type { TextPack } from './pack.ts'

/** A stretch of one script in a line that holds both, with marks, digits and blanks of its own inside. */
export interface Block extends Span {
  readonly lang: Lang
  /** Prose of its own, and not a name or term inside the other language. */
  readonly isStrong: boolean
  /** Where a run that begins with this block begins. */
  readonly cut: number
}

const STOPS = unitsOf('。！？.!?…')
const STOPS_AND_TAB = unitsOf('。！？.!?…\t')
const OPENERS = unitsOf('“‘「『（(【《〈［[〔"')
const CLOSERS = unitsOf('”’」』）)】》〉］]〕"')
const INNER_PUNCTUATION = unitsOf('，。、；：！？')

/** So many English words, or Han characters, are a phrase and no name. */
const PHRASE_WORDS = 5
const SHORT_PHRASE_WORDS = 2
const PHRASE_HAN = 6
/** So many are prose wherever they stand. */
const PROSE_WORDS = 25
const PROSE_HAN = 40

/** Grows while it is read. */
interface RawBlock {
  readonly start: number
  end: number
  readonly lang: Lang
  letters: number
  words: number
  functionWords: number
}

/** The blocks of a mixed stretch, Han and Latin in turn. */
export function blocksOf(text: string, cell: Span, pack: TextPack): readonly Block[] {
  const raw = rawBlocks(text, cell, pack)
  return raw.map((block, i): Block => {
    const before = { start: i === 0 ? cell.start : raw[i - 1]!.end, end: block.start }
    const after = { start: block.end, end: i === raw.length - 1 ? cell.end : raw[i + 1]!.start }
    const { start, end, lang } = block
    return {
      start,
      end,
      lang,
      isStrong: isStrong(text, block, before, after, cell),
      cut: i === 0 ? cell.start : cutIn(text, before, lang),
    }
  })
}

function rawBlocks(text: string, cell: Span, pack: TextPack): readonly RawBlock[] {
  const blocks: RawBlock[] = []
  let last: RawBlock | undefined
  for (let at = cell.start; at < cell.end; ) {
    const code = text.charCodeAt(at)
    const lang = isHan(code) ? 'zh' : isLatin(code) ? 'en' : undefined
    if (lang === undefined) {
      at++
      continue
    }
    let end = at + 1
    while (end < cell.end && isLetterOf(lang, text.charCodeAt(end))) end++
    // The second unit of a pair goes with the first.
    if (lang === 'zh' && (text.charCodeAt(end) & 0xfc00) === 0xdc00 && end < cell.end) end++
    const isFunctionWord = lang === 'en' && end - at < 10 && pack.functionWords.has(text.slice(at, end))
    if (last?.lang === lang) {
      last.end = end
      last.letters += end - at
      last.words++
      last.functionWords += Number(isFunctionWord)
    } else {
      last = { start: at, end, lang, letters: end - at, words: 1, functionWords: Number(isFunctionWord) }
      blocks.push(last)
    }
    at = end
  }
  return blocks
}

function isLetterOf(lang: Lang, code: number): boolean {
  return lang === 'zh' ? isHan(code) : isLatin(code)
}

function isStrong(text: string, block: RawBlock, before: Span, after: Span, cell: Span): boolean {
  const isProse = block.lang === 'zh' ? block.letters >= PROSE_HAN : block.words >= PROSE_WORDS
  const isPhrase =
    block.lang === 'zh'
      ? block.letters >= PHRASE_HAN
      : block.words >= PHRASE_WORDS || (block.words >= PHRASE_WORDS - 1 && block.functionWords > 0)
  const startsClean = before.start === cell.start || hasStop(text, before)
  const endsClean = after.end === cell.end || hasStop(text, after)
  const isEnclosed = hasAny(text, before, OPENERS) && hasAny(text, after, CLOSERS)
  if (isEnclosed) {
    // A gloss in brackets belongs to the sentence round it, unless a whole sentence of its own stands there.
    const standsAlone =
      before.start === cell.start ? after.end === cell.end : startsClean && (after.end === cell.end || endsClean)
    return isPhrase && (standsAlone || (after.end === cell.end && block.functionWords > 0 && !hasAny(text, after, STOPS)))
  }
  if (isProse) return true
  if (startsClean && endsClean) {
    const hasOwnStop = hasAny(text, { start: block.start, end: after.end }, block.lang === 'zh' ? INNER_PUNCTUATION : STOPS)
    return isPhrase || (hasOwnStop && (block.lang === 'zh' ? block.letters >= 2 : block.words >= SHORT_PHRASE_WORDS))
  }
  return isPhrase && (startsClean || endsClean)
}

function hasStop(text: string, span: Span): boolean {
  return hasAny(text, span, STOPS_AND_TAB)
}

function hasAny(text: string, { start, end }: Span, chars: Uint8Array): boolean {
  for (let at = start; at < end; at++) if (chars[text.charCodeAt(at)] === 1) return true
  return false
}

/** Where between two blocks the border is: after a stop and its closing marks, else at a blank, else before the marks that open. */
function cutIn(text: string, { start, end }: Span, next: Lang): number {
  for (let at = end - 1; at >= start; at--) {
    if (STOPS[text.charCodeAt(at)] === 1 && !(text[at] === '.' && next === 'en' && at === end - 1)) {
      let cut = at + 1
      while (cut < end && CLOSERS[text.charCodeAt(cut)] === 1 && !(text[cut] === '"' && isBlank(text.charCodeAt(cut - 1)))) cut++
      return cut
    }
  }
  for (let at = start; at < end; at++) if (isBlank(text.charCodeAt(at))) return at
  let cut = end
  while (cut > start && OPENERS[text.charCodeAt(cut - 1)] === 1) cut--
  // A number glued to both goes with what follows: 很好3 people.
  return cut
}
