/*
 * A decision names what its reviewer saw. A hash of 53 bits is enough: it is compared with one other value, never looked up,
 * and nobody gains by forging it. It is here and not from node:crypto because the core runs anywhere.
 */

/** Hash of the words on both sides of a row, 14 hex digits. */
export function basisOf(zh: readonly string[], en: readonly string[]): string {
  return hashOf(JSON.stringify([zh, en]))
}

/** The basis of a decision on several rows, from theirs in the order of its changes; of one row its own. None: empty. */
export function basisOfRows(bases: readonly string[]): string {
  return bases.length < 2 ? (bases[0] ?? '') : hashOf(bases.join())
}

/** cyrb53 (public domain, bryc): two multiplicative hashes of 32 bits, mixed at the end. */
function hashOf(words: string): string {
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let at = 0; at < words.length; at += 1) {
    const unit = words.charCodeAt(at)
    high = Math.imul(high ^ unit, 2654435761)
    low = Math.imul(low ^ unit, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(16).padStart(14, '0')
}
