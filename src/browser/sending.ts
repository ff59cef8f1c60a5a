import { refresh, showAnswer } from './answer.ts'
import { forgetDraft } from './drafts.ts'
import { fieldOf, type Letter, openOutbox } from './outbox.ts'
import { type Answer, announce, ask, newOperation, swap } from './page.ts'
import { showPending } from './save-state.ts'

// The server is down, its disk is full, or something between us is: the same operation may succeed later.
const TRY_AGAIN = new Set([429, 502, 503, 504, 507])
const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 20_000

const outbox = openOutbox()
// What another page of this tab left behind: it is delivered, but its answer is not this page's.
let inherited = outbox.letters().length
const versions = new Map<string, string>()
let busy = false
let wait = FIRST_WAIT_MS
let lastSentAt = 0

/** Sends every decision form in the background, one after the other, and shows the page that comes of it. */
export function startSending(): void {
  document.addEventListener('submit', (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || event.defaultPrevented || form.method !== 'post') return
    if (!form.matches('[data-decision], [data-swap]')) return
    event.preventDefault()
    send(form, event.submitter)
  })
  addEventListener('online', () => void deliver())
  void deliver()
}

/** Puts a form in the outbox, as if `submitter` had been pressed. */
export function send(form: HTMLFormElement, submitter: HTMLElement | null): void {
  const body = new FormData(form, submitter)
  body.set('back', location.pathname + location.search)
  if (form.matches('[data-decision]')) body.set('operation', newOperation())
  // What the reader saw is the table: a drawer that they were typing in may be older than it.
  for (const [field, version] of [
    ['row', 'version'],
    ['row2', 'version2'],
  ] as const) {
    const shown = rowShown(body.get(field))
    // A conflict shows its own state, newer than the table.
    if (shown !== undefined && body.has(version) && form.closest('dialog') === null)
      body.set(version, shown.dataset['version'] ?? '0')
  }
  const fields = [...body].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []))
  const row = body.get('row')
  outbox.put({ url: form.action, fields, follows: outbox.hasRow(typeof row === 'string' ? row : undefined) })
  form.dispatchEvent(new CustomEvent('duizhao:sent', { bubbles: true, detail: { verb: body.get('verb'), row } }))
  if (form.dataset['draft'] !== undefined) forgetDraft(form.dataset['draft'])
  form.closest('dialog')?.close()
  void deliver()
}

/** Whether something is still on its way. */
export function isSending(): boolean {
  return outbox.letters().length > 0
}

/** Milliseconds since the last act of this browser was sent. */
export function sinceSent(): number {
  return Date.now() - lastSentAt
}

async function deliver(): Promise<void> {
  if (busy) return
  busy = true
  try {
    for (let letter = outbox.letters()[0]; letter !== undefined; letter = outbox.letters()[0]) {
      showPending(outbox.letters().length, wait > FIRST_WAIT_MS)
      const answer = await post(letter)
      if (answer === undefined) {
        showPending(outbox.letters().length, true)
        setTimeout(() => void deliver(), wait)
        wait = Math.min(LONGEST_WAIT_MS, wait * 2)
        return
      }
      wait = FIRST_WAIT_MS
      outbox.drop()
      const isInherited = inherited > 0
      if (isInherited) inherited--
      settle(answer, isInherited)
    }
  } finally {
    busy = false
    if (outbox.letters().length === 0) showPending(0, false)
  }
}

/** undefined: not now, try again with the same operation. */
async function post(letter: Letter): Promise<Answer | undefined> {
  const row = fieldOf(letter, 'row')
  const newest = row === undefined ? undefined : versions.get(row)
  const body = new URLSearchParams()
  for (const [name, value] of letter.fields) body.append(name, name === 'version' && letter.follows ? (newest ?? value) : value)
  lastSentAt = Date.now()
  const answer = await ask(letter.url, { method: 'POST', body }).catch(() => undefined)
  lastSentAt = Date.now()
  return answer === undefined || TRY_AGAIN.has(answer.status) ? undefined : answer
}

function settle(answer: Answer, isInherited: boolean): void {
  for (const row of answer.page.querySelectorAll<HTMLElement>('tr[data-row]')) {
    versions.set(row.dataset['row'] ?? '', row.dataset['version'] ?? '0')
  }
  if (answer.status >= 400) {
    showAnswer(answer)
    return
  }
  if (isInherited) {
    void refresh()
    return
  }
  // What follows is made for the page as it will be: only the last answer is shown.
  if (outbox.letters().length > 0) return
  document.dispatchEvent(new CustomEvent('duizhao:answered', { detail: answer }))
  const notice = answer.page.querySelector('[data-region="notice"] p')?.textContent
  if (answer.page.body.dataset['page'] !== document.body.dataset['page']) {
    location.assign(answer.path)
    return
  }
  swap(answer.page, isTypingInDrawer() ? regionsBut('drawer') : undefined)
  if (notice) announce(notice)
}

function rowShown(id: FormDataEntryValue | null): HTMLElement | undefined {
  return document.querySelector<HTMLElement>(`tr[data-row="${CSS.escape(String(id))}"]`) ?? undefined
}

/** Words in the making are never pulled away, least of all from an input method. */
function isTypingInDrawer(): boolean {
  return document.activeElement?.matches('#drawer :is(textarea, input, select)') ?? false
}

function regionsBut(name: string): readonly string[] {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].map((region) => region.dataset['region'] ?? '')
  return regions.filter((region) => region !== name)
}
