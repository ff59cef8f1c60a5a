import { expect, test } from 'vitest'
import { romanizations, runsOf } from '../../../src/quotes/speakers/romanization.ts'
import { soundLikeness } from '../../../src/quotes/speakers/sound.ts'

const alike = [
  ['托卡耶夫', 'Tokayev'],
  ['普京', 'Putin'],
  ['乔纳森·波拉克', 'Jonathan Pollack'],
  ['马丁·安达纳尔', 'Martin Andanar'],
  ['卢卡申科', 'Lukashenko'],
  ['斯托尔滕贝格', 'Stoltenberg'],
] as const
for (const [zh, en] of alike) test(`${zh} sounds like ${en}`, () => expect(soundLikeness(zh, en)).toBeGreaterThan(0.7))

const unlike = [
  ['托卡耶夫', 'Macron'],
  ['普京', 'Biden'],
  ['乔纳森·波拉克', 'Martin Andanar'],
  ['岸田文雄', 'Kishida'],
] as const
for (const [zh, en] of unlike) test(`${zh} does not sound like ${en}`, () => expect(soundLikeness(zh, en)).toBeLessThan(0.7))

const written = [
  { zh: '习近平', surname: '习', spellings: [], en: 'Xi Jinping' },
  { zh: '习近平', surname: '习', spellings: [], en: 'Jinping Xi' },
  { zh: '欧阳修', surname: '欧阳', spellings: [], en: 'Ouyang Xiu' },
  { zh: '蒋介石', surname: '蒋', spellings: ['chiang'], en: 'Chiang Chieh-shih' },
  { zh: '陈乐', surname: '陈', spellings: ['chan'], en: 'Chen Yue' },
] as const
for (const { zh, surname, spellings, en } of written)
  test(`${zh} is written ${en}`, () => {
    const runs = runsOf(en)
    expect(romanizations(zh, surname, spellings).some((romanized) => runs.includes(romanized))).toBe(true)
  })
