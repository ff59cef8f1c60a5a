import type { ReadTable } from '../language/table.ts'
import { loadNumberWords, type NumberWords } from './number-words.ts'
import { openSections } from './sections.ts'
import { makeStem, type Stem } from './stem.ts'

/**
 * The prepared dictionary: Chinese words in a trie, English stems, and how likely each word is translated by each stem. Made by
 * `npm run build` from CC-CEDICT and the tables under `corpus/pairs/zh-en`; the arrays are views on the file and never written.
 */
export interface BilingualLexicon {
  /** Traditional to Simplified, by UTF-16 unit; 0: stays itself. */
  readonly fold: Uint16Array
  /** Syllable of a character, an index into `syllables`; 0: none. */
  readonly sound: Uint16Array
  readonly syllables: readonly string[]
  readonly trie: Trie
  /** Minus log of the word's frequency. */
  readonly wordCost: Float32Array
  /** Share of the word in Chinese text. */
  readonly wordIsStop: Uint8Array
  readonly linkStart: Uint32Array
  readonly linkStem: Uint32Array
  /** In 255ths: t(stem | word). */
  readonly linkWeight: Uint8Array
  readonly stems: ReadonlyMap<string, number>
  readonly stemShare: Float32Array
  readonly stemIsStop: Uint8Array
  readonly stem: Stem
  readonly numbers: NumberWords
}

/** Nodes in breadth-first order: the children of one stand side by side, sorted by character. */
export interface Trie {
  /** Node of a word's first character; 0: no word begins with it. */
  readonly root: Uint32Array
  readonly childFirst: Uint32Array
  readonly childChar: Uint16Array
  /** Word that ends at the node, + 1; 0: none. */
  readonly nodeWord: Uint32Array
}

/** The lexicon from the index's bytes; throws where they are not one. */
export function loadLexicon(bytes: Uint8Array, read: ReadTable): BilingualLexicon {
  const section = openSections(bytes)
  const text = (name: string) => new TextDecoder().decode(section(name, 'u8')).split('\n')
  return {
    fold: section('fold', 'u16'),
    sound: section('sound', 'u16'),
    syllables: text('syllables'),
    trie: {
      root: section('root', 'u32'),
      childFirst: section('childFirst', 'u32'),
      childChar: section('childChar', 'u16'),
      nodeWord: section('nodeWord', 'u32'),
    },
    wordCost: section('wordCost', 'f32'),
    wordIsStop: section('wordIsStop', 'u8'),
    linkStart: section('linkStart', 'u32'),
    linkStem: section('linkStem', 'u32'),
    linkWeight: section('linkWeight', 'u8'),
    stems: new Map(text('stems').map((stem, id) => [stem, id])),
    stemShare: section('stemShare', 'f32'),
    stemIsStop: section('stemIsStop', 'u8'),
    stem: makeStem(read('pairs/zh-en/irregular'), read('pairs/zh-en/suffixes')),
    numbers: loadNumberWords(read('pairs/zh-en/numbers')),
  }
}

/** The node after `char` from `node` of the trie; 0: none. */
export function childOf(trie: Trie, node: number, char: number): number {
  let low = trie.childFirst[node] as number
  let high = trie.childFirst[node + 1] as number
  while (low < high) {
    const middle = (low + high) >> 1
    const at = trie.childChar[middle] as number
    if (at === char) return middle
    if (at < char) low = middle + 1
    else high = middle
  }
  return 0
}
