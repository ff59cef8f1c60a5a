import { expect, test } from 'vitest'
import { decode } from '../../src/formats/decode.ts'
import { readDocument } from '../../src/formats/index.ts'
import { outlineOf } from '../../src/text/outline.ts'
import { pack } from '../text/pack.ts'
import { expectLinear } from './growth.ts'

/** Repeats a pattern to so many units. */
const fill = (pattern: string, size: number) => pattern.repeat(Math.ceil(size / pattern.length)).slice(0, size)
/** For 120,000 units and more, far above what it takes: a quadratic step shows. */
const LIMIT_MS = 20_000

const texts = [
  { title: 'Han characters without punctuation', pattern: '桥' },
  { title: 'English without punctuation', pattern: 'the bridge opens ' },
  { title: 'one letter', pattern: 'a' },
  { title: 'line breaks', pattern: '\n' },
  { title: 'CR line breaks', pattern: '\r' },
  { title: 'one-letter lines', pattern: 'a\n' },
  { title: 'short lines without stops', pattern: '桥头集市\n' },
  { title: 'blanks', pattern: ' ' },
  { title: 'TABs between two languages', pattern: '桥通了。\tThe bridge.\t' },
  { title: 'unclosed marks', pattern: '“' },
  { title: 'unclosed marks with words', pattern: '他说：“桥' },
  { title: 'nested marks', pattern: '“‘' },
  { title: 'closing marks', pattern: '”。' },
  { title: 'alternating marks', pattern: '“”' },
  { title: 'straight marks', pattern: '"a' },
  { title: 'stops', pattern: '.' },
  { title: 'stops and blanks', pattern: '. ' },
  { title: 'spaced stops', pattern: ' .' },
  { title: 'ellipses', pattern: '…' },
  { title: 'opening brackets', pattern: '（' },
  { title: 'opening brackets with words', pattern: '(桥。' },
  { title: 'abbreviations', pattern: 'Mr. U.S. J. ' },
  { title: 'sentences in one line', pattern: '桥通了。' },
  { title: 'English sentences in one line', pattern: 'It is so. “So what?” Harry said. ' },
  { title: 'scripts in turn', pattern: '桥a' },
  { title: 'sentences of both in turn', pattern: '大桥今天通车了。The bridge was opened today. ' },
  { title: 'labels of turns', pattern: '记者：好。\n' },
  { title: 'different labels', pattern: '何冬：桥通了。\n周敏：好。\nLin: Yes.\n' },
  { title: 'datelines', pattern: '新华社青川7月3日电（记者\n' },
  { title: 'capitals', pattern: 'BOLTON, ' },
  { title: 'numbers', pattern: '2024-07-' },
  { title: 'combining marks', pattern: 'a\u0301\u0301\u0301' },
  { title: 'extension B', pattern: '𠮷' },
  { title: 'variation selectors and zero-width', pattern: '桥\ufe00\u200b\u202e' },
  { title: 'Traditional characters', pattern: '縣長表示，通車後，' },
  { title: 'bars', pattern: '|a' },
  { title: 'menus', pattern: 'Home > ' },
  { title: 'notices', pattern: '版权所有 转载请注明\n' },
]

for (const { title, pattern } of texts) {
  test(
    `${title}: an outline in linear time`,
    () => expectLinear(60_000, LIMIT_MS, (size) => outlineOf(fill(pattern, size), pack)),
    240_000,
  )
}

test('ten megabytes without punctuation give an outline', () => {
  const { segments, sentences } = outlineOf(fill('桥头集市今天很热闹', 10_000_000), pack)
  expect([segments.length, sentences.length]).toEqual([1, 1])
}, 120_000)

const bytesOf = (text: string) => new TextEncoder().encode(text)

test('megabytes of any bytes are decoded or refused in linear time', () => {
  const noise = (size: number) => Uint8Array.from({ length: size }, (_, i) => (i * 2654435761) >>> 24)
  expectLinear(2_000_000, LIMIT_MS, (size) => decode(noise(size)))
}, 240_000)

const pages = [
  { title: 'elements nested 100,000 deep', page: (size: number) => '<div>'.repeat(size) },
  { title: 'closed again', page: (size: number) => `${'<b>'.repeat(size)}桥${'</b>'.repeat(size)}` },
  { title: 'paragraphs that never close', page: (size: number) => '<p>桥通了。'.repeat(size) },
  { title: 'tables in tables', page: (size: number) => '<table><tr><td>'.repeat(size) },
  { title: 'signs that open nothing', page: (size: number) => '<'.repeat(size) },
  { title: 'attributes that never close', page: (size: number) => '<a b="'.repeat(size) },
  { title: 'comments that never close', page: (size: number) => '<!--'.repeat(size) },
  { title: 'scripts that never close', page: (size: number) => '<script>'.repeat(size) },
  { title: 'entities', page: (size: number) => '&amp;'.repeat(size) },
  { title: 'different entities', page: (size: number) => Array.from({ length: size }, (_, i) => `&#${i % 60_000};`).join('') },
]

for (const { title, page } of pages) {
  test(`a page of ${title} is read or refused in linear time`, () => {
    expectLinear(50_000, LIMIT_MS, (size) => readDocument('page.html', bytesOf(`<html><body>${page(size)}`)))
  }, 240_000)
}

test('a page that Readability takes on stays within its time', () => {
  const paragraph = `<div><p>${'The bridge opened on Tuesday, the mayor said, and it rained. '.repeat(4)}</p></div>`
  expectLinear(500, LIMIT_MS, (size) => readDocument('page.html', bytesOf(`<html><body>${paragraph.repeat(size)}`)))
}, 240_000)
