import { afterAll, beforeAll, expect } from 'vitest'
import type { Change, Verb } from '../../../src/model/decision.ts'
import type { Result } from '../../../src/model/result.ts'
import type { DecisionDraft, Outcome, RowFilter, RowOrder, Store, StoredRow } from '../../../src/store/port.ts'
import { type Made, type MadeOptions, made } from '../../store/made-analysis.ts'

/** A store on trial and what every part of the contract does with it. `store` is there once the tests run. */
export interface StoreOnTrial {
  readonly store: Store
  /** A name or id that no other call gives. */
  readonly next: () => string
  readonly project: () => Promise<string>
  readonly analysed: (project: string, options?: MadeOptions) => Promise<{ readonly bitext: string; readonly made: Made }>
  readonly rows: (filter: RowFilter, order?: RowOrder) => Promise<readonly StoredRow[]>
  readonly draft: (project: string, verb: Verb, changes: readonly Change[], reviewer?: string) => Promise<DecisionDraft>
  readonly decide: (project: string, verb: Verb, changes: readonly Change[], reviewer?: string) => Promise<Outcome>
  /** That `verify` finds nothing. */
  readonly sound: () => Promise<void>
}

/** Opens it before the tests of the describe block it is called in, and closes it after them. */
export function storeOnTrial(name: string, open: () => Promise<Store>): StoreOnTrial {
  let store: Store
  let count = 0
  beforeAll(async () => {
    store = await open()
  })
  afterAll(() => store.close())

  const next = () => {
    count += 1
    return `${name}-${count}`
  }

  async function project(): Promise<string> {
    return value(await store.projects.create(next())).id
  }

  async function analysed(id: string, options?: MadeOptions): Promise<{ bitext: string; made: Made }> {
    const one = made(options)
    const [zh, en] = value(await store.documents.importAll(id, [one.zh, one.en]))
    const bitext = value(await store.bitexts.ensure(id, { zh: zh?.document.id ?? null, en: en?.document.id ?? null }))
    value(await store.bitexts.saveAnalysis(bitext.id, one.analysis))
    return { bitext: bitext.id, made: one }
  }

  async function rows(filter: RowFilter, order: RowOrder = 'position'): Promise<readonly StoredRow[]> {
    return collect(store.rows.all(filter, order))
  }

  async function draft(id: string, verb: Verb, changes: readonly Change[], reviewer = 'Ann'): Promise<DecisionDraft> {
    const saw = []
    for (const change of changes) saw.push((await store.decisions.current(id, change.entity, change.id)).version)
    return { id: next(), project: id, verb, reviewer, changes, saw }
  }

  async function decide(id: string, verb: Verb, changes: readonly Change[], reviewer = 'Ann'): Promise<Outcome> {
    return store.decisions.decide(await draft(id, verb, changes, reviewer))
  }

  async function sound(): Promise<void> {
    expect((await store.upkeep.verify()).faults).toEqual([])
  }

  return {
    get store() {
      return store
    },
    next,
    project,
    analysed,
    rows,
    draft,
    decide,
    sound,
  }
}

export function value<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Error(`${result.problem.code}: ${result.problem.detail}`)
}

export function passed(outcome: Outcome) {
  if (outcome.ok) return outcome.value
  throw new Error(`${outcome.problem.code}: ${outcome.problem.detail}`)
}

export function codeOf(result: Result<unknown>): string | null {
  return result.ok ? null : result.problem.code
}

export function problemOf(outcome: Outcome): string | null {
  return outcome.ok ? null : outcome.problem.code
}

export async function collect<T>(all: AsyncIterable<T>): Promise<readonly T[]> {
  const items: T[] = []
  for await (const one of all) items.push(one)
  return items
}

export function only(...found: readonly (StoredRow | undefined)[]): readonly StoredRow[] {
  return found.map((one) => {
    if (one === undefined) throw new Error('no such row')
    return one
  })
}
