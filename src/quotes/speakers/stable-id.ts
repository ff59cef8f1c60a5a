/** A short key of some words: the same words give the same key on every machine. Base 36, at most 11 characters (53 bits, cyrb53). */
export function shortHash(words: string): string {
  let one = 0xdeadbeef
  let two = 0x41c6ce57
  for (let at = 0; at < words.length; at++) {
    const unit = words.charCodeAt(at)
    one = Math.imul(one ^ unit, 2654435761)
    two = Math.imul(two ^ unit, 1597334677)
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(two ^ (two >>> 13), 3266489909)
  two = Math.imul(two ^ (two >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909)
  return base36(4294967296 * (2097151 & two) + (one >>> 0))
}

/** The engine divides a large number digit by digit; in two halves that fit into integers it is ten times as fast. */
function base36(number: number): string {
  if (number < HALF) return number.toString(36)
  const high = Math.floor(number / HALF)
  return high.toString(36) + (number - high * HALF).toString(36).padStart(HALF_DIGITS, '0')
}

const HALF_DIGITS = 5
const HALF = 36 ** HALF_DIGITS

/** Words as a part of an id: small letters and digits of any script, hyphens between. Never empty. */
export function slugOf(words: string): string {
  const slug = words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .normalize('NFC')
  return slug === '' ? 'unnamed' : slug
}

/** A name in Latin letters as names are compared: small letters, no accents, one blank between words, no dots. */
export function latinKey(name: string): string {
  if (PLAIN.test(name)) return name.toLowerCase()
  return name
    .normalize('NFKD')
    .replace(/[\p{M}.]/gu, '')
    .replace(/[’‘`]/g, "'")
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
    .toLowerCase()
}

const PLAIN = /^[A-Za-z'-]+(?: [A-Za-z'-]+)*$/
