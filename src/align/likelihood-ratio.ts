/**
 * Dunning's -2 log lambda of a two by two table (Dunning 1993, "Accurate Methods for the Statistics of Surprise and Coincidence"): how far
 * two things occur together beyond chance. `both` of `one` and of `other` occurrences among `all`.
 */
export function likelihoodRatio(both: number, one: number, other: number, all: number): number {
  const cell = (count: number, row: number, column: number) => (count <= 0 ? 0 : count * Math.log((count * all) / (row * column)))
  return (
    2 *
    (cell(both, one, other) +
      cell(one - both, one, all - other) +
      cell(other - both, all - one, other) +
      cell(all - one - other + both, all - one, all - other))
  )
}
