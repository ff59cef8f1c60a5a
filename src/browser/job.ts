import { ask, swap } from './page.ts'

const ASK_AGAIN_MS = 600

/** Looks in on long work, and goes on by itself when it is done and nothing was refused. */
export function startJob(): void {
  const job = document.querySelector<HTMLElement>('[data-job]')
  if (job === null || job.dataset['done'] !== undefined) return
  const look = async () => {
    const answer = await ask(job.dataset['job'] ?? '').catch(() => undefined)
    if (answer !== undefined) swap(answer.page)
    const isDone = answer?.page.querySelector('[data-job][data-done]') != null
    if (!isDone) setTimeout(look, ASK_AGAIN_MS)
    else if (document.querySelector('.outcome.is-refused') === null) {
      const next = document.querySelector<HTMLAnchorElement>('[data-region="job"] a.primary')
      if (next !== null) location.replace(next.href)
    }
  }
  setTimeout(look, ASK_AGAIN_MS)
}
