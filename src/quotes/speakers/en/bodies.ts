import type { Span } from '../../../model/span.ts'
import type { Reading } from '../figure.ts'
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
const CAPITALS = /\p{Lu}[\p{L}'’&-]*(?:\s(?:of the|of|and|for|\p{Lu}[\p{L}'’&-]*)){0,8}/gu
