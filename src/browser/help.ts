/** The keys, over the page: the help link opens them where there are any. */
export function startHelp(): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('[data-opens="help"]') : null
    const dialog = document.getElementById('help')
    if (link === null || !(dialog instanceof HTMLDialogElement) || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    dialog.showModal()
  })
}
