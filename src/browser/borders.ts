/** Borders of a quotation by selecting its words, and cuts at the caret, instead of counting units. */
export function startBorders(): void {
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null
    if (button === null) return
    if (button.matches('[data-take]')) takeFromField(button)
    else if (button.matches('[data-take-text]')) takeFromText(button)
    else if (button.matches('[data-take-words-button]')) takeWords(button)
  })
  document.addEventListener('focusin', (event) => {
    // A field that cannot be written to has no caret in some browsers: it can, and what is written does not stay.
    if (isSource(event.target)) event.target.readOnly = false
  })
  document.addEventListener('beforeinput', (event) => {
    if (isSource(event.target)) event.preventDefault()
  })
  document.addEventListener('input', (event) => {
    if (isSource(event.target)) event.target.value = event.target.defaultValue
  })
  for (const type of ['click', 'keyup', 'select'] as const) document.addEventListener(type, (event) => showCut(event.target))
  document.addEventListener('click', (event) => {
    const mark = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-text] mark[data-quotation]') : null
    const id = mark?.dataset['quotation']
    if (id === undefined || getSelection()?.isCollapsed === false) return
    document.querySelector<HTMLElement>(`[data-goes="${CSS.escape(id)}"]`)?.click()
  })
}

/** The field holds the paragraph as stored, so its selection counts the same units as the document. */
function takeFromField(button: HTMLElement): void {
  const field = button.parentElement?.querySelector<HTMLTextAreaElement>('textarea[data-offset]')
  if (field == null || field.selectionStart === field.selectionEnd) return
  const offset = Number(field.dataset['offset'])
  setBorders(button.closest('form'), offset + field.selectionStart, offset + field.selectionEnd)
}

function isSource(target: EventTarget | null): target is HTMLTextAreaElement {
  return target instanceof HTMLTextAreaElement && target.matches('.select-words')
}

/** Where the caret stands is where the quotation would be cut: both sides of it are shown. */
function showCut(target: EventTarget | null): void {
  const field = target instanceof HTMLTextAreaElement && target.form?.matches('[data-caret]') ? target : undefined
  const at = field?.form?.querySelector<HTMLInputElement>('input[name="at"]')
  const preview = field?.form?.querySelector('output')
  if (field === undefined || at == null || preview == null) return
  const caret = field.selectionStart
  at.value = String(Number(field.dataset['offset']) + caret)
  preview.hidden = false
  preview.textContent = `${field.value.slice(0, caret)} ✂ ${field.value.slice(caret)}`
}

function takeFromText(button: HTMLElement): void {
  const range = selectedRange()
  if (range === undefined) return
  const start = offsetOf(range.startContainer, range.startOffset)
  const end = offsetOf(range.endContainer, range.endOffset)
  if (start !== undefined && end !== undefined && start < end) setBorders(button.closest('form'), start, end)
}

function takeWords(button: HTMLElement): void {
  const words = button.closest('form')?.querySelector<HTMLTextAreaElement>('[data-take-words]')
  const range = selectedRange()
  if (words == null || range === undefined) return
  words.value = range.toString()
  words.dispatchEvent(new Event('input', { bubbles: true }))
}

function selectedRange(): Range | undefined {
  const selection = getSelection()
  const range = selection !== null && selection.rangeCount > 0 ? selection.getRangeAt(0) : undefined
  const inText = range !== undefined && document.querySelector('[data-text]')?.contains(range.commonAncestorContainer)
  return inText && !range.collapsed ? range : undefined
}

/** Where a point of the page is in the document: its segment's start and the text before it in the segment. */
function offsetOf(node: Node, at: number): number | undefined {
  const words = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>('[data-start]')
  if (words == null) return undefined
  const before = document.createRange()
  before.setStart(words, 0)
  before.setEnd(node, at)
  return Number(words.dataset['start']) + before.toString().length
}

/** One part is what a selection is: further parts of an interrupted quotation go. */
function setBorders(form: HTMLFormElement | null, start: number, end: number): void {
  const [first, ...others] = form?.querySelectorAll('.borders') ?? []
  for (const other of others) other.remove()
  const from = first?.querySelector<HTMLInputElement>('input[name="start"]')
  const to = first?.querySelector<HTMLInputElement>('input[name="end"]')
  if (from == null || to == null) return
  from.value = String(start)
  to.value = String(end)
}
