import { expect, test } from 'vitest'
import { loadNumberWords } from '../../src/align/number-words.ts'
import { type NumberKind, numberKey, numbersOf } from '../../src/align/numbers.ts'
import type { Lang } from '../../src/model/document.ts'
import { readTable } from './lexicon.ts'

const words = loadNumberWords(readTable('pairs/zh-en/numbers'))

interface Found {
  readonly text: string
  readonly value: number
  readonly kind?: NumberKind
}

const rows: readonly { readonly title: string; readonly lang: Lang; readonly text: string; readonly found: readonly Found[] }[] =
  [
    { title: 'figures with 万', lang: 'zh', text: '约730万人', found: [{ text: '730万', value: 7_300_000 }] },
    { title: 'decimals with 亿', lang: 'zh', text: '投资1.5亿元', found: [{ text: '1.5亿', value: 150_000_000 }] },
    { title: 'a figure of two groups', lang: 'zh', text: '共3亿5000万元', found: [{ text: '3亿5000万', value: 350_000_000 }] },
    { title: 'thousands with commas', lang: 'zh', text: '达6,200公顷', found: [{ text: '6,200', value: 6200 }] },
    { title: 'Han numerals', lang: 'zh', text: '三百二十五名学生', found: [{ text: '三百二十五', value: 325 }] },
    { title: 'ten without a one', lang: 'zh', text: '十五岁', found: [{ text: '十五', value: 15 }] },
    { title: 'an ordinal', lang: 'zh', text: '第二十四次会议', found: [{ text: '第二十四', value: 24, kind: 'ordinal' }] },
    {
      title: 'a percentage in Han',
      lang: 'zh',
      text: '百分之十五的人',
      found: [{ text: '百分之十五', value: 15, kind: 'percent' }],
    },
    { title: 'a percentage in figures', lang: 'zh', text: '增长3.5%', found: [{ text: '3.5%', value: 3.5, kind: 'percent' }] },
    { title: 'a fraction', lang: 'zh', text: '三分之一的企业', found: [{ text: '三分之一', value: 1 / 3, kind: 'fraction' }] },
    {
      title: 'a date',
      lang: 'zh',
      text: '2021年5月3日',
      found: [
        { text: '2021年', value: 2021, kind: 'year' },
        { text: '5月', value: 5, kind: 'month' },
        { text: '3日', value: 3, kind: 'day' },
      ],
    },
    {
      title: 'a year digit by digit',
      lang: 'zh',
      text: '一九九八年',
      found: [{ text: '一九九八年', value: 1998, kind: 'year' }],
    },
    { title: 'years that pass', lang: 'zh', text: '过了32年', found: [{ text: '32', value: 32 }] },
    {
      title: 'a decade of a century',
      lang: 'zh',
      text: '20世纪90年代',
      found: [
        { text: '20世纪', value: 20, kind: 'century' },
        { text: '90年代', value: 90, kind: 'decade' },
      ],
    },
    { title: 'full-width figures', lang: 'zh', text: '共１２人', found: [{ text: '１２', value: 12 }] },
    { title: 'no number in a choice of two', lang: 'zh', text: '三四个人', found: [] },
    { title: 'no number in 一样', lang: 'zh', text: '完全一样', found: [] },
    { title: 'millions', lang: 'en', text: 'about 7.3 million people', found: [{ text: '7.3 million', value: 7_300_000 }] },
    { title: 'a unit of a letter after figures', lang: 'en', text: 'worth $2bn', found: [{ text: '2bn', value: 2_000_000_000 }] },
    {
      title: 'words with "and"',
      lang: 'en',
      text: 'two hundred and five boats',
      found: [{ text: 'two hundred and five', value: 205 }],
    },
    { title: 'a hyphen', lang: 'en', text: 'twenty-four hours', found: [{ text: 'twenty-four', value: 24 }] },
    {
      title: 'an ordinal in words',
      lang: 'en',
      text: 'the twenty-fourth session',
      found: [{ text: 'twenty-fourth', value: 24, kind: 'ordinal' }],
    },
    {
      title: 'an ordinal in figures',
      lang: 'en',
      text: 'the 24th session',
      found: [{ text: '24th', value: 24, kind: 'ordinal' }],
    },
    {
      title: 'a percentage',
      lang: 'en',
      text: 'rose 3.5 percent',
      found: [{ text: '3.5 percent', value: 3.5, kind: 'percent' }],
    },
    {
      title: 'a date in English',
      lang: 'en',
      text: 'On May 3, 2021',
      found: [
        { text: 'May', value: 5, kind: 'month' },
        { text: '3', value: 3 },
        { text: '2021', value: 2021, kind: 'year' },
      ],
    },
    { title: 'may is a verb', lang: 'en', text: 'They may march.', found: [] },
    {
      title: 'a century',
      lang: 'en',
      text: 'in the 19th century',
      found: [{ text: '19th century', value: 19, kind: 'century' }],
    },
    { title: 'a decade', lang: 'en', text: 'the 1990s', found: [{ text: '1990s', value: 90, kind: 'decade' }] },
  ]

for (const row of rows) {
  test(`${row.lang}: ${row.title}`, () => {
    const found = numbersOf(row.text, row.lang, words).filter((number) => number.certain)
    expect(found.map((number) => row.text.slice(number.start, number.end))).toEqual(row.found.map(({ text }) => text))
    for (const [k, { value, kind }] of row.found.entries()) {
      expect(found[k]?.value).toBeCloseTo(value, 9)
      if (kind) expect(found[k]?.kind).toBe(kind)
    }
  })
}

const same: readonly (readonly [string, string])[] = [
  ['730万', '7.3 million'],
  ['第二十四', 'twenty-fourth'],
  ['5月', 'May 3'],
  ['百分之五', '5%'],
  ['三百二十', '320'],
  ['90年代', '1990s'],
]

for (const [zh, en] of same) {
  test(`${zh} and ${en} mean the same`, () => {
    const key = (text: string, lang: Lang) => numberKey(numbersOf(text, lang, words)[0]!)
    expect(key(zh, 'zh')).toBe(key(en, 'en'))
  })
}
