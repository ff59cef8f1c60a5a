import type { Quotation } from '../model/quotation.ts'
import { foldKey } from '../text/fold.ts'

/*
 * Quotations against gold, as ../shared/gold measures them where it is present: the unit is the contiguous fragment; only letters and
 * digits count, so that conventions on edge punctuation cost nothing; matching is greedy by falling IoU. Gold that is `optional`
 * counts neither way.
 */

type Pair = readonly [start: number, end: number]

/** One annotated quotation of a gold file. Offsets are UTF-16 units. */
export interface GoldQuotation {
  readonly start: number
  readonly end: number
  readonly parts?: readonly Pair[] | undefined
  readonly type: string
  readonly speaker?: string | null | undefined
  readonly speaker_aliases?: readonly string[] | undefined
  readonly speaker_spans?: readonly Pair[] | undefined
  readonly speech_cue?: boolean | undefined
  readonly optional?: boolean | undefined
  readonly optional_parts?: readonly Pair[] | undefined
  readonly attribution?: string | undefined
}

export interface GoldDocument {
  readonly id: string | number
  readonly text: string
  readonly lang?: 'zh' | 'en' | undefined
  readonly quotes: readonly GoldQuotation[]
  /** False: only some quotations are annotated, so that precision means nothing. */
  readonly complete?: boolean | undefined
}

/** Counts of one slice (`all`, a type, `speech-cue`). */
export interface Tally {
  gold: number
  predicted: number
  exactGold: number
  exactPredicted: number
  halfGold: number
  halfPredicted: number
  mentions: number
  mentionsRight: number
  speakers: number
  speakersRight: number
}

export type Tallies = Map<string, Tally>

interface Fragment<T> {
  readonly item: T
  /** Positions of its letters and digits. */
  readonly at: readonly number[]
}

const LETTER = /[\p{L}\p{N}]/u
/** IoU from which a fragment counts as found. */
const FOUND = 0.5

/** Adds one document to the tallies. */
export function tally(tallies: Tallies, gold: GoldDocument, predicted: readonly Quotation[]): void {
  const wanted = fragmentsOf(
    gold.text,
    gold.quotes.filter((q) => !q.optional),
    partsOf,
  )
  const excused = optionalPositions(gold, wanted)
  const found = fragmentsOf(gold.text, predicted, (q) => q.parts.map(({ start, end }) => [start, end] as const)).flatMap(
    (fragment) => {
      const at = fragment.at.filter((position) => !excused.has(position))
      return at.length >= fragment.at.length / 2 ? [{ item: fragment.item, at }] : []
    },
  )
  const matches = matchByIou(wanted, found)
  const wantedKeys = new Set(wanted.map(keyOf))
  const foundKeys = new Set(found.map(keyOf))
  wanted.forEach((fragment, i) => {
    const match = matches.get(i)
    for (const slice of slicesOf(fragment.item))
      countWanted(sliceIn(tallies, slice), fragment, foundKeys, match === undefined ? undefined : found[match]!.item)
  })
  if (gold.complete === false) return
  const matched = new Set(matches.values())
  const spare = fragmentsOf(
    gold.text,
    gold.quotes.filter((q) => q.optional),
    partsOf,
  )
  found.forEach((fragment, j) => {
    if (!matched.has(j) && spare.some((optional) => iou(optional.at, fragment.at) >= FOUND)) return
    for (const slice of ['all', fragment.item.type, 'speech-cue']) {
      const counts = sliceIn(tallies, slice)
      counts.predicted++
      if (wantedKeys.has(keyOf(fragment))) counts.exactPredicted++
      if (matched.has(j)) counts.halfPredicted++
    }
  })
}

/** F1 of precision and recall; undefined where there is nothing to measure. */
export function f1(right: readonly [number, number], found: readonly [number, number]): number | undefined {
  if (right[1] === 0 || found[1] === 0) return undefined
  const precision = found[0] / found[1]
  const recall = right[0] / right[1]
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)
}

