import { syllables } from './romanization.ts'
import { latinKey } from './stable-id.ts'

/**
 * Likeness by sound of a foreign name in Chinese characters and in Latin letters, 0 to 1. Both are brought to a row of sound classes,
 * vowels as one weak class, and aligned. Chinese writes one syllable a character, drops or swells clusters (特朗普: t-r-m-p) and has no
 * r against l, so classes, not letters, are compared. Japanese, Korean and Vietnamese names are read, not heard: they need the table.
 */
export function soundLikeness(zh: string, en: string): number {
  const wholeEn = latinKey(en)
  const zhParts = zh.split('·')
  const enParts = wholeEn.split(' ').filter((part) => part.length > 1)
  const last = likeness(zhParts.at(-1)!, enParts.at(-1) ?? '')
  if (zhParts.length === 1) {
    // A surname alone in Chinese: one word of the English name, or several with a particle (冯德莱恩, von der Leyen).
    const tails = enParts.map((_, i) => likeness(zh, enParts.slice(i).join('')))
    return Math.max(last, 0, ...tails)
  }
  if (enParts.length === 1) return last * 0.95
  const first = likeness(zhParts[0]!, enParts[0]!)
  return last * 0.65 + first * 0.35
}

function likeness(zh: string, en: string): number {
  if (zh === '' || en === '' || zh.length > 12 || en.length > 30) return 0
  const a = classesOfPinyin(zh)
  const b = classesOfLatin(en)
  return align(a, b)
}

/** Best alignment: matched weight against all weight on both sides. */
function align(a: string, b: string): number {
  const weight = (char: string) => (char === 'A' ? 0.35 : 1)
  const row = new Float64Array(b.length + 1)
  for (const left of a) {
    let diagonal = 0
    for (let j = 1; j <= b.length; j++) {
      const above = row[j]!
      const right = b[j - 1]!
      row[j] = Math.max(above, row[j - 1]!, diagonal + match(left, right) * Math.min(weight(left), weight(right)))
      diagonal = above
    }
  }
  const total = (side: string) => [...side].reduce((sum, char) => sum + weight(char), 0)
  return (2 * row[b.length]!) / (total(a) + total(b))
}

function match(left: string, right: string): number {
  if (left === right) return 1
  return NEAR.has(left + right) || NEAR.has(right + left) ? 0.6 : 0
}

/** Classes: B b; P p; D d; T t; G g; K k; J zh ch j q; S s z c sh x; F f v w; H h; L l r; M m; N n ng; A a vowel; Y y. */
function classesOfPinyin(zh: string): string {
  let out = ''
  for (const syllable of syllables(zh, false)) {
    const parts = /^(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw]?)([aeiouv]*)(ng|n|r)?$/.exec(syllable)
    if (parts === null) continue
    out += (PINYIN[parts[1]!] ?? '') + (parts[2] === '' ? '' : 'A') + (parts[3] === undefined ? '' : parts[3] === 'r' ? 'L' : 'N')
  }
  return squeeze(out)
}

function classesOfLatin(en: string): string {
  const letters = en
    .replace(/[^a-z]/g, '')
    .replace(/sch|sh|sz/g, 'S')
    .replace(/tch|ch|zh|cz|dj/g, 'J')
    .replace(/ph/g, 'F')
    .replace(/th/g, 'T')
    .replace(/kh/g, 'H')
    .replace(/ck|qu|x/g, 'K')
    .replace(/c(?=[eiy])/g, 'S')
    .replace(/g(?=[eiy])/g, 'J')
    .replace(/ng/g, 'N')
  return squeeze([...letters].map((char) => LATIN[char] ?? char).join(''))
}

function squeeze(classes: string): string {
  return classes.replace(/(.)\1+/g, '$1')
}

// biome-ignore format: a table
const PINYIN: Readonly<Record<string, string>> = {
  b: 'B', p: 'P', d: 'D', t: 'T', g: 'G', k: 'K', j: 'J', q: 'J', zh: 'J', ch: 'J', z: 'S', c: 'S', s: 'S', sh: 'S', x: 'S',
  f: 'F', w: 'F', h: 'H', l: 'L', r: 'L', m: 'M', n: 'N', y: 'Y',
}
// biome-ignore format: a table
const LATIN: Readonly<Record<string, string>> = {
  b: 'B', p: 'P', d: 'D', t: 'T', g: 'G', k: 'K', q: 'K', c: 'K', j: 'J', z: 'S', s: 'S', f: 'F', v: 'F', w: 'F', h: 'H',
  l: 'L', r: 'L', m: 'M', n: 'N', y: 'Y', a: 'A', e: 'A', i: 'A', o: 'A', u: 'A',
}
/** Sounds that the two scripts exchange: 惠特尼 Wh-, 华盛顿 Wa-, 约翰 J-, 斯图尔特. */
const NEAR = new Set(['BP', 'DT', 'GK', 'GJ', 'GH', 'FH', 'JK', 'JS', 'JT', 'JY', 'MN', 'FP', 'BF', 'HK', 'AY', 'AF', 'ST'])
