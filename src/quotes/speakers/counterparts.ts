import type { ReadTable } from '../../language/table.ts'
import type { Figure } from './figure.ts'
import { hanKey } from './name-table.ts'
import { latinKey } from './stable-id.ts'

/** Common nouns for speakers (法院, court) by their kind; a word may be of several. */
export interface SpeakerKinds {
  readonly zh: ReadonlyMap<string, readonly number[]>
  readonly en: ReadonlyMap<string, readonly number[]>
}

export function loadSpeakerKinds(read: ReadTable): SpeakerKinds {
  const rows = read('pairs/zh-en/speaker-kinds')
  return {
    zh: byWord(rows.map((row) => row['zh'] ?? '')),
    en: byWord(rows.map((row) => row['en'] ?? '')),
  }
}

function byWord(cells: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const kinds = new Map<string, number[]>()
  for (const [kind, cell] of cells.entries())
    for (const word of cell.split('|')) {
      const list = kinds.get(word)
      if (list === undefined) kinds.set(word, [kind])
      else list.push(kind)
    }
  return kinds
}

/**
 * Pairs of one speaker whom two texts call by a common noun or a descriptive name (省生态环境厅, the provincial environment department):
 * the only one of its kind on either side. Several names of one speaker on one side (the court, the provincial high court) count as one.
 * Where each of them names a place (意大利媒体, Italian media), one of one place: another place's is another speaker.
 * `translate`: the texts are known to translate each other, so that the last one left on either side is one too.
 */
export function counterparts(
  zh: readonly Figure[],
  en: readonly Figure[],
  kinds: SpeakerKinds,
  placeOf: (figure: Figure) => string | undefined,
  translate: boolean,
): readonly (readonly [Figure, Figure])[] {
  const left = byKind(zh, (figure) => kindsInChinese(figure, kinds))
  const right = byKind(en, (figure) => kindsInEnglish(figure, kinds))
  const pairs: [Figure, Figure][] = []
  for (const [kind, figures] of left) {
    const others = right.get(kind)
    if (others === undefined) continue
    for (const figure of figures) pairs.push(...ofOnePlace(figure, figures, others, placeOf))
    if (!areOne(figures, hanKey) || !areOne(others, latinKey) || differ(figures[0]!, others[0]!, placeOf)) continue
    for (const figure of figures) pairs.push([figure, others[0]!])
    for (const other of others) pairs.push([figures[0]!, other])
  }
  if (!translate) return pairs
  const met = new Set(pairs.flat())
  const isLeft = (figure: Figure) => !met.has(figure)
  return [...pairs, ...lastTwo(zh.filter(isLeft), en.filter(isLeft)).filter(([a, b]) => !differ(a, b, placeOf))]
}

type PlaceOf = (figure: Figure) => string | undefined

/** The one on the other side that has the same place, where only one on either side has. */
function ofOnePlace(figure: Figure, own: readonly Figure[], others: readonly Figure[], placeOf: PlaceOf): [Figure, Figure][] {
  const place = placeOf(figure)
  const [other, ...more] = place === undefined ? [] : others.filter((one) => placeOf(one) === place)
  const isOnly = own.filter((one) => placeOf(one) === place).length === 1
  return other !== undefined && more.length === 0 && isOnly ? [[figure, other]] : []
}

function differ(a: Figure, b: Figure, placeOf: PlaceOf): boolean {
  const [left, right] = [placeOf(a), placeOf(b)]
  return left !== undefined && right !== undefined && left !== right
}

/** The only body that is left on either side, where everybody else has been found on both. */
function lastTwo(zh: readonly Figure[], en: readonly Figure[]): readonly (readonly [Figure, Figure])[] {
  const [left, ...more] = zh.filter((figure) => figure.kind === 'body')
  const [right, ...others] = en.filter((figure) => figure.kind === 'body')
  return left === undefined || right === undefined || more.length + others.length > 0 ? [] : [[left, right]]
}

function byKind(figures: readonly Figure[], kindsOf: (figure: Figure) => readonly number[]): ReadonlyMap<number, Figure[]> {
  const found = new Map<number, Figure[]>()
  for (const figure of figures)
    for (const kind of kindsOf(figure)) {
      const list = found.get(kind)
      if (list === undefined) found.set(kind, [figure])
      else list.push(figure)
    }
  return found
}

/** The longest word of the table that ends the name. */
function kindsInChinese(figure: Figure, { zh }: SpeakerKinds): readonly number[] {
  const name = hanKey(figure.name)
  for (let size = Math.min(LONGEST_WORD, name.length); size > 0; size--) {
    const kinds = zh.get(name.slice(-size))
    if (kinds !== undefined) return kinds
  }
  return []
}

/** The last words of the table before a preposition or relative: people familiar with the matter. */
function kindsInEnglish(figure: Figure, { en }: SpeakerKinds): readonly number[] {
  const words = latinKey(figure.name).split(' ').slice(0, MOST_WORDS)
  for (let size = 3; size > 0; size--)
    for (let at = words.length - size; at >= 0; at--) {
      const kinds = en.get(words.slice(at, at + size).join(' '))
      if (kinds !== undefined) return kinds
    }
  return []
}

/** Whether the shorter names are ends of the longest. */
function areOne(figures: readonly Figure[], keyOf: (name: string) => string): boolean {
  const names = figures.map((figure) => keyOf(figure.name).replace(/^the /, ''))
  const longest = names.reduce((a, b) => (b.length > a.length ? b : a))
  return names.every((name) => longest.endsWith(name))
}

const LONGEST_WORD = 4
const MOST_WORDS = 12
