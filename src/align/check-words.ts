import type { ReadTable } from '../language/table.ts'
import { makeWordTrie, type WordTrie } from '../language/word-trie.ts'
import type { Lang } from '../model/document.ts'

/** What the checks must know of words. */
export interface CheckWords {
  readonly denials: (text: string, lang: Lang) => Denials
  /** Whether an English text has a word that may stand for a person's name. */
  readonly hasPronoun: (en: string) => boolean
}

export interface Denials {
  /** Words that deny whatever stands around them. */
  readonly sure: readonly string[]
  /** Whether a word may answer to a denial on the other side: 拒绝, "unlikely", "prevent". */
  readonly possible: boolean
}

type Negates = 'yes' | 'may' | 'no'

/** Reads `pairs/zh-en/negation` (the longest word wins; `un-`, `-less` and `-n't` are parts of words) and the English pronouns. */
export function loadCheckWords(read: ReadTable): CheckWords {
  const rows = read('pairs/zh-en/negation').map(({ lang, word, negates }) => ({ lang, word: word!, negates: negates as Negates }))
  const trieOf = (lang: Lang) =>
    makeWordTrie(rows.flatMap((row) => (row.lang === lang && !isAffix(row.word) ? [[row.word, row.negates] as const] : [])))
  const tries = { zh: trieOf('zh'), en: trieOf('en') }
  const affixes = rows.filter((row) => row.lang === 'en' && isAffix(row.word))
  const pronouns = new Set(read('lang/en/pronouns').flatMap((row) => (row['kind'] === 'thing' ? [] : [row['word']!])))
  return {
    denials: (text, lang) => (lang === 'zh' ? chinese(text, tries.zh) : english(text, tries.en, affixes)),
    hasPronoun: (en) => wordsOf(en.toLowerCase()).some(({ word }) => pronouns.has(word)),
  }
}

function chinese(text: string, words: WordTrie<Negates>): Denials {
  const found: Found = []
  for (let at = 0; at < text.length; ) {
    const word = words.at(text, at, text.length)
    if (word) found.push([text.slice(at, at + word.length), word.value])
    at += word?.length ?? 1
  }
  return denialsOf(found)
}

function english(
  text: string,
  words: WordTrie<Negates>,
  affixes: readonly { readonly word: string; readonly negates: Negates }[],
): Denials {
  const lower = text.toLowerCase().replaceAll('’', "'")
  const found: Found = []
  let after = 0
  for (const { word, start } of wordsOf(lower)) {
    if (start < after) continue
    const listed = words.at(lower, start, lower.length)
    if (listed && !/[a-z]/.test(lower[start + listed.length] ?? ' ')) {
      after = start + listed.length
      found.push([lower.slice(start, after), listed.value])
    } else {
      const affix = affixes.find((part) => hasAffix(word, part.word))
      if (affix) found.push([word, affix.negates])
    }
  }
  return denialsOf(found)
}

type Found = (readonly [string, Negates])[]

function denialsOf(found: Found): Denials {
  return {
    sure: found.flatMap(([word, negates]) => (negates === 'yes' ? [word] : [])),
    possible: found.some(([, negates]) => negates !== 'no'),
  }
}

function wordsOf(lower: string): readonly { readonly word: string; readonly start: number }[] {
  return [...lower.matchAll(/[a-z]+(?:['’][a-z]+)*/g)].map(({ 0: word, index }) => ({ word, start: index }))
}

function isAffix(word: string): boolean {
  return word.startsWith('-') || word.endsWith('-')
}

/** What is left without the affix must be long enough to be a word: `uncle` and `less` are none with one. */
const LEAST_STEM = { prefix: 4, suffix: 3 }

function hasAffix(word: string, affix: string): boolean {
  const part = affix.replaceAll('-', '')
  if (affix.startsWith('-')) return word.endsWith(part) && (part.includes("'") || word.length - part.length >= LEAST_STEM.suffix)
  return word.startsWith(part) && word.length - part.length >= LEAST_STEM.prefix
}
