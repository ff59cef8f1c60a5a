/*
 * GB18030 or Big5? Both are pairs of bytes and nearly every file can be read as either. What tells: writers use common characters.
 * Each set keeps its common ones together (GB 2312 level 1, Big5 level 1), so the share of characters in that part is high for the
 * right reading and low for the wrong one, and no frequency list is needed.
 */

export interface Plausibility {
  readonly encoding: 'gb18030' | 'big5' | 'windows-1252'
  /** 0 to 1; of the three together 1 at most. */
  readonly confidence: number
}

/** Bytes looked at. */
const SAMPLE = 262_144
/** What one character of each sort says, as a logarithm of odds against nonsense. */
const COMMON = 1
const MARK = 1
const RARE = -1.5
const IMPOSSIBLE = -4
/** So much support makes an even chance of a sure guess. */
const SCALE = 2

/** The readings, likeliest first. */
export function plausibilityOf(bytes: Uint8Array): readonly Plausibility[] {
  const sample = bytes.subarray(0, SAMPLE)
  const scores = [
    { encoding: 'gb18030', score: scoreOf(sample, gb18030At) },
    { encoding: 'big5', score: scoreOf(sample, big5At) },
    { encoding: 'windows-1252', score: scoreOf(sample, windows1252At) },
  ] as const
  const best = Math.max(...scores.map(({ score }) => score))
  const odds = scores.map(({ score }) => (score <= 0 ? 0 : Math.exp(Math.max(-50, (score - best) / SCALE))))
  // Doubt of its own: a file of three characters supports nothing well.
  const sum = odds.reduce((a, b) => a + b, 0) + Math.exp(-Math.max(0, best) / SCALE)
  return scores.map(({ encoding }, i) => ({ encoding, confidence: odds[i]! / sum })).sort((a, b) => b.confidence - a.confidence)
}

/** What stands at an offset: how many bytes it takes and what it is worth. */
interface Found {
  readonly size: number
  readonly worth: number
}

type Reader = (bytes: Uint8Array, at: number) => Found

function scoreOf(bytes: Uint8Array, read: Reader): number {
  let score = 0
  for (let at = 0; at < bytes.length; ) {
    if (bytes[at]! < 0x80) at++
    else {
      // The last character of a sample may be cut.
      if (at + 1 >= bytes.length) break
      const { size, worth } = read(bytes, at)
      score += worth
      at += size
    }
  }
  return score
}

function gb18030At(bytes: Uint8Array, at: number): Found {
  const lead = bytes[at]!
  const trail = bytes[at + 1]!
  if (lead === 0x80 || lead === 0xff) return { size: 1, worth: IMPOSSIBLE }
  if (trail >= 0x30 && trail <= 0x39) {
    const isFour = within(bytes[at + 2] ?? 0, 0x81, 0xfe) && within(bytes[at + 3] ?? 0, 0x30, 0x39)
    return isFour ? { size: 4, worth: RARE / 2 } : { size: 1, worth: IMPOSSIBLE }
  }
  if (trail < 0x40 || trail === 0x7f || trail === 0xff) return { size: 1, worth: IMPOSSIBLE }
  if (trail >= 0xa1) {
    if (within(lead, 0xb0, 0xd7)) return { size: 2, worth: COMMON }
    if (lead === 0xa1 || lead === 0xa3) return { size: 2, worth: MARK }
    if (within(lead, 0xd8, 0xf7)) return { size: 2, worth: RARE / 3 }
  }
  return { size: 2, worth: RARE }
}

function big5At(bytes: Uint8Array, at: number): Found {
  const lead = bytes[at]!
  const trail = bytes[at + 1]!
  if (lead < 0x87 || lead === 0xff) return { size: 1, worth: IMPOSSIBLE }
  if (!within(trail, 0x40, 0x7e) && !within(trail, 0xa1, 0xfe)) return { size: 1, worth: IMPOSSIBLE }
  if (within(lead, 0xa4, 0xc6)) return { size: 2, worth: COMMON }
  if (within(lead, 0xa1, 0xa3)) return { size: 2, worth: MARK }
  return { size: 2, worth: within(lead, 0xc9, 0xf9) ? RARE : RARE / 2 }
}

/** Western text: single high bytes between ASCII letters, most of them typographic marks or accented letters. */
function windows1252At(bytes: Uint8Array, at: number): Found {
  const byte = bytes[at]!
  const isAlone = (bytes[at - 1] ?? 0) < 0x80 && bytes[at + 1]! < 0x80
  if (!isAlone) return { size: 1, worth: IMPOSSIBLE / 2 }
  const isMark = byte === 0x85 || within(byte, 0x91, 0x97) || byte === 0xa0
  return { size: 1, worth: isMark ? 2 * MARK : COMMON / 2 }
}

function within(byte: number, first: number, last: number): boolean {
  return byte >= first && byte <= last
}
