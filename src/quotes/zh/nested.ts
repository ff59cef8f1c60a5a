import type { ChinesePack } from '../../language/zh.ts'
import { evidence } from '../../model/evidence.ts'
import type { Marked } from './marks.ts'
import { makeRough, type Rough } from './rough.ts'
import { subjectOf } from './subjects.ts'
import { isBlankAt } from './units.ts'

/** The subject of an inner quotation stands in this many units before its mark. */
const REACH = 40

const NONE: readonly Rough[] = []

/** The quotations inside those found: marked strings right after a cue (老人对我讲：‘…’). A term in marks is none. */
export function nestedIn(text: string, rough: Rough, pack: ChinesePack): readonly Rough[] {
  if (!rough.marked.some((marked) => rough.type !== 'direct' || marked.inner.length > 0)) return NONE
  const found: Rough[] = []
  const whole = rough.parts[0]!
  const own = new Set(rough.type === 'direct' ? rough.parts.flatMap((part) => [part.start, -part.end]) : [])
  const look = (marked: Marked, floor: number) => {
    const inner = quotationOf(text, marked, floor, pack)
    if (inner) found.push({ ...inner, parent: rough })
    for (const deeper of marked.inner) look(deeper, marked.start)
  }
  for (const marked of rough.marked) {
    if (own.has(marked.start) || own.has(-marked.end)) for (const inner of marked.inner) look(inner, marked.start)
    else look(marked, whole.start)
  }
  return found
}

function quotationOf(text: string, marked: Marked, floor: number, pack: ChinesePack): Rough | undefined {
  let end = marked.open
  while (end > floor && (isBlankAt(text, end - 1) || isIntroduction(text[end - 1]!))) end--
  const cue = pack.cueTails.before(text, end, floor)
  if (!cue || marked.end - marked.start < 2 || (!cue.value.strong && text.slice(end, marked.open).search(/[：:]/) < 0))
    return undefined
  const start = end - cue.length
  const subject = subjectOf(text, clauseStart(text, Math.max(floor, start - REACH), start), start, pack)
  if (subject.mute) return undefined
  const rough = makeRough('direct', [...marked.parts], 'inner')
  rough.cue = { start, end }
  rough.mention = subject.mention
  rough.via = subject.via
  rough.marked = [marked]
  rough.evidence.push(evidence('marks', text.slice(marked.open, marked.open + 1), 1), evidence('cue', text.slice(start, end), 1))
  return rough
}

function clauseStart(text: string, floor: number, from: number): number {
  let start = from
  while (start > floor && !/[，。！？；：,!?;:“”‘’「」『』]/.test(text[start - 1]!)) start--
  return start
}

function isIntroduction(char: string): boolean {
  return char === '：' || char === ':' || char === '，' || char === ','
}
