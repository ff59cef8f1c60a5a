import { fastLog } from './fast-log.ts'
import type { Grid } from './grid.ts'
import type { SideText } from './side-text.ts'
import type { Translation } from './translation.ts'
import { TUNING } from './tuning.ts'

/** A stretch of both texts: sentences [zhFrom, zhTo) against [enFrom, enTo). */
export interface Stretch {
  readonly zhFrom: number
  readonly zhTo: number
  readonly enFrom: number
  readonly enTo: number
}

/** Most sentences of one side in a bead. */
export const MOST_ZH = 4
export const MOST_EN = 6

/**
 * What the words say, laid out so that any bead is a sum of at most ten numbers, a plane of cells for each length.
 * `english[(a - 1) * cells + cell(i, j)]`: log-likelihood ratio of English sentence j given the Chinese sentences [i, i + a);
 * `chinese[(b - 1) * cells + cell(i, j)]`: of Chinese sentence i given the English [j, j + b).
 */
export interface WindowScores {
  readonly english: Float32Array
  readonly chinese: Float32Array
}

/** Words that are linked and stand within the window: where, and how likely one is the other's translation. */
interface Meetings {
  count: number
  enToken: Int32Array
  row: Int32Array
  forward: Float32Array
}

export function windowScores(
  zh: SideText,
  en: SideText,
  words: Translation,
  stretch: Stretch,
  grid: Grid,
  mostZh: number,
  mostEn: number,
): WindowScores {
  const english = new Float32Array(grid.cells * mostZh)
  const chinese = new Float32Array(grid.cells * mostEn)
  const meetings = rowScores(zh, en, words, stretch, grid, mostEn, chinese)
  columnScores(zh, en, words, stretch, grid, mostZh, meetings, english)
  return { english, chinese }
}

/**
 * Goes down the rows with the English types that the row's window holds, so that a link whose English word is elsewhere costs one
 * look into a small array. Scores the Chinese words, and gives all meetings for the English ones.
 */
function rowScores(
  zh: SideText,
  en: SideText,
  words: Translation,
  stretch: Stretch,
  grid: Grid,
  most: number,
  out: Float32Array,
): Meetings {
  const { zhFrom, zhTo, enFrom, enTo } = stretch
  const columns = enTo - enFrom
  const base = en.tokenStart[enFrom] as number
  const places = placesOf(en, enFrom, enTo)
  const active = new Uint16Array(en.types)
  const pointer = places.start.slice()
  const scratch = new Float64Array(columns + most)
  const meetings: Meetings = {
    count: 0,
    enToken: new Int32Array(4096),
    row: new Int32Array(4096),
    forward: new Float32Array(4096),
  }
  const odds = (1 - TUNING.noise) / TUNING.noise
  let entered = 0
  let left = 0
  for (let i = 0; i < zhTo - zhFrom; i++) {
    const low = grid.low[i] as number
    const high = Math.min(grid.high[i] as number, columns - 1)
    for (; entered <= high; entered++) shift(active, en, enFrom + entered, 1)
    for (; left < low; left++) shift(active, en, enFrom + left, -1)
    const row = (grid.rowStart[i] as number) - low
    for (let k = zh.tokenStart[zhFrom + i] as number; k < (zh.tokenStart[zhFrom + i + 1] as number); k++) {
      const type = zh.tokens[k] as number
      const end = words.start[type + 1] as number
      let first = columns
      let last = -1
      for (let at = words.start[type] as number; at < end; at++) {
        const other = words.target[at] as number
        if (active[other] === 0) continue
        const placeEnd = places.start[other + 1] as number
        let p = pointer[other] as number
        while (p < placeEnd && (places.sentence[p] as number) < low) p++
        pointer[other] = p
        for (; p < placeEnd; p++) {
          const j = places.sentence[p] as number
          if (j > high) break
          scratch[j] = (scratch[j] as number) + (words.backward[at] as number)
          if (j < first) first = j
          if (j > last) last = j
          meet(meetings, (places.token[p] as number) - base, i, words.forward[at] as number)
        }
      }
      if (last < 0) continue
      const scale = odds / (words.zhShare[type] as number)
      for (let j = Math.max(low, first - most + 1); j <= last; j++) {
        let sum = 0
        const tokens = (en.tokenStart[enFrom + j] as number) - TUNING.spareTokens
        for (let b = 0; b < most && j + b < columns; b++) {
          sum += scratch[j + b] as number
          if (sum === 0) continue
          const cell = b * grid.cells + row + j
          out[cell] =
            (out[cell] as number) + fastLog(1 + (scale * sum) / ((en.tokenStart[enFrom + j + b + 1] as number) - tokens))
        }
      }
      for (let j = first; j <= last; j++) scratch[j] = 0
    }
  }
  return meetings
}

