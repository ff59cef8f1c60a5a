import type { Gender } from '../../draft.ts'
import { type ChineseNameWords, COMPOUND, GIVEN, SOUND, SURNAME } from './words.ts'

/** How a string of characters looks as a person's name. `sure` needs no other sign. */
type Likeness = 'sure' | 'likely' | 'no'

/** Judges a whole string: surname and given characters, or the characters that foreign names are written with. */
export function likenessOf(name: string, words: ChineseNameWords): Likeness {
  const { parts } = words
  if (name.includes('·')) return isExcluded(name, words) ? 'no' : isDotted(name, words) ? 'sure' : 'no'
  const surname = surnameOf(name, words).length
  const size = name.length - surname
  let given = 0
  for (let i = surname; i < name.length; i++) if ((parts[name.charCodeAt(i)]! & GIVEN) !== 0) given++
  const isSound = name.length >= 2 && name.length <= 7 && allHave(name, SOUND, words)
  const isChinese = surname > 0 && size >= 1 && size <= 2 && given > 0
  if (!(isSound || isChinese) || isExcluded(name, words)) return 'no'
  if (isChinese && given === size) return size === 2 || surname === 2 ? 'sure' : 'likely'
  if (isSound) return name.length > 2 ? 'sure' : 'likely'
  return size === 2 ? 'likely' : 'no'
}

function isExcluded(name: string, { places, nonNames, titles, pronouns }: ChineseNameWords): boolean {
  return places.has(name) || nonNames.has(name) || titles.has(name) || pronouns.has(name)
}

function isDotted(name: string, words: ChineseNameWords): boolean {
  return [...name].every((char) => char === '·' || words.sounds.has(char) || LATIN.test(char))
}

/** Whether every unit of a string is of a kind (`GIVEN`, `SOUND`). */
export function allHave(name: string, kind: number, { parts }: ChineseNameWords): boolean {
  for (let i = 0; i < name.length; i++) if ((parts[name.charCodeAt(i)]! & kind) === 0) return false
  return true
}

/** The surname that a string opens with, or nothing. */
export function surnameOf(name: string, words: ChineseNameWords): string {
  const kind = words.parts[name.charCodeAt(0)] ?? 0
  if ((kind & COMPOUND) !== 0 && name.length > 2) {
    const two = name.slice(0, 2)
    if (words.surnames.has(two)) return two
  }
  return (kind & SURNAME) === 0 ? '' : name.slice(0, 1)
}

/** Chinese full name: surname and one or two more characters. Foreign names in Chinese have no surname that stands alone. */
export function isChineseName(name: string, words: ChineseNameWords): boolean {
  const surname = surnameOf(name, words)
  const rest = name.length - surname.length
  return surname !== '' && rest >= 1 && rest <= 2 && !name.includes('·')
}

/** The gender that the last characters of a Chinese name hint at: they decide nothing alone. */
export function hintOf(name: string, words: ChineseNameWords): Gender | undefined {
  // The last character weighs most: 惠良 is a man's name though 惠 is mostly a woman's.
  return words.given.get(name.at(-1)!)
}

export function isHan(char: string): boolean {
  return isHanCode(char.charCodeAt(0))
}

/** NaN, what stands past the end, is none. */
export function isHanCode(code: number): boolean {
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf)
}

const LATIN = /[A-Za-z.]/
