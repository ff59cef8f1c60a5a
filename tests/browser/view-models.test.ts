import fc from 'fast-check'
import { expect, test } from 'vitest'
import { crossingsOf } from '../../src/web/pages/crossings.ts'
import { DEFAULT_KEYS, keysOf } from '../../src/web/pages/keys.ts'
import { type Marked, runsOf } from '../../src/web/pages/runs.ts'
import { translator } from '../../src/web/pages/translate.ts'

const crossings = [
  { title: 'nothing crosses where both sides rise', places: [0, 10, 20], badged: {} },
  { title: 'one moved sentence gives one badge, not one for every row it jumps', places: [40, 0, 10, 20], badged: { r0: 'r3' } },
  { title: 'a sentence that goes to the front stands by the first row', places: [10, 20, 30, 0], badged: { r3: 'r0' } },
  { title: 'a row without English crosses nothing', places: [0, null, 10], badged: {} },
]
for (const { title, places, badged } of crossings) {
  test(`crossings: ${title}`, () => {
    const found = crossingsOf(places.map((enStart, i) => ({ id: `r${i}`, bitext: 'b', enStart })))
    expect(Object.fromEntries([...found].map(([id, { slot }]) => [id, slot]))).toEqual(badged)
  })
}

test('runs: the runs of a stretch are its words, whatever marks lie over it', () => {
  const marks = fc.array(
    fc.record({ start: fc.nat(40), end: fc.nat(40), kind: fc.constantFrom<Marked['kind'][]>('number', 'quotation', 'cue') }),
  )
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), fc.nat(40), fc.nat(40), marks, (text, a, b, marked) => {
      const span = { start: Math.min(a, b, text.length), end: Math.min(Math.max(a, b), text.length) }
      const runs = runsOf(text, span, marked)
      expect(runs.map((run) => run.text).join('')).toBe(text.slice(span.start, span.end))
      expect(runs.every((run) => run.text !== '')).toBe(true)
    }),
  )
})

test('runs: where marks overlap, each run has those that cover it', () => {
  const runs = runsOf('中方说好', { start: 0, end: 4 }, [
    { start: 0, end: 3, kind: 'quotation' },
    { start: 2, end: 4, kind: 'cue' },
  ])
  expect(runs.map(({ text, marks }) => `${text}:${marks.map(({ kind }) => kind)}`)).toEqual([
    '中方:quotation',
    '说:quotation,cue',
    '好:cue',
  ])
})

test('keys: a key that is given twice stays with the first act', () => {
  expect(keysOf({})).toEqual(DEFAULT_KEYS)
  expect(keysOf({ confirm: 'r' })).toMatchObject({ confirm: 'r', reject: '' })
  expect(keysOf({ confirm: '' })).toMatchObject({ confirm: '', reject: 'r' })
})

test('words: English chooses its form by the count, and a missing value is a bug', () => {
  const t = translator({ rows: '{count} {count|row|rows}' }, 'en')
  expect([1, 2, 1200].map((count) => t('rows', { count }))).toEqual(['1 row', '2 rows', '1,200 rows'])
  expect(() => t('rows')).toThrow('{count}')
  expect(() => t('columns')).toThrow('columns')
})
