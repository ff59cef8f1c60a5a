/** The engine keeps a longer piece of a text as a view of the whole, which would stay in memory for it. */
const LONGEST_COPIED = 12
/** So many units at a time: a function takes no more arguments than its stack holds. */
const CHUNK = 1000

/** The same words in memory of their own: for what is remembered when its text is gone. */
export function ownCopy(words: string): string {
  if (words.length <= LONGEST_COPIED) return words
  let copy = ''
  for (let from = 0; from < words.length; from += CHUNK) {
    const length = Math.min(CHUNK, words.length - from)
    copy += String.fromCharCode(...Array.from({ length }, (_, i) => words.charCodeAt(from + i)))
  }
  return copy
}
