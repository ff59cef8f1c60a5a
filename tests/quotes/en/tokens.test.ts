import { expect, test } from 'vitest'
import { loadEnglishPack } from '../../../src/language/en.ts'
import { tokensOf } from '../../../src/quotes/en/tokens.ts'
import { readTable } from '../../../src/wire/files.ts'

const read = (text: string) => {
  const [tokens = []] = tokensOf(text, [{ start: 0, end: text.length }], loadEnglishPack(readTable))
  return tokens.map(({ start, end, pos }) => `${text.slice(start, end)}/${pos}`)
}

/** The tagger remembers the words it has met: none of these may change how a later text is cut. */
const earlier = [
  'The house was Morel’s.',
  "The house was Morel's, not hers.",
  'They met (at Morel’s) and “at Morel’s” and at Morel’s…',
  "It is Morel's; it was Morel's!",
]
const later = ["By Morel's own account, he paid.", 'By Morel’s own account, he paid.']

test('a text is cut into the same words whatever was read before it', () => {
  // One pack is one tagger: of two, the first has read nothing else.
  const pack = loadEnglishPack(readTable)
  const cut = (text: string) => {
    const [tokens = []] = tokensOf(text, [{ start: 0, end: text.length }], pack)
    return tokens.map(({ start, end, pos }) => `${text.slice(start, end)}/${pos}`)
  }
  for (const text of earlier) cut(text)
  for (const text of later) {
    expect(cut(text)).toEqual(read(text))
    expect(cut(text).map((word) => word.split('/')[0])).toContain('Morel')
  }
})
