import type { Outline } from '../../model/document.ts'
import type { Line } from './scan.ts'
import { trim } from './units.ts'

/** The Chinese lines that can hold quotations: headlines, body and turns of this article. */
export function linesOf(outline: Outline): readonly Line[] {
  const lines: Line[] = []
  for (const segment of outline.segments) {
    if (segment.lang !== 'zh' || segment.foreign) continue
    const { role } = segment
    if (role !== 'headline' && role !== 'body' && role !== 'turn') continue
    const previous = lines.at(-1)
    const follows = previous !== undefined && trim(outline.text, previous.end, segment.start).start >= segment.start
    lines.push({ start: segment.start, end: segment.end, role, follows })
  }
  return lines
}
