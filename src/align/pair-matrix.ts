import type { Candidates } from './anchors.ts'
import type { Beliefs } from './beliefs.ts'
import { fullGrid } from './grid.ts'
import { clauseScorer } from './scorers/clauses.ts'
import { lengthScore } from './scorers/length.ts'
import { marksScore } from './scorers/punctuation.ts'
import { TUNING } from './tuning.ts'
import { windowScores } from './window-scores.ts'

/** Likely pairs of single sentences, by Chinese sentence: `en[start[i]] .. en[start[i + 1] - 1]`, rising. */
export interface PairMatrix {
  readonly rows: number
  readonly columns: number
  readonly start: Int32Array
  readonly en: Int32Array
  readonly score: Float64Array
}

/** Pairs below this score are left out. */
const LEAST = -3.5

/** What a pair's words must share: what stands beside sure pairs is no pair for that alone. */
const LEAST_SHARED = 4

/** Scores of all pairs of sentences: for texts whose product is small. */
export function fullMatrix({ texts, words, odds, lengths }: Beliefs): PairMatrix {
  const { zh, en } = texts
  const grid = fullGrid(zh.count, en.count)
  const window = windowScores(zh, en, words, { zhFrom: 0, zhTo: zh.count, enFrom: 0, enTo: en.count }, grid, 1, 1)
  const noise = Math.log(TUNING.noise)
  return matrixOf(zh.count, en.count, (i, add) => {
    const zhTokens = (zh.tokenStart[i + 1] as number) - (zh.tokenStart[i] as number)
    const one = zh.marks[i] as number
    for (let j = 0; j < en.count; j++) {
      const cell = (grid.rowStart[i] as number) + j
      const enTokens = (en.tokenStart[j + 1] as number) - (en.tokenStart[j] as number)
      const shared = (window.english[cell] as number) + (window.chinese[cell] as number)
      if (shared < LEAST_SHARED) continue
      const word = shared + (zhTokens + enTokens) * noise
      const other = en.marks[j] as number
      const length = lengthScore(zh.letters[i] as number, en.letters[j] as number, lengths.ratio, lengths.variance)
      add(j, TUNING.words * word + TUNING.length * length + TUNING.marks * marksScore(odds, one, one, one, other, other, other))
    }
  })
}

/** Scores of the pairs that rare words propose: for texts whose product is not small. */
export function candidateMatrix({ texts, words, odds, lengths }: Beliefs, candidates: Candidates): PairMatrix {
  const { zh, en } = texts
  const score = clauseScorer(texts, words, lengths)
  return matrixOf(zh.count, en.count, (i, add) => {
    const chosen = [...candidates.en.subarray(i * candidates.most, (i + 1) * candidates.most)]
      .filter((j) => j >= 0)
      .sort((a, b) => a - b)
    const one = zh.marks[i] as number
    for (const j of chosen) {
      const other = en.marks[j] as number
      const marks = marksScore(odds, one, one, one, other, other, other)
      add(
        j,
        score(
          zh.clauseStart[i] as number,
          zh.clauseStart[i + 1] as number,
          en.clauseStart[j] as number,
          en.clauseStart[j + 1] as number,
        ) +
          TUNING.marks * marks,
      )
    }
  })
}

/** The matrix without the pairs that touch a taken sentence. */
export function withoutTaken(matrix: PairMatrix, zhTaken: Uint8Array, enTaken: Uint8Array): PairMatrix {
  return matrixOf(matrix.rows, matrix.columns, (i, add) => {
    if (zhTaken[i]) return
    for (let at = matrix.start[i] as number; at < (matrix.start[i + 1] as number); at++)
      if (!enTaken[matrix.en[at] as number]) add(matrix.en[at] as number, matrix.score[at] as number)
  })
}

function matrixOf(
  rows: number,
  columns: number,
  fill: (row: number, add: (column: number, score: number) => void) => void,
): PairMatrix {
  const start = new Int32Array(rows + 1)
  const en: number[] = []
  const scores: number[] = []
  for (let i = 0; i < rows; i++) {
    fill(i, (j, score) => {
      if (score < LEAST) return
      en.push(j)
      scores.push(score)
    })
    start[i + 1] = en.length
  }
  return { rows, columns, start, en: Int32Array.from(en), score: Float64Array.from(scores) }
}
