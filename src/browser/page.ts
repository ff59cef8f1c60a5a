/** An answer of the server, read as a page. */
export interface Answer {
  readonly status: number
  /** After redirects: path and query. */
  readonly path: string
  readonly page: Document
}

/** Tells the modules that parts of the page were replaced. */
export const SWAPPED = 'duizhao:swapped'

/** Asks for a page. Throws where the server cannot be reached. */
export async function ask(url: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(url, { ...init, headers: { accept: 'text/html', ...init.headers } })
  const page = new DOMParser().parseFromString(await response.text(), 'text/html')
  const { pathname, search } = new URL(response.url, location.href)
  return { status: response.status, path: pathname + search, page }
}

/**
 * Replaces the regions of this page by those of another. The place is kept: what had the focus has it again where it is
 * still there, what was open stays open, and the active row stays where it stands on the screen.
 */
export function swap(from: Document, only?: readonly string[]): void {
  const anchor = document.querySelector('.row.is-active')
  const top = anchor?.getBoundingClientRect().top
  const focused = describe(document.activeElement)
  if (only === undefined && document.querySelector('main [data-region]') === null) swapMain(from)
  for (const old of document.querySelectorAll<HTMLElement>('[data-region]')) {
    const name = old.dataset['region'] ?? ''
    const fresh = from.querySelector(`[data-region="${name}"]`)
    if (fresh === null || (only !== undefined && !only.includes(name))) continue
    const panel = panelOf(old)
    const open = new Set([...old.querySelectorAll('details[open][id]')].map((details) => details.id))
    const next = document.importNode(fresh, true)
    old.replaceWith(next)
    if (panel === panelOf(next))
      for (const details of next.querySelectorAll('details')) if (open.has(details.id)) details.open = true
  }
  document.dispatchEvent(new CustomEvent(SWAPPED))
  if (focused !== undefined && document.activeElement === document.body) {
    document.querySelector<HTMLElement>(focused)?.focus({ preventScroll: true })
  }
  const moved = anchor === null ? null : document.getElementById(anchor.id)
  if (moved !== null && top !== undefined) window.scrollBy({ top: moved.getBoundingClientRect().top - top, behavior: 'instant' })
}

/** Says something to screen readers. */
export function announce(words: string): void {
  const live = document.getElementById('live')
  if (live !== null) live.textContent = words
}

/** An id for one act, repeated whenever the act is sent again. */
export function newOperation(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** A page that names no regions is shown anew as a whole. */
function swapMain(from: Document): void {
  const main = from.querySelector('main')
  if (main !== null) document.querySelector('main')?.replaceWith(document.importNode(main, true))
}

function panelOf(region: Element): string | undefined {
  return region.querySelector<HTMLElement>('[data-panel]')?.dataset['panel']
}

/** A selector that finds the same control again in a page that was made anew. */
function describe(element: Element | null): string | undefined {
  if (!(element instanceof HTMLElement) || element === document.body) return undefined
  if (element.id !== '') return `#${CSS.escape(element.id)}`
  const row = element.closest<HTMLElement>('[data-row]')?.dataset['row']
  const scope = row === undefined ? '' : `[data-row="${CSS.escape(row)}"] `
  if (element.dataset['side'] !== undefined) return `${scope}[data-side="${element.dataset['side']}"]`
  if (element instanceof HTMLAnchorElement) return `${scope}a[href="${CSS.escape(element.getAttribute('href') ?? '')}"]`
  const form = element.closest('form')?.id ?? ''
  const name = element.getAttribute('name')
  return name === null ? undefined : `${form === '' ? scope : `#${CSS.escape(form)} `}[name="${CSS.escape(name)}"]`
}
