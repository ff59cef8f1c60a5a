import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { resolveSpeakers } from '../../../src/quotes/speakers/resolve.ts'
import { draft, knowledge, outline } from './knowledge.ts'

const one = (text: string, lang: 'zh' | 'en', drafts: ReturnType<typeof draft>[], key?: string) =>
  resolveSpeakers([{ outline: outline(text, lang), drafts }], knowledge, key === undefined ? undefined : [key])

describe('ids', () => {
  const text = 'Lena Ortiz said trade grew. Two officials said talks failed.'
  const drafts = [
    draft(text, 'en', 'trade grew', 'Lena Ortiz'),
    draft(text, 'en', 'talks failed', 'Two officials', { form: 'title' }),
  ]

  test('the same analysis gives the same ids', () => {
    expect(one(text, 'en', drafts, 'a')).toEqual(one(text, 'en', drafts, 'a'))
  })

  test('quotations of another document have other ids', () => {
    const ids = new Set(
      [...one(text, 'en', drafts, 'a').quotations, ...one(text, 'en', drafts, 'b').quotations].map(({ id }) => id),
    )
    expect(ids.size).toBe(4)
  })

  test('a full name has one id in every document, a description only in its own', () => {
    const [a, b] = ['a', 'b'].map((key) => one(text, 'en', drafts, key).quotations.map(({ speaker }) => speaker?.id))
    expect(a![0]).toBe('lena-ortiz')
    expect(b![0]).toBe('lena-ortiz')
    expect(a![1]).not.toBe(b![1])
  })

  test('two quotations of the same words at the same place still have two ids', () => {
    const { quotations } = one(text, 'en', [drafts[0]!, drafts[0]!])
    expect(quotations[0]!.id).not.toBe(quotations[1]!.id)
  })

  test('Mr. and Ms. of one surname are two speakers', () => {
    const wang = 'Mr. Wang said it rained. Ms. Wang said it snowed.'
    const { quotations } = one(wang, 'en', [
      draft(wang, 'en', 'it rained', 'Mr. Wang', { gender: 'male' }),
      draft(wang, 'en', 'it snowed', 'Ms. Wang', { gender: 'female' }),
    ])
    expect(quotations[0]!.speaker!.id).not.toBe(quotations[1]!.speaker!.id)
  })

  test('one pinyin, two names: two ids', () => {
    const zh = '王伟表示，天气好。王维表示，天气坏。'
    const { quotations } = one(zh, 'zh', [draft(zh, 'zh', '天气好', '王伟'), draft(zh, 'zh', '天气坏', '王维')])
    expect(quotations[0]!.speaker!.id).not.toBe(quotations[1]!.speaker!.id)
  })
})

describe('unknown stays unknown', () => {
  test('a pronoun with nobody before it has no speaker', () => {
    const text = 'She said the bridge was open.'
    expect(
      one(text, 'en', [draft(text, 'en', 'the bridge was open', 'She', { form: 'pronoun', gender: 'female' })]).quotations[0]!
        .speaker,
    ).toBeNull()
  })

  test('a ring of drafts that point to each other is left unknown', () => {
    const text = 'One thing. Another thing.'
    const ring = [
      { ...draft(text, 'en', 'One thing'), sameAs: 1 },
      { ...draft(text, 'en', 'Another thing'), sameAs: 0 },
    ]
    expect(one(text, 'en', ring).quotations.map(({ speaker }) => speaker)).toEqual([null, null])
  })

  test('every speaker has its reason', () => {
    const text = 'Lena Ortiz said trade grew. She said it would last.'
    const drafts = [
      draft(text, 'en', 'trade grew', 'Lena Ortiz'),
      draft(text, 'en', 'it would last', 'She', { form: 'pronoun', gender: 'female' }),
    ]
    const { quotations } = one(text, 'en', drafts)
    expect(quotations.map(({ speaker }) => speaker?.name)).toEqual(['Lena Ortiz', 'Lena Ortiz'])
    expect(quotations.map(({ evidence }) => evidence.map(({ kind }) => kind))).toEqual([['named'], ['pronoun']])
  })
})

test('no words and no mention break it, and speakers are those of the quotations', () => {
  const words = fc.array(
    fc.constantFrom(
      '__proto__',
      'constructor',
      '王',
      '他',
      '“',
      '”',
      '·',
      '总统',
      ' ',
      '\n',
      'Mr.',
      'She',
      '\u202e',
      '𠮷',
      'Аnna',
      '，',
      '。',
      'the',
    ),
    { minLength: 2, maxLength: 40 },
  )
  fc.assert(
    fc.property(words, fc.nat(), fc.nat(), fc.constantFrom('zh', 'en'), (list, a, b, lang) => {
      const text = list.join('')
      const start = a % text.length
      const end = Math.min(text.length, start + 1 + (b % 12))
      const drafts = [{ ...draft(text, lang, text), mention: { start, end, form: 'name' as const } }]
      const { quotations, speakers } = one(text, lang, drafts)
      expect(quotations).toHaveLength(1)
      const ids = new Set(speakers.map(({ id }) => id))
      expect(ids.size).toBe(speakers.length)
      for (const { speaker } of quotations) if (speaker !== null) expect(ids.has(speaker.id)).toBe(true)
    }),
    { numRuns: 200 },
  )
})
