import type { Outline } from '../../model/document.ts'
import type { Line } from './scan.ts'
import { isBlank } from './units.ts'

/** A name of the site stands behind a dash in the last units of a headline, which is longer than the least. */
const SITE_REACH = 20
const HEADLINE_LEAST = 4

/** The Chinese lines that can hold quotations: headlines, body and turns of this article. */
export function linesOf(outline: Outline): readonly Line[] {
  const lines: Line[] = []
  for (const segment of outline.segments) {
    if (segment.lang !== 'zh' || segment.foreign) continue
    const { role } = segment
    if (role !== 'headline' && role !== 'body' && role !== 'turn') continue
    const previous = lines.at(-1)
    const follows = previous !== undefined && isBlank(outline.text, previous.end, segment.start)
    const end = role === 'headline' ? withoutSite(outline.text, segment.start, segment.end) : segment.end
    lines.push({ start: segment.start, end, role, follows })
  }
  return lines
}

/** Before the dash that the name of a site follows (…复航 - 临川新闻网); of 卡-52 and the like nothing is taken. */
function withoutSite(text: string, start: number, end: number): number {
  const from = Math.max(start + HEADLINE_LEAST, end - SITE_REACH)
  if (from >= end) return end
  const site = /\s*[-_|｜－—]\s*[^\d，。！？：:\-_|｜－—]{2,}$/.exec(text.slice(from, end))
  return site ? from + site.index : end
}
