import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { duizhao, freshFolder, projectRoot } from './run.ts'

const sample = (name: string) => join(projectRoot, 'corpus/samples', name)

interface Found {
  readonly documents: { file: string; sentences: [number, number][]; length: number }[]
  readonly segments: { document: number; start: number; end: number }[]
  readonly speakers: { id: string }[]
  readonly quotations: {
    id: string
    document: number
    lang: string
    parts: [number, number][]
    text: string
    speaker: { id: string } | null
    confidence: number
  }[]
  readonly beads: { left: number[]; right: number[]; probability: number }[]
  readonly pairs: { zh: string[]; en: string[]; probability: number }[]
}

async function analyze(...files: string[]): Promise<Found> {
  const { code, out, err } = await duizhao(['analyze', ...files.map(sample), '--json'])
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return JSON.parse(out)
}

describe('the JSON of analyze holds what the contract says', () => {
  for (const files of [
    ['03-seagrass.zh.txt', '03-seagrass.en.txt'],
    ['03-seagrass.en.txt', '03-seagrass.zh.txt'],
    ['05-harbour-page.txt'],
  ]) {
    test(files.join(' + '), async () => {
      const found = await analyze(...files)
      const texts = files.map((file) => readFileSync(sample(file), 'utf8'))
      const known = new Set(found.speakers.map(({ id }) => id))
      expect(found.documents.map(({ length }) => length)).toEqual(texts.map((text) => text.length))
      for (const { document, parts, text, speaker, confidence } of found.quotations) {
        expect(parts.map(([start, end]) => texts[document]!.slice(start, end)).join(' … ')).toBe(text)
        if (speaker) expect(known).toContain(speaker.id)
        expect(confidence).toBeGreaterThan(0)
        expect(confidence).toBeLessThanOrEqual(1)
      }
      const sideOf = new Map(found.quotations.map(({ id, lang }) => [id, lang]))
      for (const { zh, en } of found.pairs) {
        expect(zh.every((id) => sideOf.get(id) === 'zh') && en.every((id) => sideOf.get(id) === 'en')).toBe(true)
      }
      const [left, right] = files.length === 2 ? found.documents : [found.documents[0]!, found.documents[0]!]
      for (const bead of found.beads) {
        expect(bead.left.every((i) => i < left!.sentences.length) && bead.right.every((i) => i < right!.sentences.length)).toBe(
          true,
        )
      }
      expect(found.pairs.filter(({ zh, en }) => zh.length > 0 && en.length > 0).length).toBeGreaterThanOrEqual(5)
    })
  }
})

test('two texts in one language have no pairs to find, and it is said why', async () => {
  const { code, err } = await duizhao(['analyze', sample('01-bridge.en.txt'), sample('03-seagrass.en.txt')])
  expect(code).toBe(1)
  expect(err).toContain('SAME_LANGUAGE')
})

describe('bad input gets a message in both languages, or a result', () => {
  const rows = [
    { title: 'empty', bytes: Buffer.alloc(0), code: 'INPUT_EMPTY' },
    { title: 'binary', bytes: Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 37) % 256)), code: 'INPUT_BINARY' },
    { title: 'no language', bytes: Buffer.from('12345 67890\n---\n'), code: 'NO_LANGUAGE' },
  ]
  for (const { title, bytes, code } of rows) {
    test(title, async () => {
      const file = join(freshFolder(), 'input.txt')
      writeFileSync(file, bytes)
      const ran = await duizhao(['analyze', file])
      expect(ran.code).toBe(1)
      expect(ran.err).toContain(`[${code}]`)
      expect(ran.err).toMatch(/[\u4e00-\u9fff]/)
    })
  }

  const hostile = [
    { title: '10 MB without punctuation', text: '他说我们要去看海边的灯塔和渔船'.repeat(240_000) },
    { title: '100,000 unclosed marks', text: '“他说'.repeat(100_000) },
    { title: '100,000 English marks', text: '“she said '.repeat(100_000) },
  ]
  for (const { title, text } of hostile) {
    test(`${title} ends within 30 seconds`, { timeout: 30_000 }, async () => {
      const file = join(freshFolder(), 'hostile.txt')
      writeFileSync(file, text)
      const { code } = await duizhao(['analyze', file, '--json'])
      expect(code).toBe(0)
    })
  }
})
