import { franc } from 'franc'
import type { Lang } from '../model/document.ts'
import type { Span } from '../model/span.ts'
import { isLatin } from './letters.ts'
import type { TextPack } from './pack.ts'

/** Below this many words no language can be told. */
const FEWEST_WORDS = 8
/** Words and units looked at. */
const WORDS = 60
const FIRST_WORDS = 14
const CLEAR_SHARE = 0.28
const SAMPLE = 600
/** Share of the commonest English words in English prose is .3 to .5; in titles and lists of names it falls. */
const ENGLISH_SHARE = 0.15
/** Trigrams alone take titles and lists of names for any language: its own common words must stand there too. */
const FEWEST_OWN_WORDS = 2
const OWN_SHARE = 0.12

/** The language of a stretch of Latin letters and how sure that is. Too short to tell counts as English, with a lower confidence. */
export function latinLanguage(
  text: string,
  key: string,
  span: Span,
  words: number,
  pack: TextPack,
): readonly [lang: Lang | 'other', confidence: number] {
  if (isAddress(text, span)) return ['other', 0.95]
  if (words < FEWEST_WORDS) return ['en', 0.8]
  // The first words of most English lines settle it.
  if (functionShare(text, key, span, FIRST_WORDS, pack) >= CLEAR_SHARE) return ['en', 0.98]
  if (functionShare(text, key, span, WORDS, pack) >= ENGLISH_SHARE) return ['en', 0.98]
  const sample = wordsOf(text, span, WORDS)
  // Trigrams take long to count, and without its own words no language is taken: most titles need no counting.
  const ownWords = sample.filter((word) => pack.anyLatinWord.has(word)).length
  if (ownWords < FEWEST_OWN_WORDS || ownWords < sample.length * OWN_SHARE) return ['en', 0.85]
  const countOf = (known: ReadonlySet<string>) => sample.filter((word) => known.has(word)).length
  const isOwn = (count: number) => count >= FEWEST_OWN_WORDS && count >= sample.length * OWN_SHARE
  if (![...pack.latinWords.values()].some((known) => isOwn(countOf(known)))) return ['en', 0.85]
  const best = franc(text.slice(span.start, Math.min(span.end, span.start + SAMPLE)), { only: [...pack.latinLanguages] })
  return isOwn(countOf(pack.latinWords.get(best) ?? new Set())) ? ['other', 0.85] : ['en', 0.85]
}

/** The share of function words among the first `most` words. */
function functionShare(text: string, key: string, { start, end }: Span, most: number, pack: TextPack): number {
  let words = 0
  let known = 0
  for (let at = start; at < end && words < most; at++) {
    let code = text.charCodeAt(at)
    if (!isLatin(code)) continue
    const from = at
    // Letters with accents are others in the text, though not in its key: à is no English word.
    let isAscii = true
    while (isLatin(code)) {
      if (code > 0x7f) isAscii = false
      code = ++at < end ? text.charCodeAt(at) : 0
    }
    words++
    if (isAscii && pack.functionWordAt.at(key, from, at)?.length === at - from) known++
  }
  return known / words
}

function wordsOf(text: string, { start, end }: Span, most: number): readonly string[] {
  const words: string[] = []
  for (let at = start; at < end && words.length < most; at++) {
    if (!isLatin(text.charCodeAt(at))) continue
    let stop = at + 1
    while (stop < end && isLatin(text.charCodeAt(stop))) stop++
    words.push(stop - at < 16 ? text.slice(at, stop).toLowerCase() : '')
    at = stop
  }
  return words
}

/** One word that is an address of the net, with or without its scheme, or a mail address. */
function isAddress(text: string, { start, end }: Span): boolean {
  if (end - start > 2000) return false
  for (let at = start; at < end; at++) if (text.charCodeAt(at) === 0x20) return false
  const word = text.slice(start, end)
  return (
    !/\s/.test(word) &&
    (/^(?:https?:|ftp:|www\.)/i.test(word) ||
      /^[\w.+-]{1,64}@[\w.-]{1,255}$/.test(word) ||
      /^[\w-]+(?:\.[\w-]+)+\/\S*$/.test(word))
  )
}
