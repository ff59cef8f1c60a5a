import { decide, isOpening, moveQuotation, openComment, openForm, press } from './acts.ts'
import { activate, activeRow, activeSide, focusActive, rowBeside } from './focus.ts'
import { send } from './sending.ts'
import { showPane } from './tabs.ts'

interface Keys {
  readonly on: boolean
  readonly map: Readonly<Record<string, string>>
}

// Some input methods end a composition before the key that ended it arrives.
const AFTER_COMPOSITION_MS = 150

const acts: Readonly<Record<string, () => unknown>> = {
  confirm: () => decide('confirm'),
  reject: () => decide('reject'),
  reopen: () => decide('reopen'),
  link: () => openForm('do-link'),
  unlink: () => openForm('do-unlink'),
  merge: () => openForm('do-merge'),
  split: () => openForm('do-split'),
  up: () => moveQuotation('up'),
  down: () => moveQuotation('down'),
  swap: () => press('#do-merge button[value="swap"]'),
  edit: () => openForm('do-edit'),
  comment: openComment,
  bookmark: () => press('button[value="bookmark"]'),
  'next-open': () => goNext('open', (row) => row.dataset['verdict'] === 'open'),
  'next-low': () => goNext('low', (row) => ['unsure', 'weak'].includes(row.dataset['level'] ?? '')),
  'next-uneven': () => goNext('uneven', (row) => row.dataset['shape'] !== '1–1'),
  undo: () => submit('undo'),
  redo: () => submit('redo'),
  search: () => {
    showPane('queue')
    document.getElementById('filter-q')?.focus()
  },
  help: () => showHelp(),
}

/** One key for each act, wherever the reader put it. They rest while somebody types, and while an input method composes. */
export function startKeys(): void {
  const keys = JSON.parse(document.body.dataset['keys'] ?? '{"on":false,"map":{}}') as Keys
  const byKey = new Map(Object.entries(keys.map).flatMap(([act, key]) => (key === '' ? [] : [[key, act] as const])))
  let composedAt = Number.NEGATIVE_INFINITY
  document.addEventListener('compositionend', () => {
    composedAt = performance.now()
  })
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || isComposing(event) || performance.now() - composedAt < AFTER_COMPOSITION_MS) return
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]') !== null) return
    const handled = isOpening() || (isEditable(event.target) ? leave(event) : move(event) || (keys.on && act(event, byKey)))
    if (handled) event.preventDefault()
  })
}

function act(event: KeyboardEvent, byKey: ReadonlyMap<string, string>): boolean {
  // With caps lock on, or on a reader's own capital, the letter is what counts.
  const name = byKey.get(event.key) ?? byKey.get(event.key.toLowerCase())
  if (name === undefined || event.repeat) return false
  if (document.querySelector('.review') === null && name !== 'help') return false
  acts[name]?.()
  return true
}

/** Arrows go from row to row and from side to side, Enter goes in, Escape comes back. */
function move(event: KeyboardEvent): boolean {
  const row = activeRow()
  if (row === null || !isInTable(event.target)) return event.key === 'Escape' ? leave(event) : false
  switch (event.key) {
    case 'ArrowDown':
    case 'ArrowUp': {
      const next = rowBeside(event.key === 'ArrowDown' ? 1 : -1)
      if (next !== null) activate(next)
      return true
    }
    case 'ArrowLeft':
    case 'ArrowRight':
      activate(row, event.key === 'ArrowLeft' ? 'zh' : 'en')
      return true
    case 'Enter':
      if (!isCell(event.target)) return false
      void openForm('do-edit')
      return true
    case 'Escape':
      activate(row, activeSide())
      return true
    default:
      return false
  }
}

function leave(event: KeyboardEvent): boolean {
  if (event.key !== 'Escape' || activeRow() === null) return false
  showPane('pairs')
  focusActive()
  return true
}

function goNext(kind: string, fits: (row: HTMLElement) => boolean): void {
  const rows = [...document.querySelectorAll<HTMLElement>('tr[data-row]')]
  const active = activeRow()
  const at = active === null ? -1 : rows.indexOf(active)
  const next = rows.slice(at + 1).find(fits)
  if (next !== undefined) {
    activate(next)
    return
  }
  const url = new URL(location.href)
  url.searchParams.set('show', 'next')
  url.searchParams.set('next', kind)
  url.searchParams.set('row', activeRow()?.dataset['row'] ?? '')
  location.assign(url)
}

function submit(id: string): void {
  const form = document.getElementById(id)
  const button = form?.querySelector<HTMLButtonElement>('button')
  if (form instanceof HTMLFormElement && button != null && !button.disabled) send(form, button)
}

function showHelp(): void {
  const dialog = document.getElementById('help')
  if (dialog instanceof HTMLDialogElement) dialog.showModal()
}

function isComposing(event: KeyboardEvent): boolean {
  // 229 is what some browsers send for every key that an input method takes.
  return event.isComposing || event.keyCode === 229
}

function isEditable(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'submit', 'button', 'file'].includes(target.type)
  return target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
}

function isInTable(target: EventTarget | null): boolean {
  return (
    target === document.body ||
    (target instanceof Element &&
      target.closest('.pair-table, #pairs, main') !== null &&
      target.closest('#drawer, #queue') === null)
  )
}

function isCell(target: EventTarget | null): boolean {
  return target === document.body || (target instanceof Element && target.matches('td[data-side]'))
}
