import type { Locale } from './shell.ts'

/** The interface's words in one language, by key. */
export type Words = Readonly<Record<string, string>>

/** Gives the words of a key with its `{name}`s filled in. */
export type Translate = (key: string, values?: Readonly<Record<string, string | number>>) => string

/**
 * `{count|one form|other form}` chooses by the value of `count`: English needs it, Chinese does not. A key that is not there
 * throws: the two locales are part of the program.
 */
export function translator(words: Words, locale: Locale): Translate {
  const numbers = new Intl.NumberFormat(locale === 'zh' ? 'zh-CN' : 'en-GB')
  return (key, values = {}) => {
    const pattern = Object.hasOwn(words, key) ? words[key] : undefined
    if (pattern === undefined) throw new Error(`no words for ${key} in ${locale}`)
    return pattern.replace(/\{([\w-]+)(?:\|([^|{}]*)\|([^|{}]*))?\}/g, (_, name: string, one?: string, other?: string) => {
      const value = values[name]
      if (value === undefined) throw new Error(`${key} wants {${name}}`)
      if (one !== undefined) return (value === 1 ? one : other) ?? ''
      return typeof value === 'number' ? numbers.format(value) : value
    })
  }
}
