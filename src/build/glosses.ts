import type { DictionaryEntry } from './cedict.ts'

interface Words {
  readonly stem: (word: string) => string
  readonly isStop: (stem: string) => boolean
}

/** An entry that only points at another says so in the pattern `traditional|simplified[` or `simplified[`. */
const POINTER = /(?:see(?: also)?|variant of|abbr\. for|equivalent to|same as) (?:\S+\|)?([\u3400-\u9fff]+)\[/
const ASIDE = /\([^()]*\)|\[[^\]]*\]/g
const MEASURE = /^(?:CL:|Taiwan pr\.|also pr\.|\(?also written)/
const WORD = /[A-Za-z][A-Za-z'’-]*/g
/** A gloss this long explains and does not translate. */
const LONGEST_TRANSLATION = 6

/** Later senses are rarer: the k-th weighs 1 / (1 + k·RANK). */
const RANK = 0.15

/** Adds the stems that an entry's glosses give, with weights that sum to 1; nothing where they give none. */
export function weighGlosses(entry: DictionaryEntry, words: Words, into: Map<string, number>): void {
  let rank = 0
  for (const gloss of entry.glosses) {
    if (MEASURE.test(gloss)) continue
    for (const sense of gloss.replaceAll(ASIDE, ' ').split(/[;,]| or /)) {
      const stems = stemsOf(sense, words)
      if (stems.length === 0) continue
      const weight = 1 / (1 + rank * RANK) / (stems.length > LONGEST_TRANSLATION ? stems.length : stems.length ** 0.5)
      for (const stem of stems) into.set(stem, (into.get(stem) ?? 0) + weight)
      rank++
    }
  }
}

/** The word that the entry stands for, where it only points at it. */
export function pointsAt(entry: DictionaryEntry): string | undefined {
  return entry.glosses.map((gloss) => POINTER.exec(gloss)?.[1]).find((word) => word !== undefined)
}

export function stemsOf(text: string, words: Words): string[] {
  const stems = new Set<string>()
  for (const [word] of text.matchAll(WORD)) {
    for (const part of word
      .toLowerCase()
      .replace(/['’]s$/, '')
      .split(/[-'’]/)) {
      const stem = words.stem(part)
      if (part.length > 0 && !NOTES.has(part) && !words.isStop(stem)) stems.add(stem)
    }
  }
  return [...stems]
}

/** The dictionary's own shorthand. */
const NOTES = new Set(['sb', 'sth', 'etc', 'lit', 'fig', 'esp', 'usu', 'abbr', 'cf', 'coll', 'idiom', 'eg', 'ie'])
