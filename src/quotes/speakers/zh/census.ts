import type { Span } from '../../../model/span.ts'
import { allHave, isHanCode, likenessOf, surnameOf } from './shape.ts'
import { type ChineseNameWords, COMPOUND, GIVEN, OPENS_PLACE, OPENS_TITLE, SURNAME } from './words.ts'

/** How often a string stood where a name stands. */
interface Tally {
  count: number
  /** Next to a title. */
  titled: number
  /** At the head of a clause, before a word of acting or speaking. */
  acting: number
  /** In a list: 何冬、陈岚、周敏. */
  listed: number
}

/**
 * The strings of a text that are people's names, without a list of names. A string of a surname and given characters is one where
 * a title stands beside it or where it acts twice; without a surname (春林, 玉兰) it must act twice at the head of a clause, and
 * both its characters must be such as names are made of. Names recur: one sign alone is not trusted.
 */
export function censusOfNames(
  text: string,
  sentences: readonly Span[],
  words: ChineseNameWords,
  story = false,
  cues: ReadonlySet<number> = new Set(),
): ReadonlySet<string> {
  const census: Census = { text, words, cues, tallies: new Map(), places: [] }
  for (const sentence of sentences) countIn(census, sentence)
  const found = new Set<string>()
  for (const name of countedIn(census)) if (isAccepted(name, census.tallies.get(name)!, words, story)) found.add(name)
  // A report calls nobody by a given name alone that it gives nowhere in full.
  if (!story)
    for (const name of found)
      if (surnameOf(name, words) === '' && name.length === 2 && isGivenName(name, words) && !isPartOfOne(name, found))
        found.delete(name)
  // 陈春 is the head of 陈春林, and 何冬称 is 何冬 with its verb: of two that overlap the one that explains the counts stays.
  for (const name of found) {
    const shorter = name.slice(0, -1)
    if (!found.has(shorter)) continue
    const long = census.tallies.get(name)!
    const short = census.tallies.get(shorter)!
    found.delete(long.count * 2 > short.count ? shorter : name)
  }
  return found
}

function isPartOfOne(given: string, names: ReadonlySet<string>): boolean {
  for (const name of names) if (name.length > given.length && name.endsWith(given)) return true
  return false
}

interface Census {
  readonly text: string
  readonly words: ChineseNameWords
  readonly cues: ReadonlySet<number>
  /** Of strings with a sign of a name; nearly all have none, and are never cut out of the text. */
  readonly tallies: Map<string, Tally>
  /** Where each string that may be a name stands: place times `SIZES` and size. */
  readonly places: number[]
}

/** Counts the strings that have a sign of a name, in the order in which they are first met. */
function countedIn({ text, tallies, places }: Census): readonly string[] {
  if (tallies.size === 0) return []
  const sieve = new Uint8Array(SIEVE + 1)
  const bucket = (first: number, second: number) => (first * 31 + second) & SIEVE
  for (const name of tallies.keys()) sieve[bucket(name.charCodeAt(0), name.charCodeAt(1))] = 1
  const met: string[] = []
  for (const place of places) {
    const at = Math.floor(place / SIZES)
    if (sieve[bucket(text.charCodeAt(at), text.charCodeAt(at + 1))] === 0) continue
    const name = text.slice(at, at + (place % SIZES))
    const tally = tallies.get(name)
    if (tally !== undefined && tally.count++ === 0) met.push(name)
  }
  return met
}

function countIn(census: Census, { start, end }: Span): void {
  const { text, words } = census
  let opens = start
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at)
    if (!isHanCode(code)) {
      opens = at + 1
      continue
    }
    const kind = words.parts[code]!
    const place = (kind & OPENS_PLACE) === 0 ? -1 : words.places.endAt(text, at, end)
    if (place > at + 1) {
      at = place - 1
      continue
    }
    const title = (kind & OPENS_TITLE) === 0 ? -1 : words.titleFinder.endAt(text, at, end)
    if (title > 0) {
      countName(census, title, end, 'titled')
      at = title - 1
      // What follows a title at the head of a clause heads it still (外长陈岚).
      if (opens >= at - LONGEST_PHRASE) opens = title
      continue
    }
    const opener = at === opens ? words.nonNames.endAt(text, at, end) : -1
    if (opener > 0) {
      opens = opener
      at = opener - 1
    } else if (
      at === opens ||
      (words.parts[code]! & (SURNAME | COMPOUND)) !== 0 ||
      ((words.parts[code]! & GIVEN) !== 0 && (words.parts[text.charCodeAt(at + 1)]! & GIVEN) !== 0)
    )
      countName(census, at, end, at === opens ? 'head' : 'inside')
  }
}

