import { type Anchor, risingChain } from './anchors.ts'
import type { Block } from './search.ts'
import type { Stretch } from './window-scores.ts'

/** A border between sentences of both sides: before Chinese sentence `zh` and English sentence `en`. */
export type Border = readonly [zh: number, en: number]

/** A stretch of the texts and the borders in it, from corner to corner, that the search keeps near. */
export interface Leg {
  readonly stretch: Stretch
  readonly borders: readonly Border[]
}

/** Cells of a rectangle that is searched whole. */
export const SMALL = 400_000
/** Sentences of a leg: what bounds the memory. */
const LEG = 800
/** Without an anchor the way is guessed at such steps. */
const GUESSED_STEP = 60

/** The way through a stretch by the anchors in it: short texts are searched whole. */
export function wayOf(anchors: readonly Anchor[], stretch: Stretch): readonly Border[] {
  const start: Border = [stretch.zhFrom, stretch.enFrom]
  const end: Border = [stretch.zhTo, stretch.enTo]
  if ((stretch.zhTo - stretch.zhFrom) * (stretch.enTo - stretch.enFrom) <= SMALL) return [start, end]
  const inside = anchors.filter(
    ({ zh, en }) => zh > stretch.zhFrom && zh < stretch.zhTo && en > stretch.enFrom && en < stretch.enTo,
  )
  return withGuesses([start, ...risingChain(inside, stretch.enTo).map(({ zh, en }): Border => [zh, en]), end])
}

/** Where two borders lie far apart, the straight line between them. */
function withGuesses(borders: readonly Border[]): readonly Border[] {
  return borders.flatMap((border, k) => {
    const next = borders[k + 1]
    if (!next || (next[0] - border[0]) * (next[1] - border[1]) <= SMALL) return [border]
    const longest = Math.max(next[0] - border[0], next[1] - border[1])
    const steps = Math.ceil(longest / GUESSED_STEP)
    return Array.from(
      { length: steps },
      (_, step): Border => [
        Math.round(border[0] + ((next[0] - border[0]) * step) / steps),
        Math.round(border[1] + ((next[1] - border[1]) * step) / steps),
      ],
    )
  })
}

/** The way cut into legs at its borders. */
export function legsOf(borders: readonly Border[]): readonly Leg[] {
  const legs: Leg[] = []
  let from = 0
  for (let k = 1; k < borders.length; k++) {
    const [zhFrom, enFrom] = borders[from] as Border
    const [zhTo, enTo] = borders[k] as Border
    if (k + 1 < borders.length && zhTo - zhFrom + enTo - enFrom < 2 * LEG) continue
    legs.push({ stretch: { zhFrom, zhTo, enFrom, enTo }, borders: borders.slice(from, k + 1) })
    from = k
  }
  return legs
}

/** The legs of a first alignment, cut only between two plain beads: there a border is surest. */
export function legsAlong(blocks: readonly Block[]): readonly Leg[] {
  const first = blocks[0]
  if (!first) return []
  const legs: Leg[] = []
  let borders: Border[] = [[first.zhFrom, first.enFrom]]
  for (const [k, block] of blocks.entries()) {
    borders.push([block.zhTo, block.enTo])
    const [zhFrom, enFrom] = borders[0] as Border
    const next = blocks[k + 1]
    const isLong = block.zhTo - zhFrom + block.enTo - enFrom >= 2 * LEG
    if (next && !(isLong && ((isPlain(block) && isPlain(next)) || block.zhTo - zhFrom > 4 * LEG))) continue
    legs.push({ stretch: { zhFrom, zhTo: block.zhTo, enFrom, enTo: block.enTo }, borders })
    borders = [[block.zhTo, block.enTo]]
  }
  return legs
}

/** A score that two sentences reach which share several words. */
const PLAIN = 4

function isPlain(block: Block): boolean {
  return block.zhTo - block.zhFrom === 1 && block.enTo - block.enFrom === 1 && block.probability > PLAIN
}
