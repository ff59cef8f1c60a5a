import type { ChinesePack } from '../../language/zh.ts'
import type { ChineseRule } from '../../language/zh-rules.ts'
import type { Outline } from '../../model/document.ts'
import { type Evidence, evidence } from '../../model/evidence.ts'
import type { QuotationType } from '../../model/quotation.ts'
import type { Span } from '../../model/span.ts'
import type { Draft, DraftMention } from '../draft.ts'
import type { Attribution } from './attribution.ts'
import type { Marked } from './marks.ts'
import type { Piece } from './pieces.ts'
import type { Line } from './scan.ts'

/** What the finding of quotations works on. */
export interface Page {
  /** In Simplified. */
  readonly text: string
  readonly lines: readonly Line[]
  readonly pieces: readonly Piece[]
  readonly pack: ChinesePack
  readonly linesAre: Outline['lines']
}

/** A draft while it grows. */
export interface Rough {
  parts: Span[]
  type: QuotationType
  cue: Span | undefined
  mention: DraftMention | undefined
  /** Whose speaker it shares. */
  sameAs: Rough | undefined
  via: Span | undefined
  parent: Rough | undefined
  rule: ChineseRule
  evidence: Evidence[]
  /** The attribution it was made from. */
  source: Attribution | undefined
  /** The marked strings in it. */
  marked: Marked[]
}

export function makeRough(type: QuotationType, parts: Span[], rule: ChineseRule): Rough {
  return {
    type,
    parts,
    rule,
    cue: undefined,
    mention: undefined,
    sameAs: undefined,
    via: undefined,
    parent: undefined,
    evidence: [],
    source: undefined,
    marked: [],
  }
}

export function makeDirect(text: string, marked: Marked, rule: ChineseRule): Rough {
  const rough = makeRough('direct', [...marked.parts], rule)
  rough.marked.push(marked)
  rough.evidence.push(evidence('marks', text.slice(marked.open, marked.open + 1), 2))
  if (!marked.closed) rough.evidence.push(evidence('unclosed', '', -1))
  return rough
}

/** Gives a rough draft its cue and speaker. `sameAs` counts only where the clause names nobody. */
export function attribute(
  text: string,
  rough: Rough,
  found: Attribution,
  mention: DraftMention | undefined,
  sameAs: Rough | undefined,
): void {
  rough.cue = { start: found.cue.start, end: found.cue.end }
  rough.via = found.via
  rough.source = found
  if (mention !== undefined) {
    rough.mention = mention
    rough.sameAs = undefined
  } else if (sameAs !== undefined) follow(rough, sameAs, found.cue.start)
  else rough.mention = rough.sameAs = undefined
  const word = text.slice(found.cue.start, found.cue.end)
  rough.evidence.push(evidence('cue', word, found.verb.strong ? 2 : 1))
  if (!found.verb.strong && !found.framed) rough.evidence.push(evidence('weak-cue', word, -1))
}

/** Gives a rough draft that begins `at` the speaker of an earlier one, and where that stands near the words that name him there. */
export function follow(rough: Rough, earlier: Rough, at: number): void {
  rough.sameAs = earlier
  rough.mention = at - (earlier.parts.at(-1)?.end ?? 0) <= CARRY_REACH ? earlier.mention : undefined
}

/** Between the words of one speaker stands an adverb or two (他说，…，并再次强调…), and no sentence of the writer's. */
const CARRY_REACH = 30

/** The drafts in the order of their text, with indices in place of references. */
export function finishDrafts(roughs: readonly Rough[], pack: ChinesePack): Draft[] {
  const kept = roughs.filter((rough) => rough.parts.some((part) => part.start < part.end))
  kept.sort((a, b) => a.parts[0]!.start - b.parts[0]!.start || b.parts.at(-1)!.end - a.parts.at(-1)!.end)
  const places = new Map(kept.map((rough, place) => [rough, place]))
  return kept.map((rough) => {
    const sameAs = rough.sameAs && places.get(rough.sameAs)
    const parent = rough.parent && places.get(rough.parent)
    // Field by field: spreading a handful of objects for each draft costs more than finding it.
    const draft: { -readonly [K in keyof Draft]: Draft[K] } = {
      parts: rough.parts.filter((part) => part.start < part.end),
      lang: 'zh',
      type: rough.type,
      confidence: confidenceOf(rough, pack),
      evidence: rough.evidence,
    }
    if (rough.cue) draft.cue = rough.cue
    if (rough.mention) draft.mention = rough.mention
    if (sameAs !== undefined) draft.sameAs = sameAs
    if (rough.via) draft.via = rough.via
    if (parent !== undefined) draft.parent = parent
    return draft
  })
}

/** What is never closed may end anywhere. */
const UNCLOSED = 0.2
/** Of several parts each can be wrong. */
const RUN_ON = 0.1

function confidenceOf({ rule, marked, type, parts }: Rough, pack: ChinesePack): number {
  const unclosed = type === 'direct' && marked.some(({ closed }) => !closed) ? UNCLOSED : 0
  const runOn = type !== 'direct' && type !== 'turn' && parts.length > 1 ? RUN_ON : 0
  return Math.round((pack.confidence[rule] - unclosed - runOn) * 100) / 100
}
