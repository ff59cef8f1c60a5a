import { type NewPair, newPairs } from './new-pairs.ts'
import type { Block } from './search.ts'
import type { SideText } from './side-text.ts'
import type { Links, Texts } from './texts.ts'
import type { Translation } from './translation.ts'
import { TUNING } from './tuning.ts'

/*
 * One round of expectation and maximisation over the beads of the first pass, with the dictionary as Dirichlet prior. Words that
 * the dictionary does not link get a link when they stand in the same beads more often than chance lets them
 * (log-likelihood ratio, Dunning 1993). Without a dictionary EM finds little in texts this small.
 */

/** The links after one round; those of the dictionary stay, with shares of prior and text. */
export function relearn(texts: Texts, words: Translation, blocks: readonly Block[]): Links {
  const candidates = withPairs(texts, words, newPairs(texts, words, blocks))
  const learned = expectedCounts(texts, candidates, blocks)
  const mass = TUNING.dictionaryMass
  const weight = new Float64Array(learned.length)
  for (let zh = 0; zh < texts.zh.types; zh++) {
    const from = candidates.start[zh] as number
    const to = candidates.start[zh + 1] as number
    let total = mass
    for (let at = from; at < to; at++) total += learned[at] as number
    for (let at = from; at < to; at++) weight[at] = ((candidates.prior[at] as number) * mass + (learned[at] as number)) / total
  }
  return { start: candidates.start, target: candidates.target, weight }
}

interface Candidates {
  readonly start: Int32Array
  readonly target: Int32Array
  /** t(en | zh) that the beads are first read with. */
  readonly forward: Float64Array
  /** What the dictionary says; 0: nothing. */
  readonly prior: Float64Array
}

/** The dictionary's links and the new ones: they compete for each word of the beads, so only what is needed gets a count. */
function withPairs(texts: Texts, words: Translation, added: ReadonlyMap<number, readonly NewPair[]>): Candidates {
  let fresh = 0
  for (const list of added.values()) fresh += list.length
  const start = new Int32Array(texts.zh.types + 1)
  const target = new Int32Array(words.target.length + fresh)
  const forward = new Float64Array(target.length)
  const prior = new Float64Array(target.length)
  let used = 0
  for (let zh = 0; zh < texts.zh.types; zh++) {
    for (let at = words.start[zh] as number; at < (words.start[zh + 1] as number); at++) {
      target[used] = words.target[at] as number
      forward[used] = words.forward[at] as number
      prior[used++] = words.forward[at] as number
    }
    for (const { en, share } of added.get(zh) ?? []) {
      target[used] = en
      forward[used++] = share
    }
    start[zh + 1] = used
  }
  return { start, target, forward, prior }
}

/** How often each link is expected to have been used (IBM model 1 within each bead). */
function expectedCounts(texts: Texts, words: Candidates, blocks: readonly Block[]): Float64Array {
  const counts = new Float64Array(words.target.length)
  const sums = new Float64Array(texts.en.types)
  const present = new Int32Array(texts.en.types).fill(-1)
  for (let k = 0; k < blocks.length; k++) {
    const block = blocks[k] as Block
    const [enFrom, enTo] = tokenSpan(texts.en, block.enFrom, block.enTo)
    const [zhFrom, zhTo] = tokenSpan(texts.zh, block.zhFrom, block.zhTo)
    for (let at = enFrom; at < enTo; at++) {
      present[texts.en.tokens[at] as number] = k
      sums[texts.en.tokens[at] as number] = LEAST
    }
    each(texts.zh.tokens, zhFrom, zhTo, words, present, k, (link, en) => {
      sums[en] = (sums[en] as number) + (words.forward[link] as number)
    })
    each(texts.zh.tokens, zhFrom, zhTo, words, present, k, (link, en) => {
      counts[link] = (counts[link] as number) + (words.forward[link] as number) / (sums[en] as number)
    })
  }
  return counts
}

/** Share that no link explains. */
const LEAST = 0.02

function each(
  tokens: Int32Array,
  from: number,
  to: number,
  words: Candidates,
  present: Int32Array,
  bead: number,
  see: (link: number, en: number) => void,
): void {
  for (let at = from; at < to; at++) {
    const zh = tokens[at] as number
    for (let link = words.start[zh] as number; link < (words.start[zh + 1] as number); link++) {
      const en = words.target[link] as number
      if (present[en] === bead) see(link, en)
    }
  }
}

function tokenSpan(side: SideText, from: number, to: number): readonly [number, number] {
  return [side.tokenStart[from] as number, side.tokenStart[to] as number]
}
