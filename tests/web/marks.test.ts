import assert from 'node:assert/strict'
import { describe, test } from 'vitest'
import { evidence } from '../../src/model/evidence.ts'
import type { StoredQuotation, StoredRow } from '../../src/store/port.ts'
import { marksOf } from '../../src/web/present/marks.ts'

function row(zh: string, en: string, state: Partial<StoredRow['state']>): StoredRow {
  const quotation = (id: string, text: string) => ({ id, text }) as StoredQuotation
  return {
    id: 'r',
    zh: [quotation('z', zh)],
    en: [quotation('e', en)],
    state: { evidence: [], checks: [], ...state },
  } as unknown as StoredRow
}

/** The marked words of each side, with a ! where they are flagged. */
function marked(one: StoredRow, terms: readonly { zh: string; en: string }[] = []): readonly string[] {
  const marks = marksOf(one, terms)
  return [...one.zh, ...one.en].flatMap(({ id, text }) =>
    (marks.get(id) ?? []).map(({ start, end, flagged, kind }) => `${kind}${flagged ? '!' : ''} ${text.slice(start, end)}`),
  )
}

describe('what answers each other is marked on both sides', () => {
  const rows = [
    {
      title: 'numbers',
      evidence: evidence('number', '三 – three', 1),
      zh: '三艘船',
      en: 'Three ships',
      marks: ['number 三', 'number Three'],
    },
    {
      title: 'a name',
      evidence: evidence('name', '林越 – Lin Yue', 1),
      zh: '林越来了',
      en: 'Lin Yue came',
      marks: ['name 林越', 'name Lin Yue'],
    },
    {
      title: 'several words',
      evidence: evidence('dictionary', '船 – ships, 港 – port', 1),
      zh: '船进港',
      en: 'ships in port',
      marks: ['dictionary 船', 'dictionary 港', 'dictionary ships', 'dictionary port'],
    },
    {
      title: 'nothing inside another word',
      evidence: evidence('dictionary', '船 – ship', 1),
      zh: '船',
      en: 'friendship',
      marks: [],
    },
    {
      title: 'nothing that stands on one side alone',
      evidence: evidence('dictionary', '船 – vessel', 1),
      zh: '船',
      en: 'a ship',
      marks: [],
    },
    { title: 'nothing for evidence that is no match', evidence: evidence('length', 1.2, 1), zh: '1.2', en: '1.2', marks: [] },
    {
      title: 'the right place after a letter that grows in lower case',
      evidence: evidence('dictionary', '船 – ship', 1),
      zh: '船',
      en: 'İ ship',
      marks: ['dictionary 船', 'dictionary ship'],
    },
  ]
  for (const one of rows)
    test(one.title, () => assert.deepEqual(marked(row(one.zh, one.en, { evidence: [one.evidence] })), one.marks))
})

test('what a check found at fault is flagged, also on one side alone', () => {
  const one = row('三百人', 'people', { checks: [{ kind: 'number', zh: '三百', en: '' }] })
  assert.deepEqual(marked(one), ['number! 三百'])
})

test('terms of the glossary are marked where both sides have them', () => {
  const terms = [
    { zh: '海堤', en: 'sea wall' },
    { zh: '码头', en: 'pier' },
  ]
  assert.deepEqual(marked(row('海堤和码头', 'The sea wall', {}), terms), ['term 海堤', 'term sea wall'])
})