function shift(active: Uint16Array, side: SideText, sentence: number, by: number): void {
  for (let k = side.tokenStart[sentence] as number; k < (side.tokenStart[sentence + 1] as number); k++) {
    const type = side.tokens[k] as number
    active[type] = (active[type] as number) + by
  }
}

function meet(meetings: Meetings, enToken: number, row: number, forward: number): void {
  if (meetings.count === meetings.row.length) {
    const size = meetings.count * 2
    const enTokens = new Int32Array(size)
    enTokens.set(meetings.enToken)
    meetings.enToken = enTokens
    const rows = new Int32Array(size)
    rows.set(meetings.row)
    meetings.row = rows
    const shares = new Float32Array(size)
    shares.set(meetings.forward)
    meetings.forward = shares
  }
  meetings.enToken[meetings.count] = enToken
  meetings.row[meetings.count] = row
  meetings.forward[meetings.count++] = forward
}

/** Tokens of a stretch by type: their sentences, counted from the stretch's first, and themselves. */
function placesOf(side: SideText, from: number, to: number) {
  const first = side.tokenStart[from] as number
  const end = side.tokenStart[to] as number
  const start = new Int32Array(side.types + 2)
  for (let k = first; k < end; k++) start[(side.tokens[k] as number) + 2] = (start[(side.tokens[k] as number) + 2] as number) + 1
  for (let type = 2; type < start.length; type++) start[type] = (start[type] as number) + (start[type - 1] as number)
  const sentence = new Int32Array(end - first)
  const token = new Int32Array(end - first)
  for (let j = from; j < to; j++) {
    for (let k = side.tokenStart[j] as number; k < (side.tokenStart[j + 1] as number); k++) {
      const slot = (side.tokens[k] as number) + 1
      const place = start[slot] as number
      sentence[place] = j - from
      token[place] = k
      start[slot] = place + 1
    }
  }
  return { start, sentence, token }
}

/** Scores the English words from the meetings, token by token: those of one token come in the order of their rows. */
function columnScores(
  zh: SideText,
  en: SideText,
  words: Translation,
  stretch: Stretch,
  grid: Grid,
  most: number,
  meetings: Meetings,
  out: Float32Array,
): void {
  const { zhFrom, enFrom, enTo, zhTo } = stretch
  const rows = zhTo - zhFrom
  const base = en.tokenStart[enFrom] as number
  const { start, order } = byToken(meetings, (en.tokenStart[enTo] as number) - base)
  const odds = (1 - TUNING.noise) / TUNING.noise
  const scratch = new Float64Array(rows + most)
  let top = 0
  for (let j = 0; j < enTo - enFrom; j++) {
    while (top < rows && (grid.high[top] as number) < j) top++
    for (let k = en.tokenStart[enFrom + j] as number; k < (en.tokenStart[enFrom + j + 1] as number); k++) {
      const from = start[k - base] as number
      const to = start[k - base + 1] as number
      if (from === to) continue
      for (let at = from; at < to; at++) {
        const meeting = order[at] as number
        const i = meetings.row[meeting] as number
        scratch[i] = (scratch[i] as number) + (meetings.forward[meeting] as number)
      }
      const first = meetings.row[order[from] as number] as number
      const last = meetings.row[order[to - 1] as number] as number
      const scale = odds / (words.enShare[en.tokens[k] as number] as number)
      for (let i = Math.max(top, first - most + 1); i <= last; i++) {
        let sum = 0
        const cell = (grid.rowStart[i] as number) + j - (grid.low[i] as number)
        const tokens = (zh.tokenStart[zhFrom + i] as number) - TUNING.spareTokens
        for (let a = 0; a < most && i + a < rows; a++) {
          sum += scratch[i + a] as number
          if (sum === 0) continue
          const at = a * grid.cells + cell
          out[at] = (out[at] as number) + fastLog(1 + (scale * sum) / ((zh.tokenStart[zhFrom + i + a + 1] as number) - tokens))
        }
      }
      for (let i = first; i <= last; i++) scratch[i] = 0
    }
  }
}

function byToken(meetings: Meetings, tokens: number): { readonly start: Int32Array; readonly order: Int32Array } {
  const start = new Int32Array(tokens + 2)
  for (let k = 0; k < meetings.count; k++)
    start[(meetings.enToken[k] as number) + 2] = (start[(meetings.enToken[k] as number) + 2] as number) + 1
  for (let token = 2; token < start.length; token++) start[token] = (start[token] as number) + (start[token - 1] as number)
  const order = new Int32Array(meetings.count)
  for (let k = 0; k < meetings.count; k++) {
    const slot = (meetings.enToken[k] as number) + 1
    const place = start[slot] as number
    order[place] = k
    start[slot] = place + 1
  }
  return { start, order }
}
