import { type Evidence, evidence } from '../model/evidence.ts'
import type { Beliefs } from './beliefs.ts'
import type { BilingualLexicon } from './lexicon.ts'
import { highlightsOf, type Match } from './matches.ts'
import { lengthScore, letterRatio } from './scorers/length.ts'
import { emptyCounts, type MarkOdds, marksScore, oddsOf } from './scorers/punctuation.ts'
import { type WordScorer, wordScorer } from './scorers/words.ts'
import { type AlignmentContext, prepareTypes, type Texts } from './texts.ts'
import { translationOf } from './translation.ts'
import { TUNING } from './tuning.ts'

/** Texts made ready once: then any Chinese one scores against any English one. Sentences, clauses, quotations: all alike. */
export interface Prepared {
  readonly texts: Texts
  /** Log-odds that the two translate each other; 0 and below: no sign of it. */
  readonly score: (zh: number, en: number) => number
  /** The same of several texts of a side taken as one. */
  readonly scoreGroup: (zh: readonly number[], en: readonly number[]) => number
  /** Why two texts are taken for translations. */
  readonly explain: (zh: number, en: number) => readonly Evidence[]
  /** The words that match, with their places. */
  readonly matches: (zh: number, en: number) => readonly Match[]
}

export function prepareTexts(
  zh: readonly string[],
  en: readonly string[],
  lexicon: BilingualLexicon,
  context: AlignmentContext = {},
): Prepared {
  const texts = prepareTypes(zh, en, lexicon, context)
  const words = wordScorer(texts, translationOf(texts, texts.links))
  const odds = oddsOf(emptyCounts())
  const ratio = letterRatio(texts.zh, texts.en)
  const parts = (left: readonly number[], right: readonly number[]) => partsOf(texts, words, odds, ratio, left, right)
  const scoreGroup = (left: readonly number[], right: readonly number[]) => {
    if (left.length === 0 || right.length === 0) return 0
    const { word, length, marks } = parts(left, right)
    return word + length + marks
  }
  const matches = (left: number, right: number) => highlightsOf(zh[left] ?? '', en[right] ?? '', lexicon, context)
  return {
    texts,
    scoreGroup,
    score: (left, right) => scoreGroup([left], [right]),
    matches,
    explain: (left, right) => {
      const { length, marks } = parts([left], [right])
      const share = (texts.en.letters[right] as number) / Math.max(1, (texts.zh.letters[left] as number) * ratio)
      return [
        ...evidenceOf(matches(left, right), zh[left] ?? '', en[right] ?? ''),
        evidence('length', Number(share.toFixed(2)), length),
        ...(marks > 0 ? [evidence('punctuation', '', marks)] : []),
      ]
    },
  }
}

/** The score of groups of texts alone. */
export function groupScorer({ texts, words, odds, lengths }: Beliefs): Prepared['scoreGroup'] {
  const scorer = wordScorer(texts, words)
  return (zh, en) => {
    const { word, length, marks } = partsOf(texts, scorer, odds, lengths.ratio, zh, en)
    return word + length + marks
  }
}

function partsOf(texts: Texts, words: WordScorer, odds: MarkOdds, ratio: number, zh: readonly number[], en: readonly number[]) {
  const sum = (values: Float64Array, group: readonly number[]) => group.reduce((total, i) => total + (values[i] as number), 0)
  const any = (marks: Int32Array, group: readonly number[]) => group.reduce((mask, i) => mask | (marks[i] as number), 0)
  const mark = (marks: Int32Array, i: number | undefined) => marks[i ?? 0] as number
  const { zh: left, en: right } = texts
  return {
    word: TUNING.words * words(zh, en),
    length: TUNING.length * lengthScore(sum(left.letters, zh), sum(right.letters, en), ratio, TUNING.lengthVariance),
    marks:
      TUNING.marks *
      marksScore(
        odds,
        mark(left.marks, zh[0]),
        mark(left.marks, zh.at(-1)),
        any(left.marks, zh),
        mark(right.marks, en[0]),
        mark(right.marks, en.at(-1)),
        any(right.marks, en),
      ),
  }
}

/** Matches of each kind as one reason that lists them, the weightiest first. */
function evidenceOf(matches: readonly Match[], zh: string, en: string): readonly Evidence[] {
  return KINDS.flatMap((kind) => {
    const found = matches.filter((match) => match.kind === kind)
    if (found.length === 0) return []
    const words = found.map((match) => `${zh.slice(match.zh.start, match.zh.end)} – ${en.slice(match.en.start, match.en.end)}`)
    const weight = found.reduce((sum, match) => sum + match.weight, 0)
    return [evidence(kind, [...new Set(words)].join(', '), weight)]
  })
}

const KINDS = ['term', 'name', 'number', 'dictionary'] as const
