import { ACTIVATED, activate, activeRow, activeSide, focusActive, follow, nextOpenRow, panelReady } from './focus.ts'
import { type Answer, SWAPPED } from './page.ts'
import { send } from './sending.ts'
import { showPane } from './tabs.ts'

interface Act {
  readonly verb: string
  readonly row: string
}

let last: Act | undefined
let opening = 0

/** What follows an act on the page: it is shown at once, and the place is kept when the server has answered. */
export function startActs(): void {
  if (document.querySelector('.review') === null) return
  document.addEventListener('duizhao:sent', (event) => {
    const { verb, row } = (event as CustomEvent<{ verb: string | null; row: string | null }>).detail
    last = verb !== null && row !== null ? { verb, row } : undefined
    if (last === undefined) return
    const shown = document.querySelector(`tr[data-row="${CSS.escape(last.row)}"]`)
    shown?.classList.add('is-saving')
    if (verb !== 'confirm' && verb !== 'reject') return
    shown?.classList.replace('is-open', verb === 'confirm' ? 'is-confirmed' : 'is-rejected')
    const next = activeRow()?.dataset['row'] === row ? nextOpenRow() : null
    if (next !== null) activate(next)
  })
  document.addEventListener('duizhao:answered', (event) => {
    const row = new URLSearchParams((event as CustomEvent<Answer>).detail.path.split('?')[1]).get('row')
    if (row !== null && last !== undefined && activeRow()?.dataset['row'] === last.row) follow(row)
  })
  document.addEventListener(SWAPPED, () => {
    if (last !== undefined && document.activeElement === document.body) focusActive()
  })
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>('a[data-do]') : null
    if (link === null) return
    event.preventDefault()
    void openForm(`do-${link.dataset['do']}`)
  })
  // The tools above the table act on the row that is active now, not on the one the page came with.
  document.addEventListener(
    'submit',
    (event) => {
      const form = event.target
      const verb = event.submitter?.getAttribute('value')
      if (!(form instanceof HTMLFormElement) || form.id !== 'active-acts' || !verb) return
      event.preventDefault()
      decide(verb)
    },
    true,
  )
  document.addEventListener(ACTIVATED, () => {
    if (last !== undefined && activeRow()?.dataset['row'] !== last.row) last = undefined
  })
}

/** Does to the active row what its own button does. */
export function decide(verb: string): void {
  const button = activeRow()?.querySelector<HTMLButtonElement>(`.row-acts button[value="${verb}"]`)
  if (button?.form) send(button.form, button)
}

/** Presses a button of the drawer for the active row. */
export async function press(selector: string): Promise<void> {
  await panelReady()
  const button = document.querySelector<HTMLButtonElement>(`#drawer ${selector}`)
  if (button?.form && !button.disabled) send(button.form, button)
}

/** Moves the first or last quotation of the active side to the neighbouring row. */
export async function moveQuotation(direction: 'up' | 'down'): Promise<void> {
  await panelReady()
  const quotations = [
    ...(activeRow()?.querySelectorAll<HTMLElement>(`td[data-side="${activeSide()}"] .quote[data-quotation]`) ?? []),
  ]
  const one = direction === 'up' ? quotations[0] : quotations.at(-1)
  const id = one?.dataset['quotation']
  if (id !== undefined) await press(`form[data-move="${CSS.escape(id)}"] button[value="${direction}"]`)
}

/** A form is on its way: what is typed now is meant for it, and must not be taken for keys. */
export function isOpening(): boolean {
  return opening > 0
}

/** Opens a form of the drawer and goes into it; of an edit form, that of the active side. */
export async function openForm(id: string): Promise<void> {
  await panelComes()
  const details = document.getElementById(id)
  if (!(details instanceof HTMLDetailsElement)) return
  showPane('drawer')
  details.open = true
  const scope = details.querySelector(`form[data-side="${activeSide()}"]`) ?? details
  const first = scope.querySelector<HTMLElement>('textarea, input:not([type="hidden"]), select, button:not([disabled])')
  const target = first ?? details.querySelector<HTMLElement>('summary')
  details.scrollIntoView({ block: 'nearest' })
  target?.focus()
}

export async function openComment(): Promise<void> {
  await panelComes()
  showPane('drawer')
  document.getElementById('comment-text')?.focus()
}

async function panelComes(): Promise<void> {
  opening++
  await panelReady().finally(() => {
    opening--
  })
}
