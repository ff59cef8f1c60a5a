import type { Trie } from '../align/lexicon.ts'

interface Node {
  readonly children: Map<number, Node>
  word: number
}

/** The words in a trie laid out breadth first; the index of a word in `words` is its number. */
export function buildTrie(words: readonly string[]): Trie {
  const top: Node = { children: new Map(), word: -1 }
  let count = 1
  for (const [index, word] of words.entries()) {
    let node = top
    for (let i = 0; i < word.length; i++) {
      const char = word.charCodeAt(i)
      let next = node.children.get(char)
      if (!next) {
        next = { children: new Map(), word: -1 }
        node.children.set(char, next)
        count++
      }
      node = next
    }
    node.word = index
  }
  return layOut(top, count)
}

function layOut(top: Node, count: number): Trie {
  const root = new Uint32Array(0x10000)
  const childFirst = new Uint32Array(count + 1)
  const childChar = new Uint16Array(count)
  const nodeWord = new Uint32Array(count)
  const queue: Node[] = [top]
  for (let at = 0; at < queue.length; at++) {
    const node = queue[at] as Node
    childFirst[at] = queue.length
    nodeWord[at] = node.word + 1
    for (const [char, child] of [...node.children].sort(([a], [b]) => a - b)) {
      childChar[queue.length] = char
      if (at === 0) root[char] = queue.length
      queue.push(child)
    }
  }
  childFirst[count] = count
  return { root, childFirst, childChar, nodeWord }
}
