import { contains } from '../../model/span.ts'
import type { Draft } from '../draft.ts'
import { nestedIn } from './nested.ts'
import { finishDrafts, type Page, type Rough } from './rough.ts'
import { turnsOf } from './turns.ts'
import { isJudgement, isOwnWording } from './wording.ts'

/** The drafts: types settled, turns and inner quotations added, in the order of their text. */
export function finish(page: Page, roughs: readonly Rough[]): Draft[] {
  for (const rough of roughs) settle(page, rough)
  return finishDrafts(withTurns(page, roughs), page.pack)
}

/** Says what reported words are: direct where they are one marked string, mixed where one is the speaker's own wording. */
function settle({ text, pack }: Page, rough: Rough): void {
  if (rough.type !== 'indirect' || rough.marked.length === 0) return
  const only = rough.marked[0]
  if (
    only !== undefined &&
    rough.parts.length === 1 &&
    rough.parts[0]!.start === only.open &&
    rough.parts[0]!.end === only.after
  ) {
    rough.type = 'direct'
    rough.parts = [...only.parts]
    return
  }
  const ends = new Set(rough.parts.map((part) => part.end))
  const end = rough.parts.at(-1)!.end
  const verb = rough.source?.verb
  if (rough.marked.some((marked) => (verb && isJudgement(marked, end, verb)) || isOwnWording(text, marked, ends, pack)))
    rough.type = 'mixed'
}

/** The quotations with turns in the place of what was found inside them; a quotation that a turn quotes stays, with its parent. */
function withTurns(page: Page, roughs: readonly Rough[]): readonly Rough[] {
  const turns = turnsOf(page)
  const all: Rough[] = [...turns]
  let turn = 0
  for (const rough of roughs.toSorted((a, b) => (a.parts[0]?.start ?? 0) - (b.parts[0]?.start ?? 0))) {
    const at = rough.parts[0]
    if (at === undefined) continue
    while (turn + 1 < turns.length && turns[turn + 1]!.parts[0]!.start <= at.start) turn++
    const owner = turns[turn]?.parts.some((part) => contains(part, at)) === true ? turns[turn] : undefined
    if (owner === undefined) {
      all.push(rough)
      for (const inner of nestedIn(page.text, rough, page.pack)) all.push(inner)
    } else if (rough.type === 'direct' && rough.cue !== undefined) {
      rough.parent = owner
      all.push(rough)
    }
  }
  return all
}
