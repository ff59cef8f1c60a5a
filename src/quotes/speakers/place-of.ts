import type { Figure } from './figure.ts'
import { hanKey, type NameTable } from './name-table.ts'
import { latinKey } from './stable-id.ts'

/** The id of the place that a speaker's name begins with (意大利媒体) or has in it (Italian media, the government of Italy). */
export function placeIn(figure: Figure, names: NameTable, nationalities: ReadonlyMap<string, string>): string | undefined {
  return figure.lang === 'zh' ? placeInChinese(figure.name, names) : placeInEnglish(figure.name, names, nationalities)
}

function placeInChinese(name: string, names: NameTable): string | undefined {
  const key = hanKey(name)
  for (let size = Math.min(LONGEST_PLACE, key.length - 1); size > 1; size--) {
    const entry = names.byZh.get(key.slice(0, size))
    if (entry?.kind === 'place') return entry.id
  }
  return undefined
}

function placeInEnglish(name: string, names: NameTable, nationalities: ReadonlyMap<string, string>): string | undefined {
  const words = latinKey(name).split(' ').slice(0, MOST_WORDS)
  for (let at = 0; at < words.length; at++)
    for (let size = 3; size > 0; size--) {
      const form = words.slice(at, at + size).join(' ')
      const entry = names.byEn.get(nationalities.get(form) ?? form)
      if (entry?.kind === 'place') return entry.id
    }
  return undefined
}

const LONGEST_PLACE = 8
const MOST_WORDS = 12
