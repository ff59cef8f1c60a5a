import { describe, expect, test } from 'vitest'
import type { SpeakerState } from '../../src/model/decision.ts'
import { correct, mergeSpeakers } from '../../src/review/corrections.ts'

const person = (name: string, more: Partial<SpeakerState> = {}): SpeakerState => ({ kind: 'person', name, aliases: [], ...more })

describe('merging speakers', () => {
  test('the one that stays takes over names it lacks, and keeps its own', () => {
    const into = { id: 'a', state: person('王芳', { zh: '王芳', aliases: ['小王'] }) }
    const other = { id: 'b', state: person('Wang Fang', { en: 'Wang Fang', aliases: ['Ms Wang', '小王'] }) }
    const merged = mergeSpeakers(into, [other])
    expect(merged).toMatchObject({
      ok: true,
      value: [
        { id: 'a', after: { name: '王芳', zh: '王芳', en: 'Wang Fang', aliases: ['小王', 'Ms Wang'] } },
        { id: 'b', after: { mergedInto: 'a', name: 'Wang Fang' } },
      ],
    })
  })

  test('another name in the same language becomes an alias', () => {
    const merged = mergeSpeakers({ id: 'a', state: person('A', { en: 'A' }) }, [{ id: 'b', state: person('B', { en: 'B' }) }])
    expect(merged).toMatchObject({ value: [{ after: { en: 'A', aliases: ['B'] } }, {}] })
  })

  const refusals = [
    { title: 'with itself', into: 'a', other: 'a', gone: {} },
    { title: 'one that was merged before', into: 'a', other: 'b', gone: { mergedInto: 'c' } },
  ]
  for (const { title, into, other, gone } of refusals) {
    test(`${title} is refused`, () => {
      const answer = mergeSpeakers({ id: into, state: person('A') }, [{ id: other, state: person('B', gone) }])
      expect(answer).toMatchObject({ ok: false, problem: { code: 'BAD_REQUEST' } })
    })
  }
})

test('a correction that changes nothing is no decision, whatever the order of the fields', () => {
  expect(correct('term', 't', { zh: '桥', en: 'bridge' }, { en: 'bridge', zh: '桥' })).toEqual([])
})
