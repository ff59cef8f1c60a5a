import { ask, SWAPPED, swap } from './page.ts'

export type Side = 'zh' | 'en'

/** Tells the modules that another row is active. */
export const ACTIVATED = 'duizhao:activated'

// A held arrow key passes over rows faster than anyone reads them.
const SETTLE_MS = 140

let active: string | undefined
let side: Side = 'zh'
let timer: ReturnType<typeof setTimeout> | undefined
let loading: Promise<void> = Promise.resolve()
let release = () => {}

/** One active row, one active side. The row survives every answer of the server, wherever the server would have put it. */
export function startFocus(): void {
  if (document.querySelector('.review') === null) return
  active = document.querySelector<HTMLElement>('.row.is-active')?.dataset['row']
  document.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target : null
    const row = target?.closest<HTMLElement>('tr[data-row]')
    if (row == null || target?.closest('button, a:not([data-activate])')) return
    if (target?.closest('a[data-activate]')) event.preventDefault()
    if (getSelection()?.isCollapsed === false) return
    activate(row, sideAt(target) ?? side)
  })
  document.addEventListener('focusin', (event) => {
    const target = event.target instanceof Element ? event.target : null
    const row = target?.closest<HTMLElement>('tr[data-row]')
    if (row != null && row.dataset['row'] !== active) activate(row, sideAt(target) ?? side, false)
    else side = sideAt(target) ?? side
  })
  document.addEventListener(SWAPPED, () => {
    const row = rowWith(active) ?? document.querySelector<HTMLElement>('.row.is-active')
    if (row === null) return
    const changed = row.dataset['row'] !== active
    mark(row)
    if (changed || shownPanel() !== active) load()
  })
  const row = activeRow()
  if (row !== null) mark(row)
}

export function activeRow(): HTMLElement | null {
  return rowWith(active)
}

export function activeSide(): Side {
  return side
}

/** Makes a row the active one; with `focus` its side takes the keyboard. */
export function activate(row: HTMLElement, at: Side = side, focus = true): void {
  const changed = row.dataset['row'] !== active
  side = at
  mark(row)
  if (focus) focusCell(row)
  if (!changed) return
  const url = new URL(location.href)
  url.searchParams.set('row', active ?? '')
  url.hash = ''
  history.replaceState(null, '', url)
  load()
}

/** Back to the table: the active side of the active row. */
export function focusActive(): void {
  const row = activeRow()
  if (row !== null) focusCell(row)
}

/** Resolves when the drawer shows the active row. */
export async function panelReady(): Promise<void> {
  if (timer !== undefined) load(0)
  await loading
}

export function rowBeside(step: 1 | -1): HTMLElement | null {
  const rows = [...document.querySelectorAll<HTMLElement>('tr[data-row]')]
  const at = rows.findIndex((row) => row.dataset['row'] === active)
  return rows[at + step] ?? null
}

/** Where "confirm and go on" goes: the next row below that nobody has decided. */
export function nextOpenRow(): HTMLElement | null {
  const rows = [...document.querySelectorAll<HTMLElement>('tr[data-row]')]
  const at = rows.findIndex((row) => row.dataset['row'] === active)
  return rows.slice(at + 1).find((row) => row.classList.contains('is-open')) ?? null
}

/** The server chose the row to go on with. */
export function follow(row: string): void {
  active = row
}

function mark(row: HTMLElement): void {
  active = row.dataset['row']
  for (const old of document.querySelectorAll('.row.is-active')) if (old !== row) old.classList.remove('is-active')
  for (const cell of document.querySelectorAll('td[data-side][tabindex="0"]')) cell.setAttribute('tabindex', '-1')
  for (const link of document.querySelectorAll('a[data-activate][aria-current]')) link.removeAttribute('aria-current')
  row.classList.add('is-active')
  row.querySelector('a[data-activate]')?.setAttribute('aria-current', 'true')
  row.querySelector(`td[data-side="${side}"]`)?.setAttribute('tabindex', '0')
  for (const button of document.querySelectorAll<HTMLButtonElement>('#active-acts button[name="verb"]')) {
    button.hidden = (button.value === 'reopen') === (row.dataset['verdict'] === 'open')
  }
  document.dispatchEvent(new CustomEvent(ACTIVATED, { detail: row }))
}

function focusCell(row: HTMLElement): void {
  const cell = row.querySelector<HTMLElement>(`td[data-side="${side}"]`)
  cell?.setAttribute('tabindex', '0')
  cell?.focus({ preventScroll: true })
  row.scrollIntoView({ block: 'nearest' })
}

/** Brings the drawer of the active row, once the reader stays on it. */
function load(delayMs = SETTLE_MS): void {
  clearTimeout(timer)
  const wanted = active
  const base = document.querySelector<HTMLElement>('.review')?.dataset['rows']
  if (wanted === undefined || base === undefined) return
  release()
  loading = new Promise((resolve) => {
    release = resolve
    timer = setTimeout(async () => {
      timer = undefined
      const back = encodeURIComponent(location.pathname + location.search)
      const answer = await ask(`${base}${encodeURIComponent(wanted)}?back=${back}`).catch(() => undefined)
      if (answer?.status === 200 && active === wanted) swap(answer.page, ['drawer'])
      resolve()
    }, delayMs)
  })
}

function rowWith(id: string | undefined): HTMLElement | null {
  return id === undefined ? null : document.querySelector<HTMLElement>(`tr[data-row="${CSS.escape(id)}"]`)
}

function shownPanel(): string | undefined {
  return document.querySelector<HTMLElement>('#drawer [data-panel]')?.dataset['panel']
}

function sideAt(target: Element | null): Side | undefined {
  const at = target?.closest<HTMLElement>('[data-side]')?.dataset['side']
  return at === 'zh' || at === 'en' ? at : undefined
}
