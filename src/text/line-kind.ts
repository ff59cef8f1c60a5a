import type { Outline, Sentence } from '../model/document.ts'
import { unitsOf } from './letters.ts'
import type { LineRole } from './line-role.ts'
import type { Page } from './page.ts'

/** Fewer lines of prose than this show nothing. */
const FEWEST_LINES = 5
/** Of a corpus so many lines may still hold two sentences. */
const DOUBLE_SHARE = 0.15

/**
 * Whether a line is a paragraph or only a sentence. Blank lines between lines make them paragraphs; without them, lines that hardly
 * ever hold two sentences are a corpus cut into sentences. Sentences inside one quotation count as one.
 */
export function lineKind(page: Page, roles: readonly LineRole[], sentences: readonly Sentence[]): Outline['lines'] {
  const perLine = sentencesPerLine(page, sentences)
  const prose = page.lines.filter(({ index, endsInStop }) => endsInStop && isProse(roles[index]!) && perLine[index]! > 0)
  const apart = prose.filter(({ isApart, index }) => isApart && index > 0).length
  if (prose.length < FEWEST_LINES || apart > prose.length * 0.2) return 'paragraphs'
  const doubles = prose.filter(({ index }) => perLine[index]! > 1).length
  return doubles <= prose.length * DOUBLE_SHARE ? 'sentences' : 'paragraphs'
}

function isProse({ role }: LineRole): boolean {
  return role === 'body' || role === 'turn' || role === 'headline'
}

/** How many sentences begin in each line outside of quotation marks. One pass: a line may be the whole text. */
function sentencesPerLine({ text, lines }: Page, sentences: readonly Sentence[]): Uint32Array {
  const perLine = new Uint32Array(lines.length)
  let depth = 0
  let at = 0
  for (const { start, paragraph } of sentences) {
    if (perLine[paragraph] === 0) {
      perLine[paragraph] = 1
      depth = 0
      at = lines[paragraph]!.start
    } else {
      for (; at < start; at++) if (QUOTE_UNITS[text.charCodeAt(at)] === 1) depth = depthAfter(text[at]!, depth)
      if (depth === 0) perLine[paragraph]!++
    }
  }
  return perLine
}

const QUOTE_UNITS = unitsOf('“”「」『』"')

function depthAfter(char: string, depth: number): number {
  if ('“「『'.includes(char)) return depth + 1
  if ('”」』'.includes(char)) return Math.max(0, depth - 1)
  return char === '"' ? (depth === 0 ? 1 : depth - 1) : depth
}
