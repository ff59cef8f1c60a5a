import { sql } from 'kysely'
import type { Change, Decision, Entity, Verb } from '../model/decision.ts'
import { type Context, found, pages } from './context.ts'
import { currentOf } from './current.ts'
import type { Current, Decisions } from './port-decisions.ts'
import type { Page, Window } from './port-documents.ts'
import type { Db } from './schema.ts'
import { pageOf, windowed } from './window.ts'

/** The reading half of the decisions. */
export function logOf(context: Context): Omit<Decisions, 'decide' | 'undo' | 'redo' | 'subscribe'> {
  const { db } = context
  return {
    standing: async (project, reviewer) => ({
      undo: await undoable(db, project, reviewer),
      redo: await redoable(db, project, reviewer),
    }),
    current: async (project, entity, id) => (await currentOf(db, project, [{ entity, id }]))[0] as Current,
    get: async (project, operation) => found(await decisionById(db, project, operation), operation),
    history: (project, entity, id, window = {}) => history(db, project, entity, id, window),
    list: async (project, window = {}) => {
      const rows = await windowed(select(db, project), 'seq', window, 'desc')
      return pageOf(rows.map(decisionOf), window, ({ seq }) => String(seq))
    },
    since: (project, seq) =>
      pages(async (after) => {
        const rows = await windowed(select(db, project), 'seq', { after: after ?? String(seq), limit: 500 })
        return pageOf(rows.map(decisionOf), { limit: 500 }, (decision) => String(decision.seq))
      }),
  }
}

export async function decisionById(db: Db, project: string, id: string): Promise<Decision | undefined> {
  const row = await select(db, project).where('id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : decisionOf(row)
}

/*
 * A decision that was undone can be redone and undone again, so it stands when it was undone and redone equally often. Nothing
 * in the log is rewritten to say so.
 */
const TIMES_TURNED = sql<number>`(select count(*) from decisions as turned where turned.project = decisions.project and turned.undoes = decisions.id)`

/** The reviewer's latest decision that stands. */
export async function undoable(db: Db, project: string, reviewer: string): Promise<Decision | null> {
  const row = await plain(db, project, reviewer)
    .where(sql<boolean>`${TIMES_TURNED} % 2 = 0`)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? null : decisionOf(row)
}

/** What the reviewer undid last, unless something new was decided since: then there is no way back to it. */
export async function redoable(db: Db, project: string, reviewer: string): Promise<Decision | null> {
  const newest = await plain(db, project, reviewer).orderBy('seq', 'desc').limit(1).executeTakeFirst()
  const undos = db
    .selectFrom('decisions as undone')
    .select('undone.undoes')
    .where('undone.project', '=', project)
    .where('undone.reviewer', '=', reviewer)
    .where('undone.verb', '=', 'undo')
    .where('undone.seq', '>', newest?.seq ?? 0)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('decisions as later')
            .select('later.seq')
            .whereRef('later.project', '=', 'undone.project')
            .whereRef('later.undoes', '=', 'undone.undoes')
            .whereRef('later.seq', '>', 'undone.seq'),
        ),
      ),
    )
  const last = await undos.orderBy('undone.seq', 'desc').limit(1).executeTakeFirst()
  if (last?.undoes === null || last === undefined) return null
  return (await decisionById(db, project, last.undoes)) ?? null
}

function plain(db: Db, project: string, reviewer: string) {
  return select(db, project).where('reviewer', '=', reviewer).where('undoes', 'is', null)
}

async function history(db: Db, project: string, entity: Entity, id: string, window: Window): Promise<Page<Decision>> {
  const query = select(db, project).where('seq', 'in', (eb) =>
    eb
      .selectFrom('decision_entities as touched')
      .select('touched.seq')
      .where('touched.entity', '=', entity)
      .where('touched.id', '=', id)
      .where('touched.project', '=', project),
  )
  const rows = await windowed(query, 'seq', window, 'desc')
  return pageOf(rows.map(decisionOf), window, ({ seq }) => String(seq))
}

function select(db: Db, project: string) {
  return db.selectFrom('decisions').selectAll().where('project', '=', project)
}

interface Row {
  readonly id: string
  readonly seq: number
  readonly project: string
  readonly verb: string
  readonly reviewer: string
  readonly made_at: number
  readonly basis: string
  readonly undoes: string | null
  readonly body: string
}

function decisionOf({ made_at: at, body, undoes, verb, ...row }: Row): Decision {
  const { changes, saw } = JSON.parse(body) as { changes: readonly Change[]; saw: readonly number[] }
  return { ...row, verb: verb as Verb, at, changes, saw, ...(undoes === null ? {} : { undoes }) }
}
