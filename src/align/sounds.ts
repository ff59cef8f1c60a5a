import type { BilingualLexicon } from './lexicon.ts'

/** Longest syllable: zhuang. */
const LONGEST_SYLLABLE = 6

/** The syllables that a word is spelt with (`Qingyang`: qing, yang); undefined where it is no pinyin of two syllables or more. */
export function spelling(word: string, lexicon: BilingualLexicon): readonly number[] | undefined {
  const ids = syllableIds(lexicon)
  const lower = word.toLowerCase()
  const split = (from: number): number[] | undefined => {
    if (from === lower.length) return []
    for (let end = Math.min(lower.length, from + LONGEST_SYLLABLE); end > from; end--) {
      const id = ids.get(lower.slice(from, end))
      const rest = id === undefined ? undefined : split(end)
      if (id !== undefined && rest) return [id, ...rest]
    }
    return undefined
  }
  if (lower.length > LONGEST_NAME) return undefined
  const syllables = split(0)
  return syllables && syllables.length > 1 ? syllables : undefined
}

/** Four syllables. */
const LONGEST_NAME = 24

const known = new WeakMap<readonly string[], Map<string, number>>()

function syllableIds(lexicon: BilingualLexicon): ReadonlyMap<string, number> {
  const ids = known.get(lexicon.syllables) ?? new Map(lexicon.syllables.map((syllable, id) => [syllable, id]))
  ids.delete('')
  known.set(lexicon.syllables, ids)
  return ids
}
