import type { Span } from '../../../model/span.ts'
import type { Reading } from '../figure.ts'
import { latinKey } from '../stable-id.ts'
import { nationalityLength, type Token, titleLength } from './tokens.ts'
import type { EnglishNameWords } from './words.ts'

/** Who issued a report or statement: a report by X, X's report, X released a report. */
export function issuerOf(text: string, at: Span, words: EnglishNameWords): string | undefined {
  const mention = text.slice(at.start, at.end)
  const by = /\b(?:by|from)\s+(?:the\s+)?(\p{Lu}[\p{L}'’-]*(?:\s+(?:of|and|for|the|\p{Lu}[\p{L}'’-]*))*)/u.exec(mention)
  if (by !== null) return by[1]
  const named =
    /^(?:an?\s+|the\s+)?((?:\p{Lu}[\p{L}'’&-]*\s+)+)(?:\p{Ll}+\s+)?\p{Ll}+(?:\s+(?:on|of|from|about|in|that)\b.*)?$/u.exec(
      mention,
    )
  if (named !== null && !/^(?:The|An?)\s*$/.test(named[1]!)) return named[1]!.trim().replace(/^(?:The|An?)\s+/, '')
  const own = /^(?:the\s+)?(\p{Lu}[\p{L}'’-]*(?:\s+(?:of|and|for|the|\p{Lu}[\p{L}-]*))*)['’]s?\s/u.exec(mention)
  if (own !== null) return own[1]
  const before = text.slice(Math.max(0, at.start - FAR), at.start)
  return [...before.matchAll(issuedBy(words))].at(-1)?.[1]
}

/** The fuller name of "the company" in the text before it: the last run of capitals that ends in the same word. */
export function bodyBefore(text: string, reading: Reading, at: Span): string | undefined {
  const head = reading.titles[0]
  if (head === undefined || !/^[a-z]+$/.test(head)) return undefined
  const before = text.slice(Math.max(0, at.start - FAR), at.start)
  const title = head[0]!.toUpperCase() + head.slice(1)
  const found = [...before.matchAll(CAPITALS)]
    .filter((match) => new RegExp(`\\b${title}\\b`).test(match[0]) && match[0].includes(' '))
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

const patterns = new WeakMap<EnglishNameWords, RegExp>()

/** A run of capitals, perhaps an aside, and a verb of issuing with its object. */
function issuedBy(words: EnglishNameWords): RegExp {
  const known = patterns.get(words)
  if (known !== undefined) return known
  const verbs = [...(words.frames.get('issue') ?? [])].join('|')
  const made = new RegExp(
    `(\\p{Lu}[\\p{L}'’&-]*(?:\\s(?:of|and|for|\\p{Lu}[\\p{L}'’&-]*)){0,8})(?:,[^,.]{0,40},)?\\s(?:\\p{Ll}+\\s){0,2}(?:${verbs})\\s(?:\\p{Ll}+)`,
    'gu',
  )
  patterns.set(words, made)
  return made
}

const FAR = 600
const LONGEST_COMPANY = 4
const CAPITALS = /\p{Lu}[\p{L}'’&-]*(?:\s(?:of the|of|and|for|\p{Lu}[\p{L}'’&-]*)){0,8}/gu
