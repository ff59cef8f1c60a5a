import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadEnglishPack } from '../../../src/language/en.ts'
import { parseTable, type ReadTable } from '../../../src/language/table.ts'
import { spanIn } from '../../../src/model/span.ts'
import { findEnglishQuotations } from '../../../src/quotes/en/find.ts'
import { outlineOf } from '../../../src/text/outline.ts'
import { loadTextPack } from '../../../src/text/pack.ts'

const root = join(import.meta.dirname, '../../..')
const read: ReadTable = (path) => parseTable(readFileSync(join(root, 'corpus', `${path}.tsv`), 'utf8'), path)
const pack = loadEnglishPack(read)
const textPack = loadTextPack(read)

const fragments = fc.constantFrom(
  ...['He', 'Blake', 'the minister', 'said', 'told', 'adding', 'that', 'according to', 'prices rose', 'called', 'Ms. Lee'],
  ...[',', '.', ':', ';', ' — ', '“', '”', '"', '‘', '’', "'", '(', ')', ' ', '\n', '\n\n', '𠮷', 'é', '6\'2"', '…'],
)

test('spans lie in the text, parts are ordered and disjoint, links point to drafts', () => {
  fc.assert(
    fc.property(fc.array(fragments, { maxLength: 60 }), (pieces) => {
      const text = pieces.join(pieces.length % 2 === 0 ? ' ' : '')
      const drafts = findEnglishQuotations(outlineOf(text, textPack, { lang: 'en' }), pack)
      for (const [i, draft] of drafts.entries()) {
        expect(draft.parts.length).toBeGreaterThan(0)
        for (const span of [...draft.parts, ...(draft.cue ? [draft.cue] : []), ...(draft.mention ? [draft.mention] : [])]) {
          spanIn(text, span.start, span.end)
          expect(span.end).toBeGreaterThan(span.start)
        }
        for (const [k, part] of draft.parts.entries()) expect(part.start).toBeGreaterThanOrEqual(draft.parts[k - 1]?.end ?? 0)
        if (draft.sameAs !== undefined) expect(draft.sameAs).toBeLessThan(i)
        if (draft.parent !== undefined) expect(draft.parent).toBeLessThan(i)
        expect(draft.confidence).toBeGreaterThan(0)
        expect(draft.confidence).toBeLessThanOrEqual(1)
      }
    }),
    { numRuns: 300 },
  )
})

test('the same text gives the same drafts', () => {
  const text = '“It leaks,” said Blake. He added that the port was closed.'
  const once = findEnglishQuotations(outlineOf(text, textPack), pack)
  expect(findEnglishQuotations(outlineOf(text, textPack), pack)).toEqual(once)
  expect(once).toHaveLength(2)
})

test('every rule that reports has a measured reliability or a family that has one', () => {
  expect(pack.reliability.get('other')).toBeDefined()
  for (const [rule, { exact, found }] of pack.reliability) {
    expect(found, rule).toBeGreaterThanOrEqual(exact)
    expect(exact, rule).toBeGreaterThan(0)
    expect(found, rule).toBeLessThan(1)
  }
})
