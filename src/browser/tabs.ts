const NARROW = matchMedia('(max-width: 700px)')

let shown = 'pairs'
let beside = 'drawer'

/**
 * On a narrow screen one pane at a time is shown, under tabs; on a middling one the table stands beside the queue or the
 * details. Without JavaScript they stand one below the other.
 */
export function startTabs(): void {
  const nav = document.querySelector<HTMLElement>('.pane-tabs')
  if (nav === null) return
  nav.addEventListener('click', (event) => {
    const tab = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-tab]') : null
    const name = tab?.dataset['tab']
    if (name === undefined) return
    event.preventDefault()
    showPane(name)
    document.getElementById(name)?.focus({ preventScroll: true })
  })
  NARROW.addEventListener('change', mark)
  mark()
}

/** Brings a pane forward where not all can be seen. */
export function showPane(name: string): void {
  const changed = name !== shown
  shown = name
  if (name !== 'pairs') beside = name
  mark()
  if (changed && NARROW.matches) window.scrollTo({ top: 0, behavior: 'instant' })
}

function mark(): void {
  for (const pane of document.querySelectorAll('.pane')) {
    pane.classList.toggle('is-shown', pane.id === shown)
    pane.classList.toggle('is-beside', pane.id === beside)
  }
  const current = NARROW.matches ? shown : beside
  for (const tab of document.querySelectorAll<HTMLElement>('[data-tab]')) {
    if (tab.dataset['tab'] === current) tab.setAttribute('aria-current', 'true')
    else tab.removeAttribute('aria-current')
  }
}
