type State = 'saved' | 'saving' | 'waiting' | 'typed'

let pending = 0
let failing = false
let typed = false

/** What is on its way, and whether it goes through: always to be seen at the top of the page. */
export function showPending(count: number, isFailing: boolean): void {
  pending = count
  failing = isFailing && count > 0
  show()
}

/** Whether words stand in a form that were not sent. */
export function showTyped(isTyped: boolean): void {
  typed = isTyped
  show()
}

export function startSaveState(): void {
  addEventListener('beforeunload', (event) => {
    if (pending > 0) event.preventDefault()
  })
}

function show(): void {
  const element = document.getElementById('save-state')
  if (element === null) return
  const state: State = failing ? 'waiting' : pending > 0 ? 'saving' : typed ? 'typed' : 'saved'
  const words = (element.dataset[state] ?? '').replace('{count}', String(pending))
  element.dataset['state'] = state
  const place = element.querySelector('.save-words')
  if (place !== null && place.textContent !== words) place.textContent = words
}
