import type { Bead } from '../model/alignment.ts'
import type { Outline, Sentence } from '../model/document.ts'
import { type Evidence, evidence } from '../model/evidence.ts'
import type { Quotation } from '../model/quotation.ts'
import { clauseEnds } from './clauses.ts'
import { PAIR_WEIGHTS as W } from './pair-weights.ts'

/*
 * What speaks for two quotations' being one statement, besides their words: who says it, with what cue, in which sentences, where.
 * Each sign is a log-odds and a reason in one, so that what the reviewer reads is what the score was made of.
 */

/** A quotation with what its signs are read from. */
export interface Place {
  readonly quotation: Quotation
  /** Its words, cut where clauses end: one side often runs on in one quotation where the other stops. */
  readonly pieces: readonly string[]
  /** Share of its words in each bead it stands in. */
  readonly beads: ReadonlyMap<number, number>
  /** Where its middle stands in the text, 0 to 1. */
  readonly position: number
  readonly meaning: string | undefined
}

/** Weighs each quotation's place among the sentence beads of its side. Quotations are in text order. */
export function placesOf(
  quotations: readonly Quotation[],
  outline: Outline,
  beads: readonly Bead[],
  side: 'left' | 'right',
  meaningOf: (quotation: Quotation) => string | undefined,
): readonly Place[] {
  const beadOf = new Map(beads.flatMap((bead, b) => bead[side].map((sentence) => [sentence, b] as const)))
  const { sentences } = outline
  const last = Math.max(1, sentences.at(-1)?.end ?? 1)
  return quotations.map((quotation) => {
    const share = new Map<number, number>()
    const pieces: string[] = []
    let all = 0
    for (const part of quotation.parts) {
      for (let s = firstEndingAfter(sentences, part.start); s < sentences.length && sentences[s]!.start < part.end; s++) {
        const start = Math.max(part.start, sentences[s]!.start)
        const end = Math.min(part.end, sentences[s]!.end)
        const words = end - start
        let from = start
        for (const clause of clauseEnds(outline.text.slice(start, end))) {
          pieces.push(outline.text.slice(from, start + clause))
          from = start + clause
        }
        all += words
        const bead = beadOf.get(s)
        if (bead !== undefined) share.set(bead, (share.get(bead) ?? 0) + words)
      }
    }
    for (const [bead, words] of share) share.set(bead, words / Math.max(1, all))
    const middle = (quotation.parts[0]!.start + quotation.parts.at(-1)!.end) / 2
    return {
      quotation,
      pieces: pieces.length > 0 ? pieces : [quotation.text],
      beads: share,
      position: middle / last,
      meaning: meaningOf(quotation),
    }
  })
}

/** The signs for a pair. Their weights add up; the words are scored apart. */
export function signsOf(zh: Place, en: Place, beads: readonly Bead[]): readonly Evidence[] {
  const signs: Evidence[] = []
  const shared = sharedBeads(zh, en, beads)
  if (shared > 0) signs.push(evidence('beads', Number(shared.toFixed(2)), W.beads * shared))
  const speaker = speakerSign(zh.quotation, en.quotation)
  if (speaker) signs.push(speaker)
  if (zh.meaning !== undefined && zh.meaning === en.meaning) {
    // Nearly every cue may be "say": that two are alike in it says little.
    signs.push(evidence('cue-meaning', zh.meaning, zh.meaning === 'say' ? W.cueSays : W.cueMeaning))
  }
  if (zh.quotation.type === en.quotation.type) signs.push(evidence('type', zh.quotation.type, W.type))
  const apart = Math.abs(zh.position - en.position)
  signs.push(evidence('position', Number(apart.toFixed(2)), W.position * (W.usualDistance - apart)))
  return signs
}

/** How far the two stand in sentences that translate each other, 0 to 1. A bead of several sentences on both sides leaves open which. */
function sharedBeads(zh: Place, en: Place, beads: readonly Bead[]): number {
  let shared = 0
  let most = 0
  for (const [b, share] of zh.beads) {
    const other = en.beads.get(b) ?? 0
    const { left, right, probability } = beads[b]!
    const sure = probability / Math.max(1, Math.min(left.length, right.length)) ** W.manyInBead
    shared += sure * Math.min(share, other)
    most = Math.max(most, sure * Math.sqrt(share * other) * W.partBead)
  }
  return Math.max(shared, most)
}

function speakerSign({ speaker: zh }: Quotation, { speaker: en }: Quotation): Evidence | undefined {
  if (zh === null || en === null) return undefined
  if (zh.id === en.id) return evidence('speaker', zh.zh ?? zh.name, W.sameSpeaker)
  // Two ids are two people only where each is known in both languages: else one may be the other untranslated.
  const areKnown = zh.zh !== undefined && zh.en !== undefined && en.zh !== undefined && en.en !== undefined
  return areKnown ? evidence('ambiguous', `${zh.name} / ${en.name}`, W.otherSpeaker) : undefined
}

function firstEndingAfter(sentences: readonly Sentence[], offset: number): number {
  let low = 0
  let high = sentences.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sentences[middle]!.end <= offset) low = middle + 1
    else high = middle
  }
  return low
}
