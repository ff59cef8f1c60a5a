import { SWAPPED } from './page.ts'

/** The source round a quotation may be longer than its frame: the quotation itself is brought into sight. */
export function startContexts(): void {
  document.addEventListener(SWAPPED, show)
  show()
}

function show(): void {
  for (const frame of document.querySelectorAll<HTMLElement>('.context-text')) {
    const mark = frame.querySelector<HTMLElement>('.run.is-quotation.is-active')
    if (mark !== null) frame.scrollTop = Math.max(0, mark.offsetTop - frame.clientHeight / 4)
  }
}
