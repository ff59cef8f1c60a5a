import type { SideText } from './side-text.ts'
import type { Texts } from './texts.ts'

/** The words of documents, compared by how rare they are. */
export interface DocumentWords {
  /** What two documents share of what they could share, 0 to 1: 0.5 and more of faithful translations. */
  readonly share: (zh: number, en: number) => number
  /** English documents that share rare words with a Chinese one, the likeliest first. */
  readonly candidates: (zh: number) => readonly number[]
}

/** Words of a document of usual length: what makes a word's share in the language a chance to meet it in a document. */
const USUAL_WORDS = 300
/** Documents' worth of belief that a word is as rare here as elsewhere. */
const FEW = 3
/** A dictionary link weaker than this is chance. */
const LEAST_LINK = 0.02
/** Of a word that no table knows. */
const UNKNOWN_SHARE = 2e-5
const MOST_CANDIDATES = 8

interface Side {
  /** Types of each document, each once. */
  readonly types: readonly ReadonlySet<number>[]
  /** How surprising it is to meet a type in a document, from 0. */
  readonly surprise: Float64Array
  readonly documents: Int32Array
}

/** `texts` holds the sentences of all documents one after the other. */
export function documentWords(
  texts: Texts,
  zh: readonly (readonly string[])[],
  en: readonly (readonly string[])[],
): DocumentWords {
  const left = sideOf(texts.zh, zh)
  const right = sideOf(texts.en, en)
  const { start, target, weight } = texts.links
  const postings: number[][] = Array.from({ length: texts.en.types }, () => [])
  const limit = Math.max(12, Math.sqrt(en.length) / 2.5)
  right.types.forEach((types, j) => {
    for (const type of types) if (right.documents[type]! <= limit) postings[type]!.push(j)
  })
  const linksOf = (type: number, see: (en: number) => void) => {
    for (let at = start[type]!; at < start[type + 1]!; at++) if (weight[at]! >= LEAST_LINK) see(target[at]!)
  }
  const linked = new Uint8Array(texts.en.types)
  for (let type = 0; type < texts.zh.types; type++) linksOf(type, (other) => (linked[other] = 1))
  const hasLink = (type: number) => start[type + 1]! > start[type]!
  const leftTotal = left.types.map((types) => total(types, left.surprise, hasLink))
  const rightTotal = right.types.map((types) => total(types, right.surprise, (type) => linked[type] === 1))
  return {
    share: (i, j) => {
      let shared = 0
      const there = right.types[j]!
      for (const type of left.types[i]!) {
        let best = 0
        linksOf(type, (other) => {
          if (there.has(other)) best = Math.max(best, Math.min(left.surprise[type]!, right.surprise[other]!))
        })
        shared += best
      }
      return shared / Math.max(1, Math.sqrt(leftTotal[i]! * rightTotal[j]!))
    },
    candidates: (i) => {
      const sums = new Map<number, number>()
      for (const type of left.types[i]!) {
        if (left.documents[type]! > limit) continue
        linksOf(type, (other) => {
          const gain = Math.min(left.surprise[type]!, right.surprise[other]!)
          for (const j of postings[other]!) sums.set(j, (sums.get(j) ?? 0) + gain)
        })
      }
      return [...sums]
        .sort((a, b) => b[1] - a[1] || a[0] - b[0])
        .slice(0, MOST_CANDIDATES)
        .map(([j]) => j)
    },
  }
}

function sideOf(side: SideText, documents: readonly (readonly string[])[]): Side {
  let sentence = 0
  const types = documents.map((sentences) => {
    const from = side.tokenStart[sentence]!
    sentence += sentences.length
    return new Set(side.tokens.subarray(from, side.tokenStart[sentence]!))
  })
  const counts = new Int32Array(side.types)
  for (const set of types) for (const type of set) counts[type] = counts[type]! + 1
  const surprise = Float64Array.from(counts, (count, type) => {
    const atLarge = 1 - Math.exp(-USUAL_WORDS * Math.max(side.share[type]!, UNKNOWN_SHARE))
    // What most documents of the project have tells them apart no better than a usual word does; of a few documents that says little.
    const here = (count - 1) / (documents.length + FEW)
    return -Math.log(Math.max(atLarge, here))
  })
  return { types, surprise, documents: counts }
}

function total(types: ReadonlySet<number>, surprise: Float64Array, counts: (type: number) => boolean): number {
  let sum = 0
  for (const type of types) if (counts(type)) sum += surprise[type]!
  return sum
}
