import { type Answer, ask, swap } from './page.ts'

/** Shows an answer that is no page to go on with (a conflict, a refusal) over this one; below it nothing is lost. */
export function showAnswer(answer: Answer): void {
  const dialog = document.getElementById('answer')
  const place = dialog?.querySelector('[data-answer]')
  const said = answer.page.querySelector('#conflict') ?? answer.page.querySelector('main > *')
  if (!(dialog instanceof HTMLDialogElement) || place == null || said === null) return
  place.replaceChildren(document.importNode(said, true))
  if (!dialog.open) dialog.showModal()
  // The row below is as stale as the act that was refused.
  void refresh()
}

export function startAnswers(): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('#answer a') : null
    if (link === null) return
    event.preventDefault()
    link.closest('dialog')?.close()
  })
}

/** Brings this page up to date. */
export async function refresh(): Promise<void> {
  const answer = await ask(location.pathname + location.search).catch(() => undefined)
  if (answer?.status === 200) swap(answer.page)
}
