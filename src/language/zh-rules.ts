import type { ReadTable } from './table.ts'

/** The rules that find quotations; the table `rule-confidence` says how often each was right. */
const RULES = [
  'strong-pause',
  'strong-pause-nobody',
  'strong-clause',
  'strong-clause-nobody',
  'weak-pause',
  'weak-pause-nobody',
  'weak-clause',
  'told',
  'wording',
  'according',
  'view',
  'late',
  'headline',
  'turn',
  'direct-before',
  'direct-after',
  'direct-inside',
  'direct-alone',
  'direct-clause',
  'direct-part',
  'inner',
] as const
export type ChineseRule = (typeof RULES)[number]

/** The table as numbers; a rule that is not in it is worth nothing. */
export function confidenceOf(rows: ReturnType<ReadTable>): Readonly<Record<ChineseRule, number>> {
  const given = new Map(rows.map((row) => [row['rule'], Number(row['confidence'])]))
  return Object.fromEntries(RULES.map((rule) => [rule, given.get(rule) ?? 0])) as Record<ChineseRule, number>
}
