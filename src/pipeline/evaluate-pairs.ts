import type { Pair } from '../model/alignment.ts'
import type { Analysis } from '../model/analysis.ts'
import type { Quotation } from '../model/quotation.ts'
import type { Span } from '../model/span.ts'

/*
 * Pairs of quotations against gold: links between one quotation of each side, so that n-m pairs count by what they join. A quotation
 * found is the annotated one it shares most letters with, from half of them up.
 */

/** A link of the gold; null: the quotation has no counterpart. `optional` counts neither way. */
export interface GoldLink {
  readonly zh: Span | null
  readonly en: Span | null
  readonly optional: boolean
}

export interface LinkCounts {
  gold: number
  found: number
  right: number
  /** Of the gold links, those with both ends found: what pairing alone can be blamed for. */
  reachable: number
  /** Of the reachable Chinese quotations, those that have the right counterpart among their candidates, and all. */
  offered: number
  offeredOf: number
  /** [probability, right] of each link found between annotated quotations: what the probability is judged by. */
  readonly judged: [number, boolean][]
}

export function emptyLinkCounts(): LinkCounts {
  return { gold: 0, found: 0, right: 0, reachable: 0, offered: 0, offeredOf: 0, judged: [] }
}

const LETTER = /[\p{L}\p{N}]/u
const SAME = 0.5

/** Adds one analysis. `texts` are those of its documents, by index; of one bilingual document both sides are the same. */
export function countLinks(
  counts: LinkCounts,
  links: readonly GoldLink[],
  { quotations, pairs, documents }: Analysis,
  texts: readonly string[],
): void {
  const side = (lang: 'zh' | 'en') => {
    const spans = new Map(links.flatMap((link) => (link[lang] ? [[keyOf(link[lang]), link[lang]] as const] : [])))
    const found = quotations.filter((q) => q.lang === lang)
    return identify([...spans.values()], found, texts[documents.length > 1 ? (found[0]?.document ?? 0) : 0]!)
  }
  const known = { zh: side('zh'), en: side('en') }
  const wanted = new Set(links.flatMap((link) => (link.zh && link.en && !link.optional ? [linkKey(link.zh, link.en)] : [])))
  const optional = new Set(
    links.flatMap((link) => (link.optional ? [link.zh, link.en].flatMap((span) => (span ? [keyOf(span)] : [])) : [])),
  )
  const zhFound = new Set([...known.zh.values()].map(keyOf))
  const enFound = new Set([...known.en.values()].map(keyOf))
  counts.gold += wanted.size
  for (const link of links)
    if (link.zh && link.en && !link.optional && zhFound.has(keyOf(link.zh)) && enFound.has(keyOf(link.en))) counts.reachable++
  for (const pair of pairs) {
    countOffer(counts, pair, links, known, optional)
    for (const zhId of pair.zh) {
      for (const enId of pair.en) {
        const zh = known.zh.get(zhId)
        const en = known.en.get(enId)
        if ((zh && optional.has(keyOf(zh))) || (en && optional.has(keyOf(en)))) continue
        const isRight = zh !== undefined && en !== undefined && wanted.has(linkKey(zh, en))
        counts.found++
        if (isRight) counts.right++
        if (zh && en) counts.judged.push([pair.probability, isRight])
      }
    }
  }
}

/** Counts whether a pair that begins with an annotated Chinese quotation keeps the right counterpart for the reviewer. */
function countOffer(
  counts: LinkCounts,
  { zh, candidates = [] }: Pair,
  links: readonly GoldLink[],
  known: { readonly zh: ReadonlyMap<string, Span>; readonly en: ReadonlyMap<string, Span> },
  optional: ReadonlySet<string>,
): void {
  const span = known.zh.get(zh[0] ?? '')
  if (span === undefined || optional.has(keyOf(span))) return
  const wanted = new Set(links.flatMap((link) => (link.zh && link.en && keyOf(link.zh) === keyOf(span) ? [keyOf(link.en)] : [])))
  if (![...known.en.values()].some((en) => wanted.has(keyOf(en)))) return
  counts.offeredOf++
  const isOffered = candidates.some(({ id }) => wanted.has(keyOf(known.en.get(id) ?? { start: -1, end: -1 })))
  if (isOffered) counts.offered++
}

/** How often what is at least this sure is right, and what share of all is. */
export function reliability(judged: LinkCounts['judged'], least: number): { readonly share: number; readonly precision: number } {
  const sure = judged.filter(([probability]) => probability >= least)
  return {
    share: sure.length / Math.max(1, judged.length),
    precision: sure.filter(([, isRight]) => isRight).length / Math.max(1, sure.length),
  }
}

/** Which gold span each quotation is, greedily by falling IoU of letters. */
function identify(gold: readonly Span[], found: readonly Quotation[], text: string): ReadonlyMap<string, Span> {
  const wanted = gold.map((span) => lettersIn(text, [span]))
  const letters = found.map((quotation) => lettersIn(text, quotation.parts))
  const likely = wanted.flatMap((a, i) => letters.map((b, j) => [iou(a, b), i, j] as const)).filter(([value]) => value >= SAME)
  const used = new Set<number>()
  const known = new Map<string, Span>()
  for (const [, i, j] of likely.sort((a, b) => b[0] - a[0])) {
    if (used.has(i) || known.has(found[j]!.id)) continue
    used.add(i)
    known.set(found[j]!.id, gold[i]!)
  }
  return known
}

function lettersIn(text: string, spans: readonly Span[]): ReadonlySet<number> {
  const at = new Set<number>()
  for (const { start, end } of spans) for (let i = start; i < end; i++) if (LETTER.test(text[i]!)) at.add(i)
  return at
}

function iou(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let shared = 0
  for (const position of a) if (b.has(position)) shared++
  const all = a.size + b.size - shared
  return all === 0 ? 0 : shared / all
}

function keyOf({ start, end }: Span): string {
  return `${start}-${end}`
}

function linkKey(zh: Span, en: Span): string {
  return `${keyOf(zh)}~${keyOf(en)}`
}
