import { ACTIVATED } from './focus.ts'
import { SWAPPED } from './page.ts'

const SVG = 'http://www.w3.org/2000/svg'

let row: HTMLElement | undefined

/** A thin curve from the active row's Chinese to the place where its English stands in the English text, a badge on both ends. */
export function startConnectors(): void {
  if (document.querySelector('.rows-region') === null) return
  document.addEventListener(ACTIVATED, (event) => {
    row = (event as CustomEvent<HTMLElement>).detail
    draw()
  })
  document.addEventListener(SWAPPED, draw)
  addEventListener('resize', draw)
  draw()
}

function draw(): void {
  for (const old of document.querySelectorAll('.crossing-lines, .badge.is-slot')) old.remove()
  const active = row?.isConnected ? row : document.querySelector<HTMLElement>('.row.is-active')
  const region = active?.closest<HTMLElement>('.rows-region')
  const slot = document.querySelector(`tr[data-row="${CSS.escape(active?.dataset['slot'] ?? '')}"]`)
  const from = active?.querySelector('.badge')
  const to = slot?.querySelector('.gutter')
  if (region == null || from == null || to == null) return
  const badge = document.createElement('span')
  badge.className = 'badge is-slot'
  badge.setAttribute('aria-hidden', 'true')
  badge.textContent = active?.dataset['badge'] ?? ''
  to.append(badge)
  region.append(curve(region.getBoundingClientRect(), from.getBoundingClientRect(), badge.getBoundingClientRect()))
}

function curve(frame: DOMRect, from: DOMRect, to: DOMRect): SVGElement {
  const down = to.top > from.top ? 1 : -1
  const x1 = from.left + from.width / 2 - frame.left
  const y1 = (down === 1 ? from.bottom : from.top) - frame.top
  const x2 = to.left + to.width / 2 - frame.left
  const y2 = (down === 1 ? to.top : to.bottom) - frame.top
  const bend = Math.min(60, Math.abs(y2 - y1) / 2) * down
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('class', 'crossing-lines')
  svg.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS(SVG, 'path')
  path.setAttribute('d', `M ${x1} ${y1} C ${x1 - 14} ${y1 + bend}, ${x2 + 14} ${y2 - bend}, ${x2} ${y2}`)
  svg.append(path)
  return svg
}
