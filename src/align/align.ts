import type { AlignmentMode, Bead, BeadAlignment } from '../model/alignment.ts'
import type { Lang } from '../model/document.ts'
import { err, ok, type Result } from '../model/result.ts'
import { firstBeliefs, landmarksOf } from './beliefs.ts'
import { alignFree, type Group } from './free.ts'
import type { BilingualLexicon } from './lexicon.ts'
import { isFreeByAnchors, isFreeByPairs } from './mode.ts'
import { alignMonotone, firstWay } from './monotone.ts'
import { candidateMatrix, fullMatrix } from './pair-matrix.ts'
import { sortPins } from './pins.ts'
import type { Block } from './search.ts'
import { type AlignmentContext, prepareTypes } from './texts.ts'
import { SMALL } from './way.ts'

export interface AlignmentSide {
  readonly lang: Lang
  readonly sentences: readonly string[]
}

export interface AlignmentOptions extends AlignmentContext {
  /** `auto` (the default) chooses by the texts. */
  readonly mode?: AlignmentMode | 'auto'
  /** Beads that a reviewer confirmed: they stay as they are, and the rest is aligned around them. */
  readonly pins?: readonly Bead[]
}

/** Beads of two texts, left and right as given. SIDE_EMPTY where one has no sentences, SAME_LANGUAGE where both are in one. */
export function alignSentences(
  left: AlignmentSide,
  right: AlignmentSide,
  lexicon: BilingualLexicon,
  options: AlignmentOptions = {},
): Result<BeadAlignment> {
  if (left.sentences.length === 0 || right.sentences.length === 0) return err({ code: 'SIDE_EMPTY' })
  if (left.lang === right.lang) return err({ code: 'SAME_LANGUAGE', detail: left.lang })
  const isTurned = left.lang === 'en'
  const [zh, en] = isTurned ? [right.sentences, left.sentences] : [left.sentences, right.sentences]
  const pins = (options.pins ?? []).map((pin) => groupOf(pin, isTurned))
  const { mode, groups } = alignGroups(zh, en, lexicon, options, pins)
  return ok({ mode, beads: groups.map((group) => beadOf(group, isTurned)) })
}

interface Aligned {
  readonly mode: AlignmentMode
  readonly groups: readonly Group[]
}

function alignGroups(
  zh: readonly string[],
  en: readonly string[],
  lexicon: BilingualLexicon,
  options: AlignmentOptions,
  pins: readonly Group[],
): Aligned {
  const beliefs = firstBeliefs(prepareTypes(zh, en, lexicon, options))
  const isSmall = zh.length * en.length <= SMALL
  const landmarks = isSmall ? undefined : landmarksOf(beliefs)
  const matrix = () => (landmarks ? candidateMatrix(beliefs, landmarks.candidates) : fullMatrix(beliefs))
  if (options.mode === 'free') return { mode: 'free', groups: alignFree(beliefs, matrix(), pins) }
  const { onPath, aside } = sortPins(pins)
  const way = firstWay(beliefs, landmarks?.anchors ?? [], onPath)
  if (options.mode !== 'monotone') {
    const pairs = landmarks ? undefined : matrix()
    const isFree = pairs
      ? isFreeByPairs(pairs, [...way.flat(), ...onPath])
      : landmarks !== undefined && isFreeByAnchors(beliefs, landmarks)
    if (isFree) return { mode: 'free', groups: alignFree(beliefs, pairs ?? matrix(), pins) }
  }
  if (aside.length === 0) return { mode: 'monotone', groups: alignMonotone(beliefs, way, onPath).map(groupOfBlock) }
  return { mode: 'monotone', groups: alignWithout(zh, en, lexicon, options, pins, aside) }
}

/** Aligns in order what is left without the groups set aside, and puts these back. */
function alignWithout(
  zh: readonly string[],
  en: readonly string[],
  lexicon: BilingualLexicon,
  options: AlignmentOptions,
  pins: readonly Group[],
  aside: readonly Group[],
): readonly Group[] {
  const zhKept = indicesWithout(
    zh.length,
    aside.map((group) => group.zh),
  )
  const enKept = indicesWithout(
    en.length,
    aside.map((group) => group.en),
  )
  const fixed = aside.map((group) => ({ ...group, probability: 1 }))
  if (zhKept.length === 0 || enKept.length === 0) {
    const lone = [
      ...zhKept.map((i) => ({ zh: [i], en: [], probability: 1 })),
      ...enKept.map((j) => ({ zh: [], en: [j], probability: 1 })),
    ]
    return [...fixed, ...lone]
  }
  const remaining = pins.filter((pin) => !aside.includes(pin))
  const placed = (kept: readonly number[], sentences: readonly number[]) => sentences.map((sentence) => kept.indexOf(sentence))
  const inner = alignGroups(
    zhKept.map((i) => zh[i] as string),
    enKept.map((j) => en[j] as string),
    lexicon,
    { ...options, mode: 'monotone' },
    remaining.map((pin) => ({ ...pin, zh: placed(zhKept, pin.zh), en: placed(enKept, pin.en) })),
  )
  const back = inner.groups.map((group) => ({
    ...group,
    zh: group.zh.map((i) => zhKept[i] as number),
    en: group.en.map((j) => enKept[j] as number),
  }))
  return [...back, ...fixed].sort((a, b) => (a.zh[0] ?? Number.POSITIVE_INFINITY) - (b.zh[0] ?? Number.POSITIVE_INFINITY))
}

function indicesWithout(count: number, out: readonly (readonly number[])[]): readonly number[] {
  const taken = new Set(out.flat())
  return Array.from({ length: count }, (_, k) => k).filter((k) => !taken.has(k))
}

function groupOfBlock(block: Block): Group {
  return { zh: range(block.zhFrom, block.zhTo), en: range(block.enFrom, block.enTo), probability: block.probability }
}

function groupOf(bead: Bead, isTurned: boolean): Group {
  return { zh: isTurned ? bead.right : bead.left, en: isTurned ? bead.left : bead.right, probability: bead.probability }
}

function beadOf({ zh, en, probability }: Group, isTurned: boolean): Bead {
  return { left: isTurned ? en : zh, right: isTurned ? zh : en, probability }
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, k) => from + k)
}
