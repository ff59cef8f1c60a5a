import type { Problem } from '../model/problems.ts'
import type { Result } from '../model/result.ts'
import type { Committed, Current, DecisionDraft, Outcome } from '../store/port.ts'
import { type Act, sawOf } from './acts/act.ts'
import type { Reader } from './present/reader.ts'

/** What came of an act: `committed` null where there was nothing to change. */
export type Decided =
  | { readonly ok: true; readonly committed: Committed | null; readonly focus: string | null }
  | { readonly ok: false; readonly problem: Problem; readonly current: readonly Current[]; readonly act: Act | null }

/**
 * Commits an act once. The decision's id is `<operation>.<verb>`: the same form sent again finds what it did the first time,
 * before anything is worked out on rows that it has itself changed since.
 */
export async function decide(
  reader: Reader,
  operation: string,
  verb: string,
  workOut: () => Promise<Result<Act>>,
): Promise<Decided> {
  const { decisions } = reader.store
  const id = `${operation}.${verb}`
  const earlier = await decisions.get(reader.project.id, id)
  if (earlier.ok) return { ok: true, committed: { ...earlier.value, versions: [], repeated: true }, focus: null }
  const act = await workOut()
  if (!act.ok) return { ok: false, problem: act.problem, current: [], act: null }
  const { changes, focus } = act.value
  if (changes.length === 0) return { ok: true, committed: null, focus }
  const outcome = await decisions.decide(draftOf(reader, id, act.value))
  return outcome.ok ? { ok: true, committed: outcome.value, focus } : { ...outcome, act: act.value }
}

/** An undo or redo, which is a decision too. */
export function decidedOf(outcome: Outcome): Decided {
  return outcome.ok ? { ok: true, committed: outcome.value, focus: rowOf(outcome.value) } : { ...outcome, act: null }
}

/** The first row that a decision left standing. */
export function rowOf(decision: Pick<Committed, 'changes'>): string | null {
  return decision.changes.find((change) => change.entity === 'row' && change.after !== null)?.id ?? null
}

function draftOf(reader: Reader, id: string, act: Act): DecisionDraft {
  return {
    id,
    project: reader.project.id,
    verb: act.verb,
    reviewer: reader.reviewer,
    changes: act.changes,
    saw: sawOf(act),
    ...(act.basis === undefined ? {} : { basis: act.basis }),
  }
}
