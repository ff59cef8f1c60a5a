import type { Group } from './free.ts'
import type { Block } from './search.ts'

/** Confirmed beads, parted by what a path in order can do with them. */
interface Pins {
  /** Those it can go through: unbroken on both sides, and rising. */
  readonly onPath: readonly Block[]
  /** Those it cannot: their sentences are taken out of the texts before the path is looked for. */
  readonly aside: readonly Group[]
}

export function sortPins(pins: readonly Group[]): Pins {
  const blocks = pins
    .filter((pin) => isUnbroken(pin.zh) && isUnbroken(pin.en))
    .map((pin) => ({ pin, block: blockOf(pin) }))
    .sort((a, b) => a.block.zhFrom - b.block.zhFrom || a.block.enFrom - b.block.enFrom)
  const chain = longestChain(blocks.map(({ block }) => block))
  const chosen = new Set(chain.map((k) => blocks[k]?.pin))
  return { onPath: chain.map((k) => (blocks[k] as { block: Block }).block), aside: pins.filter((pin) => !chosen.has(pin)) }
}

function isUnbroken(sentences: readonly number[]): boolean {
  return sentences.length > 0 && sentences.every((sentence, k) => k === 0 || sentence === (sentences[k - 1] as number) + 1)
}

function blockOf({ zh, en }: Group): Block {
  return {
    zhFrom: zh[0] as number,
    zhTo: (zh.at(-1) as number) + 1,
    enFrom: en[0] as number,
    enTo: (en.at(-1) as number) + 1,
    probability: 1,
  }
}

/** Indices of the longest run of blocks that rises on both sides; there are as many as a person confirms, so squares are no matter. */
function longestChain(blocks: readonly Block[]): readonly number[] {
  const length: number[] = []
  const previous: number[] = []
  let last = -1
  for (const [k, block] of blocks.entries()) {
    length[k] = 1
    previous[k] = -1
    for (let before = 0; before < k; before++) {
      const other = blocks[before] as Block
      if (other.zhTo > block.zhFrom || other.enTo > block.enFrom || (length[before] as number) < (length[k] as number)) continue
      length[k] = (length[before] as number) + 1
      previous[k] = before
    }
    if (last < 0 || (length[k] as number) > (length[last] as number)) last = k
  }
  const chain: number[] = []
  for (let k = last; k >= 0; k = previous[k] as number) chain.unshift(k)
  return chain
}
