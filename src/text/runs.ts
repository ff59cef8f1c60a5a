import type { Lang, Script } from '../model/document.ts'
import type { Span } from '../model/span.ts'
import { type Block, blocksOf } from './blocks.ts'
import { latinLanguage } from './latin.ts'
import { type Census, censusOf } from './letters.ts'
import type { TextPack } from './pack.ts'
import { countSingleScript, scriptOfCensus, scriptOfHan } from './script.ts'
import { trim } from './sentences.ts'

/** A stretch of a line in one language. */
export interface Run extends Span {
  readonly lang: Lang | 'other'
  readonly script: Script
  /** 0 to 1: of the language. */
  readonly confidence: number
}

/** Units of a line that are looked at for its script; a longer line is cut into no more runs than this part shows. */
const SAMPLE = 20_000

/**
 * The languages of a line, in order; blanks at the ends of runs are left out. Foreign words inside a sentence belong to it:
 * SCO in a Chinese one, （习近平） in an English one. `leaning` decides where the letters do not (iPhone 15 Pro Max 发布).
 */
export function runsOf(text: string, key: string, line: Span, pack: TextPack, leaning: Lang | undefined): readonly Run[] {
  const cells = cellsOf(text, line)
  if (cells.length === 1) return runsOfCell(text, key, cells[0]!, pack, leaning)
  return joinCells(
    text,
    cells.flatMap((cell) => runsOfCell(text, key, cell, pack, leaning)),
  )
}

function runsOfCell(text: string, key: string, cell: Span, pack: TextPack, leaning: Lang | undefined): readonly Run[] {
  const end = Math.min(cell.end, cell.start + SAMPLE)
  const census = censusOf(text, cell.start, end)
  const script = scriptOfCensus(census, () => countSingleScript(text, cell.start, end))
  const whole = (lang: Lang | 'other', confidence: number): readonly Run[] => [
    { start: cell.start, end: cell.end, lang, script, confidence },
  ]
  if (script === 'Jpan' || script === 'Kore' || script === 'Cyrl' || script === 'Arab') return whole('other', 0.95)
  if (script === 'Zyyy') return whole('other', 1)
  if (census.han === 0) return whole(...latinLanguage(text, key, cell, census.words, pack))
  if (census.words === 0) return whole('zh', 0.99)
  return mixedRuns(text, { start: cell.start, end: cell.end }, census, pack, leaning)
}

/** Both scripts in one cell: the strong blocks decide, the weak ones go with their neighbours. */
function mixedRuns(text: string, cell: Span, census: Census, pack: TextPack, leaning: Lang | undefined): readonly Run[] {
  const blocks = blocksOf(text, cell, pack)
  const strong = new Set(blocks.filter((block) => block.isStrong).map((block) => block.lang))
  if (strong.size < 2) {
    const [only] = strong
    const lang = only ?? dominant(text, cell, census, leaning)
    return [run(text, cell, lang, only === undefined ? 0.7 : 0.95)]
  }
  const runs: Run[] = []
  for (const group of groupsOf(text, cell, blocks)) {
    const start = runs.length === 0 ? cell.start : group.cut
    if (runs.length > 0)
      runs[runs.length - 1] = run(text, trim(text, { start: runs.at(-1)!.start, end: start }), runs.at(-1)!.lang, 0.9)
    runs.push({ ...trim(text, { start, end: cell.end }), lang: group.lang, script: 'Zyyy', confidence: 0.9 })
  }
  const last = runs.at(-1)!
  runs[runs.length - 1] = run(text, last, last.lang, 0.9)
  return runs.filter(({ start, end }) => start < end)
}

interface Group {
  readonly lang: Lang
  /** Where the group begins, the marks before its first letter included. */
  readonly cut: number
}

/** Joins neighbours of one language; a weak block goes with the strong one before it, at the head of the line with the one after. */
function groupsOf(text: string, cell: Span, blocks: readonly Block[]): readonly Group[] {
  const groups: Group[] = []
  let waiting: Block | undefined
  for (const block of blocks) {
    if (!block.isStrong) {
      if (groups.length === 0) waiting ??= block
      continue
    }
    if (groups.at(-1)?.lang === block.lang || (groups.length > 0 && isInMarks(text, cell, block.cut))) continue
    groups.push({ lang: block.lang, cut: waiting?.cut ?? block.cut })
    waiting = undefined
  }
  return groups
}

/** 「教練只說了一句，We play for home。」: what stands in marks that opened before it and close behind it is of their language. */
function isInMarks(text: string, { start, end }: Span, at: number): boolean {
  // In a stretch of the text alone: a search of the whole would cost its length again for each block.
  const from = Math.max(start, at - MARKS_REACH)
  const near = text.slice(from, Math.min(end, at + MARKS_REACH))
  for (const [opener, closer] of PAIRED) {
    const open = near.lastIndexOf(opener, at - from - 1)
    const close = open < 0 ? -1 : near.indexOf(closer, open)
    if (close >= at - from && close - open <= MARKS_REACH) return true
  }
  return false
}

/** Marks that Chinese pairs; a longer string between two of them is none, or one of the marks is a stray. */
const PAIRED = [
  ['「', '」'],
  ['『', '』'],
  ['“', '”'],
] as const
const MARKS_REACH = 400

/** Han structure makes a line Chinese however many Latin names it holds; else the weight of the letters, or the rest of the page. */
function dominant(text: string, cell: Span, census: Census, leaning: Lang | undefined): Lang {
  const sample = text.slice(cell.start, Math.min(cell.end, cell.start + 400))
  if (/[，。、：；！？“”《》]/.test(sample) && census.han >= 2) return 'zh'
  if (leaning !== undefined && census.han < 6 && census.words < 6) return leaning
  return census.han * 4.5 >= census.latin ? 'zh' : 'en'
}

function run(text: string, span: Span, lang: Lang | 'other', confidence: number): Run {
  const { start, end } = span
  if (lang !== 'zh') return { start, end, lang, script: 'Latn', confidence }
  const sampleEnd = Math.min(end, start + SAMPLE)
  return { start, end, lang, script: scriptOfHan(countSingleScript(text, start, sampleEnd)), confidence }
}

/** The columns of a table that was flattened: TAB between them, or the bars of Markdown. */
function cellsOf(text: string, line: Span): readonly Span[] {
  const isRow = text[line.start] === '|' && text[line.end - 1] === '|'
  // Looked for in the line alone: a search of the text would cost its whole length for every line without a TAB.
  if (!isRow && !text.slice(line.start, line.end).includes('\t')) return [line]
  const cells: Span[] = []
  let start = line.start
  for (let at = line.start; at <= line.end; at++) {
    if (at < line.end && text[at] !== '\t' && !(isRow && text[at] === '|')) continue
    const cell = trim(text, { start, end: at })
    if (cell.start < cell.end) cells.push(cell)
    start = at + 1
  }
  return cells
}

/** A TAB between two cells of one language is a blank unless the first ends a sentence or a third language stands by. */
function joinCells(text: string, runs: readonly Run[]): readonly Run[] {
  const joined: Run[] = []
  for (const next of runs) {
    const last = joined.at(-1)
    const goesOn = last !== undefined && last.lang === next.lang && !/[.!?。！？”"]$/.test(text.slice(last.end - 1, last.end))
    if (goesOn && text.slice(last.end, next.start).trim() === '') joined[joined.length - 1] = { ...last, end: next.end }
    else joined.push(next)
  }
  return joined
}
