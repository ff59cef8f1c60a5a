import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Role } from '../../src/model/document.ts'
import { outlineOf } from '../../src/text/outline.ts'
import { pack, root } from './pack.ts'

/*
 * No quotation may be lost before anybody looks for it. Measured on the gold sets beside the project, which are not part of it: without
 * them these tests are skipped.
 */
const gold = new URL('../shared/gold/quotes/', root)
const KEPT: ReadonlySet<Role> = new Set<Role>(['headline', 'body', 'turn'])

interface GoldText {
  readonly lang: 'zh' | 'en'
  readonly text: string
  readonly segments?: readonly unknown[]
  readonly quotes: readonly {
    readonly start: number
    readonly end: number
    readonly parts?: readonly (readonly [number, number])[]
  }[]
}

function textsOf(set: string): readonly GoldText[] {
  return readFileSync(new URL(`${set}.jsonl`, gold), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as GoldText)
}

const sets = [
  { set: 'en-news-dev', lines: 'paragraphs' },
  { set: 'en-news-train', lines: 'paragraphs' },
  { set: 'zh-news-dev', lines: 'sentences' },
  { set: 'en-news-from-zh-dev', lines: 'sentences' },
  { set: 'zh-novel-dev', lines: 'sentences' },
  { set: 'phenomena', lines: 'paragraphs' },
] as const

describe.skipIf(!existsSync(gold))('gold quotations (skipped where ../shared/gold is absent)', () => {
  for (const { set, lines } of sets) {
    test(`${set}: 99.5 % stand whole in a segment of their language that is read, and lines are ${lines}`, () => {
      let fragments = 0
      let kept = 0
      let sameKind = 0
      const texts = textsOf(set)
      for (const { lang, text, quotes } of texts) {
        const outline = outlineOf(text, pack)
        if (outline.lines === lines) sameKind++
        for (const [start, end] of quotes.flatMap((quote) => quote.parts ?? [[quote.start, quote.end] as const])) {
          for (const piece of linesOf(text, start, end)) {
            fragments++
            const home = outline.segments.find((segment) => segment.start <= piece.start && segment.end >= piece.end)
            if (home !== undefined && home.lang === lang && KEPT.has(home.role) && !home.foreign) kept++
          }
        }
      }
      expect(fragments).toBeGreaterThan(0)
      expect(kept / fragments).toBeGreaterThan(0.995)
      expect(sameKind / texts.length).toBeGreaterThan(0.9)
    })
  }
})

/** The pieces of a quotation, one a line, without blanks at their ends. */
function linesOf(text: string, start: number, end: number): readonly { readonly start: number; readonly end: number }[] {
  return [...text.slice(start, end).matchAll(/\S(?:[^\n]*\S)?/g)].map((match) => ({
    start: start + match.index,
    end: start + match.index + match[0].length,
  }))
}
