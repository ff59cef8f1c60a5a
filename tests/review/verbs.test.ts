import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Change, inverseOf, type RowState } from '../../src/model/decision.ts'
import { sameState } from '../../src/model/fold.ts'
import type { Group, Placed } from '../../src/review/group.ts'
import {
  bookmark,
  type Changes,
  confirmAbove,
  dissolve,
  link,
  merge,
  move,
  settle,
  split,
  splitBefore,
  swap,
  unlink,
} from '../../src/review/verbs.ts'

/** Rows by id: the whole world of the verbs. */
type World = ReadonlyMap<string, RowState>

/** `z1z2|e1` is a row of two Chinese quotations and an English one; the number is the place in the text. */
function rowOf(notation: string, probability: number | null = 0.8): RowState {
  const [zh = [], en = []] = notation.split('|').map((side) => side.match(/[ze]\d+/g) ?? [])
  const common = { verdict: 'open', origin: 'machine', evidence: [], checks: [], candidates: [], bookmarked: false } as const
  return { bitext: 'b', zh, en, probability, position: Number(zh[0]?.slice(1) ?? 0), ...common }
}

function worldOf(...notations: readonly string[]): World {
  return new Map(notations.map((notation, at) => [`r${at}`, rowOf(notation)]))
}

function placed(id: string): Placed {
  const start = Number(id.slice(1))
  return { id, parts: [{ start, end: start + 1 }] }
}

function groupOf(world: World, id: string): Group {
  const state = world.get(id)
  if (state === undefined) throw new Error(`no row ${id}`)
  return { id, state, zh: state.zh.map(placed), en: state.en.map(placed) }
}

function groupsOf(world: World): readonly Group[] {
  return [...world.keys()].map((id) => groupOf(world, id))
}

/** Applies changes, and fails where one does not begin with what is there. */
function applied(world: World, changes: readonly Change[]): World {
  const after = new Map(world)
  for (const change of changes) {
    if (change.entity !== 'row') throw new Error('only rows here')
    expect(sameState(after.get(change.id) ?? null, change.before)).toBe(true)
    if (change.after === null) after.delete(change.id)
    else after.set(change.id, change.after)
  }
  return after
}

function shown(world: World): readonly string[] {
  return [...world.values()].toSorted((a, b) => a.position - b.position).map(({ zh, en }) => `${zh.join('')}|${en.join('')}`)
}

function value(changes: Changes): readonly Change[] {
  if (changes.ok) return changes.value
  throw new Error(changes.problem.detail)
}

describe('what a verb does to rows', () => {
  const group = (world: World, at: number) => groupOf(world, `r${at}`)
  const rows: readonly { title: string; before: readonly string[]; verb: (world: World) => Changes; after: readonly string[] }[] =
    [
      {
        title: 'merge joins both sides in text order',
        before: ['z3|e9', 'z1|e2'],
        verb: (w) => merge([group(w, 0), group(w, 1)]),
        after: ['z1z3|e2e9'],
      },
      {
        title: 'linking an unpaired quotation fills the empty side',
        before: ['z1|', '|e4'],
        verb: (w) => merge([group(w, 0), group(w, 1)]),
        after: ['z1|e4'],
      },
      {
        title: 'link takes one quotation along and leaves the rest',
        before: ['z1|e1', 'z2z3|e2'],
        verb: (w) => link(group(w, 0), group(w, 1), 'z2'),
        after: ['z1z2|e1', 'z3|e2'],
      },
      {
        title: 'a row that loses its last quotation goes',
        before: ['z1|', '|e1'],
        verb: (w) => link(group(w, 0), group(w, 1), 'e1'),
        after: ['z1|e1'],
      },
      {
        title: 'unlink puts a quotation just after its row',
        before: ['z1|e1e2', 'z5|e5'],
        verb: (w) => unlink(group(w, 0), 'e2', 'n'),
        after: ['z1|e1', '|e2', 'z5|e5'],
      },
      {
        title: 'a split cuts both sides',
        before: ['z1z2|e1e2'],
        verb: (w) => split(group(w, 0), { zh: 1, en: 1 }, 'n'),
        after: ['z1|e1', 'z2|e2'],
      },
      {
        title: 'a split before a quotation cuts the other side in proportion',
        before: ['z1z2z3z4|e1e2'],
        verb: (w) => split(group(w, 0), splitBefore(group(w, 0), 'z3') ?? { zh: 0, en: 0 }, 'n'),
        after: ['z1z2|e1', 'z3z4|e2'],
      },
      {
        title: 'dissolve leaves every quotation alone',
        before: ['z1z2|e1'],
        verb: (w) => dissolve(group(w, 0), ['n1', 'n2']),
        after: ['z1|', '|e1', 'z2|'],
      },
      {
        title: 'move hands a quotation to the row above',
        before: ['z1|e1', 'z2|e2e3'],
        verb: (w) => move(group(w, 1), group(w, 0), 'e2'),
        after: ['z1|e1e2', 'z2|e3'],
      },
      {
        title: 'swap exchanges the counterparts',
        before: ['z1|e2', 'z2|e1'],
        verb: (w) => swap(group(w, 0), group(w, 1), 'en'),
        after: ['z1|e1', 'z2|e2'],
      },
      {
        title: 'swap with an empty side',
        before: ['z1|e1', 'z2|'],
        verb: (w) => swap(group(w, 0), group(w, 1), 'en'),
        after: ['z1|', 'z2|e1'],
      },
    ]
  for (const { title, before, verb, after } of rows) {
    test(title, () => {
      const world = worldOf(...before)
      const changes = value(verb(world))
      const then = applied(world, changes)
      expect(shown(then)).toEqual(after)
      expect(applied(then, inverseOf(changes))).toEqual(world)
    })
  }

  const refusals: readonly { title: string; before: readonly string[]; verb: (world: World) => Changes }[] = [
    { title: 'merging one row', before: ['z1|e1'], verb: (w) => merge([group(w, 0)]) },
    { title: 'merging a row with itself', before: ['z1|e1'], verb: (w) => merge([group(w, 0), group(w, 0)]) },
    { title: 'a quotation that is not in the row', before: ['z1|e1', 'z2|'], verb: (w) => link(group(w, 0), group(w, 1), 'z9') },
    { title: 'unlinking a quotation that stands alone', before: ['z1|'], verb: (w) => unlink(group(w, 0), 'z1', 'n') },
    { title: 'dissolving one quotation', before: ['|e1'], verb: (w) => dissolve(group(w, 0), []) },
    { title: 'a split with an empty half', before: ['z1|e1'], verb: (w) => split(group(w, 0), { zh: 1, en: 1 }, 'n') },
    { title: 'swapping two empty sides', before: ['z1|', 'z2|'], verb: (w) => swap(group(w, 0), group(w, 1), 'en') },
    {
      title: 'rows of two texts',
      before: ['z1|', '|e1'],
      verb: (w) => merge([group(w, 0), { ...group(w, 1), state: { ...group(w, 1).state, bitext: 'other' } }]),
    },
  ]
  for (const { title, before, verb } of refusals) {
    test(`refuses ${title}`, () =>
      expect(verb(worldOf(...before))).toMatchObject({ ok: false, problem: { code: 'BAD_REQUEST' } }))
  }

  test('what a person regrouped has no figure of the machine', () => {
    const world = worldOf('z1|e1', 'z2|e2')
    const after = applied(world, value(merge(groupsOf(world))))
    expect(after.get('r0')).toMatchObject({ origin: 'person', probability: null, evidence: [], verdict: 'open' })
  })

  test('bulk confirming takes open rows with both sides from the probability on', () => {
    const world: World = new Map([
      ['sure', rowOf('z1|e1', 0.95)],
      ['just', rowOf('z2|e2', 0.9)],
      ['doubtful', rowOf('z3|e3', 0.89)],
      ['alone', rowOf('z4|', 0.99)],
      ['of a person', rowOf('z5|e5', null)],
      ['rejected', { ...rowOf('z6|e6', 0.99), verdict: 'rejected' }],
    ])
    expect(confirmAbove(groupsOf(world), 0.9).map(({ id }) => id)).toEqual(['sure', 'just'])
  })
})

