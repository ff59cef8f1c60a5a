import { makeWordTrie, type WordTrie } from '../../language/word-trie.ts'

/** Finds the longest of many words at a place of a text, without a regular expression over all of them. */
export interface WordFinder {
  /** End of the longest word that starts here, or -1. */
  readonly endAt: (text: string, at: number, limit?: number) => number
  /** Start of the longest word that ends here, or -1. */
  readonly startAt: (text: string, end: number, from?: number) => number
  readonly has: (word: string) => boolean
}

/** Two trees, one from either end; the second is made when it is first asked. */
export function wordFinder(words: Iterable<string>): WordFinder {
  const all = new Set<string>(words)
  all.delete('')
  const entries = [...all].map((word) => [word, true] as const)
  const opens = makeWordTrie(entries)
  let closes: WordTrie<true> | undefined
  return {
    endAt(text, at, limit = text.length) {
      const found = opens.at(text, at, limit)
      return found === undefined ? -1 : at + found.length
    },
    startAt(text, end, from = 0) {
      if (end <= from) return -1
      closes ??= makeWordTrie(entries, true)
      const found = closes.before(text, end, from)
      return found === undefined ? -1 : end - found.length
    },
    has: (word) => all.has(word),
  }
}

/** End of the longest of a few words that starts at a place, or -1: cheaper to make than a tree, for the names of one document. */
export function fewWords(words: Iterable<string>): WordFinder['endAt'] {
  const sieve = new Uint8Array(LOW + 1)
  const byHead = new Map<number, string[]>()
  for (const word of words) {
    const first = word.charCodeAt(0)
    sieve[first & LOW] = 1
    const list = byHead.get(first)
    if (list === undefined) byHead.set(first, [word])
    else list.push(word)
  }
  for (const list of byHead.values()) if (list.length > 1) list.sort((a, b) => b.length - a.length)
  return (text, at, limit = text.length) => {
    const first = text.charCodeAt(at)
    if (sieve[first & LOW] === 0) return -1
    const list = byHead.get(first)
    if (list !== undefined)
      for (const word of list) if (at + word.length <= limit && text.startsWith(word, at)) return at + word.length
    return -1
  }
}

const LOW = 0xfff
