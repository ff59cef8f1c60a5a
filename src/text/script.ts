import st from 'opencc-js/dict/STCharacters'
import ts from 'opencc-js/dict/TSCharacters'
import type { Script } from '../model/document.ts'
import { type Census, censusOf } from './letters.ts'

/** Han characters that only one of the two scripts writes, as far as a text shows it. */
interface HanCounts {
  readonly simplified: number
  readonly traditional: number
}

const SIMPLIFIED = 1
const TRADITIONAL = 2
let singles: Uint8Array | undefined

/**
 * The script of a text by its letters: Japanese by kana and Korean by Hangul beside Han, else Han by the characters that only one
 * script writes, `Hani` where none does; Latin, Cyrillic and Arabic where they outweigh Han; `Zyyy` without letters.
 */
export function scriptOf(text: string): Script {
  return scriptOfCensus(censusOf(text), () => countSingleScript(text))
}

/** As `scriptOf`, of letters counted already. */
export function scriptOfCensus(census: Census, singleScript: () => HanCounts): Script {
  const { han, latin, kana, hangul, cyrillic, arabic, foreign } = census
  // One kana in a long Chinese text is a quoted word; Japanese prose has one in two or three characters.
  if (kana > 0 && kana * 8 >= han + kana && kana * 4 >= latin) return 'Jpan'
  if (hangul > 0 && hangul * 4 >= han + hangul && hangul * 4 >= latin) return 'Kore'
  // A Chinese character says about as much as four and a half Latin letters.
  let script: Script = 'Hani'
  let weight = han * 4.5
  if (latin > weight) [script, weight] = ['Latn', latin]
  if (cyrillic > weight) [script, weight] = ['Cyrl', cyrillic]
  if (arabic > weight) [script, weight] = ['Arab', arabic]
  // Of the other scripts (Thai, Greek, …) the type knows none: no letters that we read.
  if (weight <= foreign) return 'Zyyy'
  return script === 'Hani' ? scriptOfHan(singleScript()) : script
}

/** `Hani` where no character tells. A Traditional form in Simplified text (a name, a quotation) does not turn it. */
export function scriptOfHan({ simplified, traditional }: HanCounts): 'Hans' | 'Hant' | 'Hani' {
  if (simplified === traditional) return 'Hani'
  return simplified > traditional ? 'Hans' : 'Hant'
}

/** How many characters of a stretch only Simplified, and only Traditional, writes. */
export function countSingleScript(text: string, start = 0, end = text.length): HanCounts {
  singles ??= tellingCharacters()
  let simplified = 0
  let traditional = 0
  for (let at = start; at < end; at++) {
    const told = singles[text.charCodeAt(at)]!
    if (told === SIMPLIFIED) simplified++
    else if (told === TRADITIONAL) traditional++
  }
  return { simplified, traditional }
}

/** Whether conversion to Simplified can change anything in the text: cheap, and false for most texts. */
export function hasTraditional(text: string): boolean {
  singles ??= tellingCharacters()
  for (let at = 0; at < text.length; at++) if (singles[text.charCodeAt(at)] === TRADITIONAL) return true
  return false
}

/**
 * Which characters tell. OpenCC's dictionaries say what is a form of what, but not that 后, 里 and 群 are written in both scripts;
 * the two national character sets do: Traditional is what converts and is not in GB 2312, Simplified what converts back and is not in Big5.
 */
function tellingCharacters(): Uint8Array {
  const flags = new Uint8Array(0x10000)
  const gb2312 = charactersOf('gbk', [0xb0, 0xf7], [[0xa1, 0xfe]])
  const big5 = charactersOf(
    'big5',
    [0xa4, 0xf9],
    [
      [0x40, 0x7e],
      [0xa1, 0xfe],
    ],
  )
  for (const from of keysOf(ts)) if (!gb2312.has(from)) flags[from.charCodeAt(0)] = TRADITIONAL
  for (const from of keysOf(st)) if (gb2312.has(from) && !big5.has(from)) flags[from.charCodeAt(0)] = SIMPLIFIED
  return flags
}

function keysOf(dictionary: string): readonly string[] {
  return dictionary
    .split('|')
    .map((entry) => entry.slice(0, entry.indexOf(' ')))
    .filter((from) => from.length === 1)
}

type ByteRange = readonly [first: number, last: number]

/** Every character of a two-byte set, by its ranges of lead and trail bytes. */
function charactersOf(encoding: string, leads: ByteRange, trails: readonly ByteRange[]): ReadonlySet<string> {
  const bytes: number[] = []
  for (let lead = leads[0]; lead <= leads[1]; lead++) {
    for (const [first, last] of trails) for (let trail = first; trail <= last; trail++) bytes.push(lead, trail)
  }
  return new Set(new TextDecoder(encoding).decode(Uint8Array.from(bytes)))
}
