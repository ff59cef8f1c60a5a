import { ask, swap } from './page.ts'

/** A filter works as soon as it is chosen; the address keeps it, and Back takes it back. */
export function startFilters(): void {
  document.addEventListener('change', (event) => {
    const select = event.target instanceof Element ? event.target.closest<HTMLSelectElement>('select[data-auto]') : null
    select?.form?.requestSubmit()
  })
  document.addEventListener('submit', (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || !form.matches('.review [data-filters]')) return
    event.preventDefault()
    const query = new URLSearchParams()
    for (const [name, value] of new FormData(form)) if (typeof value === 'string' && value !== '') query.set(name, value)
    void show(`${form.action}${query.size > 0 ? `?${query}` : ''}`)
  })
  if (document.querySelector('.review') !== null) addEventListener('popstate', () => void show(location.href, false))
}

async function show(url: string, isNew = true): Promise<void> {
  const answer = await ask(url).catch(() => undefined)
  if (answer?.status !== 200) {
    location.assign(url)
    return
  }
  if (isNew) history.pushState(null, '', answer.path)
  swap(answer.page)
}
