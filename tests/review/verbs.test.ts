import { describe, expect, test } from 'vitest'
import { inverseOf } from '../../src/model/decision.ts'
import {
  type Changes,
  confirmAbove,
  dissolve,
  link,
  merge,
  move,
  split,
  splitBefore,
  swap,
  unlink,
} from '../../src/review/verbs.ts'
import { applied, groupOf, groupsOf, rowOf, shown, value, type World, worldOf } from './world.ts'

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
