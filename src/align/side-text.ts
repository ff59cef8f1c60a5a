import { clauseEnds } from './clauses.ts'
import { lettersOf, marksReader } from './marks.ts'

/**
 * The sentences of one side as numbers: everything that the scorers look at, without a string in it. Clauses are counted through
 * the whole text, and tokens lie in the order of clauses, so a stretch of clauses is a stretch of tokens.
 */
export interface SideText {
  /** How many sentences. */
  readonly count: number
  /** Where each sentence's tokens begin in `tokens`; one more at the end. */
  readonly tokenStart: Int32Array
  /** Types of the tokens. */
  readonly tokens: Int32Array
  /** First clause of each sentence; one more at the end. */
  readonly clauseStart: Int32Array
  /** First token of each clause; one more at the end. */
  readonly clauseToken: Int32Array
  /** Letters before each clause; one more at the end. */
  readonly clauseLetters: Float64Array
  /** How many types. */
  readonly types: number
  /** How often each type occurs. */
  readonly frequency: Float64Array
  /** Share of each type in the language at large; 0: not known. */
  readonly share: Float64Array
  /** Letters of each sentence; a Han character is one. */
  readonly letters: Float64Array
  /** Marks of each sentence: see `marks.ts`. */
  readonly marks: Int32Array
}

/** Collects tokens sentence by sentence. */
interface SideBuilder {
  readonly intern: (key: string | number) => number
  /** A token that begins at a place of its sentence. */
  readonly add: (type: number, at: number) => void
  readonly endSentence: (text: string) => void
  readonly build: (shareOf: (type: number) => number) => SideText
}

/** Of a longer sentence only every so many words are kept: two such sentences would meet in the product of their lengths. */
const MOST_TOKENS = 500

export function sideBuilder(): SideBuilder {
  const types = new Map<string | number, number>()
  const tokens = growingInts()
  const pending: { type: number; at: number }[] = []
  let waiting = 0
  const starts = [0]
  const clauseStart = [0]
  const clauseToken = [0]
  const clauseLetters = [0]
  const letters: number[] = []
  const marks: number[] = []
  const markReader = marksReader()
  return {
    intern: (key) => {
      const known = types.get(key)
      if (known !== undefined) return known
      types.set(key, types.size)
      return types.size - 1
    },
    add: (type, at) => {
      const slot = pending[waiting]
      if (slot) {
        slot.type = type
        slot.at = at
      } else pending.push({ type, at })
      waiting++
    },
    endSentence: (text) => {
      let start = 0
      let all = 0
      const stride = Math.ceil(waiting / MOST_TOKENS)
      for (const end of clauseEnds(text)) {
        for (let k = 0; k < waiting; k += stride) {
          const token = pending[k] as { type: number; at: number }
          if (token.at >= start && token.at < end) tokens.push(token.type)
        }
        const count = lettersOf(text, start, end)
        all += count
        clauseLetters.push((clauseLetters.at(-1) as number) + count)
        clauseToken.push(tokens.count())
        start = end
      }
      waiting = 0
      clauseStart.push(clauseToken.length - 1)
      starts.push(tokens.count())
      letters.push(all)
      marks.push(markReader(text))
    },
    build: (shareOf) => {
      const all = tokens.all()
      const frequency = new Float64Array(types.size)
      for (const type of all) frequency[type] = (frequency[type] as number) + 1
      return {
        count: letters.length,
        tokenStart: Int32Array.from(starts),
        tokens: all,
        clauseStart: Int32Array.from(clauseStart),
        clauseToken: Int32Array.from(clauseToken),
        clauseLetters: Float64Array.from(clauseLetters),
        types: types.size,
        frequency,
        share: Float64Array.from({ length: types.size }, (_, type) => shareOf(type)),
        letters: Float64Array.from(letters),
        marks: Int32Array.from(marks),
      }
    },
  }
}

function growingInts() {
  let array = new Int32Array(1024)
  let used = 0
  return {
    push: (value: number) => {
      if (used === array.length) {
        const larger = new Int32Array(used * 2)
        larger.set(array)
        array = larger
      }
      array[used++] = value
    },
    count: () => used,
    all: () => array.slice(0, used),
  }
}
