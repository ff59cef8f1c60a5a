/** Gets the words of a text in order, as they are written; an elided `'s` or `'ll` is left out, `n't` comes by itself. */
type OnWord = (surface: string, start: number, end: number) => void

/** Cuts English text into words. A hyphen parts them: the dictionary knows the halves. */
export function cutEnglish(text: string, onWord: OnWord): void {
  let at = 0
  const length = text.length
  while (at < length) {
    if (!isLetter(text.charCodeAt(at))) {
      at++
      continue
    }
    const start = at
    while (at < length && isLetter(text.charCodeAt(at))) at++
    if (at + 1 < length && isApostrophe(text.charCodeAt(at)) && isLetter(text.charCodeAt(at + 1))) {
      const negation =
        text.charCodeAt(at + 1) === LETTER_T && text.charCodeAt(at - 1) === LETTER_N && !isLetter(text.charCodeAt(at + 2))
      if (negation) {
        if (at - 1 > start) onWord(text.slice(start, at - 1), start, at - 1)
        onWord(NEGATION, at - 1, at + 2)
        at += 2
        continue
      }
      onWord(text.slice(start, at), start, at)
      at++
      const tail = at
      while (at < length && isLetter(text.charCodeAt(at))) at++
      // O'Brien and d'Estaing go on; 's, 'll, 've, 're, 'd say nothing.
      if (at - tail > 2) onWord(text.slice(tail, at), tail, at)
      continue
    }
    onWord(text.slice(start, at), start, at)
  }
}

const LETTER_T = 0x74
const LETTER_N = 0x6e
const NEGATION = "n't"

function isLetter(code: number): boolean {
  const lower = code | 0x20
  return (lower >= 0x61 && lower <= 0x7a) || (code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7)
}

function isApostrophe(code: number): boolean {
  return code === 0x27 || code === 0x2019
}
