import type { Bead } from '../model/alignment.ts'

/*
 * Beads against gold, as the vecalign paper defines it (Thompson & Koehn 2019, "Vecalign: Improved Sentence Alignment in Linear Time
 * and Space"): strict: the bead is in the gold; lax: it shares a pair of sentences with a gold bead. Link F1 is over pairs of
 * sentences, the fair figure where texts are abridged and reordered.
 */

export type GoldBead = Pick<Bead, 'left' | 'right'>

/** Hits and totals, summed over texts. */
export interface BeadCounts {
  strict: [hits: number, gold: number, hits: number, found: number]
  lax: [hits: number, gold: number, hits: number, found: number]
  links: [both: number, gold: number, found: number]
  /** [probability, right] of every bead found. */
  sure: [number, boolean][]
}

export function emptyBeadCounts(): BeadCounts {
  return { strict: [0, 0, 0, 0], lax: [0, 0, 0, 0], links: [0, 0, 0], sure: [] }
}

/** A line of a gold file: `[0,1]:[0]`. Throws where it is none. */
export function parseGoldBead(line: string): GoldBead {
  const [left, right] = line.split(':').map((side) => JSON.parse(side) as number[])
  if (!Array.isArray(left) || !Array.isArray(right)) throw new SyntaxError(`no bead: ${line}`)
  return { left, right }
}

/** Adds one text. */
export function countBeads(counts: BeadCounts, gold: readonly GoldBead[], found: readonly Bead[]): void {
  const precision = hits(gold, found)
  const recall = hits(found.filter(isFull), gold.filter(isFull))
  add(counts.strict, [recall.strict, recall.all, precision.strict, precision.all])
  add(counts.lax, [recall.lax, recall.all, precision.lax, precision.all])
  const wanted = linksOf(gold)
  const got = linksOf(found)
  add(counts.links, [[...got].filter((link) => wanted.has(link)).length, wanted.size, got.size])
  const keys = new Set(gold.map(keyOf))
  for (const bead of found) counts.sure.push([bead.probability, keys.has(keyOf(bead))])
}

/** Of the beads said to be at least this sure: their share of all, and how many are right. */
export function calibrationAt(counts: BeadCounts, least: number): { readonly share: number; readonly precision: number } {
  const chosen = counts.sure.filter(([probability]) => probability >= least)
  return {
    share: chosen.length / Math.max(1, counts.sure.length),
    precision: chosen.filter(([, right]) => right).length / Math.max(1, chosen.length),
  }
}

function hits(gold: readonly GoldBead[], test: readonly GoldBead[]): { strict: number; lax: number; all: number } {
  const keys = new Set(gold.map(keyOf))
  const links = linksOf(gold)
  let strict = 0
  let lax = 0
  for (const bead of test) {
    const exact = keys.has(keyOf(bead))
    if (exact) strict++
    if (exact || [...linksOf([bead])].some((link) => links.has(link))) lax++
  }
  return { strict, lax, all: test.length }
}

function linksOf(beads: readonly GoldBead[]): ReadonlySet<string> {
  return new Set(beads.flatMap(({ left, right }) => left.flatMap((i) => right.map((j) => `${i}:${j}`))))
}

function keyOf({ left, right }: GoldBead): string {
  return `${left.join()}:${right.join()}`
}

function isFull({ left, right }: GoldBead): boolean {
  return left.length > 0 && right.length > 0
}

function add(sum: number[], more: readonly number[]): void {
  more.forEach((value, i) => {
    sum[i]! += value
  })
}
