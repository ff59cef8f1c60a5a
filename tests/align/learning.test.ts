import { describe, expect, test } from 'vitest'
import { learnTerms } from '../../src/align/learning.ts'
import { prepareTexts } from '../../src/align/scorer.ts'
import { type AnalyzeOptions, analyze } from '../../src/pipeline/analyze.ts'
import { loadAll } from '../gold/knowledge.ts'

const knowledge = loadAll()
const { lexicon } = knowledge

/** Statements about a made-up machine and a made-up fish: no dictionary has them. */
const CONFIRMED = [
  { zh: '潮鸣仪已经安装在码头上。', en: 'The surge chimer has been installed on the dock.' },
  { zh: '工程师昨天修好了潮鸣仪。', en: 'Engineers repaired the surge chimer yesterday.' },
  { zh: '我们明年购买三台潮鸣仪。', en: 'We will buy three surge chimers next year.' },
  { zh: '渔民看见了银脊鲳。', en: 'Fishermen saw the ridgeback pomfrine.' },
  { zh: '银脊鲳只生活在深海。', en: 'The ridgeback pomfrine lives only in the deep sea.' },
  { zh: '孩子们喜欢这座博物馆。', en: 'Children like this museum.' },
  { zh: '火车晚点两个小时。', en: 'The train was two hours late.' },
  { zh: '市场上的苹果很贵。', en: 'Apples are expensive on the market.' },
  { zh: '医生建议病人休息。', en: 'Doctors advise patients to rest.' },
  { zh: '大学今年招收新学生。', en: 'The university admits new students this year.' },
]

describe('what reviewers confirmed', () => {
  const terms = learnTerms(CONFIRMED, lexicon)

  test('teaches terms of several words on either side', () => {
    expect(terms).toContainEqual({ zh: '潮鸣仪', en: 'surge chimer', support: 3 })
    expect(terms).toContainEqual({ zh: '银脊鲳', en: 'ridgeback pomfrine', support: 2 })
  })

  test('teaches nothing that the dictionary has', () => {
    expect(terms.map(({ zh }) => zh)).toEqual(['潮鸣仪', '银脊鲳'])
  })

  test('helps a later text: the right counterpart comes out ahead, and the reason names the term', () => {
    const zh = ['专家正在检查潮鸣仪。', '专家正在检查银脊鲳。']
    const en = ['Experts are examining the ridgeback pomfrine.', 'Experts are examining the surge chimer.']
    const before = prepareTexts(zh, en, lexicon)
    const after = prepareTexts(zh, en, lexicon, { terms })
    const lead = (scorer: typeof before, i: number) => scorer.score(i, 1 - i) - scorer.score(i, i)
    for (const i of [0, 1]) {
      expect(lead(after, i)).toBeGreaterThan(lead(before, i) + 2)
      expect(lead(after, i)).toBeGreaterThan(2)
    }
    expect(after.explain(0, 1)).toContainEqual(expect.objectContaining({ kind: 'term', value: '潮鸣仪 – surge chimer' }))
  })
})

describe('nothing is learned', () => {
  const rows = [
    { title: 'from nothing', confirmed: [] },
    { title: 'from one witness', confirmed: [CONFIRMED[0]!, ...CONFIRMED.slice(5)] },
    { title: 'from the same words twice', confirmed: [CONFIRMED[0]!, CONFIRMED[0]!, ...CONFIRMED.slice(5)] },
    {
      title: 'where either of two could be meant',
      confirmed: [
        { zh: '潮鸣仪和银脊鲳都在这里。', en: 'The chimer and the pomfrine are both here.' },
        { zh: '我们谈到潮鸣仪，也谈到银脊鲳。', en: 'We talked about the chimer, and about the pomfrine too.' },
        ...CONFIRMED.slice(5),
      ],
    },
    {
      title: 'where translations vary',
      confirmed: [
        { zh: '潮鸣仪已经安装。', en: 'The chimer has been installed.' },
        { zh: '潮鸣仪已经修好。', en: 'The wavebeller has been repaired.' },
        { zh: '我们购买潮鸣仪。', en: 'We buy the dinglet.' },
        ...CONFIRMED.slice(5),
      ],
    },
  ]
  for (const { title, confirmed } of rows) test(title, () => expect(learnTerms(confirmed, lexicon)).toEqual([]))
})

test('hundreds of confirmed pairs are read in time', () => {
  const many = Array.from({ length: 400 }, (_, i) => ({
    zh: `${CONFIRMED[i % 10]!.zh}${CONFIRMED[(i * 7 + 3) % 10]!.zh}第${i}次。`,
    en: `${CONFIRMED[i % 10]!.en} ${CONFIRMED[(i * 7 + 3) % 10]!.en} Number ${i}.`,
  }))
  const from = process.cpuUsage()
  expect(learnTerms(many, lexicon).length).toBeGreaterThan(0)
  const { user, system } = process.cpuUsage(from)
  expect((user + system) / 1000).toBeLessThan(5000)
})

test('a later text is paired by what was learned', () => {
  const zh = '工程师说：“潮鸣仪工作得很好。”\n渔民说：“银脊鲳回来了。”\n孩子说：“我喜欢这里。”'
  const en =
    '"The ridgeback pomfrine is back," a fisherman said.\n"I like it here," a child said.\n"The surge chimer works well," an engineer said.'
  const sources = [zh, en].map((text, i) => ({ file: `${i}.txt`, sha256: `${i}`, encoding: 'utf-8', text }))
  const sureOf = (options: AnalyzeOptions) => {
    const result = analyze(sources, knowledge, options)
    if (!result.ok) throw new Error(result.problem.code)
    const { pairs, quotations } = result.value
    const idOf = (words: string) => quotations.find(({ text }) => text.includes(words))!.id
    const found = (left: string, right: string) =>
      pairs.find((pair) => pair.zh.includes(idOf(left)) && pair.en.includes(idOf(right)))
    return [found('潮鸣仪', 'chimer'), found('银脊鲳', 'pomfrine')]
  }
  expect(sureOf({})).toContain(undefined)
  for (const pair of sureOf({ learnFrom: CONFIRMED })) {
    expect(pair!.probability).toBeGreaterThan(0.8)
    expect(pair!.evidence.map(({ kind }) => kind)).toContain('term')
  }
})
