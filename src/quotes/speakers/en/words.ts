import type { ReadTable, Row } from '../../../language/table.ts'
import type { Gender } from '../../draft.ts'
import { type Determiner, determinerOf, framesOf, genderOf, type Pronoun, pronounOf } from '../zh/words.ts'

/** What English tables tell of names and of the words round them; every key is in lower case. */
export interface EnglishNameWords {
  readonly titles: ReadonlyMap<string, Gender | undefined>
  /** First words of titles and of adjectives of country: most words of a text are none, and are passed at once. */
  readonly heads: ReadonlySet<string>
  /** First word of a title → most words of one that it opens. */
  readonly longestBy: ReadonlyMap<string, number>
  /** Most words of any title. */
  readonly longestTitle: number
  readonly honorifics: ReadonlyMap<string, Gender | undefined>
  readonly given: ReadonlyMap<string, Gender | undefined>
  readonly particles: ReadonlySet<string>
  readonly suffixes: ReadonlySet<string>
  readonly pronouns: ReadonlyMap<string, Pronoun>
  readonly determiners: ReadonlyMap<string, Determiner>
  /** Heads of the names of bodies → whether the word alone stands for one spoken of before. */
  readonly bodies: ReadonlyMap<string, boolean>
  readonly media: ReadonlySet<string>
  /** Words for a company that with "the" stand for the one that the text is about. */
  readonly companies: ReadonlySet<string>
  readonly documents: ReadonlySet<string>
  /** Kazakh → Kazakhstan. */
  readonly nationalities: ReadonlyMap<string, string>
  readonly places: ReadonlySet<string>
  readonly openers: ReadonlySet<string>
  /** Words of name-frames by kind. */
  readonly frames: ReadonlyMap<string, ReadonlySet<string>>
}

export function loadEnglishNameWords(read: ReadTable): EnglishNameWords {
  const table = (name: string) => read(`lang/en/${name}`)
  const titles = genders(table('titles'), 'word')
  const bodies = table('bodies')
  const nationalities = new Map(table('nationalities').map((row): [string, string] => [key(row, 'word'), key(row, 'place')]))
  return {
    titles,
    heads: new Set([...titles.keys(), ...nationalities.keys()].map((title) => title.split(' ')[0]!)),
    longestBy: longestByHead(titles.keys()),
    longestTitle: Math.max(1, ...[...titles.keys()].map((title) => title.split(' ').length)),
    honorifics: genders(table('honorifics'), 'word'),
    given: genders(table('given-names'), 'name'),
    particles: words(table('name-particles')),
    suffixes: words(table('name-suffixes')),
    pronouns: new Map(table('pronouns').map((row) => [key(row, 'word'), pronounOf(row)])),
    determiners: new Map(table('determiners').map((row) => [key(row, 'word'), determinerOf(row)])),
    bodies: new Map(bodies.map((row) => [key(row, 'word'), row['alone'] === 'yes'])),
    companies: words(bodies.filter((row) => row['kind'] === 'company' && row['alone'] === 'yes')),
    media: words(bodies.filter((row) => row['kind'] === 'media')),
    documents: words(table('documents')),
    nationalities,
    places: new Set(nationalities.values()),
    openers: words(table('openers')),
    frames: framesOf(table('name-frames')),
  }
}

/** A girl is a she, whatever she is called. */
export function genderOfNoun(noun: string, words: EnglishNameWords): Gender | undefined {
  for (const gender of ['male', 'female'] as const) if (words.frames.get(gender)?.has(noun)) return gender
  return undefined
}

function longestByHead(titles: Iterable<string>): ReadonlyMap<string, number> {
  const longest = new Map<string, number>()
  for (const title of titles) {
    const parts = title.split(' ')
    longest.set(parts[0]!, Math.max(longest.get(parts[0]!) ?? 0, parts.length))
  }
  return longest
}

function key(row: Row, column: string): string {
  return (row[column] ?? '').toLowerCase()
}

function words(rows: readonly Row[]): ReadonlySet<string> {
  return new Set(rows.map((row) => key(row, 'word')))
}

function genders(rows: readonly Row[], column: string): ReadonlyMap<string, Gender | undefined> {
  return new Map(rows.map((row) => [key(row, column), genderOf(row['gender'])]))
}

/** The 34-year-old: whoever the text is about just now. */
export const AGED = /^the \d{1,3}-year-old$/
