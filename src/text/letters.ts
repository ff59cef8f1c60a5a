/** What a character says about its line. `digit` and `mark` belong to whatever stands around them. */
type Letter = 'han' | 'latin' | 'kana' | 'hangul' | 'cyrillic' | 'arabic' | 'foreign' | 'digit' | 'mark' | 'blank'

const NAMES = [
  'mark',
  'han',
  'latin',
  'kana',
  'hangul',
  'cyrillic',
  'arabic',
  'foreign',
  'digit',
  'blank',
] as const satisfies Letter[]
const [MARK, HAN, LATIN, KANA, HANGUL, CYRILLIC, ARABIC, FOREIGN, DIGIT, BLANK] = NAMES.map((_, i) => i) as number[]

/** Blocks of Unicode, `[first, last, kind]`; what no row names is a mark. Later rows win. */
const BLOCKS: readonly (readonly [number, number, number])[] = [
  [0x09, 0x0d, BLANK!],
  [0x20, 0x20, BLANK!],
  [0x30, 0x39, DIGIT!],
  [0x41, 0x5a, LATIN!],
  [0x61, 0x7a, LATIN!],
  [0x85, 0x85, BLANK!],
  [0xa0, 0xa0, BLANK!],
  [0xc0, 0xd6, LATIN!],
  [0xd8, 0xf6, LATIN!],
  [0xf8, 0x24f, LATIN!],
  [0x250, 0x2af, LATIN!],
  // A combining mark goes on with the Latin letter before it.
  [0x300, 0x36f, LATIN!],
  [0x370, 0x3ff, FOREIGN!],
  [0x400, 0x52f, CYRILLIC!],
  [0x530, 0x5ff, FOREIGN!],
  [0x600, 0x77f, ARABIC!],
  [0x780, 0x109f, FOREIGN!],
  [0x10a0, 0x10ff, FOREIGN!],
  [0x1100, 0x11ff, HANGUL!],
  [0x1200, 0x1dff, FOREIGN!],
  [0x1e00, 0x1eff, LATIN!],
  [0x1f00, 0x1fff, FOREIGN!],
  [0x2000, 0x200b, BLANK!],
  [0x2028, 0x2029, BLANK!],
  [0x202f, 0x202f, BLANK!],
  [0x205f, 0x2060, BLANK!],
  [0x2e80, 0x2fdf, HAN!],
  [0x3000, 0x3000, BLANK!],
  [0x3005, 0x3007, HAN!],
  [0x3021, 0x3029, HAN!],
  [0x3040, 0x30fa, KANA!],
  [0x30fc, 0x30ff, KANA!],
  [0x3130, 0x318f, HANGUL!],
  [0x31f0, 0x31ff, KANA!],
  [0x3400, 0x4dbf, HAN!],
  [0x4e00, 0x9fff, HAN!],
  [0xac00, 0xd7af, HANGUL!],
  [0xf900, 0xfaff, HAN!],
  [0xfb50, 0xfdff, ARABIC!],
  [0xfe70, 0xfefe, ARABIC!],
  [0xfeff, 0xfeff, BLANK!],
  [0xff10, 0xff19, DIGIT!],
  [0xff21, 0xff3a, LATIN!],
  [0xff41, 0xff5a, LATIN!],
  [0xff66, 0xff9d, KANA!],
  [0xffa0, 0xffdc, HANGUL!],
]

const KINDS = new Uint8Array(0x10000)
for (const [first, last, kind] of BLOCKS) KINDS.fill(kind, first, last + 1)

export function isHan(code: number): boolean {
  return kindOf(code) === HAN
}

export function isLatin(code: number): boolean {
  return KINDS[code] === LATIN
}

export function isDigit(code: number): boolean {
  return KINDS[code] === DIGIT
}

/** A blank of any width; NaN, what stands past the end, counts as one. */
export function isBlank(code: number): boolean {
  return Number.isNaN(code) || KINDS[code] === BLANK
}

/** Part of a word of any script. */
export function isWordUnit(code: number): boolean {
  const kind = kindOf(code)
  return kind !== MARK && kind !== BLANK
}

/** How many characters of each kind of letter a stretch of text holds; `words` are the runs of Latin letters. */
export interface Census {
  readonly han: number
  readonly latin: number
  readonly kana: number
  readonly hangul: number
  readonly cyrillic: number
  readonly arabic: number
  readonly foreign: number
  readonly words: number
}

/** Of the census under way: a new array for each line would cost more than the counting. */
const counts = new Uint32Array(NAMES.length)

export function censusOf(text: string, start = 0, end = text.length): Census {
  counts.fill(0)
  let words = 0
  let previous = MARK!
  for (let at = start; at < end; at++) {
    const kind = kindOf(text.charCodeAt(at))
    counts[kind]!++
    // An apostrophe or hyphen inside makes no second word worth counting: Latin against Han is a rough weighing.
    if (kind === LATIN && previous !== LATIN) words++
    previous = kind
  }
  return {
    han: counts[HAN!]!,
    latin: counts[LATIN!]!,
    kana: counts[KANA!]!,
    hangul: counts[HANGUL!]!,
    cyrillic: counts[CYRILLIC!]!,
    arabic: counts[ARABIC!]!,
    foreign: counts[FOREIGN!]!,
    words,
  }
}

/** Which of the 65,536 units are among some characters: asked for every unit of a text, where `includes` would be slow. */
export function unitsOf(chars: string): Uint8Array {
  const flags = new Uint8Array(0x10000)
  for (let at = 0; at < chars.length; at++) flags[chars.charCodeAt(at)] = 1
  return flags
}

/** Leading surrogates U+D840-D88D stand for the planes of Han extensions B to I. */
function kindOf(code: number): number {
  return code >= 0xd840 && code <= 0xd88d ? HAN! : KINDS[code]!
}
