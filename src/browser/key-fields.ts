/** In the settings a key is set by pressing it; Backspace or Delete takes it away, Tab goes on. */
export function startKeyFields(): void {
  document.addEventListener('keydown', (event) => {
    const field = event.target
    if (!(field instanceof HTMLInputElement) || !field.matches('[data-key-input]') || event.isComposing) return
    if (event.key === 'Tab' || event.key === 'Enter' || event.ctrlKey || event.metaKey || event.altKey) return
    if (['Shift', 'Control', 'Alt', 'Meta', 'CapsLock', 'Escape'].includes(event.key) || event.key.startsWith('Arrow')) return
    event.preventDefault()
    field.value = event.key === 'Backspace' || event.key === 'Delete' ? '' : event.key
  })
}
