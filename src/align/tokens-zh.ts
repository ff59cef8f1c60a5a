import { type BilingualLexicon, childOf } from './lexicon.ts'

/** Gets the dictionary words of a text in order; `word` < 0: minus the code of a character that no word holds. */
type OnWord = (word: number, start: number, end: number) => void
/** Gets the runs of Latin letters. */
type OnLatin = (start: number, end: number) => void

/** Cost of a character that the dictionary lacks: more than any word of it. */
const UNKNOWN_COST = 25

/**
 * Cuts Chinese text into the dictionary's words, the likeliest cut first (unigram Viterbi). Our own and not jieba's because it gives
 * numbers and offsets where jieba gives strings, reads Traditional through the fold, and cannot glue two words that we know into
 * one that we do not.
 */
export function cutChinese(text: string, lexicon: BilingualLexicon, onWord: OnWord, onLatin: OnLatin): void {
  let at = 0
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (isHan(code)) {
      let end = at + 1
      // A run without any stop is cut in pieces, so that the scratch arrays stay small.
      while (end < text.length && end - at < LONGEST_RUN && isHan(text.charCodeAt(end))) end++
      cutRun(text, at, end, lexicon, onWord)
      at = end
    } else if (isLatin(code)) {
      const start = at
      while (at < text.length && isLatin(text.charCodeAt(at))) at++
      onLatin(start, at)
    } else at++
  }
}

const LONGEST_RUN = 512
const best = new Float64Array(LONGEST_RUN + 1)
const nextOf = new Int32Array(LONGEST_RUN + 1)
const wordOf = new Int32Array(LONGEST_RUN + 1)
const folded = new Uint16Array(LONGEST_RUN + 1)

function cutRun(text: string, from: number, to: number, lexicon: BilingualLexicon, onWord: OnWord): void {
  const { trie, fold, wordCost } = lexicon
  const n = to - from
  for (let i = 0; i < n; i++) {
    const code = text.charCodeAt(from + i)
    folded[i] = fold[code] || code
  }
  best[n] = 0
  for (let i = n - 1; i >= 0; i--) {
    let least = UNKNOWN_COST + (best[i + 1] as number)
    let next = i + 1
    let chosen = -(folded[i] as number)
    let node = trie.root[folded[i] as number] as number
    for (let end = i + 1; node !== 0; end++) {
      const word = (trie.nodeWord[node] as number) - 1
      if (word >= 0) {
        const cost = (wordCost[word] as number) + (best[end] as number)
        if (cost < least) {
          least = cost
          next = end
          chosen = word
        }
      }
      if (end >= n) break
      node = childOf(trie, node, folded[end] as number)
    }
    best[i] = least
    nextOf[i] = next
    wordOf[i] = chosen
  }
  for (let i = 0; i < n; i = nextOf[i] as number) onWord(wordOf[i] as number, from + i, from + (nextOf[i] as number))
}

function isHan(code: number): boolean {
  return (code >= 0x3400 && code <= 0x9fff) || code === 0x3007 || (code >= 0xf900 && code <= 0xfaff)
}

function isLatin(code: number): boolean {
  const lower = code | 0x20
  return (lower >= 0x61 && lower <= 0x7a) || (code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7)
}
