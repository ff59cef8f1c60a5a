import type { Span } from '../../src/model/span.ts'

/** The one place of `first … last`; says plainly where there is none, or more than one. */
export function placeOf(words: string, text: string): Span {
  const [first, last = first] = words.split(' … ') as [string, string?]
  const start = text.indexOf(first)
  if (start < 0) throw new Error(`"${first}" does not occur`)
  if (text.indexOf(first, start + 1) >= 0) throw new Error(`"${first}" occurs twice, write more of it`)
  const end = text.indexOf(last, start)
  if (end < 0) throw new Error(`"${last}" does not occur after "${first}"`)
  return { start, end: end + last.length }
}

/** The places of several stretches, `first … last + first … last`; none of an empty cell. */
export function placesOf(words: string, text: string): readonly Span[] {
  return words === '' ? [] : words.split(' + ').map((part) => placeOf(part, text))
}

/** Where these words stand nearest to a place: whoever speaks is named again and again. */
export function nearestPlaceOf(words: string, text: string, { start, end }: Span): Span {
  let best: Span | undefined
  const distance = (place: Span) => Math.max(start - place.end, place.start - end, 0)
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const place = { start: at, end: at + words.length }
    // "he" stands in "the".
    if (/^[A-Za-z]/.test(words) && (/[A-Za-z]/.test(text[at - 1] ?? '') || /[A-Za-z]/.test(text[place.end] ?? ''))) continue
    if (best === undefined || distance(place) < distance(best)) best = place
  }
  if (best === undefined) throw new Error(`"${words}" does not occur`)
  return best
}
