import type { SideText } from './side-text.ts'
import type { Links, Texts } from './texts.ts'
import { TUNING } from './tuning.ts'

/** How likely each linked word is the other's translation, and how usual every word is. */
export interface Translation {
  /** Links by Chinese type. */
  readonly start: Int32Array
  readonly target: Int32Array
  /** t(en | zh) of each link. */
  readonly forward: Float64Array
  /** t(zh | en) of each link. */
  readonly backward: Float64Array
  readonly zhShare: Float64Array
  readonly enShare: Float64Array
}

/**
 * The dictionary's shares brought to this document: its own vocabulary gets most of the mass, in both directions. A Chinese word
 * often written is the likelier source of an English one.
 */
export function translationOf(texts: Texts, links: Links): Translation {
  const { start, target, weight } = links
  const forward = new Float64Array(weight.length)
  const backward = new Float64Array(weight.length)
  const sumOfEn = new Float64Array(texts.en.types)
  for (let zh = 0; zh < texts.zh.types; zh++) {
    const from = start[zh] as number
    const to = start[zh + 1] as number
    let sum = TUNING.outside
    for (let at = from; at < to; at++) sum += weight[at] as number
    const count = texts.zh.frequency[zh] as number
    for (let at = from; at < to; at++) {
      const share = weight[at] as number
      forward[at] = share / sum
      backward[at] = share * count
      const en = target[at] as number
      sumOfEn[en] = (sumOfEn[en] as number) + share * count
    }
  }
  for (let at = 0; at < target.length; at++)
    backward[at] = (backward[at] as number) / ((sumOfEn[target[at] as number] as number) + TUNING.outside)
  return { start, target, forward, backward, zhShare: sharesOf(texts.zh), enShare: sharesOf(texts.en) }
}

/** Share of each type: the document's count, mixed with the language at large so that a short text does not make all words rare. */
function sharesOf(side: SideText): Float64Array {
  let known = 0
  for (let type = 0; type < side.types; type++) known += side.share[type] as number
  const total = side.tokens.length + TUNING.shareMass
  return side.frequency.map((count, type) => {
    const atLarge = known > 0 ? Math.max(side.share[type] as number, LEAST_SHARE) : LEAST_SHARE
    return (count + TUNING.shareMass * atLarge) / total
  })
}

const LEAST_SHARE = 1e-5
