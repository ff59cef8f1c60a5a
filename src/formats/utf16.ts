import { isControl } from './binary.ts'

/** Units looked at: enough to be sure, whatever the size of the file. */
const SAMPLE = 32_768

/** UTF-16 without a mark, by its pattern: nearly every unit is ASCII, Han or Chinese punctuation in one byte order and not in the other. */
export function utf16Of(
  bytes: Uint8Array,
): { readonly encoding: 'utf-16le' | 'utf-16be'; readonly confidence: number } | undefined {
  if (bytes.length < 2 || bytes.length % 2 === 1) return undefined
  const little = shareOfPlausible(bytes, 0)
  const big = shareOfPlausible(bytes, 1)
  const [best, other] = little >= big ? [little, big] : [big, little]
  if (best < 0.95 || best - other < 0.2) return undefined
  return { encoding: little >= big ? 'utf-16le' : 'utf-16be', confidence: Math.min(0.99, best) }
}

/** `low` is where in a unit its lower byte stands. */
function shareOfPlausible(bytes: Uint8Array, low: 0 | 1): number {
  const units = Math.min(bytes.length >> 1, SAMPLE)
  let plausible = 0
  for (let i = 0; i < units; i++) {
    const code = bytes[i * 2 + low]! | (bytes[i * 2 + 1 - low]! << 8)
    if (isPlausible(code)) plausible++
  }
  return plausible / units
}

function isPlausible(code: number): boolean {
  if (code < 0x80) return code > 0 && !isControl(code)
  // ASCII in the wrong order is U+4100, U+6500, …; of these 一 alone is common.
  if ((code & 0xff) === 0) return code === 0x4e00 || code === 0x3000
  return (
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0x3000 && code <= 0x30ff) ||
    (code >= 0xff01 && code <= 0xff5e) ||
    (code >= 0x2010 && code <= 0x203f) ||
    (code >= 0xa0 && code <= 0x17f)
  )
}
