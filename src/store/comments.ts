import type { CommentState } from '../model/decision.ts'
import type { Context } from './context.ts'
import { versionsOf } from './heads.ts'
import type { Comments } from './port-decisions.ts'

export function commentsOf({ db }: Context): Comments {
  return {
    of: async (row) => {
      const rows = await db.selectFrom('comments').selectAll().where('row', '=', row).orderBy('seq').orderBy('id').execute()
      const ids = rows.map(({ id }) => id)
      const versions = await versionsOf(db, 'comment', ids, rows[0]?.project)
      return rows.map(({ id, state, reviewer, made_at: at }) => {
        const { text } = JSON.parse(state) as CommentState
        return { id, row, text, reviewer, at, version: versions.get(id)?.version ?? 0 }
      })
    },
  }
}
