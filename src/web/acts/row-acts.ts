import { z } from 'zod'
import type { Change } from '../../model/decision.ts'
import { err, ok, type Result } from '../../model/result.ts'
import { comment } from '../../review/corrections.ts'
import { newRow, regroup } from '../../review/group.ts'
import { bookmark, dissolve, link, merge, move, settle, swap, unlink } from '../../review/verbs.ts'
import type { Store, StoredRow } from '../../store/port.ts'
import { count, several } from '../forms.ts'
import { type Act, basisFor, versionsOf } from './act.ts'
import { cutQuotation, EDIT_FIELDS, editQuotation } from './quotation-acts.ts'

const id = z.string().min(1).max(100)
const optionalId = id.or(z.literal('')).optional()

/** The fields of POST decisions: which verb wants which is told in pages/paths.ts. */
export const ROW_ACT = z.object({
  verb: z.enum([
    'confirm',
    'reject',
    'reopen',
    'link',
    'unlink',
    'merge',
    'split',
    'move',
    'swap',
    'edit',
    'comment',
    'bookmark',
  ]),
  row: id,
  version: count,
  basis: z.string().max(200).optional(),
  row2: optionalId,
  version2: count.optional(),
  quotation: optionalId,
  quotationVersion: count.optional(),
  out: several,
  at: count.optional(),
  direction: z.enum(['up', 'down']).optional(),
  value: z.enum(['on', 'off']).optional(),
  text: z.string().trim().min(1).max(4000).optional(),
  ...EDIT_FIELDS,
})

export type RowActFields = z.infer<typeof ROW_ACT>

/** Works out a row act on the rows as they are now. VERSION_CONFLICT where they are not those that the reviewer saw. */
export async function rowAct(store: Store, project: string, fields: RowActFields, newId: () => string): Promise<Result<Act>> {
  const found = await store.rows.get(fields.row)
  if (!found.ok || found.value.project !== project) return err({ code: 'VERSION_CONFLICT', detail: fields.row })
  const row = found.value
  // A comment stands beside the row whatever becomes of it.
  if (fields.verb !== 'comment' && row.version !== fields.version) return err({ code: 'VERSION_CONFLICT', detail: row.id })
  const other = await otherRow(store, fields, row)
  if (!other.ok) return other
  const act = await workOut(store, fields, row, other.value, newId)
  if (!act.ok) return act
  const rows = other.value === null ? [row] : [row, other.value]
  const { changes, versions = [] } = act.value
  return ok({
    verb: fields.verb,
    changes,
    versions: versionsOf([...rows, ...versions]),
    ...basisFor(changes, row, fields.basis),
    focus: row.id,
  })
}

interface WorkedOut {
  readonly changes: readonly Change[]
  /** Of changed entities besides the rows. */
  readonly versions?: readonly { readonly id: string; readonly version: number }[]
}

/** The second row of an act: the one named, the one that the quotation to be linked stands in, or the neighbour it moves to. */
async function otherRow(store: Store, fields: RowActFields, row: StoredRow): Promise<Result<StoredRow | null>> {
  const { verb, row2, version2, quotation, direction } = fields
  if (row2 !== undefined && row2 !== '') {
    const other = await store.rows.get(row2)
    if (!other.ok || (version2 !== undefined && other.value.version !== version2))
      return err({ code: 'VERSION_CONFLICT', detail: row2 })
    return ok(other.value)
  }
  if (verb === 'link' && quotation) return store.rows.rowOf(quotation)
  if (verb !== 'move' || direction === undefined) return ok(null)
  const around = await store.rows.around(row.id, 1)
  if (!around.ok) return around
  const at = around.value.findIndex((one) => one.id === row.id)
  return ok(around.value[at + (direction === 'up' ? -1 : 1)] ?? null)
}

async function workOut(
  store: Store,
  fields: RowActFields,
  row: StoredRow,
  other: StoredRow | null,
  newId: () => string,
): Promise<Result<WorkedOut>> {
  const { verb, quotation } = fields
  switch (verb) {
    case 'confirm':
      return ok({ changes: settle([row], 'confirmed') })
    case 'reject':
      return ok({ changes: settle([row], 'rejected') })
    case 'reopen':
      return ok({ changes: settle([row], 'open') })
    case 'bookmark':
      return ok({ changes: bookmark([row], fields.value !== 'off') })
    case 'comment':
      return fields.text === undefined ? missing('text') : ok({ changes: comment(newId(), row.id, fields.text) })
    case 'link':
      if (other === null) return missing('quotation')
      return only(quotation ? link(row, other, quotation) : merge([row, other]))
    case 'merge':
      return other === null ? missing('row2') : only(merge([row, other]))
    case 'swap':
      return other === null ? missing('row2') : only(swap(row, other, 'en'))
    case 'unlink':
      return only(quotation ? unlink(row, quotation, newId()) : dissolve(row, [...row.zh, ...row.en].slice(1).map(newId)))
    case 'move':
      if (!quotation) return missing('quotation')
      return other === null ? missing('direction') : only(move(row, other, quotation))
    case 'split':
      if (quotation && fields.at !== undefined) return cutQuotation(store, row, quotation, fields.at, newId)
      return only(splitOut(row, fields.out, newId()))
    case 'edit':
      return quotation ? editQuotation(store, quotation, fields, newId) : missing('quotation')
  }
}

/** The chosen quotations go to a row of their own below. Neither half may be empty. */
function splitOut(row: StoredRow, out: readonly string[], newRowId: string): Result<readonly Change[]> {
  const goes = new Set(out)
  const part = (side: StoredRow['zh'], wanted: boolean) => side.filter((quotation) => goes.has(quotation.id) === wanted)
  const stays = row.zh.length + row.en.length - part(row.zh, true).length - part(row.en, true).length
  if (stays === 0 || stays === row.zh.length + row.en.length) return err({ code: 'BAD_REQUEST', detail: 'out' })
  return ok([
    regroup(row, part(row.zh, false), part(row.en, false)),
    newRow(newRowId, row.state, part(row.zh, true), part(row.en, true)),
  ])
}

function only(changes: Result<readonly Change[]>): Result<WorkedOut> {
  return changes.ok ? ok({ changes: changes.value }) : changes
}

function missing(field: string): Result<never> {
  return err({ code: 'BAD_REQUEST', detail: field })
}
