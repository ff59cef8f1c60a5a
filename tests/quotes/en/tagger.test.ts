import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import model from 'wink-eng-lite-web-model'
import winkNLP from 'wink-nlp'
import { loadEnglishPack } from '../../../src/language/en.ts'
import { tokensOf } from '../../../src/quotes/en/tokens.ts'
import { readTable } from '../../../src/wire/files.ts'

const pack = loadEnglishPack(readTable)

function ours(text: string): string[] {
  const [tokens = []] = tokensOf(text, [{ start: 0, end: text.length }], pack)
  return tokens.map(({ start, end, pos }) => `${text.slice(start, end)}/${pos}`)
}

/** The model's own reader, new for each text: what it has met before changes how it cuts. */
function theirs(text: string): string[] {
  const nlp = winkNLP(model, ['pos'])
  const tokens = nlp.readDoc(text).tokens()
  const tags = tokens.out(nlp.its.pos) as string[]
  return (tokens.out() as string[]).map((word, i) => `${word}/${tags[i]}`).filter((token) => token.trim() !== '/SPACE')
}

test('our samples are cut and tagged as the model’s own reader does', () => {
  const folder = join(import.meta.dirname, '../../../corpus/samples')
  const lines = readdirSync(folder)
    .filter((name) => name.endsWith('.en.txt'))
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
    .filter((line) => line.trim() !== '')
  expect(lines.length).toBeGreaterThan(50)
  const text = lines.join(' ')
  const [own, other] = [ours(text), theirs(text)]
  const differing = own.filter((token, i) => token !== other[i])
  expect(differing).toEqual([])
  expect(own.length).toBe(other.length)
})

const cuts: readonly { readonly title: string; readonly text: string; readonly words: readonly string[] }[] = [
  { title: 'a contraction is cut as it is spoken', text: 'They can’t stay.', words: ['They', 'ca', 'n’t', 'stay', '.'] },
  { title: 'a possessive with marks behind it', text: 'at Morel’s,”', words: ['at', 'Morel', '’s', ',', '”'] },
  { title: 'initials keep their stops', text: 'the U.S. Senate, J. Marsh', words: ['the', 'U.S.', 'Senate', ',', 'J.', 'Marsh'] },
  { title: 'initials at the end of marks', text: '(U.S.)', words: ['(', 'U.S.', ')'] },
  { title: 'an opening mark before a title', text: '‘Mrs. Hale', words: ['‘', 'Mrs.', 'Hale'] },
  { title: 'a lost blank', text: 'at noon.The', words: ['at', 'noon', '.', 'The'] },
  { title: 'a word with hyphens', text: 'state-run anti-dumping', words: ['state', '-', 'run', 'anti-dumping'] },
  { title: 'numbers and money', text: 'US$3.5 and 1,200, 40%', words: ['US$', '3.5', 'and', '1,200', ',', '40', '%'] },
  { title: 'an address is one', text: 'see https://example.org/a?b=1 now', words: ['see', 'https://example.org/a?b=1', 'now'] },
  { title: 'Chinese between English', text: 'Li 李华 said', words: ['Li', '李华', 'said'] },
]

for (const { title, text, words } of cuts) {
  test(title, () => {
    expect(ours(text).map((token) => token.slice(0, token.lastIndexOf('/')))).toEqual(words)
  })
}

test('together the words are what was written, whatever that was', () => {
  for (const text of [
    'a'.repeat(500),
    '...“)(’s--',
    "'''s''",
    '@#%&*',
    '\ud800x\udc00',
    '–a–b—c',
    'e.g.,etc.)',
    '$$$1.2.3.,',
    ':-):(',
  ])
    expect(
      ours(text)
        .map((token) => token.slice(0, token.lastIndexOf('/')))
        .join(''),
    ).toBe(text)
})
