import { MOST_EN, MOST_ZH } from './window-scores.ts'

/** How many sentences of each side a bead takes, and how usual that is. */
export interface BeadType {
  readonly zh: number
  readonly en: number
  readonly logPrior: number
}

/*
 * Counts of the Chinese-English novels of guides and papers agree: 1-1 62 %, 1-2 21 %, 1-3 6 %, 2-1 5 %, 2-2 2 %, an empty side 1 %.
 * Beyond that each further sentence makes a bead rarer by about the same factor, so larger beads get a law and not a count.
 */
const COUNTED: Readonly<Record<string, number>> = {
  '1-1': 0.62,
  '1-2': 0.2,
  '1-3': 0.06,
  '1-4': 0.015,
  '2-1': 0.05,
  '2-2': 0.018,
  '2-3': 0.01,
  '3-1': 0.007,
  '1-0': 0.006,
  '0-1': 0.006,
}
const LARGER = 0.35
const SMALLEST = 0.012

export const BEAD_TYPES: readonly BeadType[] = typesUpTo(MOST_ZH, MOST_EN)
/** Enough to find the way: the first pass leaves the rest to the second. */
export const COARSE_TYPES: readonly BeadType[] = BEAD_TYPES.filter(({ zh, en }) => zh + en <= 3 || (zh === 2 && en === 2))

function typesUpTo(mostZh: number, mostEn: number): readonly BeadType[] {
  const types: BeadType[] = []
  for (let zh = 0; zh <= mostZh; zh++) {
    for (let en = 0; en <= mostEn; en++) {
      const prior = COUNTED[`${zh}-${en}`] ?? (zh === 0 || en === 0 ? 0 : SMALLEST * LARGER ** (zh + en - 4))
      if (prior > 0) types.push({ zh, en, logPrior: Math.log(prior) })
    }
  }
  return types
}
