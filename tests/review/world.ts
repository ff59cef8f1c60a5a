import { expect } from 'vitest'
import type { Change, RowState } from '../../src/model/decision.ts'
import { sameState } from '../../src/model/fold.ts'
import type { Group, Placed } from '../../src/review/group.ts'
import type { Changes } from '../../src/review/verbs.ts'
/** Rows by id: the whole world of the verbs. */
export type World = ReadonlyMap<string, RowState>

/** `z1z2|e1` is a row of two Chinese quotations and an English one; the number is the place in the text. */
export function rowOf(notation: string, probability: number | null = 0.8): RowState {
  const [zh = [], en = []] = notation.split('|').map((side) => side.match(/[ze]\d+/g) ?? [])
  const common = { verdict: 'open', origin: 'machine', evidence: [], checks: [], candidates: [], bookmarked: false } as const
  return { bitext: 'b', zh, en, probability, position: Number(zh[0]?.slice(1) ?? 0), ...common }
}

export function worldOf(...notations: readonly string[]): World {
  return new Map(notations.map((notation, at) => [`r${at}`, rowOf(notation)]))
}

function placed(id: string): Placed {
  const start = Number(id.slice(1))
  return { id, parts: [{ start, end: start + 1 }] }
}

export function groupOf(world: World, id: string): Group {
  const state = world.get(id)
  if (state === undefined) throw new Error(`no row ${id}`)
  return { id, state, zh: state.zh.map(placed), en: state.en.map(placed) }
}

export function groupsOf(world: World): readonly Group[] {
  return [...world.keys()].map((id) => groupOf(world, id))
}

/** Applies changes, and fails where one does not begin with what is there. */
export function applied(world: World, changes: readonly Change[]): World {
  const after = new Map(world)
  for (const change of changes) {
    if (change.entity !== 'row') throw new Error('only rows here')
    expect(sameState(after.get(change.id) ?? null, change.before)).toBe(true)
    if (change.after === null) after.delete(change.id)
    else after.set(change.id, change.after)
  }
  return after
}

export function shown(world: World): readonly string[] {
  return [...world.values()].toSorted((a, b) => a.position - b.position).map(({ zh, en }) => `${zh.join('')}|${en.join('')}`)
}

export function value(changes: Changes): readonly Change[] {
  if (changes.ok) return changes.value
  throw new Error(changes.problem.detail)
}
