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

export interface SoundFinder {
  readonly learn: (surface: string, type: number, lexicon: BilingualLexicon) => void
  readonly find: (text: string, lexicon: BilingualLexicon, found: (key: string, target: number, start: number) => void) => void
}

/** Names written in pinyin on the English side, looked for by sound on the Chinese. */
export function soundFinder(): SoundFinder {
  const byFirst = new Map<number, { readonly syllables: readonly number[]; readonly key: string; readonly type: number }[]>()
  return {
    learn: (surface, type, lexicon) => {
      const syllables = spelling(surface, lexicon)
      const first = syllables?.[0]
      if (!syllables || first === undefined) return
      const list = byFirst.get(first) ?? []
      if (!list.some((name) => name.type === type)) list.push({ syllables, key: `~${surface.toLowerCase()}`, type })
      byFirst.set(first, list)
    },
    find: (text, lexicon, found) => {
      if (byFirst.size === 0) return
      const soundAt = (i: number) => {
        const code = text.charCodeAt(i)
        return lexicon.sound[lexicon.fold[code] || code]
      }
      for (let i = 0; i < text.length; i++) {
        const names = byFirst.get(soundAt(i) ?? 0)
        if (names === undefined) continue
        for (const name of names)
          if (name.syllables.every((syllable, k) => soundAt(i + k) === syllable)) found(name.key, name.type, i)
      }
    },
  }
}
