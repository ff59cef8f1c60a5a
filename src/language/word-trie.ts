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
  /** The only character that goes on, and where to; most nodes have one, and a map for each would be most of the tables' memory. */
  code: number
  child: Node<T> | undefined
  /** Where several go on. */
  next: Map<number, Node<T>> | undefined
  found: Found<T> | undefined
}

/** A trie of words with their values. Of a word given twice the later value stays. */
export function makeWordTrie<T>(entries: Iterable<readonly [string, T]>, backwards = false): WordTrie<T> {
  const words = [...entries].filter(([word]) => word !== '')
  for (const [word] of words) numberOf(word.charCodeAt(backwards ? word.length - 1 : 0))
  // The first step is a table and not a map: it is taken once for each character of a document. It holds places in `roots`, 0 for none:
  // a table of the nodes themselves would not stay in the processor's cache.
  const firsts = new Uint16Array(numbered + 1)
  const roots: (Node<T> | undefined)[] = [undefined]
  // Most characters begin no word though one begins with them: their neighbour tells, and no map is asked.
  const pairs = new Uint8Array(pairsFor(words.length))
  const lastPair = pairs.length - 1
  for (const [word, value] of words) {
    const codes = Array.from({ length: word.length }, (_, i) => word.charCodeAt(backwards ? word.length - 1 - i : i))
    const first = numberOf(codes[0]!)
    let node = roots[firsts[first]!] ?? makeNode()
    if (firsts[first] === 0) firsts[first] = roots.push(node) - 1
    if (codes.length > 1) pairs[pairOf(codes[0]!, codes[1]!) & lastPair] = 1
    for (const code of codes.slice(1)) node = childAt(node, code) ?? addChild(node, code)
    node.found = { value, length: word.length }
  }
  const walk = (text: string, first: number, step: 1 | -1, steps: number) => {
    const code = text.charCodeAt(first)
    // Past the end of the text there is no number, and one that came after this trie was made is not in its table.
    let node = roots[firsts[numbers[code] ?? 0] ?? 0]
    if (node === undefined || steps < 1) return undefined
    let best = node.found
    if (best === undefined && pairs[pairOf(code, text.charCodeAt(first + step)) & lastPair] === 0) return undefined
    for (let i = 1; i < steps && node?.child !== undefined; i++) {
      node = childAt(node, text.charCodeAt(first + i * step))
      best = node?.found ?? best
    }
    return best
  }
  return {
    at: (text, at, limit) => walk(text, at, 1, limit - at),
    before: (text, end, floor) => walk(text, end - 1, -1, end - floor),
    mayStart: (code) => (firsts[numbers[code]!] ?? 0) > 0,
  }
}

/**
 * The characters that begin a word of any trie, numbered as they come; 0: none. One table for all tries, because each of a hundred would
 * have to hold the whole plane in every thread; and a text asks them one after the other about the same character.
 */
const numbers = new Uint16Array(0x10000)
let numbered = 0

function numberOf(code: number): number {
  if (numbers[code] === 0) numbers[code] = ++numbered
  return numbers[code]!
}

/** A place for two neighbours, to be cut to the table's size; several pairs may share one. */
function pairOf(first: number, second: number): number {
  return (first << 5) ^ second
}

/** So many that few pairs share a place: a power of two. */
function pairsFor(words: number): number {
  return 2 ** Math.min(16, Math.max(8, Math.ceil(Math.log2(words * 16 + 1))))
}

function makeNode<T>(): Node<T> {
  return { code: 0, child: undefined, next: undefined, found: undefined }
}

function childAt<T>(node: Node<T>, code: number): Node<T> | undefined {
  return node.next === undefined ? (node.code === code ? node.child : undefined) : node.next.get(code)
}

function addChild<T>(node: Node<T>, code: number): Node<T> {
  const child = makeNode<T>()
  if (node.child === undefined) {
    node.code = code
    node.child = child
  } else {
    node.next ??= new Map([[node.code, node.child]])
    node.next.set(code, child)
  }
  return child
}
