import type { Span } from '../../../model/span.ts'
import type { WordFinder } from '../word-finder.ts'
import { allHave, isHan, likenessOf } from './shape.ts'
import { type ChineseNameWords, OPENS_TITLE, SOUND } from './words.ts'

/** Names that need no counting: those of `people`, foreign ones beside a title, and those with a middle dot. */
export function writtenOut(
  text: string,
  sentences: readonly Span[],
  people: WordFinder,
  words: ChineseNameWords,
): ReadonlySet<string> {
  const found = new Set<string>()
  for (const { start, end } of sentences)
    for (let at = start; at < end; at++) {
      const stop = people.endAt(text, at, end)
      const opensTitle = (words.parts[text.charCodeAt(at)]! & OPENS_TITLE) !== 0
      const title = stop > 0 || !opensTitle ? -1 : words.titleFinder.endAt(text, at, end)
      if (title > 0) {
        for (const name of besideTitle(text, at, title, start, end, words)) found.add(name)
        at = title - 1
      } else if (stop > 0) {
        if (!isInside(text, at, stop, words)) found.add(text.slice(at, stop))
        at = stop - 1
      } else if (text.charCodeAt(at) === DOT && at > start && isHan(text[at - 1]!)) {
        const name = dotted(text, at, start, end, words)
        if (name !== undefined) {
          found.add(text.slice(name.start, name.end))
          at = name.end - 1
        }
      }
    }
  return found
}

/** A short foreign name may be a part of another: 比亚 of 哥伦比亚. */
function isInside(text: string, start: number, end: number, words: ChineseNameWords): boolean {
  const sound = (at: number) => isSound(text, at, words)
  if (end - start > 3 || !allHave(text.slice(start, end), SOUND, words)) return false
  return sound(start - 1) || (end - start === 2 && sound(end) && sound(end + 1))
}

function isSound(text: string, at: number, { parts }: ChineseNameWords): boolean {
  return ((parts[text.charCodeAt(at)] ?? 0) & SOUND) !== 0
}

/** A foreign name beside a title: 总统别克夫表示, 别克夫总统. Its characters are those of foreign names, and a word ends it. */
function besideTitle(
  text: string,
  at: number,
  stop: number,
  from: number,
  to: number,
  words: ChineseNameWords,
): readonly string[] {
  const found: string[] = []
  let end = stop
  while (end < to && end - stop < LONGEST_SOUND && isSound(text, end, words) && words.actions.endAt(text, end, to) < 0) end++
  const ends = end >= to || !isHan(text[end]!) || words.actions.endAt(text, end, to) > 0
  if (ends && end - stop >= 2) found.push(text.slice(stop, end))
  let start = at
  while (start > from && at - start < LONGEST_SOUND && isSound(text, start - 1, words)) start--
  const opens = start === from || !isHan(text[start - 1]!)
  // 维斯兰总统奥尔森: before a title and a name stands a country.
  if (found.length === 0 && opens && at - start >= 2 && words.after.has(text.slice(at, stop))) found.push(text.slice(start, at))
  return found.filter((name) => likenessOf(name, words) === 'sure' && words.titleFinder.startAt(name, name.length) < 0)
}

/** The name round a middle dot: characters of foreign names, as far as they go, at most eight on a side. */
function dotted(text: string, dot: number, from: number, to: number, words: ChineseNameWords): Span | undefined {
  let start = dot
  while (start > from && dot - start < 8 && isSound(text, start - 1, words) && words.titleFinder.startAt(text, start, from) < 0)
    start--
  let end = dot + 1
  while (end < to && end - start < 24 && (text[end] === '·' || isSound(text, end, words))) end++
  return dot - start > 0 && end - dot > 1 ? { start, end } : undefined
}

/** Characters of a foreign name without a dot. */
const LONGEST_SOUND = 6
const DOT = '·'.charCodeAt(0)
