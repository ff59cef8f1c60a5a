import { toSimplified } from '../../text/fold.ts'
import { scriptOf } from '../../text/script.ts'
import type { Variant } from '../pages/shell.ts'

/** Gives a text in the characters that its reader chose, unit for unit as long as it was: spans into one are spans into the other. */
export type Display = (text: string) => string

/** The stored text is never changed: this is for the eye alone. The Traditional dictionaries are big and loaded with the first use. */
export async function displayFor(variant: Variant): Promise<Display> {
  if (variant === 'as-is') return (text) => text
  return variant === 'hans' ? toSimplified : toTraditional()
}

/** The language of a text as the reader sees it: what fonts and screen readers go by. Characters of both scripts read as Simplified. */
export function langTagOf(text: string, lang: 'zh' | 'en' | 'other', variant: Variant): string {
  if (lang !== 'zh') return lang === 'en' ? 'en' : ''
  if (variant !== 'as-is') return variant === 'hans' ? 'zh-Hans' : 'zh-Hant'
  return scriptOf(text) === 'Hant' ? 'zh-Hant' : 'zh-Hans'
}

let traditional: Promise<Display> | undefined

function toTraditional(): Promise<Display> {
  traditional ??= loadTraditional()
  return traditional
}

async function loadTraditional(): Promise<Display> {
  const [{ ConverterFactory }, characters, phrases] = await Promise.all([
    import('opencc-js/core'),
    import('opencc-js/dict/STCharacters'),
    import('opencc-js/dict/STPhrases'),
  ])
  const convert = ConverterFactory([phrases.default, characters.default])
  return (text) => {
    const converted = convert(text)
    return converted.length === text.length ? converted : [...text].map((char) => sameLength(char, convert(char))).join('')
  }
}

/** A character whose other form takes another number of units stays as it is. */
function sameLength(char: string, converted: string): string {
  return converted.length === char.length ? converted : char
}
