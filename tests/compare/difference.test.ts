import { assert as check, constantFrom, property, string } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type DifferenceRun, differenceOf } from '../../src/compare/difference.ts'

const marked = (runs: readonly DifferenceRun[]) =>
  runs.map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `{+${text}+}` : `[-${text}-]`)).join('')

describe('differences word by word', () => {
  const rows = [
    { title: 'the same', before: '大桥通车', after: '大桥通车', lang: 'zh', shows: '大桥通车' },
    { title: 'a character more', before: '大桥通车', after: '大桥已通车', lang: 'zh', shows: '大桥{+已+}通车' },
    {
      title: 'a name stays whole',
      before: '王芳说',
      after: '王敏说',
      lang: 'zh',
      whole: ['王芳', '王敏'],
      shows: '[-王芳-]{+王敏+}说',
    },
    {
      title: 'figures stay whole in Chinese',
      before: '投资24亿元',
      after: '投资240亿元',
      lang: 'zh',
      shows: '投资[-24-]{+240+}亿元',
    },
    {
      title: 'an English word changes whole',
      before: 'the bridge opened',
      after: 'the bridges opened',
      lang: 'en',
      shows: 'the [-bridge-]{+bridges+} opened',
    },
    { title: 'a contraction is one word', before: "we don't know", after: 'we know', lang: 'en', shows: "we [-don't -]know" },
    { title: 'all new', before: '', after: '新', lang: 'zh', shows: '{+新+}' },
  ] as const
  for (const { title, before, after, lang, shows, ...row } of rows) {
    test(title, () => expect(marked(differenceOf(before, after, lang, 'whole' in row ? row.whole : []))).toBe(shows))
  }
})

test('nothing is lost: without the added runs it is the text before, without the removed ones the text after', () => {
  check(
    property(
      string({ unit: 'grapheme', maxLength: 60 }),
      string({ unit: 'grapheme', maxLength: 60 }),
      constantFrom('zh', 'en'),
      (before, after, lang) => {
        const runs = differenceOf(before, after, lang)
        const without = (kind: string) =>
          runs
            .filter((run) => run.kind !== kind)
            .map(({ text }) => text)
            .join('')
        expect([without('added'), without('removed')]).toEqual([before, after])
      },
    ),
  )
})

test('20,000 characters without one in common end within two seconds', { timeout: 2_000 }, () => {
  const from = (start: number) => Array.from({ length: 20_000 }, (_, i) => String.fromCharCode(start + (i % 5_000))).join('')
  expect(differenceOf(from(0x4e00), from(0x6400), 'zh').map(({ kind }) => kind)).toEqual(['removed', 'added'])
})
