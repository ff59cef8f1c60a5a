import { isTitle, lastOf, looksOf } from './full-words.ts'
import type { Quoted } from './marks.ts'
import type { Token } from './tokens.ts'

/** A token of the narrator's text, or full quoted words as one unit that the grammar does not look into. */
export interface Unit extends Token {
  /** The full quoted words that this unit stands for. */
  readonly full?: Quoted
  /** The quoted fragment that the token stands in. */
  readonly fragment?: Quoted
}

/** One sentence of a line: `units[from]` to `units[to - 1]`. */
export interface Clause {
  readonly from: number
  readonly to: number
}

export interface Line {
  readonly units: readonly Unit[]
  readonly sentences: readonly Clause[]
  /** Index of the sentence that each unit stands in. */
  readonly sentenceAt: readonly number[]
  readonly quoted: readonly Quoted[]
}

/** A longer sentence is cut: every rule looks no farther than its sentence, so that time grows only with the text. */
const LONGEST_SENTENCE = 300

const STOPS = /^(?:[.!?]+|…)$/

function isStop(word: string): boolean {
  return word === '.' || (word !== '' && '.!?…'.includes(word[0] as string) && STOPS.test(word))
}

/** The line as units and sentences. Quotation marks are no units; nor are the words between full ones. */
export function lineOf(text: string, tokens: readonly Token[], quoted: readonly Quoted[]): Line {
  const outer = quoted.filter((words) => words.level === 1)
  const units: Unit[] = []
  let q = 0
  let after = -1
  for (let i = 0; i < tokens.length && outer.length > 0; i++) {
    const token = tokens[i] as Token
    while (outer[q] && (outer[q] as Quoted).outerEnd <= token.start) q++
    const words = outer[q]
    if (!words || token.end <= words.outerStart) {
      units.push(token)
      continue
    }
    if (after !== q) {
      after = q
      if (isFull(text, words, units, tokens, i)) {
        units.push({
          start: words.outerStart,
          end: words.outerEnd,
          word: '',
          pos: 'QUOTE',
          capital: true,
          lexeme: undefined,
          full: words,
        })
      }
    }
    const last = units[units.length - 1]
    if (last?.full === words) continue
    if (token.start >= words.start && token.end <= words.end) units.push(within(token, words))
  }
  const retagged = withNames(text, outer.length === 0 ? tokens : units)
  const sentences = sentencesOf(text, retagged)
  const sentenceAt: number[] = []
  for (let i = 0; i < sentences.length; i++)
    for (let k = (sentences[i] as Clause).from; k < (sentences[i] as Clause).to; k++) sentenceAt.push(i)
  return { units: retagged, sentences, sentenceAt, quoted }
}

/** The token as a unit of a quoted fragment. Written out: spreading is slow where every word of a text passes. */
function within({ start, end, word, pos, capital, lexeme }: Token, fragment: Quoted): Unit {
  return { start, end, word, pos, capital, lexeme, fragment }
}

/** "said Concord resident Whit Symms": a capital within a sentence is a name's, whatever the tagger says. Not in Title Case. */
function withNames(text: string, units: readonly Unit[]): readonly Unit[] {
  let words = 0
  let capitals = 0
  for (const unit of units) {
    if (unit.pos !== 'PUNCT' && unit.pos !== 'NUM' && !unit.full) words++
    if (unit.capital && !unit.full) capitals++
  }
  if (capitals === 0 || (capitals > words * 0.6 && !units.some((unit) => unit.full))) return units
  let renamed: Unit[] | undefined
  for (let i = 0; i < units.length; i++) {
    const unit = units[i] as Unit
    if (!unit.capital) continue
    // The fisherman He Dong: a surname, and no pronoun.
    const surname = unit.pos === 'PRON' && unit.word.length > 1 && units[i + 1]?.capital === true && units[i - 1]?.pos === 'NOUN'
    // Wu Na, Wang Da: so is what follows a surname and no other capital does.
    const given = unit.pos === 'DET' && unit.word !== 'the' && isSurnameBefore(units, i)
    if (!surname && !given && !MISTAKEN.has(unit.pos)) continue
    const before = units[i - 1]
    const first =
      before === undefined ||
      isStop(before.word) ||
      before.word === ':' ||
      endsInside(text, before) ||
      unit.fragment !== before.fragment
    if (first && !isSpeaker(units, i)) continue
    renamed ??= [...units]
    renamed[i] = { ...unit, pos: 'PROPN', lexeme: surname || first ? undefined : unit.lexeme }
  }
  return renamed ?? units
}

