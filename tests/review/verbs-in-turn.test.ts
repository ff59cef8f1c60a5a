import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Change, inverseOf } from '../../src/model/decision.ts'
import {
  bookmark,
  type Changes,
  dissolve,
  link,
  merge,
  settle,
  split,
  splitBefore,
  swap,
  unlink,
} from '../../src/review/verbs.ts'
import { applied, groupsOf, type World, worldOf } from './world.ts'

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
