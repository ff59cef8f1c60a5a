import type { BilingualLexicon } from './lexicon.ts'
import type { WordPair } from './word-pair.ts'

interface PhraseFinder {
  /** Tells every phrase that occurs in the text, the longest at each place. */
  readonly find: (text: string, found: (key: string, translation: string, start: number, end: number) => void) => void
}

interface Phrase {
  readonly words: string
  readonly key: string
  readonly translation: string
}

/** Finds the project's own terms and names in Chinese text, whichever variant of the characters it is in. */
export function phraseFinder(pairs: readonly WordPair[], lexicon: BilingualLexicon): PhraseFinder {
  const byFirst = new Map<string, Phrase[]>()
  for (const { zh, en } of pairs) {
    const words = simplified(zh.trim(), lexicon)
    if (words === '' || en.trim() === '') continue
    const list = byFirst.get(words[0] as string) ?? []
    list.push({ words, key: `@${words}`, translation: en })
    byFirst.set(words[0] as string, list)
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.words.length - a.words.length)
  return {
    find: (text, found) => {
      if (byFirst.size === 0) return
      const plain = simplified(text, lexicon)
      for (let at = 0; at < plain.length; ) {
        const phrase = byFirst.get(plain[at] as string)?.find((candidate) => plain.startsWith(candidate.words, at))
        if (phrase) found(phrase.key, phrase.translation, at, at + phrase.words.length)
        at += phrase ? phrase.words.length : 1
      }
    },
  }
}

/** The text with each Traditional character replaced; its length stays. */
function simplified(text: string, lexicon: BilingualLexicon): string {
  let plain = ''
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    plain += String.fromCharCode(lexicon.fold[code] || code)
  }
  return plain
}
