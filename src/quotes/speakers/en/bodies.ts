import type { Span } from '../../../model/span.ts'
import type { Reading } from '../figure.ts'
import type { NameTable } from '../name-table.ts'
import { latinKey } from '../stable-id.ts'
import { nationalityLength, type Token, titleLength } from './tokens.ts'
import type { EnglishNameWords } from './words.ts'

/**
 * Who issued a report or statement: a report by X, an editorial in the X Post, X's report, X released a report, a report released by X.
 * `isKnown`: whether the text has shown a form to be a name.
 */
export function issuerOf(
  text: string,
  at: Span,
  { words, names }: { words: EnglishNameWords; names: NameTable },
  isKnown: (key: string) => boolean,
): string | undefined {
  const mention = text.slice(at.start, at.end)
  const isBare = BARE.test(mention)
  const by = BY.exec(mention)?.[1]
  if (by !== undefined && names.byEn.get(latinKey(by))?.kind !== 'place') return bareName(by, words, names)
  const printed = PRINTED.exec(mention)?.[1]
  const outlet = printed === undefined ? undefined : bareName(printed, words, names)
  if (outlet !== undefined && (isKnown(latinKey(outlet)) || isOutlet(outlet, words, names) || isBody(outlet, words)))
    return outlet
  const medium = UNNAMED_MEDIA.exec(mention)?.[1]
  if (medium !== undefined && words.bodies.has(medium.split(' ').at(-1)!.toLowerCase())) return medium
  const named = NAMED.exec(mention)?.[1]?.trim()
  // International opinion: the one capital is that of a sentence.
  const isName = named !== undefined && (named.includes(' ') || !mention.startsWith(named) || isKnown(latinKey(named)))
  if (isName && !/^(?:The|An?)$/.test(named)) return named.replace(/^(?:The|An?)\s+/, '')
  const within = WITHIN.exec(mention)?.[1]
  if (within !== undefined && words.bodies.has(within.split(' ').at(-1)!.replace(/s$/, ''))) return within
  const own = OWN.exec(mention)
  if (own !== null) return own[1]
  const unnamed = UNNAMED.exec(mention)?.[1]
  if (unnamed !== undefined && words.bodies.has(unnamed.split(' ').at(-1)!)) return unnamed
  const { behind, before } = issuedBy(words)
  const after = behind.exec(text.slice(at.end, at.end + NEAR))
  if (after !== null) return after[1]
  // A new study is none that was spoken of before.
  if (!isBare) return undefined
  const found = [...text.slice(Math.max(0, at.start - FAR), at.start).matchAll(before)].at(-1)
  return found?.[1] ?? found?.[2]
}

/** The words of a body's name without the place of an outlet: Norway's Harbour Post, the Harbour Post in Oslo. Offsets are into `name`. */
export function bareBody(name: string, words: EnglishNameWords, names: NameTable): Span {
  const owner = OWNED.exec(name)
  const start = owner !== null && isPlace(owner[1]!, words, names) ? owner[0].length : 0
  const place = PLACED.exec(name.slice(start))
  const isPlaced = place !== null && isOutlet(place[1]!, words, names)
  return { start, end: isPlaced ? start + place[1]!.length : name.length }
}

function bareName(name: string, words: EnglishNameWords, names: NameTable): string {
  const { start, end } = bareBody(name, words, names)
  return name.slice(start, end)
}

function isPlace(name: string, words: EnglishNameWords, names: NameTable): boolean {
  const key = latinKey(name)
  return names.byEn.get(key)?.kind === 'place' || words.places.has(key)
}

function isOutlet(name: string, words: EnglishNameWords, names: NameTable): boolean {
  const key = latinKey(name)
  return names.byEn.get(key)?.kind === 'body' || words.media.has(key.split(' ').at(-1)!)
}

/** The Harbour Bureau of Oslo City: the head stands last or before its "of". */
function isBody(name: string, words: EnglishNameWords): boolean {
  return words.bodies.has(
    latinKey(name.split(/ (?:of|for|in) /)[0]!)
      .split(' ')
      .at(-1)!,
  )
}

