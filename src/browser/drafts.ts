import { SWAPPED } from './page.ts'
import { showTyped } from './save-state.ts'

type Control = HTMLInputElement | HTMLTextAreaElement

interface Draft {
  readonly typed: Readonly<Record<string, string>>
  /** The browser itself has sent the form: the draft goes as soon as a page comes that does not show the form again. */
  readonly sent: boolean
}

const PREFIX = 'duizhao.draft.'

/** Keeps what is typed in a `data-draft` form until it is sent: a reload, a crash or another's change loses no word. */
export function startDrafts(): void {
  document.addEventListener('input', (event) => {
    const form = event.target instanceof Element ? event.target.closest<HTMLFormElement>('form[data-draft]') : null
    if (form === null) return
    keep(form, false)
    tell()
  })
  document.addEventListener('submit', (event) => {
    const form = event.target
    if (form instanceof HTMLFormElement && !event.defaultPrevented && form.dataset['draft']) keep(form, true)
  })
  document.addEventListener(SWAPPED, restore)
  for (const key of Object.keys(sessionStorage).filter((name) => name.startsWith(PREFIX))) {
    const isHere = forms().some((form) => PREFIX + form.dataset['draft'] === key)
    if (!isHere && draftAt(key)?.sent) sessionStorage.removeItem(key)
  }
  restore()
}

/** The form was sent by us: its words are on their way, and its fields are as the page came with them. */
export function forgetDraft(name: string): void {
  sessionStorage.removeItem(PREFIX + name)
  for (const form of forms())
    if (form.dataset['draft'] === name) for (const control of controlsOf(form)) control.value = control.defaultValue
  tell()
}

function keep(form: HTMLFormElement, sent: boolean): void {
  const typed = Object.fromEntries(
    controlsOf(form).flatMap((one) => (one.value === one.defaultValue ? [] : [[one.name, one.value]])),
  )
  const key = PREFIX + form.dataset['draft']
  if (Object.keys(typed).length === 0) sessionStorage.removeItem(key)
  else sessionStorage.setItem(key, JSON.stringify({ typed, sent } satisfies Draft))
}

function restore(): void {
  for (const form of forms()) {
    const draft = draftAt(PREFIX + form.dataset['draft'])
    if (draft !== undefined) for (const control of controlsOf(form)) control.value = draft.typed[control.name] ?? control.value
  }
  tell()
}

function tell(): void {
  showTyped(forms().some((form) => draftAt(PREFIX + form.dataset['draft']) !== undefined))
}

function draftAt(key: string): Draft | undefined {
  const kept = sessionStorage.getItem(key)
  return kept === null ? undefined : (JSON.parse(kept) as Draft)
}

function forms(): readonly HTMLFormElement[] {
  return [...document.querySelectorAll<HTMLFormElement>('form[data-draft]')]
}

function controlsOf(form: HTMLFormElement): readonly Control[] {
  return [...form.elements].filter(
    (one): one is Control =>
      one instanceof HTMLTextAreaElement || (one instanceof HTMLInputElement && ['text', 'date'].includes(one.type)),
  )
}
