import type { Phrase } from './backend.ts'

/*
 * Chinese is found by pairs of characters: FTS5's trigrams give nothing, silently, for a word of two characters (主席), and no
 * word segmenter cuts names the same way twice. The last character of a run also stands alone, so that a query of one
 * character is the prefix of some token wherever it stands.
 */

/** The tokens under which a text is found. */
export function tokensOf(text: string, fold: (text: string) => string): readonly string[] {
  return runsOf(fold(text)).flatMap((run) => (run.han ? [...pairsOf(run.text), lastOf(run.text)] : [run.text]))
}

/** What to look for; empty where the query has no letters or digits. At most 20 phrases: more is no query of a person. */
export function phrasesOf(query: string, fold: (text: string) => string): readonly Phrase[] {
  return runsOf(fold(query))
    .slice(0, 20)
    .map((run) => {
      if (!run.han) return { tokens: [run.text], open: true }
      const pairs = pairsOf(run.text)
      return pairs.length > 0 ? { tokens: pairs, open: false } : { tokens: [run.text], open: true }
    })
}

interface Run {
  readonly text: string
  readonly han: boolean
}

function runsOf(text: string): readonly Run[] {
  return [...text.matchAll(/\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu)].map(([run]) => ({
    text: run,
    han: /^\p{Script=Han}/u.test(run),
  }))
}

function pairsOf(run: string): readonly string[] {
  const characters = [...run]
  return characters.slice(1).map((character, at) => `${characters[at]}${character}`)
}

function lastOf(run: string): string {
  return [...run].at(-1) ?? ''
}
