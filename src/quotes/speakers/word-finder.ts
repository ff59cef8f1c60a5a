/** Finds the longest of many words at a place of a text, without a regular expression over all of them. */
export interface WordFinder {
  /** End of the longest word that starts here, or -1. */
  readonly endAt: (text: string, at: number, limit?: number) => number
  /** Start of the longest word that ends here, or -1. */
  readonly startAt: (text: string, end: number, from?: number) => number
  readonly has: (word: string) => boolean
}

interface Branch {
  isWord: boolean
  next: Map<number, Branch> | undefined
}

interface Tree {
  /** By the low bits of a first unit: 0 says that no word begins so, and nearly every place of a text is passed after one look. */
  readonly sieve: Uint8Array
  readonly branches: Map<number, Branch>
}

/** Two trees of units, one from either end. */
export function wordFinder(words: Iterable<string>): WordFinder {
  const all = new Set<string>(words)
  all.delete('')
  const opens = treeOf(all, false)
  let closes: Tree | undefined
  return {
    endAt(text, at, limit = text.length) {
      if (at >= limit) return -1
      const first = text.charCodeAt(at)
      if (opens.sieve[first & LOW] === 0) return -1
      let branch = opens.branches.get(first)
      let found = -1
      for (let i = at + 1; branch !== undefined; i++) {
        if (branch.isWord) found = i
        if (i >= limit || branch.next === undefined) break
        branch = branch.next.get(text.charCodeAt(i))
      }
      return found
    },
    startAt(text, end, from = 0) {
      if (end <= from) return -1
      closes ??= treeOf(all, true)
      const last = text.charCodeAt(end - 1)
      if (closes.sieve[last & LOW] === 0) return -1
      let branch = closes.branches.get(last)
      let found = -1
      for (let i = end - 1; branch !== undefined; i--) {
        if (branch.isWord) found = i
        if (i <= from || branch.next === undefined) break
        branch = branch.next.get(text.charCodeAt(i - 1))
      }
      return found
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

function treeOf(words: ReadonlySet<string>, backwards: boolean): Tree {
  const sieve = new Uint8Array(LOW + 1)
  const branches = new Map<number, Branch>()
  for (const word of words) {
    let level = branches
    let branch: Branch | undefined
    for (let i = 0; i < word.length; i++) {
      if (branch !== undefined) level = branch.next ??= new Map()
      const code = word.charCodeAt(backwards ? word.length - 1 - i : i)
      branch = level.get(code)
      if (branch === undefined) {
        branch = { isWord: false, next: undefined }
        level.set(code, branch)
      }
      if (i === 0) sieve[code & LOW] = 1
    }
    if (branch !== undefined) branch.isWord = true
  }
  return { sieve, branches }
}

const LOW = 0xfff
