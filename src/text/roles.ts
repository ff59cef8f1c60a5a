import { cueOf, proseCues } from './cues.ts'
import type { Dateline } from './dateline.ts'
import { englishDateline } from './dateline-en.ts'
import { chineseDateline } from './dateline-zh.ts'
import { headlinesOf } from './headlines.ts'
import type { LineRole } from './line-role.ts'
import type { TextPack } from './pack.ts'
import type { Page, PageLine } from './page.ts'
import { shapeOf } from './shapes.ts'
import { turnLines } from './turns.ts'

/** Lines without a role among which the article begins. */
const HEAD_LINES = 4

/**
 * The role of every line: what its words give away first, then what its shape does, then turns of a transcript, then where it stands:
 * titles come before the first paragraph or between two, and all else is body.
 */
export function rolesOf(page: Page, pack: TextPack): readonly LineRole[] {
  const roles: (LineRole | undefined)[] = page.lines.map((line) => byWords(page, line, pack) ?? shapeOf(page, line, pack))
  for (const index of linesAt(page, proseCues(page, pack))) roles[index] = { role: 'boilerplate', confidence: 0.9 }
  markRelated(page, roles)
  const rest = () => page.lines.filter(({ index }) => roles[index] === undefined)
  for (const [index, label] of turnLines(page, rest(), pack))
    roles[index] = { role: 'turn', confidence: 0.85, ...(label ? { label } : {}) }
  for (const [order, line] of rest().entries()) {
    const dateline = datelineOf(page, line, pack)
    // CITY — alone opens an article; further down, words in capitals before a dash are a label.
    const isSure = dateline !== undefined && (order < HEAD_LINES || dateline.date !== undefined || dateline.outlet !== undefined)
    if (isSure) roles[line.index] = { role: dateline.opensTitle ? 'headline' : 'body', confidence: 0.95, dateline }
  }
  for (const [index, found] of headlinesOf(page, roles)) roles[index] = found
  return roles.map((role) => role ?? { role: 'body', confidence: 0.95 })
}

function byWords(page: Page, line: PageLine, pack: TextPack): LineRole | undefined {
  const hit = cueOf(page, line, pack)
  return hit && { role: hit.cue.role, confidence: 0.95, hit }
}

function datelineOf(page: Page, line: PageLine, pack: TextPack): Dateline | undefined {
  const run = line.runs[0]
  if (run === undefined || run.lang === 'other') return undefined
  const dateline = run.lang === 'zh' ? chineseDateline(page, run, pack) : englishDateline(page, run, pack)
  return dateline !== undefined && dateline.end <= run.end ? dateline : undefined
}

/** After 相关新闻 or "Related stories" come titles of other articles, up to the next paragraph. */
function markRelated(page: Page, roles: (LineRole | undefined)[]): void {
  let isRelated = false
  for (const line of page.lines) {
    if (roles[line.index]?.hit?.cue.tells === 'related') isRelated = true
    else if (line.isLong || (line.endsInStop && roles[line.index] === undefined)) isRelated = false
    else if (isRelated) roles[line.index] ??= { role: 'boilerplate', confidence: 0.75 }
  }
}

/** The lines that hold these offsets; both rise. */
function linesAt(page: Page, offsets: readonly number[]): ReadonlySet<number> {
  const found = new Set<number>()
  let index = 0
  for (const offset of offsets) {
    while (index < page.lines.length && page.lines[index]!.end <= offset) index++
    const line = page.lines[index]
    if (line !== undefined && line.start <= offset) found.add(index)
  }
  return found
}
