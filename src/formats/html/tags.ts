/** A piece of a page: a run of text with its entities still in it, or a tag. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'open' | 'close'; readonly name: string; readonly isSelfClosing: boolean }

/** Elements whose content is no text of the page, up to their end tag. */
const OPAQUE: ReadonlySet<string> = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'math',
  'iframe',
  'object',
  'canvas',
  'textarea',
  'xmp',
])

/**
 * The pieces of a page in order, in one pass and without a tree: any depth of tags costs the same. Comments, declarations and the
 * content of scripts and the like are left out. A `<` that opens no tag is text.
 */
export function* piecesOf(page: string): Generator<Piece> {
  let at = 0
  while (at < page.length) {
    const open = page.indexOf('<', at)
    if (open < 0) {
      yield { kind: 'text', text: page.slice(at) }
      return
    }
    if (open > at) yield { kind: 'text', text: page.slice(at, open) }
    const end = endOfMarkup(page, open)
    if (end === undefined) {
      yield { kind: 'text', text: '&lt;' }
      at = open + 1
      continue
    }
    const tag = tagOf(page, open, end)
    at = end
    if (tag === undefined) continue
    yield tag
    if (tag.kind === 'open' && OPAQUE.has(tag.name) && !tag.isSelfClosing) at = endOfOpaque(page, end, tag.name)
  }
}

/** Units of the longest tag: attributes may hold an image. */
const LONGEST_TAG = 1_000_000

function endOfMarkup(page: string, open: number): number | undefined {
  if (page.startsWith('<!--', open)) {
    const end = page.indexOf('-->', open + 4)
    return end < 0 ? page.length : end + 3
  }
  if (!/[a-z/!?]/i.test(page[open + 1] ?? '')) return undefined
  let quote = ''
  const limit = Math.min(page.length, open + LONGEST_TAG)
  for (let at = open + 1; at < limit; at++) {
    const char = page[at]!
    if (quote !== '') {
      if (char === quote) quote = ''
    } else if ((char === '"' || char === "'") && page[at - 1] === '=') quote = char
    else if (char === '>') return at + 1
    // A tag that never ends: the next one begins.
    else if (char === '<') return at
  }
  return limit
}

function tagOf(page: string, open: number, end: number): Piece | undefined {
  const name = /^<(\/?)([a-z][a-z0-9:-]*)/i.exec(page.slice(open, Math.min(end, open + 64)))
  if (name === null) return undefined
  return { kind: name[1] === '/' ? 'close' : 'open', name: name[2]!.toLowerCase(), isSelfClosing: page[end - 2] === '/' }
}

/** Where the end tag of an opaque element begins; the end of the page where it never comes. */
function endOfOpaque(page: string, from: number, name: string): number {
  for (let at = page.indexOf('</', from); at >= 0; at = page.indexOf('</', at + 2)) {
    if (page.slice(at + 2, at + 2 + name.length).toLowerCase() === name) return at
  }
  return page.length
}
