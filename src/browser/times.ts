import { SWAPPED } from './page.ts'

/** Times stand in UTC on the page; here they become the reader's own. */
export function startTimes(): void {
  const times = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short' })
  const show = () => {
    for (const element of document.querySelectorAll('time[datetime]:not([title])')) {
      if (!(element instanceof HTMLTimeElement)) continue
      element.title = element.dateTime
      element.textContent = times.format(new Date(element.dateTime))
    }
  }
  document.addEventListener(SWAPPED, show)
  show()
}
