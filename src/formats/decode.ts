import iconv from 'iconv-lite'
import { err, ok, type Result } from '../model/result.ts'
import { kindOfBinary, looksBinary } from './binary.ts'
import { type Plausibility, plausibilityOf } from './plausibility.ts'
import { utf16Of } from './utf16.ts'

/** One way to read the bytes, 0 to 1. */
export interface Candidate {
  readonly encoding: string
  readonly confidence: number
}

export interface Decoded {
  readonly text: string
  readonly encoding: string
  /** 1 where a byte-order mark, strict UTF-8 or a person said so. */
  readonly confidence: number
  /** Every encoding that gives readable text, this one included, best first. */
  readonly candidates: readonly Candidate[]
}

/** What a person can choose, by the names that we print. Labels of the web (gbk, gb2312, big5-hkscs) come to one of them. */
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5', 'windows-1252'] as const
type Encoding = (typeof ENCODINGS)[number]

/** Below this the guess is no better than asking. */
const SURE_ENOUGH = 0.6
/** Damage that a person who named the encoding is not asked about: a cut end, a bad byte here and there. */
const TOLERATED_DAMAGE = 0.02

/**
 * Text of the bytes, unit for unit, without the byte-order mark alone. Order: mark, strict UTF-8, UTF-16 by its pattern, GB18030
 * against Big5 by which gives the likelier text. INPUT_EMPTY; INPUT_BINARY (a known kind of file, NUL, control characters);
 * INPUT_UNREADABLE (lone surrogates, or not in the encoding named); ENCODING_UNSURE with the candidates.
 */
export function decode(bytes: Uint8Array, encoding?: string): Result<Decoded> {
  if (bytes.length === 0) return err({ code: 'INPUT_EMPTY' })
  const kind = kindOfBinary(bytes)
  if (kind !== undefined) return err({ code: 'INPUT_BINARY', detail: kind })
  if (encoding !== undefined) return decodeAs(bytes, encoding)
  const marked = encodingOfMark(bytes)
  if (marked !== undefined) return accept(decodeBytes(bytes, marked), marked, 1, [])
  const utf8 = strictUtf8(bytes)
  if (utf8 !== undefined && !utf8.includes('\0')) return accept(utf8, 'utf-8', 1, [])
  const utf16 = utf16Of(bytes)
  if (utf16 !== undefined) return accept(decodeBytes(bytes, utf16.encoding), utf16.encoding, utf16.confidence, [])
  if (bytes.includes(0)) return err({ code: 'INPUT_BINARY', detail: 'NUL' })
  return decodeByPlausibility(bytes)
}

/** The name that we print for a label, undefined for one that we do not read. */
export function encodingOfLabel(label: string): Encoding | undefined {
  const plain = label
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
  return LABELS.get(plain)
}

const LABELS: ReadonlyMap<string, Encoding> = new Map<string, Encoding>([
  ['utf8', 'utf-8'],
  ['utf16', 'utf-16le'],
  ['utf16le', 'utf-16le'],
  ['ucs2', 'utf-16le'],
  ['unicode', 'utf-16le'],
  ['utf16be', 'utf-16be'],
  ['gb18030', 'gb18030'],
  ['gbk', 'gb18030'],
  ['gb2312', 'gb18030'],
  ['cp936', 'gb18030'],
  ['windows936', 'gb18030'],
  ['big5', 'big5'],
  ['big5hkscs', 'big5'],
  ['cp950', 'big5'],
  ['windows950', 'big5'],
  ['windows1252', 'windows-1252'],
  ['cp1252', 'windows-1252'],
  ['iso88591', 'windows-1252'],
  ['latin1', 'windows-1252'],
  ['ascii', 'utf-8'],
  ['usascii', 'utf-8'],
])

function decodeAs(bytes: Uint8Array, label: string): Result<Decoded> {
  const encoding = encodingOfLabel(label)
  if (encoding === undefined) return err({ code: 'ENCODING_UNSURE', detail: label })
  const text = decodeBytes(bytes, encoding)
  const damage = (text.split('\ufffd').length - 1) / text.length
  if (damage > TOLERATED_DAMAGE) return err({ code: 'INPUT_UNREADABLE', detail: `not ${encoding}` })
  return accept(text, encoding, 1, [])
}

function decodeByPlausibility(bytes: Uint8Array): Result<Decoded> {
  const ranked = plausibilityOf(bytes)
  const best = ranked[0]
  const readable = ranked.filter(({ confidence }) => confidence > 0.05)
  if (best === undefined || best.confidence < SURE_ENOUGH) {
    return err({ code: 'ENCODING_UNSURE', detail: namesOf(readable) })
  }
  return accept(decodeBytes(bytes, best.encoding), best.encoding, best.confidence, readable)
}

function namesOf(candidates: readonly Plausibility[]): string {
  return candidates.map(({ encoding }) => encoding).join(', ') || '?'
}

/** The last gate, whatever the way: what no store and no export can keep is refused. */
function accept(text: string, encoding: string, confidence: number, readable: readonly Candidate[]): Result<Decoded> {
  if (text.trim() === '') return err({ code: 'INPUT_EMPTY' })
  if (text.includes('\0')) return err({ code: 'INPUT_BINARY', detail: 'NUL' })
  if (/\p{Surrogate}/u.test(text)) return err({ code: 'INPUT_UNREADABLE', detail: `${encoding}: lone surrogate` })
  if (looksBinary(text)) return err({ code: 'INPUT_BINARY', detail: 'control characters' })
  const candidates = readable.length > 0 ? readable : [{ encoding, confidence }]
  return ok({ text, encoding, confidence, candidates })
}

function encodingOfMark(bytes: Uint8Array): Encoding | undefined {
  const [a, b, c, d] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return strictUtf8(bytes) === undefined ? undefined : 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  if (a === 0x84 && b === 0x31 && c === 0x95 && d === 0x33) return 'gb18030'
  return undefined
}

function strictUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Node's own Big5 is silently wrong on Hong Kong characters; iconv-lite has them. It strips the mark. */
function decodeBytes(bytes: Uint8Array, encoding: string): string {
  if (encoding === 'utf-8') return new TextDecoder('utf-8').decode(bytes)
  return iconv.decode(bytes, encoding === 'big5' ? 'big5-hkscs' : encoding)
}
