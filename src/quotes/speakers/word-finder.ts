/** Finds the longest of many words at a place of a text, without a regular expression over all of them. */
export interface WordFinder {
  /** End of the longest word that starts here, or -1. */
  readonly endAt: (text: string, at: number, limit?: number) => number
  /** Start of the longest word that ends here, or -1. */
  readonly startAt: (text: string, end: number, from?: number) => number
  readonly has: (word: string) => boolean
}

/** Words are kept by their first (and last) two units, so that nearly every place of a text is passed after one look. */
export function wordFinder(words: Iterable<string>): WordFinder {
  const all = new Set<string>(words)
  all.delete('')
  const opens = new Uint8Array(0x10000)
  const closes = new Uint8Array(0x10000)
  const byHead = new Map<number, string[]>()
  const byTail = new Map<number, string[]>()
  for (const word of all) {
    const first = word.charCodeAt(0)
    const last = word.charCodeAt(word.length - 1)
    opens[first]! |= word.length === 1 ? SINGLE : LONGER
    closes[last]! |= word.length === 1 ? SINGLE : LONGER
    if (word.length === 1) continue
    enter(byHead, first * 0x10000 + word.charCodeAt(1), word)
    enter(byTail, word.charCodeAt(word.length - 2) * 0x10000 + last, word)
  }
  for (const list of [...byHead.values(), ...byTail.values()]) list.sort((a, b) => b.length - a.length)
  return {
    endAt(text, at, limit = text.length) {
      const first = text.charCodeAt(at)
      const kind = opens[first] ?? 0
      if (kind === 0 || at >= limit) return -1
      if ((kind & LONGER) !== 0)
        for (const word of byHead.get(first * 0x10000 + text.charCodeAt(at + 1)) ?? NONE)
          if (at + word.length <= limit && (word.length === 2 || text.startsWith(word, at))) return at + word.length
      return (kind & SINGLE) === 0 ? -1 : at + 1
    },
    startAt(text, end, from = 0) {
      const last = text.charCodeAt(end - 1)
      const kind = closes[last] ?? 0
      if (kind === 0 || end <= from) return -1
      if ((kind & LONGER) !== 0)
        for (const word of byTail.get(text.charCodeAt(end - 2) * 0x10000 + last) ?? NONE)
          if (end - word.length >= from && (word.length === 2 || text.startsWith(word, end - word.length)))
            return end - word.length
      return (kind & SINGLE) === 0 ? -1 : end - 1
    },
    has: (word) => all.has(word),
  }
}

function enter(map: Map<number, string[]>, key: number, word: string): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [word])
  else list.push(word)
}

const NONE: readonly string[] = []
const SINGLE = 1
const LONGER = 2
