import { evidence } from '../../model/evidence.ts'
import { mentionOf } from './mentions.ts'
import { makeRough, type Page, type Rough } from './rough.ts'
import { trim } from './units.ts'

/** A label is not longer than this. */
const LABEL_REACH = 44
const codesOf = (chars: string) => new Set(Array.from(chars, (char) => char.charCodeAt(0)))
const COLONS = codesOf('：:')
/** What no label has in it. */
const PAUSES = codesOf('，。！？；,!?;“”"「」')

/**
 * The turns of a transcript: what follows a label and its colon, and the unlabelled lines of role `turn` after it. Which lines are turns
 * and where narrative ends them is the outline's to say.
 */
export function turnsOf(page: Page): readonly Rough[] {
  const { text, lines, pack } = page
  const turns: Rough[] = []
  /** The turn that an unlabelled line goes on with. */
  let last: Rough | undefined
  lines.forEach((line, index) => {
    if (line.role !== 'turn') return
    const colon = colonOf(text, line.start, Math.min(line.end, line.start + LABEL_REACH))
    if (colon === undefined) {
      if (lines[index - 1]?.role === 'turn' && line.follows) last?.parts.push(trim(text, line.start, line.end))
      return
    }
    const label = labelOf(text, line.start, colon)
    const words = trim(text, colon + 1, line.end)
    // 时间：, 地点：, 文字实录：: the head of a transcript, where nobody speaks yet.
    last = undefined
    if (label.start >= label.end || words.start >= words.end || pack.labels.has(text.slice(label.start, label.end))) return
    const turn = makeRough('turn', [words], 'turn')
    turn.mention = mentionOf(text, label, pack)
    turn.evidence.push(evidence('turn', text.slice(label.start, label.end), 2))
    turns.push(turn)
    last = turn
  })
  return turns
}

function colonOf(text: string, from: number, to: number): number | undefined {
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at)
    if (COLONS.has(code)) return at
    if (PAUSES.has(code)) return undefined
  }
  return undefined
}

/** The label without what stands in brackets behind it: 何冬（笑）. */
function labelOf(text: string, from: number, to: number) {
  const bracket = /[（([【]/.exec(text.slice(from + 1, to))
  return trim(text, from, bracket ? from + 1 + bracket.index : to)
}