describe('any sequence of verbs', () => {
  const worlds = fc.array(fc.tuple(fc.nat(2), fc.nat(2)), { minLength: 1, maxLength: 6 }).map((sizes) => {
    let at = 1
    const side = (letter: string, count: number) => Array.from({ length: count }, () => `${letter}${at++}`).join('')
    return worldOf(...sizes.map(([zh, en]) => `${side('z', zh)}|${side('e', zh + en === 0 ? 1 : en)}`))
  })
  const steps = fc.array(fc.tuple(fc.nat(8), fc.nat(20), fc.nat(20), fc.nat(20)), { maxLength: 25 })

  /** The step as changes; a verb that is refused does nothing. */
  function changesOf(
    world: World,
    [verb, a, b, c]: readonly [number, number, number, number],
    ids: () => string,
  ): readonly Change[] {
    const groups = groupsOf(world)
    const first = groups[a % groups.length]!
    const second = groups[b % groups.length]!
    const quotations = [...first.state.zh, ...first.state.en]
    const quotation = quotations[c % quotations.length]!
    const side = c % 2 === 0 ? 'zh' : 'en'
    const verdict = (['confirmed', 'rejected', 'open'] as const)[c % 3]!
    const tried: readonly (() => readonly Change[] | Changes)[] = [
      () => merge([first, second]),
      () => link(second, first, quotation),
      () => unlink(first, quotation, ids()),
      () => dissolve(first, quotations.map(ids)),
      () => split(first, { zh: c % 3, en: b % 3 }, ids()),
      () => swap(first, second, side),
      () => settle([first, second].slice(0, first.id === second.id ? 1 : 2), verdict),
      () => bookmark([first], c % 2 === 0),
      () => split(first, splitBefore(first, quotation)!, ids()),
    ]
    const outcome = tried[verb % tried.length]!()
    if (!('ok' in outcome)) return outcome
    return outcome.ok ? outcome.value : []
  }

  test('keeps every quotation in exactly one row, and its undos give back the beginning', () => {
    fc.assert(
      fc.property(worlds, steps, (start, sequence) => {
        let number = 0
        const ids = () => `n${number++}`
        const everything = [...start.values()].flatMap(({ zh, en }) => [...zh, ...en]).toSorted()
        let world = start
        const done: (readonly Change[])[] = []
        for (const step of sequence) {
          const changes = changesOf(world, step, ids)
          world = applied(world, changes)
          done.push(changes)
          expect([...world.values()].flatMap(({ zh, en }) => [...zh, ...en]).toSorted()).toEqual(everything)
          for (const { zh, en } of world.values()) {
            expect(zh.length + en.length).toBeGreaterThan(0)
            for (const side of [zh, en]) expect(side).toEqual(side.toSorted((x, y) => Number(x.slice(1)) - Number(y.slice(1))))
          }
        }
        for (const changes of done.toReversed()) world = applied(world, inverseOf(changes))
        expect(world).toEqual(start)
      }),
      { numRuns: 300 },
    )
  })
})
