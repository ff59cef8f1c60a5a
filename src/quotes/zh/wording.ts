import type { ChinesePack } from '../../language/zh.ts'
import type { ChineseCue } from '../../language/zh-cue.ts'
import type { Marked } from './marks.ts'
import { hasPause } from './units.ts'

/** From this length on a marked string is a phrase of the speaker's and no name of a thing. */
const PHRASE_LENGTH = 12
/** Shorter words are a term whatever they begin with. */
const SHORTEST = 3
/** Shorter words in marks name what is judged. */
const JUDGED_LENGTH = 4

/**
 * Whether a marked string in reported speech is the speaker's own wording (“毫无根据”) and not a term (“最后一公里”). `ends`: where the
 * reported words end.
 */
export function isOwnWording(text: string, marked: Marked, ends: ReadonlySet<number>, pack: ChinesePack): boolean {
  const length = marked.end - marked.start
  if (length >= PHRASE_LENGTH || hasPause(text, marked)) return true
  if (length < SHORTEST) return false
  const last = text[marked.end - 1]!
  if (pack.characters.possessive.has(last)) return true
  // “改变了比赛”: a name has no 了 inside.
  for (let at = marked.start + 1; at < marked.end - 1; at++) if (pack.characters.perfective.has(text[at]!)) return true
  // “写在叶子背面”: a verb of one character and where.
  const isPlaced = pack.characters.preposition.has(text[marked.start + 1]!)
  const isPredicate =
    isPlaced || pack.predicatives.at(text, marked.start, marked.end) !== undefined || pack.characters['modal-end'].has(last)
  return isPredicate && ends.has(marked.after)
}

/** 批评税法“偏心、短视”: after a verb of judging the words in marks at the end of its object are the speaker's, unless they are so short that they name it. */
export function isJudgement(marked: Marked, end: number, verb: ChineseCue): boolean {
  return verb.wording && marked.after === end && marked.end - marked.start >= JUDGED_LENGTH
}
