import { basisOfRows } from '../model/basis.ts'
import { type Decision, inverseOf } from '../model/decision.ts'
import { sameState } from '../model/fold.ts'
import { appendDecision, type Entry } from './append.ts'
import { applyChanges } from './apply.ts'
import { faultOfChanges, faultOfDraft, faultOfOperation } from './check-draft.ts'
import { type Context, write } from './context.ts'
import { currentOf } from './current.ts'
import { decisionById, redoable, undoable } from './log.ts'
import type { Committed, Current, DecisionDraft, Decisions, Outcome } from './port-decisions.ts'
import { lock } from './projects.ts'
import type { Trx } from './schema.ts'

/** The writing half of the decisions; the reading half is `logOf`. */
export function decidingOf(context: Context): Pick<Decisions, 'decide' | 'undo' | 'redo'> {
  return {
    decide: async (draft) => {
      const fault = faultOfDraft(draft)
      if (fault !== null) return refused('BAD_REQUEST', fault)
      return committing(context, draft.project, draft.id, (trx) => decide(trx, context, draft))
    },
    undo: (project, reviewer, operation) => {
      return takeBack(context, project, operation, (trx) => undoable(trx, project, reviewer), { verb: 'undo', reviewer })
    },
    redo: (project, reviewer, operation) => {
      return takeBack(context, project, operation, (trx) => redoable(trx, project, reviewer), { verb: 'redo', reviewer })
    },
  }
}

/** Does the work in one transaction, once for each operation id, and tells the listeners after it is on the disk. */
async function committing(
  context: Context,
  project: string,
  operation: string,
  work: (trx: Trx) => Promise<Outcome>,
): Promise<Outcome> {
  const outcome = await write<Outcome>(context, async (trx) => {
    if (!(await lock(trx, project))) return refused('NOT_FOUND', project)
    const repeated = await decisionById(trx, project, operation)
    return repeated === undefined ? work(trx) : done(repeatedOf(repeated))
  })
  if (!outcome.ok) return 'current' in outcome ? outcome : { ...outcome, current: [] }
  if (!outcome.value.repeated) context.announce(outcome.value)
  return outcome
}

function repeatedOf(decision: Decision): Committed {
  return { ...decision, versions: decision.saw.map((version) => version + 1), repeated: true }
}

async function decide(trx: Trx, context: Context, draft: DecisionDraft): Promise<Outcome> {
  const { id, project, verb, reviewer, changes, saw } = draft
  const now = await currentOf(trx, project, changes)
  const stale = now.filter((one, at) => one.version !== saw[at] || !sameState(one.state, changes[at]?.before ?? null))
  if (stale.length > 0) return conflict(stale[0], now)
  const basis = await basisNow(trx, changes)
  if (draft.basis !== undefined && draft.basis !== basis)
    return conflict(now.find(({ entity }) => entity === 'row') ?? now[0], now)
  return commit(trx, context, { id, project, verb, reviewer, changes, basis })
}

async function takeBack(
  context: Context,
  project: string,
  operation: string,
  find: (trx: Trx) => Promise<Decision | null>,
  by: Pick<Entry, 'verb' | 'reviewer'>,
): Promise<Outcome> {
  const fault = faultOfOperation(operation, by.reviewer)
  if (fault !== null) return refused('BAD_REQUEST', fault)
  return committing(context, project, operation, async (trx) => {
    const decision = await find(trx)
    if (decision === null) return refused('NOT_FOUND', by.verb)
    const changes = by.verb === 'undo' ? inverseOf(decision.changes) : decision.changes
    // By state, not by version: a later decision that was undone itself must not stand in the way.
    const now = await currentOf(trx, project, changes)
    const moved = now.filter((one, at) => !sameState(one.state, changes[at]?.before ?? null))
    if (moved.length > 0) return conflict(moved[0], now)
    return commit(trx, context, {
      id: operation,
      project,
      ...by,
      changes,
      basis: await basisNow(trx, changes),
      undoes: decision.id,
    })
  })
}

async function commit(trx: Trx, context: Context, entry: Entry): Promise<Outcome> {
  const fault = await faultOfChanges(trx, entry.project, entry.changes)
  if (fault !== null) return refused('BAD_REQUEST', fault)
  const committed = await appendDecision(trx, context, entry)
  await applyChanges(trx, context, committed)
  return done(committed)
}

/** Of the rows that are changed and are there, before the change. */
async function basisNow(trx: Trx, changes: DecisionDraft['changes']): Promise<string> {
  const ids = changes.flatMap(({ entity, id, before }) => (entity === 'row' && before !== null ? id : []))
  if (ids.length === 0) return ''
  const rows = await trx.selectFrom('rows').select(['id', 'basis']).where('id', 'in', ids).execute()
  const bases = new Map(rows.map(({ id, basis }) => [id, basis]))
  return basisOfRows(ids.map((id) => bases.get(id) ?? ''))
}

function conflict(moved: Current | undefined, current: readonly Current[]): Outcome {
  const detail = moved?.by ? `${moved.by.reviewer}: ${moved.by.verb}` : (moved?.id ?? '')
  return { ok: false, problem: { code: 'VERSION_CONFLICT', detail }, current }
}

function refused(code: 'BAD_REQUEST' | 'NOT_FOUND', detail: string): Outcome {
  return { ok: false, problem: { code, detail }, current: [] }
}

function done(value: Committed): Outcome {
  return { ok: true, value }
}
