import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { outlineOf } from '../../src/text/outline.ts'
import { pack, root } from './pack.ts'

/*
 * Two real scraped pages beside the project, never part of it: their lines are named by number. `*` is a line of another article, `|` stands
 * between the segments of one line.
 */
const seeds = new URL('../shared/seeds/', root)

const pages = [
  {
    file: '000_2c0c104f733e8c9b.txt',
    roles: [
      'headline*',
      'boilerplate',
      'headline',
      'byline',
      'boilerplate',
      'headline',
      'caption',
      'dateline|body',
      ...body(12),
      'boilerplate',
      'boilerplate',
    ],
    languages: { zh: [0], other: [20, 21] },
    metadata: { date: '2024-07-03', place: 'ASTANA', outlet: 'Xinhua' },
  },
  {
    file: '004_db96119b88db0ba7.txt',
    roles: ['headline', 'dateline', 'caption', 'dateline|body', ...body(12), 'caption', 'byline', 'boilerplate'],
    languages: { zh: [], other: [] },
    metadata: { date: '2022-02-05', place: 'BEIJING', outlet: 'Xinhua' },
  },
]

describe.skipIf(!existsSync(seeds))('the seeds (skipped where ../shared/seeds is absent)', () => {
  for (const { file, roles, languages, metadata } of pages) {
    test(`${file}: every line has its role and language`, () => {
      const outline = outlineOf(readFileSync(new URL(file, seeds), 'utf8'), pack)
      const found: string[] = []
      for (const { paragraph, role, foreign, lang } of outline.segments) {
        const name = foreign ? `${role}*` : role
        found[paragraph] = found[paragraph] === undefined ? name : `${found[paragraph]}|${name}`
        const wanted = languages.zh.includes(paragraph) ? 'zh' : languages.other.includes(paragraph) ? 'other' : 'en'
        expect(lang, `line ${paragraph}`).toBe(wanted)
      }
      expect(found).toEqual(roles)
      expect(outline.metadata).toMatchObject(metadata)
      expect(outline.lines).toBe('paragraphs')
    })
  }
})

function body(lines: number): readonly string[] {
  return Array.from({ length: lines }, () => 'body')
}