const OWNED = /^(\p{Lu}[\p{L} -]*)['’]s\s+(?=\p{Lu})/u
const PLACED = /^(.*\S)\s+in\s+\p{Lu}[\p{L} -]*$/u
const NAME = "\\p{Lu}[\\p{L}'’-]*(?:\\s+(?:of|and|for|the|\\p{Lu}[\\p{L}'’-]*))*"
const BY = new RegExp(`\\b(?:by|from)\\s+(?:the\\s+)?(${NAME})`, 'u')
/** Local media reports on Monday: whoever stands before the document. */
const UNNAMED_MEDIA = /^(?:the\s+)?((?:[\p{L}-]+\s){1,3}?[\p{Ll}-]+)\s\p{Ll}+(?:\s(?:on|of|from|about|in|that)\b.*)?$/u
/** Reports in Dutch media on the 3rd. */
const WITHIN = /\s(?:in|by|from)\s+(?:the\s+)?((?:[\p{L}-]+\s){1,3}?\p{Ll}+)(?:\s(?:on|of)\b.*)?$/u
const UNNAMED = /\b(?:by|from)\s+(?:the\s+)?(\p{Ll}[\p{L}-]*(?:\s\p{Ll}[\p{L}-]*){0,3})$/u
/** The report; report: one spoken of before. Reports, with nothing before it, are hearsay. */
const BARE = /^(?:(?:the|this|that|its?|their)\s+\p{L}+|\p{L}*[^s\P{L}])$/iu
const PRINTED = new RegExp(`\\s(?:in|of)\\s+(?:the\\s+)?(${NAME})$`, 'u')
const NAMED = /^(?:an?\s+|the\s+)?((?:\p{Lu}[\p{L}'’&-]*\s+)+)(?:\p{Ll}+\s+)?\p{Ll}+(?:\s+(?:on|of|from|about|in|that)\b.*)?$/u
const OWN = /^(?:the\s+)?(\p{Lu}[\p{L}'’-]*(?:\s+(?:of|and|for|the|\p{Lu}[\p{L}-]*))*)['’]s?\s/u

/** The fuller name of "the company" in the text before it: the last run of capitals that ends in the same word. */
export function bodyBefore(text: string, reading: Reading, at: Span): string | undefined {
  const head = reading.titles[0]
  if (head === undefined || !/^[a-z]+$/.test(head)) return undefined
  const before = text.slice(Math.max(0, at.start - FAR), at.start)
  const title = head[0]!.toUpperCase() + head.slice(1)
  const found = [...before.matchAll(CAPITALS)]
    .filter((match) => new RegExp(`\\b${title}(?=$| (?:of|for|and)\\b)`).test(match[0]) && match[0].includes(' '))
    .at(-1)
  return found?.[0].replace(/^The\s+/, '')
}

/** The one name that heads two sentences or more and is neither a person nor a place: Yaoshi Cells. Two such names: nobody tells which. */
export function soleCompany(
  lines: readonly (readonly Token[])[],
  text: string,
  isKnown: (key: string) => boolean,
  words: EnglishNameWords,
): string | undefined {
  const counts = new Map<string, { name: string; count: number }>()
  for (const tokens of lines) {
    let size = 0
    while (size < Math.min(LONGEST_COMPANY, tokens.length) && tokens[size]!.capital && (size === 0 || isNext(text, tokens, size)))
      size++
    const first = tokens[0]
    if (size === 0 || size === tokens.length || first === undefined || words.openers.has(first.lower)) continue
    if (titleLength(tokens, 0, words) > 0 || nationalityLength(tokens, 0, words) > 0 || words.honorifics.has(first.lower))
      continue
    const name = text.slice(first.start, tokens[size - 1]!.end)
    if (words.pronouns.has(first.lower) || words.determiners.has(first.lower) || words.bodies.has(first.lower)) continue
    if (isKnown(latinKey(name)) || isKnown(first.lower)) continue
    const entry = counts.get(first.lower) ?? { name, count: 0 }
    entry.count++
    if (name.length > entry.name.length && entry.name.length < first.text.length + 1) entry.name = name
    counts.set(first.lower, entry)
  }
  const repeated = [...counts.values()].filter(({ count }) => count > 1)
  return repeated.length === 1 ? repeated[0]!.name : undefined
}

function isNext(text: string, tokens: readonly Token[], at: number): boolean {
  return text.slice(tokens[at - 1]!.end, tokens[at]!.start) === ' '
}

interface Issuing {
  /** Right behind a mention: (short for “Report”) released by X. */
  readonly behind: RegExp
  /** Anywhere before it: X, perhaps an aside, a verb of issuing and its object; or released by X. */
  readonly before: RegExp
}

const patterns = new WeakMap<EnglishNameWords, Issuing>()

function issuedBy(words: EnglishNameWords): Issuing {
  const known = patterns.get(words)
  if (known !== undefined) return known
  const verbs = [...(words.frames.get('issue') ?? [])].join('|')
  const run = "\\p{Lu}[\\p{L}'’&-]*(?:\\s(?:of|and|for|\\p{Lu}[\\p{L}'’&-]*)){0,8}"
  const passive = `(?:${verbs})\\sby\\s(?:the\\s)?(${run})`
  const made = {
    behind: new RegExp(`^["”’]?\\s?(?:\\([^()]{0,60}\\)\\s?)?(?:\\p{Ll}+\\s){0,2}${passive}`, 'u'),
    before: new RegExp(`(${run})(?:,[^,.]{0,40},)?\\s(?:\\p{Ll}+\\s){0,2}(?:${verbs})\\s(?!by\\s)\\p{Ll}+|\\s${passive}`, 'gu'),
  }
  patterns.set(words, made)
  return made
}

const NEAR = 160
const FAR = 600
const LONGEST_COMPANY = 4
const CAPITALS = /\p{Lu}[\p{L}'’&-]*(?:\s(?:of the|of|and|for|\p{Lu}[\p{L}'’&-]*)){0,8}/gu
