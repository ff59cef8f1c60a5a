import type { Gender } from '../../draft.ts'
import type { ChineseNameWords } from './words.ts'

/** How a string of characters looks as a person's name. `sure` needs no other sign. */
type Likeness = 'sure' | 'likely' | 'no'

/** Judges a whole string: surname and given characters, or the characters that foreign names are written with. */
export function likenessOf(name: string, words: ChineseNameWords): Likeness {
  if (words.places.has(name) || words.nonNames.has(name) || words.titles.has(name) || words.pronouns.has(name)) return 'no'
  if (name.includes('·'))
    return [...name].every((char) => char === '·' || words.sounds.has(char) || LATIN.test(char)) ? 'sure' : 'no'
  const surname = surnameOf(name, words)
  const given = name.slice(surname.length)
  if (surname !== '' && given.length >= 1 && given.length <= 2 && [...given].every((char) => words.given.has(char)))
    return given.length === 2 || surname.length === 2 ? 'sure' : 'likely'
  if (name.length >= 2 && name.length <= 7 && [...name].every((char) => words.sounds.has(char)))
    return name.length > 2 ? 'sure' : 'likely'
  if (surname !== '' && given.length === 2 && [...given].some((char) => words.given.has(char))) return 'likely'
  return 'no'
}

/** The surname that a string opens with, or nothing. */
export function surnameOf(name: string, words: ChineseNameWords): string {
  const two = name.slice(0, 2)
  if (name.length > 2 && words.surnames.has(two)) return two
  const one = name.slice(0, 1)
  return words.surnames.has(one) ? one : ''
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
