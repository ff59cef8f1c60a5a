import type { Span } from '../model/span.ts'
import type { PageDate } from './dates.ts'
import type { LanguageCues } from './pack.ts'

/** The head of a news paragraph: who reports, from where, when. Its words are of the text. */
export interface Dateline {
  /** Where the dateline ends and the paragraph begins, blanks between not counted. */
  readonly end: number
  readonly place?: Span
  readonly outlet?: Span
  readonly reporter?: Span
  readonly date?: PageDate
  /** 题：what follows is the title of a feature. */
  readonly opensTitle?: true
}

/** The length of the longest outlet that stands at an offset of the key, 0 for none. A Latin name ends with its word. */
export function outletAt(key: string, at: number, { outletAt: trie, outlets, longestOutlet }: LanguageCues): number {
  if (trie.at(key, at, key.length) === undefined) return 0
  // The longest may end within a word, and a shorter one not.
  for (let size = Math.min(longestOutlet, key.length - at); size >= 2; size--) {
    const name = key.slice(at, at + size)
    if (!outlets.has(name)) continue
    if (/[a-z0-9]$/.test(name) && /[a-z0-9]/.test(key[at + size] ?? '')) continue
    return size
  }
  return 0
}