type Where = 'titled' | 'head' | 'inside'

function countName(census: Census, at: number, end: number, where: Where): void {
  const { text, words } = census
  const first = words.parts[text.charCodeAt(at)]!
  const surname = (first & COMPOUND) !== 0 && words.surnames.has(text.slice(at, at + 2)) ? 2 : (first & SURNAME) !== 0 ? 1 : 0
  // Without a surname only two characters, both of names; a surname takes one or two.
  const longest = surname === 0 ? 2 : surname + 2
  for (let size = Math.max(2, surname + 1); size <= longest; size++) {
    const stop = at + size
    if (stop > end) return
    const last = text.charCodeAt(stop - 1)
    const isGiven = (words.parts[last]! & GIVEN) !== 0
    const fits =
      surname > 0 || (first & GIVEN) !== 0 ? isGiven || (surname === 0 && where === 'head') : isGiven && where === 'head'
    if (!fits || !isHanCode(last) || words.nonNames.endAt(text, at, stop) === stop) continue
    census.places.push(at * SIZES + size)
    if (where !== 'inside' || surname > 0) noteSigns(census, at, stop, end, where)
  }
}

function noteSigns(census: Census, at: number, stop: number, end: number, where: Where): void {
  const { text, words, cues } = census
  const isMark = stop >= end || !isHanCode(text.charCodeAt(stop))
  const title = isMark ? -1 : titleEnd(text, stop, end, words)
  // 霍大娘: a longer form of address begins inside, and 霍大 is nobody.
  const address = title > 0 ? words.honorificFinder.startAt(text, title, at) : -1
  if (address > at && address < stop) return
  const acts = !isMark && (where !== 'inside' || title > 0) && (cues.has(stop) || words.actions.endAt(text, stop, end) > 0)
  const isTitled =
    (where === 'titled' && (isMark || acts || title > 0 || words.afterSubject.endAt(text, stop, end) > 0)) ||
    (title > 0 && !acts && isAfter(text.slice(stop, title), words))
  const acting = where === 'head' && acts ? (cues.has(stop) ? 2 : 1) : 0
  const isListed = text.charCodeAt(at - 1) === LISTS || text.charCodeAt(stop) === LISTS
  if (!isTitled && acting === 0 && !isListed) return
  const name = text.slice(at, stop)
  const tally = census.tallies.get(name) ?? { count: 0, titled: 0, acting: 0, listed: 0 }
  tally.titled += isTitled ? 1 : 0
  tally.acting += acting
  tally.listed += isListed ? 1 : 0
  census.tallies.set(name, tally)
}

function isAccepted(name: string, tally: Tally, words: ChineseNameWords, story: boolean): boolean {
  if (words.titleFinder.startAt(name, name.length) >= 0 || words.bodiesAlone.has(name)) return false
  if (surnameOf(name, words) === '') {
    const signs = tally.acting + tally.titled
    return isGivenName(name, words)
      ? signs >= 2 || (signs === 1 && tally.count >= (story ? 2 : 3))
      : story &&
          tally.acting >= 3 &&
          !name.endsWith('子') &&
          ![...name].some((char) => words.actions.has(char) || words.pronouns.has(char))
  }
  const likeness = likenessOf(name, words)
  if (likeness === 'no') return false
  if (tally.listed > 0 && likeness === 'sure' && !words.actions.has(name[0]!)) return true
  if (words.actions.has(name[0]!)) return tally.acting >= 2 && likeness === 'sure'
  if (tally.titled > 0) return likeness === 'sure' || tally.count >= 2 || tally.acting > 0 || name.length === 2
  if (story && tally.acting > 0) return likeness === 'sure' || tally.count >= 2
  return tally.acting >= (likeness === 'sure' ? 1 : 2) && tally.count >= 2
}

function titleEnd(text: string, at: number, end: number, words: ChineseNameWords): number {
  return Math.max(words.titleFinder.endAt(text, at, end), words.honorificFinder.endAt(text, at, end))
}

function isAfter(word: string, words: ChineseNameWords): boolean {
  return words.after.has(word) || words.honorifics.has(word)
}

function isGivenName(name: string, words: ChineseNameWords): boolean {
  if (name.length !== 2 || name.endsWith('子') || words.nonNames.has(name) || words.places.has(name)) return false
  if (!allHave(name, GIVEN, words)) return false
  return [...name].every((char) => !words.actions.has(char) || words.frames.get('common-name')?.has(char))
}

const LONGEST_PHRASE = 24
const SIZES = 8
const SIEVE = 0xfff
const LISTS = '、'.charCodeAt(0)
