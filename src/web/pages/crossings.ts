import type { Crossing } from './row-view.ts'

/** Where a row's English stands in its own text; null: the row has no English. */
export interface Placed {
  readonly id: string
  readonly bitext: string
  readonly enStart: number | null
}

/**
 * The rows, in the order of the page, whose link crosses others, with a badge each. A link crosses when its English is not on
 * the longest run of rising English places: the fewest rows are badged, not every row that a single moved paragraph jumps over.
 */
export function crossingsOf(rows: readonly Placed[]): ReadonlyMap<string, Crossing> {
  const crossings = new Map<string, Crossing>()
  let badge = 0
  for (const group of groupsOf(rows)) {
    const placed = group.filter((row): row is Placed & { enStart: number } => row.enStart !== null)
    const kept = longestRise(placed.map((row) => row.enStart))
    placed.forEach((row, i) => {
      if (kept.has(i)) return
      badge++
      const before = placed.filter((_, j) => kept.has(j)).findLast((other) => other.enStart < row.enStart)
      crossings.set(row.id, { badge, slot: before?.id ?? placed.find((_, j) => kept.has(j))?.id ?? null })
    })
  }
  return crossings
}

function groupsOf(rows: readonly Placed[]): readonly (readonly Placed[])[] {
  const groups = new Map<string, Placed[]>()
  for (const row of rows) {
    const group = groups.get(row.bitext)
    if (group === undefined) groups.set(row.bitext, [row])
    else group.push(row)
  }
  return [...groups.values()]
}

/** Indices of a longest rising subsequence (patience sorting, n log n). */
function longestRise(places: readonly number[]): ReadonlySet<number> {
  const tails: number[] = []
  const before = new Array<number>(places.length).fill(-1)
  places.forEach((place, i) => {
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (places[tails[middle] as number]! <= place) low = middle + 1
      else high = middle
    }
    before[i] = low > 0 ? (tails[low - 1] as number) : -1
    tails[low] = i
  })
  const kept = new Set<number>()
  for (let i = tails.at(-1) ?? -1; i >= 0; i = before[i] as number) kept.add(i)
  return kept
}
