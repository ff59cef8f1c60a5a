import type { ChinesePack } from '../../language/zh.ts'
import type { Attribution, Judgement } from './attribution.ts'
import type { Piece } from './pieces.ts'

/** The meaning of the cues that say only that somebody writes. */
const WRITES = 'write'

/** 当双方都保证不再加价的时候: a clause of time reports nothing. */
export function isTimeClause(text: string, { start, end }: Piece, pack: ChinesePack): boolean {
  const opener = pack.openers.at(text, start, end)
  const at = opener?.value ? start + opener.length : start
  return pack.characters.when.has(text[at]!) && pack.timeEnds.before(text, end, at) !== undefined
}

/** 街坊质疑新例，| 指…; 议员在网上发文，| 批评…: in the clause before somebody writes or judges, and says with the next cue what. */
export function speaksOut(text: string, previous: Piece | undefined, pack: ChinesePack): boolean {
  if (previous?.kind !== 'clause' || previous.separator !== 'comma') return false
  if (pack.acts.before(text, previous.end, previous.start)) return true
  return previous.hits.some(({ cue }) => cue.wording || cue.meaning === WRITES)
}

/** 发文，质疑…: that somebody writes is no report where the next clause begins with what is said. */
export function onlyWrites(found: Attribution, next: Piece | undefined, after: Judgement): boolean {
  return found.verb.meaning === WRITES && typeof after === 'object' && after.joins && after.cue.start === next?.start
}
