import type { ChinesePack } from '../../language/zh.ts'
import type { Attribution } from './attribution.ts'
import { mentionOf } from './mentions.ts'
import type { Piece } from './pieces.ts'
import { SUBJECT_REACH } from './subjects.ts'
import { trim } from './units.ts'

/** 在陈岚看来，…; an adverb may open the clause: 但在陈岚看来，… */
export function viewFrame(text: string, piece: Piece, pack: ChinesePack): Attribution | undefined {
  const opener = pack.openers.at(text, piece.start, piece.end)
  const start = opener?.value && !pack.frames.at(text, piece.start, piece.end) ? piece.start + opener.length : piece.start
  for (const frame of pack.frames.at(text, start, piece.end)?.value ?? []) {
    if (frame.kind === 'according') continue
    const found = text.slice(start, Math.min(piece.end, start + SUBJECT_REACH)).indexOf(frame.close)
    if (found < 0) continue
    const close = start + found
    const span = trim(text, start + frame.open.length, close)
    const end = close + frame.close.length
    if (span.start >= span.end || end < piece.end || pack.mute.before(text, span.end, span.start)) continue
    return {
      cue: { start: close, end },
      verb: {
        word: frame.close,
        meaning: frame.kind === 'view' ? 'believe' : 'say',
        strong: true,
        pause: true,
        clause: false,
        person: false,
        base: false,
        noun: false,
        marks: false,
        sentence: false,
        wording: false,
        act: false,
        thought: true,
      },
      mention: mentionOf(text, span, pack),
      via: undefined,
      content: undefined,
      framed: true,
      joins: false,
      reports: true,
      rule: 'view',
    }
  }
  return undefined
}

/** Length of the 据 or 根据 that opens a clause. */
export function prefixLength(text: string, from: number, to: number, pack: ChinesePack): number {
  const found = pack.frames.at(text, from, to)
  return found?.value.some(({ kind }) => kind === 'according') && from + found.length < to ? found.length : 0
}
