/** Files can be dropped on the form, and their way to the server is seen. */
export function startDrop(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-drop]')
  const field = form?.querySelector<HTMLInputElement>('input[type="file"]')
  const place = form?.querySelector<HTMLElement>('.drop')
  if (form == null || field == null || place == null) return
  const over = (isOver: boolean) => place.classList.toggle('is-over', isOver)
  place.addEventListener('dragover', (event) => {
    event.preventDefault()
    over(true)
  })
  place.addEventListener('dragleave', () => over(false))
  place.addEventListener('drop', (event) => {
    event.preventDefault()
    over(false)
    if (event.dataTransfer === null) return
    field.files = event.dataTransfer.files
    list(form, field)
  })
  field.addEventListener('change', () => list(form, field))
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    upload(form)
  })
}

function list(form: HTMLFormElement, field: HTMLInputElement): void {
  const names = [...(field.files ?? [])].map((file) => Object.assign(document.createElement('li'), { textContent: file.name }))
  form.querySelector('[data-chosen]')?.replaceChildren(...names)
}

/** fetch tells nothing of an upload's progress; the older interface does. */
function upload(form: HTMLFormElement): void {
  const bar = form.querySelector<HTMLProgressElement>('.upload-progress')
  const request = new XMLHttpRequest()
  request.open('POST', form.action)
  request.setRequestHeader('accept', 'text/html')
  request.upload.addEventListener('progress', (event) => {
    if (bar === null || !event.lengthComputable) return
    bar.hidden = false
    bar.value = (event.loaded / event.total) * 100
  })
  request.addEventListener('load', () => {
    if (request.status < 400 && request.responseURL !== '') {
      location.assign(request.responseURL)
      return
    }
    // A refusal is a page of its own, with what became of each file.
    const page = new DOMParser().parseFromString(request.responseText, 'text/html')
    const main = page.querySelector('main')
    if (main !== null) document.querySelector('main')?.replaceWith(document.importNode(main, true))
    startDrop()
  })
  request.addEventListener('error', () => form.submit())
  request.send(new FormData(form))
}
