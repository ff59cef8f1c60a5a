import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { linesOfPage } from './blocks.ts'
import { piecesOf } from './tags.ts'

/** Beyond these a tree costs too much, or breaks the parser: such a page gives all its blocks instead. */
const LARGEST_TREE = 3_000_000
const DEEPEST_TREE = 256
const MOST_ELEMENTS = 20_000
/** An article with less than this share of the page's text is not the article: interleaved and tabular pages fare so. */
const ARTICLE_SHARE = 0.4
const SHORTEST_ARTICLE = 140

/**
 * The text of a page, one block a line: its title, who wrote it and the main text without navigation, where that can be told; else all
 * blocks. The same page gives the same text. Time is linear in the page's size.
 */
export function textOfPage(page: string): string {
  const all = linesOfPage(page, false)
  const article = isTractable(page) ? articleOf(page) : undefined
  const lengthOf = (lines: readonly string[]) => lines.reduce((sum, line) => sum + line.length, 0)
  if (article !== undefined && lengthOf(article) >= Math.max(SHORTEST_ARTICLE, lengthOf(all) * ARTICLE_SHARE))
    return decodeEntities(article)
  return decodeEntities(all.length > 0 ? all : linesOfPage(page, true))
}

/** Readability throws on trees that no browser would build. That is no failure of the page: its blocks can be read. */
function readArticle(document: ReadableDocument) {
  try {
    return new Readability(document, { maxElemsToParse: MOST_ELEMENTS }).parse() ?? undefined
  } catch {
    return undefined
  }
}

type ReadableDocument = ConstructorParameters<typeof Readability>[0]

/** Whether a tree of the page can be built and walked at a price that is known before. */
function isTractable(page: string): boolean {
  if (page.length > LARGEST_TREE) return false
  let depth = 0
  let elements = 0
  for (const piece of piecesOf(page)) {
    // The parser makes a node of every entity too.
    if (piece.kind === 'text') elements += piece.text.split('&').length - 1
    else {
      if (piece.kind === 'open') elements++
      if (!piece.isSelfClosing && !VOID.has(piece.name)) depth = Math.max(0, depth + (piece.kind === 'open' ? 1 : -1))
    }
    if (depth > DEEPEST_TREE || elements > MOST_ELEMENTS) return false
  }
  return true
}

/** Elements without content, and those that are often never closed: a parser closes them where the next one begins. */
const VOID: ReadonlySet<string> = new Set(
  'area base br col dd dt embed hr img input li link meta option p param source td th tr wbr'.split(' '),
)

/** The lines of the main text under its title, author and date, as far as the page says them; entities encoded again. */
function articleOf(page: string): readonly string[] | undefined {
  // The parser makes no body of its own, and Readability walks up to one.
  const { document } = parseHTML(/<body[\s>]/i.test(page) ? page : `<!doctype html><html><body>${page}</body></html>`)
  const found = readArticle(document as unknown as ReadableDocument)
  if (found === undefined || typeof found.content !== 'string') return undefined
  const lines = linesOfPage(found.content, true)
  const head = [found.title, found.byline, /^\d{4}-\d{2}-\d{2}/.exec(found.publishedTime ?? '')?.[0]].flatMap((words) => {
    const line = encode(words?.replace(/\s+/g, ' ').trim() ?? '')
    return line === '' || lines.includes(line) ? [] : [line]
  })
  return [...head, ...lines]
}

function encode(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

const ENTITY = /&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});?/gi

/** Each different entity is looked up once, all of them in one flat element: whatever the page was, this tree has no depth. */
function decodeEntities(lines: readonly string[]): string {
  const text = lines.join('\n')
  const names = [...new Set(text.match(ENTITY) ?? [])]
  if (names.length === 0) return text
  const { document } = parseHTML(`<!doctype html><html><body>${names.map((name) => `<i>${name}</i>`).join('')}</body></html>`)
  const values = [...document.querySelectorAll('i')].map((element) => element.textContent ?? '')
  const decoded = new Map(names.map((name, i) => [name, values[i] ?? name]))
  return text.replace(ENTITY, (name) => decoded.get(name)!)
}
