import { describe, expect, test } from 'vitest'
import { loadCheckWords } from '../../src/align/check-words.ts'
import { checkPair } from '../../src/align/checks.ts'
import type { CheckKind } from '../../src/model/alignment.ts'
import { readTable, testLexicon } from './lexicon.ts'

const checkWords = loadCheckWords(readTable)
const terms = [{ zh: '水位计', en: 'tide gauge' }]
const names = [{ zh: '罗雨晴', en: 'Luo Yuqing' }]

interface Row {
  readonly title: string
  readonly zh: string
  readonly en: string
  readonly finds: readonly CheckKind[]
}

const rows: Readonly<Record<string, readonly Row[]>> = {
  numbers: [
    { title: 'another number', zh: '有15人获救。', en: 'Fifty people were rescued.', finds: ['number'] },
    { title: 'a number in words', zh: '有十五人获救。', en: 'Fifteen people were rescued.', finds: [] },
    { title: 'a lost number', zh: '货轮载有37个集装箱。', en: 'The freighter carries containers.', finds: ['number'] },
    { title: 'a percentage in words', zh: '价格上涨百分之八。', en: 'Prices rose 8 percent.', finds: [] },
    { title: '亿 as hundreds of millions', zh: '投资3.5亿元。', en: 'The investment is 350 million yuan.', finds: [] },
    { title: '亿 taken for a billion', zh: '投资3.5亿元。', en: 'The investment is 3.5 billion yuan.', finds: ['unit'] },
    { title: '万 as tens of thousands', zh: '二十万居民断电。', en: '200,000 residents lost power.', finds: [] },
    { title: '万 taken for a thousand', zh: '二十万居民断电。', en: '20,000 residents lost power.', finds: ['unit'] },
    { title: '万亿 as a trillion', zh: '总值达2万亿元。', en: 'The total value reached 2 trillion yuan.', finds: [] },
    { title: '亿 and 万 in one number', zh: '有一亿两千万人。', en: 'There are 120 million people.', finds: [] },
    { title: 'the figure in a name', zh: '新冠病毒仍在传播。', en: 'COVID-19 is still spreading.', finds: [] },
  ],
  dates: [
    { title: 'another month', zh: '展览5月开幕。', en: 'The exhibition opens in June.', finds: ['date'] },
    { title: 'the same month', zh: '展览6月开幕。', en: 'The exhibition opens in June.', finds: [] },
    { title: 'another year', zh: '大坝建于1987年。', en: 'The dam was built in 1978.', finds: ['date'] },
    { title: 'a day in another notation', zh: '展览5月18日开幕。', en: 'The exhibition opens on May 18.', finds: [] },
  ],
  names: [
    { title: 'a person left out', zh: '罗雨晴表示支持。', en: 'The city supports the plan.', finds: ['name'] },
    { title: 'a person by family name', zh: '罗雨晴表示支持。', en: 'Luo supports the plan.', finds: [] },
    { title: 'a person as a pronoun', zh: '罗雨晴表示支持。', en: 'She supports the plan.', finds: [] },
  ],
  denials: [
    { title: 'a denial lost', zh: '我们不会关闭工厂。', en: 'We will close the factory.', finds: ['negation'] },
    { title: 'a denial added', zh: '我们会关闭工厂。', en: 'We will not close the factory.', finds: ['negation'] },
    { title: 'a contraction denies', zh: '我们会关闭工厂。', en: "We won't close the factory.", finds: ['negation'] },
    { title: 'a curly contraction denies', zh: '我们不会关闭工厂。', en: 'We won’t close the factory.', finds: [] },
    { title: 'the prefix un- answers to 不', zh: '这样做不公平。', en: 'Doing so is unfair.', finds: [] },
    { title: 'the prefix in- answers to 不', zh: '数据不准确。', en: 'The data are inaccurate.', finds: [] },
    { title: 'the suffix -less answers to 无', zh: '他无家可归。', en: 'He is homeless.', finds: [] },
    {
      title: 'a word that only looks prefixed does not',
      zh: '我们不了解情况。',
      en: 'We understand the situation.',
      finds: ['negation'],
    },
    { title: 'a verb of refusal answers to not', zh: '他拒绝签字。', en: 'He would not sign.', finds: [] },
    { title: 'an A-not-A question denies nothing', zh: '你是不是医生？', en: 'Are you a doctor?', finds: [] },
    { title: '不断 denies nothing', zh: '温度不断上升。', en: 'Temperatures keep rising.', finds: [] },
    { title: '不得不 denies nothing', zh: '我们不得不离开。', en: 'We had to leave.', finds: [] },
    { title: 'not only denies nothing', zh: '他会唱歌，也会跳舞。', en: 'He can not only sing but also dance.', finds: [] },
    { title: '未来 denies nothing', zh: '未来属于青年。', en: 'The future belongs to the young.', finds: [] },
  ],
  'untranslated words': [
    {
      title: 'an English clause in the Chinese',
      zh: '他说 the meeting was very long 然后离开。',
      en: 'He said the meeting was very long and left.',
      finds: ['untranslated'],
    },
    {
      title: 'an English name in the Chinese',
      zh: '他买了一台 MacBook Pro 电脑。',
      en: 'He bought a MacBook Pro computer.',
      finds: [],
    },
    { title: 'Chinese in the English', zh: '他谈到了冰糖葫芦。', en: 'He talked about 冰糖葫芦.', finds: ['untranslated'] },
  ],
  clauses: [
    {
      title: 'a clause left out',
      zh: '工厂明年开始生产，但是当地的渔民非常担心河水污染。',
      en: 'The factory will start production next year.',
      finds: ['missing-clause'],
    },
    {
      title: 'both clauses there',
      zh: '工厂明年开始生产，但是当地的渔民非常担心河水污染。',
      en: 'The factory will start production next year, but local fishermen worry about pollution of the river.',
      finds: [],
    },
  ],
  lengths: [
    {
      title: 'far too short',
      zh: '我们走过了沙漠和雪山然后渡过大河终于看见了大海和港口里的白色帆船',
      en: 'We saw the sea.',
      finds: ['length'],
    },
    { title: 'a short answer has any length', zh: '对。', en: 'That is exactly right.', finds: [] },
  ],
  terms: [
    { title: 'a term translated otherwise', zh: '水位计已经修好。', en: 'The water meter has been repaired.', finds: ['term'] },
    { title: 'the usual term', zh: '水位计已经修好。', en: 'The tide gauge has been repaired.', finds: [] },
    {
      title: 'a term in Traditional characters',
      zh: '水位計已經修好。',
      en: 'The water meter has been repaired.',
      finds: ['term'],
    },
  ],
}

for (const [group, list] of Object.entries(rows))
  describe(group, () => {
    for (const { title, zh, en, finds } of list)
      test(title, () => {
        const found = checkPair(zh, en, testLexicon(), { checkWords, terms, names })
        expect(found.map(({ kind }) => kind)).toEqual(finds)
      })
  })
