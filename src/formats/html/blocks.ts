import { type Piece, piecesOf } from './tags.ts'

/** Elements that end a line before and after them. */
const BLOCKS: ReadonlySet<string> = new Set(
  'address article aside blockquote body br caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html legend li main menu nav ol option p pre section select summary table tbody tfoot thead title tr ul'.split(
    ' ',
  ),
)
/** Parts of a page that hold no text of its article. */
const FURNITURE: ReadonlySet<string> = new Set(['nav', 'footer', 'aside', 'form', 'button', 'select'])
/** Tables in tables deeper than this lay out a page: their cells are blocks like others. */
const DEEPEST_TABLE = 8
/** A cell of a bilingual table holds a paragraph or a few; a cell that lays out a page holds the page. */
const LONGEST_CELL = 4000

interface TableRow {
  /** The blocks of each cell. */
  readonly cells: string[][]
}

/** The text of a page or a part of one, one block a line, entities still in it; cells of a row with TAB between. */
export function linesOfPage(page: string, keepFurniture: boolean): readonly string[] {
  const state = { lines: [] as string[], rows: [] as TableRow[], block: [] as string[] }
  let skipped: { readonly name: string; depth: number } | undefined
  for (const piece of piecesOf(page)) {
    if (skipped !== undefined) {
      if (piece.kind !== 'text' && piece.name === skipped.name && !piece.isSelfClosing)
        skipped.depth += piece.kind === 'open' ? 1 : -1
      if (skipped.depth === 0) skipped = undefined
    } else if (piece.kind === 'text') state.block.push(piece.text)
    else if (piece.kind === 'open' && !keepFurniture && FURNITURE.has(piece.name) && !piece.isSelfClosing) {
      endBlock(state)
      skipped = { name: piece.name, depth: 1 }
    } else takeTag(state, piece)
  }
  endBlock(state)
  while (state.rows.length > 0) endRow(state)
  return state.lines
}

interface State {
  readonly lines: string[]
  readonly rows: TableRow[]
  block: string[]
}

function takeTag(state: State, tag: Exclude<Piece, { kind: 'text' }>): void {
  if (tag.name === 'td' || tag.name === 'th') {
    endBlock(state)
    if (tag.kind === 'open') state.rows.at(-1)?.cells.push([])
    return
  }
  if (!BLOCKS.has(tag.name)) return
  endBlock(state)
  if (tag.name === 'tr' && tag.kind === 'open' && state.rows.length < DEEPEST_TABLE) state.rows.push({ cells: [] })
  else if (tag.name === 'tr' && tag.kind === 'close') endRow(state)
  else if (tag.name === 'table' && tag.kind === 'close' && state.rows.length >= DEEPEST_TABLE) endRow(state)
}

/** Ends the block under way: blanks as a browser shows them. No-break and ideographic spaces stay. */
function endBlock(state: State): void {
  const block = state.block
    .join('')
    .replace(/[ \t\r\n\f]+/g, ' ')
    .replace(/^ | $/g, '')
  state.block = []
  if (block !== '') put(state, block)
}

function put(state: State, block: string): void {
  const cell = state.rows.at(-1)?.cells.at(-1)
  if (cell === undefined) state.lines.push(block)
  else cell.push(block)
}

/** A row of cells that match block by block gives lines with TABs; one that lays out a page gives its blocks in order. */
function endRow(state: State): void {
  const cells = state.rows.pop()?.cells.filter((cell) => cell.length > 0) ?? []
  const counts = new Set(cells.map((cell) => cell.length))
  const isLong = cells.some((cell) => cell.reduce((sum, block) => sum + block.length, 0) > LONGEST_CELL)
  const lines =
    cells.length > 1 && counts.size === 1
      ? cells[0]!.map((_, i) => cells.map((cell) => cell[i]!).join('\t'))
      : cells.length > 1 && !isLong
        ? [cells.map((cell) => cell.join(' ')).join('\t')]
        : cells.flat()
  for (const line of lines) put(state, line)
}
