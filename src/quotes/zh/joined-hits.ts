import type { ChinesePack } from '../../language/zh.ts'
import type { ChineseCue } from '../../language/zh-cue.ts'
import type { Span } from '../../model/span.ts'
import type { Piece } from './pieces.ts'
import type { CueHit } from './scan.ts'

export interface JoinedHit extends Span {
  readonly verb: ChineseCue
  readonly joined: boolean
  /** The end of a noun before it that is part of its subject (报告 of 报告称). */
  readonly keep: number
}

/** 介绍 and 说 side by side are one cue, with the meaning of the first and the strength of the second. */
export function joinHits(text: string, piece: Piece, hits: readonly CueHit[], pack: ChinesePack): readonly JoinedHit[] {
  const out: JoinedHit[] = []
  for (const hit of hits) {
    const last = out.at(-1)
    if (last?.end === hit.start && hit.cue.base && !isNounAt(text, piece, last, pack) && !isInName(text, piece, last, pack))
      out[out.length - 1] = {
        start: last.start,
        end: hit.end,
        joined: true,
        keep: last.keep,
        verb: { ...hit.cue, meaning: last.verb.meaning, strong: true, pause: true, clause: hit.cue.clause },
      }
    else out.push({ start: hit.start, end: hit.end, verb: hit.cue, joined: false, keep: last?.end === hit.start ? hit.start : 0 })
  }
  return out
}

/** 这份声明表示, 报告称: what the first word of the two names is who speaks. */
function isNounAt(text: string, piece: Piece, hit: JoinedHit, pack: ChinesePack): boolean {
  return hit.verb.noun && (hit.start === piece.start || pack.nouns.before(text, hit.start, piece.start) !== undefined)
}

/** 罗海云说: an old word for saying stands alone before what is said, and is here the end of a name. */
function isInName(text: string, piece: Piece, hit: JoinedHit, pack: ChinesePack): boolean {
  return pack.characters['old-cue'].has(text.slice(hit.start, hit.end)) && hit.start > piece.start
}

/** Behind 了, 着, 过 and 到 after the cue. */
export function afterParticle(text: string, at: number, end: number, pack: ChinesePack): number {
  return at < end && pack.characters.aspect.has(text[at]!) ? at + 1 : at
}
