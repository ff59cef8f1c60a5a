/*
 * What a sentence's punctuation says, in classes that both languages share. A bead's class is made of its first and last
 * sentence's marks and of what occurs in any of them, so it costs the same for any number of sentences.
 */

/** Bits of the mask; the ending takes three. */
export const OPENS = 1 << 3
export const CLOSES = 1 << 4
export const ASKS = 1 << 5
export const EXCLAIMS = 1 << 6
export const COLON = 1 << 7
export const PARENTHESIS = 1 << 8
export const HOLDS_OPENING = 1 << 9
const HOLDS_CLOSING = 1 << 10
export const DASH = 1 << 11
/** The sentence begins, or ends, within a quotation. */
export const BEGINS_INSIDE = 1 << 12
export const ENDS_INSIDE = 1 << 13
export const ENDING = 7

/** none, stop, question, exclamation, ellipsis or dash, comma or semicolon, colon. */
export const ENDINGS = 7

const OPENING = new Set([...'“「『‘《〈"'].map(code))
const CLOSING = new Set([...'”」』’》〉"'].map(code))
const STRAIGHT = new Set([...'"\''].map(code))
const ENDING_OF = new Map(
  [...'。.．', ...'？?', ...'！!', ...'…—–', ...'，,；;、', ...'：:'].map((char) => [code(char), endingOf(char)]),
)

function endingOf(char: string): number {
  return ['。.．', '？?', '！!', '…—–', '，,；;、', '：:'].findIndex((chars) => chars.includes(char)) + 1
}

/** Gives the mask of each sentence in turn: a quotation may go on from one to the next. */
export function marksReader(): (text: string) => number {
  let isInside = false
  let since = 0
  return (text) => {
    const mask = marksOf(text)
    const before = isInside
    isInside = insideAfter(text, isInside)
    since = isInside ? since + 1 : 0
    // A mark that is never closed must not turn the rest of the text inside out.
    if (since > LONGEST_SPEECH) isInside = false
    return mask | (before ? BEGINS_INSIDE : 0) | (isInside ? ENDS_INSIDE : 0)
  }
}

/** Sentences. */
const LONGEST_SPEECH = 25

function insideAfter(text: string, before: boolean): boolean {
  let isInside = before
  for (let i = 0; i < text.length; i++) {
    const at = text.charCodeAt(i)
    if (isPlain(at) || !isQuote(at)) continue
    const opens = OPENING.has(at) && !STRAIGHT.has(at)
    const afterWord = i > 0 && !isSpace(text.charCodeAt(i - 1)) && !isDash(text.charCodeAt(i - 1))
    const beforeWord = i + 1 < text.length && isPlain(text.charCodeAt(i + 1))
    if (opens || (STRAIGHT.has(at) && !afterWord)) isInside = true
    // Between letters it is an apostrophe.
    else if (!(beforeWord && i > 0 && isPlain(text.charCodeAt(i - 1)) && !isWide(text.charCodeAt(i - 1)))) isInside = false
  }
  return isInside
}

/** The mask of a sentence by itself. */
function marksOf(text: string): number {
  let from = 0
  let to = text.length
  while (from < to && isSpace(text.charCodeAt(from))) from++
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--
  if (from === to) return 0
  let mask = isQuote(text.charCodeAt(from)) ? OPENS : 0
  let end = to - 1
  for (; end > from && isQuote(text.charCodeAt(end)); end--) mask |= CLOSES
  mask |= ENDING_OF.get(text.charCodeAt(end)) ?? 0
  for (let i = from; i < to; i++) {
    const at = text.charCodeAt(i)
    if (isPlain(at)) continue
    const ending = ENDING_OF.get(at)
    if (ending === 2) mask |= ASKS
    else if (ending === 3) mask |= EXCLAIMS
    else if (ending === 4) mask |= DASH
    else if (ending === 6) mask |= COLON
    else if (at === 0x28 || at === 0xff08) mask |= PARENTHESIS
    else if (at === APOSTROPHE || at === 0x27) {
      // Between letters it is an apostrophe and no mark.
      if (!isPlain(text.charCodeAt(i - 1)) || i === from) mask |= HOLDS_OPENING
      else if (!isPlain(text.charCodeAt(i + 1))) mask |= HOLDS_CLOSING
    } else if (OPENING.has(at)) mask |= HOLDS_OPENING
    else if (CLOSING.has(at)) mask |= HOLDS_CLOSING
  }
  return mask
}

/** Length as translators keep it: letters and digits, without spaces and marks. */
export function lettersOf(text: string, start: number, end: number): number {
  let count = 0
  for (let i = start; i < end; i++) if (isPlain(text.charCodeAt(i))) count++
  return count
}

const APOSTROPHE = 0x2019

function isQuote(at: number): boolean {
  return OPENING.has(at) || CLOSING.has(at) || STRAIGHT.has(at)
}

function isPlain(at: number): boolean {
  return (
    (at >= 0x30 && at <= 0x39) ||
    (at >= 0x41 && at <= 0x5a) ||
    (at >= 0x61 && at <= 0x7a) ||
    (at >= 0xc0 && at < 0x2000) ||
    (at >= 0x3400 && at < 0xff00)
  )
}

function isWide(at: number): boolean {
  return at >= 0x3400
}

function isDash(at: number): boolean {
  return at === 0x2014 || at === 0x2013 || at === 0x2d || at === 0x28
}

function isSpace(at: number): boolean {
  return at === 0x20 || at === 0x3000 || at === 0xa0 || at === 9 || at === 10 || at === 13
}

function code(char: string): number {
  return char.charCodeAt(0)
}
