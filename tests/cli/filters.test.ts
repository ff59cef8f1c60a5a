import { expect, test } from 'vitest'
import { duizhao } from './run.ts'

const jsonl = (objects: readonly unknown[]) => objects.map((object) => `${JSON.stringify(object)}\n`).join('')
const parsed = (out: string) =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))

test('quotes --jsonl: one line in, one out, in order, over many batches and two jobs', async () => {
  const count = 3_000
  // Long enough that the lines make several batches.
  const texts = Array.from({ length: count }, (_, i) => ({
    id: i,
    text: `王芳说，第${i}座桥已经完工。${'今天下雨。'.repeat(i % 40)}`,
  }))
  const { code, out, err } = await duizhao(['quotes', '--jsonl', '--jobs', '2'], jsonl(texts))
  expect({ code, err }).toEqual({ code: 0, err: '' })
  const lines = parsed(out)
  expect(lines.map(({ id }) => id)).toEqual(texts.map(({ id }) => id))
  for (const [i, { quotations }] of lines.entries()) {
    const [start] = quotations[0].parts[0]
    expect(texts[i]!.text.slice(start)).toMatch(new RegExp(`^第${i}座桥已经完工`))
  }
})

test('a bad line is told in its place and the rest goes on', async () => {
  const good = { id: 'a', text: 'Wang Fang said the bridge was open.' }
  const { code, out } = await duizhao(
    ['quotes', '--jsonl'],
    `${JSON.stringify(good)}\n{"id": 1\n\n{"id": 2}\n${JSON.stringify(good)}\n`,
  )
  expect(code).toBe(0)
  const lines = parsed(out)
  expect(lines.map((line) => line.id ?? [line.line, line.error.code])).toEqual(['a', [2, 'BAD_LINE'], [4, 'BAD_LINE'], 'a'])
  expect(lines[1].error.message).not.toBe('')
})

test('segments --jsonl gives languages, scripts and roles', async () => {
  const { out } = await duizhao(
    ['segments', '--jsonl'],
    jsonl([{ id: 1, text: '橋開通了。\nThe bridge is open to everybody now.' }]),
  )
  expect(parsed(out)[0].segments.map((s: { lang: string; script: string }) => [s.lang, s.script])).toEqual([
    ['zh', 'Hant'],
    ['en', 'Latn'],
  ])
})

test('align --jsonl keeps the sides as they were given, and refuses one language on both', async () => {
  const zh = { lang: 'zh', sentences: ['大桥今天通车。', '他喝了三杯茶。'] }
  const en = { lang: 'en', sentences: ['The bridge opened to traffic today.', 'He drank three cups of tea.'] }
  const { out } = await duizhao(
    ['align', '--jsonl'],
    jsonl([
      { id: 1, left: en, right: zh },
      { id: 2, left: zh, right: zh },
    ]),
  )
  const [first, second] = parsed(out)
  expect(first.beads.map(({ left, right }: { left: number[]; right: number[] }) => [left, right])).toEqual([
    [[0], [0]],
    [[1], [1]],
  ])
  expect(second).toMatchObject({ line: 2, error: { code: 'SAME_LANGUAGE' } })
})
