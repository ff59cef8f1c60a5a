import { ACTIVATED } from './focus.ts'

/** Pointing at a number, date, name or term lights its partner on the other side; in the active row the keyboard can, too. */
export function startEvidence(): void {
  for (const type of ['pointerover', 'focusin'] as const) document.addEventListener(type, (event) => light(event.target))
  document.addEventListener('pointerout', () => light(null))
  document.addEventListener('focusout', () => light(null))
  document.addEventListener(ACTIVATED, (event) => {
    for (const mark of document.querySelectorAll('.pair-table mark[data-pair][tabindex]')) mark.removeAttribute('tabindex')
    const row = (event as CustomEvent<HTMLElement>).detail
    for (const mark of row.querySelectorAll('mark[data-pair]')) mark.setAttribute('tabindex', '0')
  })
}

function light(target: EventTarget | null): void {
  for (const lit of document.querySelectorAll('.is-lit')) lit.classList.remove('is-lit')
  const mark = target instanceof Element ? target.closest<HTMLElement>('mark[data-pair]') : null
  const scope = mark?.closest('tr[data-row], .panel')
  if (mark == null || scope == null) return
  for (const one of scope.querySelectorAll(`[data-pair="${CSS.escape(mark.dataset['pair'] ?? '')}"]`)) one.classList.add('is-lit')
}
