import type { Gender } from '../../draft.ts'
import type { ChineseNameWords } from './words.ts'

export function endsWithTitle(core: string, words: ChineseNameWords): boolean {
  return words.titleFinder.startAt(core, core.length) >= 0
}

export function titleAfter(core: string, words: ChineseNameWords): { start: number; gender: Gender | undefined } | undefined {
  for (const [finder, genders] of [
    [words.honorificFinder, words.honorifics],
    [words.titleFinder, words.titles],
  ] as const) {
    const start = finder.startAt(core, core.length)
    const word = start > 0 ? core.slice(start) : ''
    if (start > 0 && (finder === words.honorificFinder || words.after.has(word))) return { start, gender: genders.get(word) }
  }
  return undefined
}

export function titlesBefore(core: string, at: number, words: ChineseNameWords): readonly string[] {
  const start = words.titleFinder.startAt(core, at)
  return start < 0 ? [] : [core.slice(start, at)]
}

/** Where the surname or nickname that ends at `end` begins: at the head of the words, or behind a title. */
export function surnameStart(core: string, end: number, words: ChineseNameWords): number | undefined {
  for (let at = end - 1; at >= Math.max(0, end - 2); at--) {
    const before = core.slice(at, end)
    if (!words.surnames.has(before) && !isNickname(before, words)) continue
    if (at === 0 || words.titleFinder.startAt(core, at) >= 0 || words.kinFinder.startAt(core, at) >= 0) return at
  }
  return undefined
}

/** 老张, 小李: a form of address before a surname. */
export function isNickname(name: string, words: ChineseNameWords): boolean {
  return words.frames.get('nickname')?.has(name.slice(0, 1)) === true && words.surnames.has(name.slice(1))
}
