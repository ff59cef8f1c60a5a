import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { alignSentences } from '../../../src/align/align.ts'
import type { Bead } from '../../../src/model/alignment.ts'
import { testLexicon } from '../../align/lexicon.ts'

interface Piece {
  readonly zh: readonly string[]
  readonly en: readonly string[]
  readonly isPinned: boolean
}

interface BeadCase {
  readonly title: string
  readonly mode?: string
  /** Pieces in the order of the English text. */
  readonly order: readonly number[]
  readonly pieces: readonly Piece[]
}

for (const file of readdirSync(import.meta.dirname).filter((name) => name.endsWith('.md') && name !== 'README.md')) {
  describe(file, () => {
    for (const item of parseCases(readFileSync(join(import.meta.dirname, file), 'utf8'), file))
      test(item.title, () => check(item))
  })
}

function check({ pieces, order, mode }: BeadCase): void {
  const zh = pieces.flatMap((piece) => piece.zh)
  const en = order.flatMap((k) => pieces[k]!.en)
  const pins = pieces.filter((piece) => piece.isPinned).map((piece) => beadOf(piece, zh, en))
  const result = alignSentences({ lang: 'zh', sentences: zh }, { lang: 'en', sentences: en }, testLexicon(), { pins })
  if (!result.ok) throw new Error(result.problem.code)
  if (mode !== undefined) expect(result.value.mode).toBe(mode)
  const said = (lefts: readonly string[], rights: readonly string[]) => `${lefts.join(' ')} = ${rights.join(' ')}`
  const found = result.value.beads.map(({ left, right }) =>
    said(
      left.map((i) => zh[i]!),
      right.map((j) => en[j]!),
    ),
  )
  expect(found.toSorted()).toEqual(pieces.map((piece) => said(piece.zh, piece.en)).toSorted())
}

function beadOf(piece: Piece, zh: readonly string[], en: readonly string[]): Bead {
  return { left: piece.zh.map((words) => zh.indexOf(words)), right: piece.en.map((words) => en.indexOf(words)), probability: 1 }
}

function parseCases(text: string, file: string): readonly BeadCase[] {
  return text
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const [title = '', ...lines] = section.split('\n')
      const field = (name: string) => lines.find((line) => line.startsWith(`${name} `))?.slice(name.length + 1)
      const pieces = lines
        .join('\n')
        .split(/\n\s*\n/)
        .map(pieceOf)
        .filter((piece) => piece.zh.length + piece.en.length > 0)
      const order =
        field('order')
          ?.split(' ')
          .map((number) => Number(number) - 1) ?? pieces.map((_, k) => k)
      if (order.toSorted((a, b) => a - b).some((k, at) => k !== at) || order.length !== pieces.length)
        throw new Error(`${file}, "${title}": order must name each of the ${pieces.length} beads once`)
      const mode = field('mode')
      return { title, order, pieces, ...(mode === undefined ? {} : { mode }) }
    })
}

function pieceOf(paragraph: string): Piece {
  const lines = paragraph.split('\n')
  const of = (name: string) =>
    lines.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1).trim())
  return { zh: of('zh'), en: of('en'), isPinned: lines.includes('pin') }
}
