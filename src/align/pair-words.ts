import type { Evidence } from '../model/evidence.ts'
import type { BilingualLexicon } from './lexicon.ts'
import type { Place } from './pair-signs.ts'
import { PAIR_WEIGHTS as W } from './pair-weights.ts'
import { prepareTexts } from './scorer.ts'
import type { AlignmentContext, Texts } from './texts.ts'

/** The words of quotations, scored by the clause. */
export interface PieceScorer {
  /** Log-odds of the best stretch of the longer one against the whole of the shorter one. */
  readonly best: (zh: number, en: number) => number
  /** Log-odds of all the words of several on either side. */
  readonly group: (zh: readonly number[], en: readonly number[]) => number
  readonly explain: (zh: number, en: number) => readonly Evidence[]
  /** The quotations as wholes, their words linked. */
  readonly texts: Texts
}

/** A quotation of more clauses than this is a speech: its best stretch is looked for in steps of a share of it. */
const MOST_PIECES = 12

/**
 * Scores quotations that were cut at the ends of clauses. Where one runs on and the other does not, as reported speech does in
 * Chinese, what the shorter one lacks is no sign against it: each clause left out costs a little, not its every word.
 */
export function pieceScorer(
  zh: readonly Place[],
  en: readonly Place[],
  lexicon: BilingualLexicon,
  context: AlignmentContext,
): PieceScorer {
  const left = indexed(zh.map(({ pieces }) => joined(pieces)))
  const right = indexed(en.map(({ pieces }) => joined(pieces)))
  const prepared = prepareTexts(left.pieces, right.pieces, lexicon, context)
  const whole = prepareTexts(
    zh.map(({ quotation }) => quotation.text),
    en.map(({ quotation }) => quotation.text),
    lexicon,
    context,
  )
  const zhRuns = left.of.map(stretches)
  const enRuns = right.of.map(stretches)
  return {
    texts: whole.texts,
    best: (i, j) => {
      const one = left.of[i]!
      const other = right.of[j]!
      let most = Number.NEGATIVE_INFINITY
      for (const zhPieces of zhRuns[i]!) {
        for (const enPieces of zhPieces.length === one.length ? enRuns[j]! : [other]) {
          const missing = one.length - zhPieces.length + other.length - enPieces.length
          most = Math.max(most, prepared.scoreGroup(zhPieces, enPieces) + missing * W.missingClause)
        }
      }
      return most
    },
    group: (zhs, ens) =>
      prepared.scoreGroup(
        zhs.flatMap((i) => left.of[i]!),
        ens.flatMap((j) => right.of[j]!),
      ),
    explain: (i, j) => whole.explain(i, j),
  }
}

/** All runs of neighbours, the whole among them. */
function stretches(pieces: readonly number[]): readonly (readonly number[])[] {
  const runs: (readonly number[])[] = []
  for (let from = 0; from < pieces.length; from++)
    for (let to = from + 1; to <= pieces.length; to++) runs.push(pieces.slice(from, to))
  return runs
}

/** At most MOST_PIECES pieces, by joining neighbours. */
function joined(pieces: readonly string[]): readonly string[] {
  const size = Math.ceil(pieces.length / MOST_PIECES)
  if (size === 1) return pieces
  return Array.from({ length: Math.ceil(pieces.length / size) }, (_, k) => pieces.slice(k * size, (k + 1) * size).join(' '))
}

/** All pieces in one list, and each quotation's places in it. */
function indexed(lists: readonly (readonly string[])[]): {
  readonly pieces: readonly string[]
  readonly of: readonly (readonly number[])[]
} {
  const pieces: string[] = []
  const of = lists.map((list) => list.map((piece) => pieces.push(piece) - 1))
  return { pieces, of }
}