function countWanted(
  counts: Tally,
  fragment: Fragment<GoldQuotation>,
  foundKeys: ReadonlySet<string>,
  match: Quotation | undefined,
): void {
  const { item } = fragment
  counts.gold++
  if (foundKeys.has(keyOf(fragment))) counts.exactGold++
  if (!match) return
  counts.halfGold++
  if (item.speaker_spans?.length) {
    counts.mentions++
    const { mention } = match
    if (mention && item.speaker_spans.some(([start, end]) => start < mention.end && mention.start < end)) counts.mentionsRight++
  }
  const names = [item.speaker, ...(item.speaker_aliases ?? [])].flatMap((name) => (name ? [nameKey(name)] : []))
  if (names.length === 0) return
  counts.speakers++
  const { speaker } = match
  if (speaker && [speaker.name, speaker.zh, speaker.en].some((name) => name !== undefined && names.includes(nameKey(name))))
    counts.speakersRight++
}

function partsOf(quote: GoldQuotation): readonly Pair[] {
  return quote.parts ?? [[quote.start, quote.end]]
}

function fragmentsOf<T>(text: string, items: readonly T[], parts: (item: T) => readonly Pair[]): readonly Fragment<T>[] {
  return items.flatMap((item) =>
    parts(item).flatMap(([start, end]) => {
      // Sets differ on whether the complementiser belongs to the content.
      const that = /^[\s"“]*that\s+/i.exec(text.slice(start, Math.min(end, start + 16)))?.[0].length ?? 0
      const at: number[] = []
      for (let i = start + that; i < end; i++) if (LETTER.test(text[i]!) || (text.charCodeAt(i) & 0xf800) === 0xd800) at.push(i)
      return at.length > 0 ? [{ item, at }] : []
    }),
  )
}

function optionalPositions(gold: GoldDocument, wanted: readonly Fragment<GoldQuotation>[]): ReadonlySet<number> {
  const positions = new Set<number>()
  for (const quote of gold.quotes) {
    for (const [start, end] of quote.optional ? partsOf(quote) : (quote.optional_parts ?? []))
      for (let i = start; i < end; i++) positions.add(i)
  }
  for (const fragment of wanted) for (const position of fragment.at) positions.delete(position)
  return positions
}

function matchByIou(gold: readonly Fragment<unknown>[], found: readonly Fragment<unknown>[]): ReadonlyMap<number, number> {
  const likely = gold.flatMap((g, i) => found.map((p, j) => [iou(g.at, p.at), i, j] as const)).filter(([value]) => value >= FOUND)
  const matches = new Map<number, number>()
  const taken = new Set<number>()
  for (const [, i, j] of likely.sort((a, b) => b[0] - a[0])) {
    if (matches.has(i) || taken.has(j)) continue
    matches.set(i, j)
    taken.add(j)
  }
  return matches
}

/** Both lists rise. */
function iou(a: readonly number[], b: readonly number[]): number {
  if (a.length === 0 || b.length === 0 || a.at(-1)! < b[0]! || b.at(-1)! < a[0]!) return 0
  const other = new Set(b)
  let shared = 0
  for (const position of a) if (other.has(position)) shared++
  return shared / (a.length + b.length - shared)
}

function keyOf({ at }: Fragment<unknown>): string {
  return `${at[0]}-${at.at(-1)}`
}

function slicesOf(quote: GoldQuotation): readonly string[] {
  return [
    'all',
    quote.type,
    ...(quote.speech_cue ? ['speech-cue'] : []),
    ...(quote.attribution ? [`said-${quote.attribution}`] : []),
  ]
}

function sliceIn(tallies: Tallies, slice: string): Tally {
  let counts = tallies.get(slice)
  if (!counts) {
    counts = {
      gold: 0,
      predicted: 0,
      exactGold: 0,
      exactPredicted: 0,
      halfGold: 0,
      halfPredicted: 0,
      mentions: 0,
      mentionsRight: 0,
      speakers: 0,
      speakersRight: 0,
    }
    tallies.set(slice, counts)
  }
  return counts
}

function nameKey(name: string): string {
  return foldKey(name).replace(/[\s·•・.]/g, '')
}
