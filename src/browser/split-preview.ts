/** Shows both rows that a split would give, while it is being chosen. */
export function startSplitPreview(): void {
  document.addEventListener('change', (event) => {
    const form = event.target instanceof Element ? event.target.closest<HTMLFormElement>('form[data-split]') : null
    if (form === null) return
    const boxes = [...form.querySelectorAll<HTMLInputElement>('input[name="out"]')]
    fill(
      form.querySelector('[data-stays]'),
      boxes.filter((box) => !box.checked),
    )
    fill(
      form.querySelector('[data-goes]'),
      boxes.filter((box) => box.checked),
    )
    const preview = form.querySelector<HTMLElement>('[data-preview]')
    if (preview !== null) preview.hidden = boxes.every((box) => !box.checked)
  })
}

function fill(place: Element | null, boxes: readonly HTMLInputElement[]): void {
  const sides = ['zh', 'en'].map((side) => {
    const column = document.createElement('div')
    for (const box of boxes.filter((one) => one.dataset['side'] === side)) {
      const words = box.nextElementSibling
      const line = document.createElement('p')
      line.lang = words?.getAttribute('lang') ?? ''
      line.textContent = words?.textContent ?? ''
      column.append(line)
    }
    return column
  })
  place?.replaceChildren(...sides)
}
