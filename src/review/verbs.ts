import type { Change, RowState, Verdict } from '../model/decision.ts'
import type { Lang } from '../model/document.ts'
import { err, ok, type Result } from '../model/result.ts'
import { type Group, isEmpty, newRow, type Placed, regroup, sideOf } from './group.ts'

/*
 * What a reviewer's verb does to rows: from the rows as they are to the changes that a decision lists. Nothing is written here,
 * so the changes are also the preview. No quotation is ever in two rows, and none is lost: a property test holds it.
 * A verb that makes no sense here (a quotation that is not in the row, rows of two bitexts) is BAD_REQUEST.
 */

export type Changes = Result<readonly Change[]>

/** Confirm, reject or reopen; rows that have the verdict already are left alone. */
export function settle(rows: readonly Group[], verdict: Verdict): readonly Change[] {
  return rows.filter((row) => row.state.verdict !== verdict).map((row) => change(row, { ...row.state, verdict }))
}

/** Confirms the open rows with both sides whose probability is at least this. */
export function confirmAbove(rows: readonly Group[], probability: number): readonly Change[] {
  return settle(
    rows.filter((row) => isSure(row.state, probability)),
    'confirmed',
  )
}

/** Whether `confirmAbove` takes the row. */
export function isSure(row: RowState, probability: number): boolean {
  return (
    row.verdict === 'open' && row.zh.length > 0 && row.en.length > 0 && row.probability !== null && row.probability >= probability
  )
}

export function bookmark(rows: readonly Group[], bookmarked: boolean): readonly Change[] {
  return rows.filter((row) => row.state.bookmarked !== bookmarked).map((row) => change(row, { ...row.state, bookmarked }))
}

/** All quotations of the rows in one, which keeps the first row's id; the others go. Also what linking two rows is. */
export function merge(rows: readonly Group[]): Changes {
  const [first, ...others] = rows
  if (first === undefined || others.length === 0) return refuse('two rows or more')
  const faulty = notTogether(rows)
  if (faulty !== null) return refuse(faulty)
  const joined = regroup(
    first,
    rows.flatMap((row) => row.zh),
    rows.flatMap((row) => row.en),
  )
  return ok([joined, ...others.map((row) => regroup(row, [], []))])
}

/** One quotation out of its row into another. A row that is left empty goes. */
export function link(into: Group, from: Group, quotation: string): Changes {
  const side = sideOf(from, quotation)
  const faulty = notTogether([into, from]) ?? (side === null ? `${quotation} is not in ${from.id}` : null)
  if (faulty !== null || side === null) return refuse(faulty ?? quotation)
  const [taken, left] = parted(from, (one) => one.id === quotation)
  return ok([regroup(into, [...into.zh, ...taken.zh], [...into.en, ...taken.en]), regroup(from, left.zh, left.en)])
}

/** One quotation out of its row into a row of its own, `newId`. */
export function unlink(row: Group, quotation: string, newId: string): Changes {
  if (sideOf(row, quotation) === null) return refuse(`${quotation} is not in ${row.id}`)
  const [taken, left] = parted(row, (one) => one.id === quotation)
  if (isEmpty(left)) return refuse(`${quotation} stands alone already`)
  return ok([regroup(row, left.zh, left.en), newRow(newId, row.state, taken.zh, taken.en)])
}

/** Every quotation in a row of its own. `newIds`: one fewer than there are quotations (`idsNeeded`). */
export function dissolve(row: Group, newIds: readonly string[]): Changes {
  const [first, ...others] = [...row.zh, ...row.en]
  if (first === undefined || others.length === 0) return refuse('one quotation alone')
  if (newIds.length < others.length) return refuse(`${others.length} new ids`)
  const alone = (quotation: Placed) => {
    const [taken] = parted(row, (one) => one.id === quotation.id)
    return taken
  }
  const kept = alone(first)
  const made = others.map((quotation, at) => {
    const { zh, en } = alone(quotation)
    return newRow(newIds[at] ?? '', row.state, zh, en)
  })
  return ok([regroup(row, kept.zh, kept.en), ...made])
}

/** How many quotations on either side stay in the first half of a split. */
interface SplitPoint {
  readonly zh: number
  readonly en: number
}

/** Two rows of one: the first `at.zh` and `at.en` quotations stay, the others go to `newId`. Neither half may be empty. */
export function split(row: Group, at: SplitPoint, newId: string): Changes {
  const first = { zh: row.zh.slice(0, at.zh), en: row.en.slice(0, at.en) }
  const second = { zh: row.zh.slice(at.zh), en: row.en.slice(at.en) }
  if (isEmpty(first) || isEmpty(second)) return refuse('both halves must have a quotation')
  return ok([regroup(row, first.zh, first.en), newRow(newId, row.state, second.zh, second.en)])
}

/** Where to split so that `quotation` begins the second half: the other side is cut in proportion. null: it is not in the row. */
export function splitBefore(row: Group, quotation: string): SplitPoint | null {
  const side = sideOf(row, quotation)
  if (side === null) return null
  const at = row.state[side].indexOf(quotation)
  const other = otherOf(side)
  const share = Math.round((at / row.state[side].length) * row.state[other].length)
  return side === 'zh' ? { zh: at, en: share } : { zh: share, en: at }
}

/** The quotation goes over to the row before or after: InterText's "move up" and "move down". */
export function move(row: Group, neighbour: Group, quotation: string): Changes {
  return link(neighbour, row, quotation)
}

/** The two rows exchange all their quotations of one side. */
export function swap(first: Group, second: Group, side: Lang): Changes {
  const faulty = notTogether([first, second])
  if (faulty !== null) return refuse(faulty)
  if (first.state[side].length + second.state[side].length === 0) return refuse(`no ${side} quotation in either row`)
  const changed = (row: Group, from: Group) => (side === 'zh' ? regroup(row, from.zh, row.en) : regroup(row, row.zh, from.en))
  return ok([changed(first, second), changed(second, first)])
}

function change(row: Group, after: RowState): Change {
  return { entity: 'row', id: row.id, before: row.state, after }
}

function parted(
  row: Group,
  isTaken: (quotation: Placed) => boolean,
): readonly [Pick<Group, 'zh' | 'en'>, Pick<Group, 'zh' | 'en'>] {
  const part = (wanted: boolean) => ({
    zh: row.zh.filter((quotation) => isTaken(quotation) === wanted),
    en: row.en.filter((quotation) => isTaken(quotation) === wanted),
  })
  return [part(true), part(false)]
}

function notTogether(rows: readonly Group[]): string | null {
  if (new Set(rows.map((row) => row.id)).size < rows.length) return 'a row twice'
  return new Set(rows.map((row) => row.state.bitext)).size > 1 ? 'rows of two texts' : null
}

function otherOf(side: Lang): Lang {
  return side === 'zh' ? 'en' : 'zh'
}

function refuse(detail: string): Changes {
  return err({ code: 'BAD_REQUEST', detail })
}
