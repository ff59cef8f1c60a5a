import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contains, spanIn } from '../../src/model/span.ts'
import { fold, foldKey, levelKey, toSimplified } from '../../src/text/fold.ts'
import { outlineOf } from '../../src/text/outline.ts'
import { scriptOf } from '../../src/text/script.ts'
import { splitSentences } from '../../src/text/sentences.ts'
import { pack } from './pack.ts'

/** Pages of every kind of trouble: marks that open and never close, breaks, tabs, surrogate pairs, both languages. */
const piece = fc.constantFrom(
  ...[
    '桥通了。',
    '他说：“好。”',
    '縣長表示，',
    'The bridge opened. ',
    '“So what?” said Harry. ',
    'Mr. Hale, ',
    '\n',
    '\r\n',
    '\n\n',
    '\t',
    ' ',
    '\u3000',
    '\u00a0',
  ],
  ...[
    '…',
    '。',
    '？',
    '.',
    '“',
    '”',
    '"',
    '（',
    '）',
    '「',
    '𠮷',
    '😀',
    '\u0301',
    'の',
    '다',
    'http://a.b/c',
    '2024-07-03',
    '记者：',
    'Q: ',
    '（记者 某某）',
    '来源：某某日报',
    '|',
    '# ',
    '> ',
  ],
)
const page = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''))
const anyText = fc.oneof(page, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }))

describe('an outline of any text', () => {
  test('has segments that are ordered, apart, trimmed, within one line, and cut no character', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { segments } = outlineOf(text, pack)
        let end = 0
        let paragraph = -1
        for (const segment of segments) {
          expect(segment.start).toBeGreaterThanOrEqual(end)
          expect(segment.end).toBeGreaterThan(segment.start)
          expect(segment.paragraph).toBeGreaterThanOrEqual(paragraph)
          spanIn(text, segment.start, segment.end)
          expect(text.slice(segment.start, segment.end)).not.toMatch(/[\n\r]/)
          end = segment.end
          paragraph = segment.paragraph
        }
      }),
      { numRuns: 600 },
    )
  })
  test('loses no letter: what is outside of segments is blank, TAB, or a mark of Markdown', () => {
    fc.assert(
      fc.property(page, (text) => {
        const { segments } = outlineOf(text, pack)
        const outside = segments.reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text)
        expect(outside).not.toMatch(/[\p{L}\p{N}]/u)
      }),
      { numRuns: 600 },
    )
  })
  test('has sentences in order, each within its segment and of its language', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { segments, sentences } = outlineOf(text, pack)
        let end = 0
        for (const sentence of sentences) {
          const segment = segments[sentence.segment]!
          expect(contains(segment, sentence)).toBe(true)
          expect(sentence.start).toBeGreaterThanOrEqual(end)
          expect([sentence.lang, sentence.paragraph]).toEqual([segment.lang, segment.paragraph])
          spanIn(text, sentence.start, sentence.end)
          end = sentence.end
        }
      }),
      { numRuns: 600 },
    )
  })
  test('is the same every time', () => {
    fc.assert(
      fc.property(page, (text) => {
        expect(outlineOf(text, pack)).toEqual(outlineOf(text, pack))
      }),
    )
  })
})

test('sentences of a span tile its words in either language', () => {
  fc.assert(
    fc.property(page, fc.constantFrom('zh' as const, 'en' as const), (text, lang) => {
      const sentences = splitSentences(text, { start: 0, end: text.length }, lang, pack)
      const outside = sentences.reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text)
      expect(outside.trim().replace(/[\u2060\ufeff\u200b]/g, '')).toBe('')
    }),
    { numRuns: 600 },
  )
})

describe('folding', () => {
  test('to Simplified keeps every offset', () => {
    const han = fc.string({
      unit: fc.integer({ min: 0x3400, max: 0x9fff }).map((code) => String.fromCharCode(code)),
      maxLength: 40,
    })
    fc.assert(
      fc.property(fc.oneof(han, anyText), (text) => {
        const simplified = toSimplified(text)
        expect(simplified.length).toBe(text.length)
        for (let at = 0; at < text.length; at++) {
          expect(simplified.charCodeAt(at) >> 10 === 0x36).toBe(text.charCodeAt(at) >> 10 === 0x36)
        }
      }),
      { numRuns: 400 },
    )
  })
  test('unfold gives back the words that a key was made from', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { key, unfold } = fold(text)
        expect(key).toBe(foldKey(text))
        for (let at = 0; at < key.length; at++) {
          const { start, end } = unfold(at, at + 1)
          spanIn(text, start, end)
          expect(foldKey(text.slice(start, end)).length).toBeGreaterThan(0)
        }
      }),
      { numRuns: 300 },
    )
  })
  test('a level key is as long as its text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(levelKey(text).length).toBe(text.length)
      }),
    )
  })
  const rows = [
    { title: 'Traditional and Simplified', left: '歐盟委員會', right: '欧盟委员会' },
    { title: 'width and case', left: 'ＳＣＯ', right: 'sco' },
    { title: 'accents', left: 'Erdoğan', right: 'Erdogan' },
    { title: 'apostrophes', left: 'O’Brien', right: "O'Brien" },
    { title: 'dots in names', left: '丹尼尔•科尔', right: '丹尼尔·科尔' },
    { title: 'zero-width characters', left: 'Da\u200bna', right: 'Dana' },
  ]
  for (const { title, left, right } of rows) test(`takes as equal: ${title}`, () => expect(foldKey(left)).toBe(foldKey(right)))
  test('keeps a phrase that both scripts write alike', () => expect(toSimplified('乾隆皇帝乾淨')).toBe('乾隆皇帝干净'))
})

describe('the script of a text', () => {
  const rows = [
    { text: '国家发展', script: 'Hans' },
    { text: '國家發展', script: 'Hant' },
    { text: '人民大会', script: 'Hans' },
    { text: '大人在山上', script: 'Hani' },
    { text: '後來他說', script: 'Hant' },
    { text: 'SCO 峰会在阿斯塔纳举行', script: 'Hans' },
    { text: 'この橋は開通した', script: 'Jpan' },
    { text: '이 다리는 개통되었다', script: 'Kore' },
    { text: 'Мост открыт', script: 'Cyrl' },
    { text: 'الجسر مفتوح', script: 'Arab' },
    { text: 'The bridge', script: 'Latn' },
    { text: '2024 — …', script: 'Zyyy' },
    { text: '', script: 'Zyyy' },
  ]
  for (const { text, script } of rows) test(`${text || 'nothing'} is ${script}`, () => expect(scriptOf(text)).toBe(script))
})
