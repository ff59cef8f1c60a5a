import { isHanCode } from './shape.ts'
import type { ChineseNameWords } from './words.ts'

/** The name that stands here, the longest first. */
export function nameAt(text: string, at: number, isPerson: (name: string) => boolean): string | undefined {
  for (let size = LONGEST_NAME; size >= 2; size--) if (isPerson(text.slice(at, at + size))) return text.slice(at, at + size)
  return undefined
}

/** The string that stands here as a name: it comes again and goes on differently each time, or somebody is called so. */
export function nameByUse(
  text: string,
  at: number,
  counts: ReadonlyMap<string, number>,
  called: ReadonlySet<string>,
  words: ChineseNameWords,
): string | undefined {
  for (let size = LONGEST_NAME; size >= 2; size--)
    if (called.has(text.slice(at, at + size)) && mayBeName(text.slice(at, at + size), words)) return text.slice(at, at + size)
  let size = 2
  let count = counts.get(text.slice(at, at + size)) ?? 0
  if (count < LEAST_HEADS) return undefined
  while (size < LONGEST_NAME) {
    const longer = counts.get(text.slice(at, at + size + 1)) ?? 0
    if (longer < LEAST_HEADS || longer < count * SAME_NAME || acts(text, at + size, words)) break
    size++
    count = longer
  }
  const name = text.slice(at, at + size)
  return mayBeName(name, words) ? name : undefined
}

/** In a story that shows nobody else: a surname, one more character, and an act (林岚回来). */
export function looseNames(
  text: string,
  places: readonly number[],
  isPerson: (name: string) => boolean,
  words: ChineseNameWords,
): readonly string[] {
  if (places.some((at) => nameAt(text, at, isPerson) !== undefined)) return []
  return places.flatMap((at) => {
    const name = text.slice(at, at + 2)
    return words.surnames.has(text[at]!) && acts(text, at + 2, words) && mayBeName(name, words) ? [name] : []
  })
}

/** 吴里长, 钱老师, 钱三婶: a surname and what its bearer is. */
export function titledName(text: string, at: number, words: ChineseNameWords): string | undefined {
  if (!words.surnames.has(text[at]!)) return undefined
  const end = Math.max(
    words.titleFinder.endAt(text, at + 1),
    words.kinFinder.endAt(text, at + 1),
    words.honorificFinder.endAt(text, at + 1),
  )
  // 吴伯年 is no 吴伯.
  const isWhole = !isHanCode(text.charCodeAt(end)) || acts(text, end, words)
  return isWhole && end - at >= 2 && end - at <= LONGEST_NAME ? text.slice(at, end) : undefined
}

export function acts(text: string, at: number, words: ChineseNameWords): boolean {
  return words.actions.endAt(text, at) > 0 && text[at] !== '的'
}

/** 钱老说: before a cue, a surname and one character more are somebody. */
export function isSurnamed(name: string, words: ChineseNameWords): boolean {
  return name.length === 2 && words.surnames.has(name[0]!) && isHanCode(name.charCodeAt(1)) && mayBeName(name, words)
}

function mayBeName(name: string, words: ChineseNameWords): boolean {
  if (words.nonNames.has(name) || words.places.has(name) || words.pronounFinder.endAt(name, 0) > 0) return false
  if (words.actions.endAt(name, 0) > 0 || words.determinerFinder.endAt(name, 0) > 0) return false
  return ![...name].some((char, i) => words.frames.get('speech')?.has(char) || (i < 2 && words.frames.get('particle')?.has(char)))
}

export const LONGEST_NAME = 4
const LEAST_HEADS = 2
/** Where nearly all that begins so goes on the same way, it is one word. */
const SAME_NAME = 0.8