/** Drew said, Will told the board: a verb or an auxiliary that a verb of speech follows is a name. */
function isSpeaker(units: readonly Unit[], i: number): boolean {
  const next = units[i + 1]
  const known = next?.lexeme?.verb
  if (known === undefined || next?.capital === true || next?.pos !== 'VERB' || units[i]?.pos === 'ADV') return false
  const finite = known.forms.has('s') || (known.forms.has('past') && !known.forms.has('base'))
  return finite && known.entry.strength === 3 && known.entry.frames.has('q') && units[i]?.word.endsWith('ing') === false
}

/** What the tagger may take a name for. */
const MISTAKEN = new Set(['VERB', 'X', 'INTJ', 'ADV', 'AUX', 'PART'])

function isSurnameBefore(units: readonly Unit[], i: number): boolean {
  const before = units[i - 1]
  return before?.pos === 'PROPN' && before.capital && units[i + 1]?.capital !== true
}

/** Full quoted words after which a sentence begins: no comma ends them. */
function endsInside(text: string, unit: Unit): boolean {
  return unit.full !== undefined && lastOf(text, unit.full) !== ','
}

/**
 * Whether quoted words stand for themselves, and not as a part of the narrator's sentence: they begin a sentence or follow a
 * comma, colon or cue, and read like a beginning.
 */
function isFull(text: string, words: Quoted, before: readonly Unit[], tokens: readonly Token[], at: number): boolean {
  const last = before[before.length - 1]
  const { endsAsSentence, startsHigh, words: inside } = looksOf(text, words)
  const next = text.slice(words.outerEnd, words.outerEnd + 2)
  const several = inside.indexOf(' ') > 0
  if (!words.closed) return true
  if (last === undefined || isStop(last.word) || last.pos === 'QUOTE') {
    // At a sentence's beginning: “A mess” is how he put it, is no sentence of its own.
    return endsAsSentence || (/^[,.]/.test(next) && several)
  }
  if (last.word === ':' || last.word === '―') return endsAsSentence || (startsHigh && inside.split(' ').length > 3)
  const previous = before[before.length - 2]
  if (last.word === ',' || last.word === '—' || last.word === '–' || last.word === '-') {
    const afterCue = previous !== undefined && (previous.pos === 'VERB' || previous.lexeme?.verb !== undefined)
    const continues = before.slice(-14).some((unit) => unit.full !== undefined)
    return endsAsSentence && (afterCue || continues || (startsHigh && !isTitle(inside)))
  }
  const cue = last.lexeme?.verb
  // The children cried “Let it fly higher”. – a sentence that the stop closes outside.
  const closes = next.startsWith('.') && !isTitle(inside)
  if (cue?.entry.frames.has('q') && startsHigh && (endsAsSentence || closes) && several)
    return !tokens.slice(at, at + 3).every((token) => token.capital)
  return false
}

function sentencesOf(text: string, units: readonly Unit[]): Clause[] {
  const sentences: Clause[] = []
  let from = 0
  for (let i = 0; i < units.length; i++) {
    const unit = units[i] as Unit
    const next = units[i + 1]
    const bracketed = unit.word === ')' && isStop(units[i - 1]?.word ?? '') && next?.capital === true
    const cut = i - from >= LONGEST_SENTENCE
    if (next !== undefined && !cut && !bracketed && !endsSentence(text, unit, next)) continue
    sentences.push({ from, to: i + 1 })
    from = i + 1
  }
  return sentences
}

function endsSentence(text: string, unit: Unit, next: Unit): boolean {
  if (unit.full) return '.!?…'.includes(lastOf(text, unit.full)) && (next.capital || next.full !== undefined)
  if (!isStop(unit.word)) return false
  if (unit.fragment !== undefined && unit.fragment === next.fragment) return false
  if (unit.end === next.start) return false
  if (next.word === '(' || next.word === '[') return true
  return next.capital || next.full !== undefined || next.pos === 'NUM' || next.fragment !== undefined
}
