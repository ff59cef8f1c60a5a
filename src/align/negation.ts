import type { ReadTable } from '../language/table.ts'
import { makeWordTrie, type WordTrie } from '../language/word-trie.ts'
import type { Lang } from '../model/document.ts'

/** Finds the words that deny in a text. */
export type FindNegations = (text: string, lang: Lang) => readonly string[]

const CONTRACTED = /\b[a-z]+n['’]t\b/gi
/** A prefix that denies: what Chinese says with 不 English may say with it. */
const PREFIXED = /\b(?:un|in|im|ir|dis|non)[a-z]{4,}\b|\b[a-z]{3,}less\b/gi

/** Reads `pairs/zh-en/negation`: words that deny, and longer words that hold one and deny nothing. */
export function loadNegations(read: ReadTable): FindNegations {
  const rows = read('pairs/zh-en/negation')
  const trieOf = (lang: Lang) =>
    makeWordTrie(rows.flatMap((row) => (row['lang'] === lang ? [[row['word']!, row['negates'] === 'yes'] as const] : [])))
  const tries = { zh: trieOf('zh'), en: trieOf('en') }
  return (text, lang) => (lang === 'zh' ? chinese(text, tries.zh) : english(text, tries.en))
}

function chinese(text: string, words: WordTrie<boolean>): readonly string[] {
  const found: string[] = []
  for (let at = 0; at < text.length; ) {
    const word = words.at(text, at, text.length)
    if (word?.value) found.push(text.slice(at, at + word.length))
    at += word?.length ?? 1
  }
  return found
}

function english(text: string, words: WordTrie<boolean>): readonly string[] {
  const lower = text.toLowerCase()
  const found = [...lower.matchAll(CONTRACTED)].map(([word]) => word)
  for (const { index } of lower.matchAll(/[a-z]+/g)) {
    const word = words.at(lower, index, lower.length)
    if (word?.value && !/[a-z]/.test(lower[index + word.length] ?? ' ')) found.push(lower.slice(index, index + word.length))
  }
  return found
}

/** Whether an English text may deny by a prefix (unlikely, homeless): then a missing "not" is no sign. */
export function mayDenyByPrefix(text: string): boolean {
  PREFIXED.lastIndex = 0
  return PREFIXED.test(text)
}
