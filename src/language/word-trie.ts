/** A set of words that is asked "which of them is longest here?" without cutting the text into words. */
export interface WordTrie<T> {
  /** The value of the longest word that begins at `at` and ends by `limit`; undefined: none does. */
  readonly at: (text: string, at: number, limit: number) => Found<T> | undefined
  /** The value of the longest word that ends at `end` and begins at or after `floor`. Only of a trie made `backwards`. */
  readonly before: (text: string, end: number, floor: number) => Found<T> | undefined
  /** Whether any word has this as its first character (of a backwards trie: its last). */
  readonly mayStart: (code: number) => boolean
}

export interface Found<T> {
  readonly value: T
  readonly length: number
}

interface Node<T> {
  next: Map<number, Node<T>> | undefined
  found: Found<T> | undefined
}

/** A trie of words with their values. Of a word given twice the later value stays. */
export function makeWordTrie<T>(entries: Iterable<readonly [string, T]>, backwards = false): WordTrie<T> {
  // The first step is a table and not a map: it is taken once for each character of a document. It holds places in `roots`, 0 for none:
  // a table of the nodes themselves would not stay in the processor's cache.
  const firsts = new Uint16Array(0x10000)
  const roots: (Node<T> | undefined)[] = [undefined]
  // Most characters begin no word though one begins with them: their neighbour tells, and no map is asked.
  const pairs = new Uint8Array(0x10000)
  for (const [word, value] of entries) {
    if (word === '') continue
    const codes = Array.from({ length: word.length }, (_, i) => word.charCodeAt(backwards ? word.length - 1 - i : i))
    let node = roots[firsts[codes[0]!]!] ?? makeNode()
    if (firsts[codes[0]!] === 0) firsts[codes[0]!] = roots.push(node) - 1
    if (codes.length > 1) pairs[pairOf(codes[0]!, codes[1]!)] = 1
    for (const code of codes.slice(1)) {
      node.next ??= new Map()
      const child = node.next.get(code) ?? makeNode()
      node.next.set(code, child)
      node = child
    }
    node.found = { value, length: word.length }
  }
  const walk = (text: string, first: number, step: 1 | -1, steps: number) => {
    const code = text.charCodeAt(first)
    // Past the end of the text there is no place in the table.
    let node = roots[firsts[code] ?? 0]
    if (node === undefined || steps < 1) return undefined
    let best = node.found
    if (best === undefined && pairs[pairOf(code, text.charCodeAt(first + step))] === 0) return undefined
    for (let i = 1; i < steps && node?.next !== undefined; i++) {
      node = node.next.get(text.charCodeAt(first + i * step))
      best = node?.found ?? best
    }
    return best
  }
  return {
    at: (text, at, limit) => walk(text, at, 1, limit - at),
    before: (text, end, floor) => walk(text, end - 1, -1, end - floor),
    mayStart: (code) => firsts[code]! > 0,
  }
}

/** A place for two neighbours; several pairs may share one. */
function pairOf(first: number, second: number): number {
  return ((first << 5) ^ second) & 0xffff
}

function makeNode<T>(): Node<T> {
  return { next: undefined, found: undefined }
}
