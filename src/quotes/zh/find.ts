import type { ChinesePack } from '../../language/zh.ts'
import type { Outline } from '../../model/document.ts'
import { toSimplified } from '../../text/fold.ts'
import type { Draft } from '../draft.ts'
import { linesOf } from './lines.ts'
import { pairMarks } from './marks.ts'
import { cutPieces } from './pieces.ts'
import { report } from './report.ts'
import { scan } from './scan.ts'

/**
 * The quotations of the Chinese segments, in the order of their text. Sizes count in UTF-16 units of `outline.text`; a text without
 * Chinese gives none. Lines are scanned once; words are matched in Simplified, which keeps the offsets.
 */
export function findChineseQuotations(outline: Outline, pack: ChinesePack): Draft[] {
  const lines = linesOf(outline)
  if (lines.length === 0) return []
  const text = toSimplified(outline.text)
  const seen = scan(text, lines, pack)
  const marked = pairMarks(text, seen.tokens, lines)
  const pieces = cutPieces(text, lines, seen, marked)
  return report({ text, lines, pieces, pack, linesAre: outline.lines })
}
