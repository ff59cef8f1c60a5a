import { ACTIVATED, activeRow } from './focus.ts'
import { announce, ask, SWAPPED, swap } from './page.ts'
import { isSending, sinceSent } from './sending.ts'

interface Change {
  /** Empty: so many that the page is better read again as a whole. */
  readonly rows: readonly string[]
  readonly by: string
}

interface Person {
  readonly name: string
  readonly row: string | null
}

// Several changes of one moment are shown together.
const GATHER_MS = 200
// The line itself says where we are: it is opened anew when we have settled, before the old one is closed.
const SETTLE_MS = 1_000
// Our own change comes back to us on this line; its answer has shown it already.
const OWN_MS = 1_500

let people: readonly Person[] = []

/** Others' changes and whereabouts, without a reload. */
export function startLive(): void {
  const path = document.body.dataset['events']
  if (path === undefined || document.querySelector('.review') === null) return
  let changed = new Set<string>()
  let isWhole = false
  let by = ''
  let timer: ReturnType<typeof setTimeout> | undefined
  const listen = () => {
    const source = new EventSource(`${path}?row=${encodeURIComponent(activeRow()?.dataset['row'] ?? '')}`)
    source.addEventListener('change', (event) => {
      const change = JSON.parse(event.data) as Change
      if (isSending() || (change.by === document.body.dataset['reviewer'] && sinceSent() < OWN_MS)) return
      for (const row of change.rows) changed.add(row)
      isWhole ||= change.rows.length === 0
      by = change.by
      clearTimeout(timer)
      timer = setTimeout(() => {
        void show(changed, isWhole, by)
        changed = new Set()
        isWhole = false
      }, GATHER_MS)
    })
    // What happened while the line was down was told to nobody.
    let wasDown = false
    source.addEventListener('error', () => {
      wasDown = true
    })
    source.addEventListener('open', () => {
      if (wasDown) void show(new Set(), true)
      wasDown = false
    })
    source.addEventListener('presence', (event) => {
      people = (JSON.parse(event.data) as { people: readonly Person[] }).people
      showPeople()
    })
    return source
  }
  // A browser has six lines to one server: tabs that nobody looks at give theirs back, or the seventh would wait for ever.
  let source = document.hidden ? undefined : listen()
  let moved: ReturnType<typeof setTimeout> | undefined
  document.addEventListener(ACTIVATED, () => {
    clearTimeout(moved)
    moved = setTimeout(() => {
      const before = source
      if (before === undefined) return
      source = listen()
      source.addEventListener('open', () => before.close(), { once: true })
    }, SETTLE_MS)
  })
  document.addEventListener('visibilitychange', () => {
    if (document.hidden === (source === undefined)) return
    source?.close()
    source = document.hidden ? undefined : listen()
    // What happened meanwhile was told to nobody.
    if (!document.hidden) void show(new Set(), true)
  })
  document.addEventListener(SWAPPED, showPeople)
  addEventListener('pagehide', () => source?.close())
}

async function show(rows: ReadonlySet<string>, isWhole: boolean, by?: string): Promise<void> {
  const answer = await ask(location.pathname + location.search).catch(() => undefined)
  if (answer?.status !== 200 || isSending()) return
  const isTyping = document.activeElement?.closest('#drawer form') != null
  const regions = ['rows', 'progress', 'facets', 'bulk', 'bitexts', 'tools']
  const active = activeRow()?.dataset['row']
  swap(answer.page, active !== undefined && (isWhole || rows.has(active)) && !isTyping ? [...regions, 'drawer'] : regions)
  for (const row of rows) document.querySelector(`tr[data-row="${CSS.escape(row)}"]`)?.classList.add('is-changed')
  setTimeout(() => {
    for (const row of document.querySelectorAll('.row.is-changed')) row.classList.remove('is-changed')
  }, 2_500)
  const words = document.getElementById('live')?.dataset['changed'] ?? ''
  if (by !== undefined) announce(words.replace('{by}', by).replace('{count}', String(rows.size)))
}

function showPeople(): void {
  const me = document.body.dataset['reviewer']
  const others = people.filter((person) => person.name !== me)
  for (const list of document.querySelectorAll<HTMLElement>('[data-people]')) {
    list.hidden = others.length === 0
    list.replaceChildren(...others.map((person) => Object.assign(document.createElement('li'), { textContent: person.name })))
  }
  for (const old of document.querySelectorAll('.who-else')) old.remove()
  for (const person of others) {
    const head = document.querySelector(`tr[data-row="${CSS.escape(person.row ?? '')}"] .row-head`)
    const title = document.getElementById('live')?.dataset['here']?.replace('{name}', person.name) ?? person.name
    head?.append(Object.assign(document.createElement('span'), { className: 'who-else', textContent: person.name, title }))
  }
}
