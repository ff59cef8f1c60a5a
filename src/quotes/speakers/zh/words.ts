import type { ReadTable, Row } from '../../../language/table.ts'
import { toSimplified } from '../../../text/fold.ts'
import type { Gender } from '../../draft.ts'
import { type WordFinder, wordFinder } from '../word-finder.ts'

/** What Chinese tables tell of names and of the words round them; every key is Simplified. */
export interface ChineseNameWords {
  readonly surnames: ReadonlySet<string>
  /** By code unit: what the character may be in a name or open (`GIVEN`, `SURNAME` … added up). */
  readonly parts: Uint8Array
  /** Character of a given name → the gender it hints at. */
  readonly given: ReadonlyMap<string, Gender | undefined>
  readonly titles: ReadonlyMap<string, Gender | undefined>
  /** Titles that may follow a name. */
  readonly after: ReadonlySet<string>
  readonly titleFinder: WordFinder
  readonly titlePrefixes: WordFinder
  readonly honorifics: ReadonlyMap<string, Gender | undefined>
  readonly honorificFinder: WordFinder
  readonly pronouns: ReadonlyMap<string, Pronoun>
  readonly pronounFinder: WordFinder
  readonly determiners: ReadonlyMap<string, Determiner>
  readonly determinerFinder: WordFinder
  readonly bodyFinder: WordFinder
  /** Body words that by themselves stand for one spoken of before. */
  readonly bodiesAlone: ReadonlySet<string>
  /** Words for a company that alone stand for the one that the text is about. */
  readonly companies: ReadonlySet<string>
  readonly media: WordFinder
  readonly documentFinder: WordFinder
  readonly groupsAfter: WordFinder
  readonly connectors: WordFinder
  readonly kin: ReadonlyMap<string, Gender | undefined>
  readonly kinFinder: WordFinder
  /** Word for a relative → its relation: 妈 and 母亲 are one. */
  readonly relations: ReadonlyMap<string, string>
  readonly nonNames: WordFinder
  readonly actions: WordFinder
  /** Adverbs, prepositions and predicates that may follow a subject: they end a name that a title announces. */
  readonly afterSubject: WordFinder
  /** Verbs of issuing a document. */
  readonly issueVerbs: WordFinder
  /** Before whom a sentence presents: …的是, 站着. */
  readonly presentations: WordFinder
  /** Words of name-frames by kind. */
  readonly frames: ReadonlyMap<string, ReadonlySet<string>>
  /** Characters that foreign names are written with. */
  readonly sounds: ReadonlySet<string>
  readonly places: WordFinder
}

export interface Pronoun {
  readonly kind: 'person' | 'thing' | 'any' | 'self'
  readonly gender: Gender | undefined
  readonly plural: boolean
}

export interface Determiner {
  readonly reach: 'definite' | 'indefinite'
  readonly plural: boolean
  /** It only says that there is somebody (有), and is no part of whom it names. */
  readonly exists: boolean
}

export function loadChineseNameWords(read: ReadTable): ChineseNameWords {
  const table = (name: string) => read(`lang/zh/${name}`)
  const titleRows = table('titles')
  const bodies = table('bodies')
  const groups = table('groups')
  const isNone = (row: Row) => row['kind'] === 'none'
  const determinerRows = table('determiners')
  const determiners = new Map(
    determinerRows.filter((row) => !isNone(row)).map((row): [string, Determiner] => [key(row, 'word'), determinerOf(row)]),
  )
  const pronouns = new Map(table('pronouns').map((row): [string, Pronoun] => [key(row, 'word'), pronounOf(row)]))
  const honorifics = genders(table('honorifics'), 'word')
  const kin = genders(table('kin'), 'word')
  const titles = genders(titleRows, 'word')
  const surnames = new Set(table('surnames').map((row) => key(row, 'surname')))
  const given = genders(table('given-characters'), 'character')
  const frames = framesOf(table('name-frames'))
  const places = read('pairs/zh-en/places').flatMap((row) => key(row, 'zh').split('|'))
  const sounds = new Set(read('pairs/zh-en/syllables').flatMap((row) => [...key(row, 'characters')]))
  const parts = partsOf(surnames, given.keys(), sounds)
  for (const title of titles.keys()) parts[title.charCodeAt(0)]! |= OPENS_TITLE
  for (const place of places) parts[place.charCodeAt(0)]! |= OPENS_PLACE
  return {
    surnames,
    parts,
    given,
    titles,
    after: new Set(titleRows.filter((row) => row['after'] === 'yes').map((row) => key(row, 'word'))),
    titleFinder: wordFinder(titles.keys()),
    titlePrefixes: finderOf(table('title-prefixes'), 'word'),
    honorifics,
    honorificFinder: wordFinder(honorifics.keys()),
    pronouns,
    pronounFinder: wordFinder(pronouns.keys()),
    determiners,
    determinerFinder: withoutWords(wordFinder(determiners.keys()), finderOf(determinerRows.filter(isNone), 'word')),
    bodyFinder: finderOf(bodies, 'ending'),
    bodiesAlone: new Set(bodies.filter((row) => row['alone'] === 'yes').map((row) => key(row, 'ending'))),
    companies: new Set(
      bodies.filter((row) => row['kind'] === 'company' && row['alone'] === 'yes').map((row) => key(row, 'ending')),
    ),
    media: finderOf(
      bodies.filter((row) => row['kind'] === 'media'),
      'ending',
    ),
    documentFinder: finderOf(table('documents'), 'word'),
    groupsAfter: finderOf(
      groups.filter((row) => row['place'] === 'after'),
      'word',
    ),
    connectors: finderOf(
      groups.filter((row) => row['place'] === 'between'),
      'word',
    ),
    kin,
    kinFinder: wordFinder(kin.keys()),
    relations: new Map(table('kin').flatMap((row) => (row['relation'] ? [[key(row, 'word'), row['relation']] as const] : []))),
    nonNames: finderOf(table('non-names'), 'word'),
    actions: finderOf(table('action-words'), 'word'),
    frames,
    afterSubject: wordFinder([...(frames.get('after-subject') ?? []), ...table('predicates').map((row) => key(row, 'word'))]),
    presentations: wordFinder(frames.get('presents') ?? []),
    issueVerbs: wordFinder(frames.get('issue') ?? []),
    sounds,
    places: wordFinder(places),
  }
}

export const GIVEN = 1
export const SURNAME = 2
export const COMPOUND = 4
/** It writes a sound of a foreign name. */
export const SOUND = 8
/** A title, a place begins so: most characters of a text are passed after one look. */
export const OPENS_TITLE = 16
export const OPENS_PLACE = 32

function partsOf(surnames: Iterable<string>, given: Iterable<string>, sounds: Iterable<string>): Uint8Array {
  const parts = new Uint8Array(0x10000)
  for (const char of sounds) parts[char.charCodeAt(0)]! |= SOUND
  for (const char of given) parts[char.charCodeAt(0)]! |= GIVEN
  for (const surname of surnames) parts[surname.charCodeAt(0)]! |= surname.length === 1 ? SURNAME : COMPOUND
  return parts
}

/** The words of a table of frames by kind. */
export function framesOf(rows: readonly Row[]): ReadonlyMap<string, ReadonlySet<string>> {
  const frames = new Map<string, Set<string>>()
  for (const row of rows) {
    const kind = row['kind'] ?? ''
    const words = frames.get(kind) ?? new Set()
    frames.set(kind, words.add(key(row, 'word')))
  }
  return frames
}

export function genderOf(word: string | undefined): Gender | undefined {
  return word === 'male' || word === 'female' || word === 'neuter' ? word : undefined
}

function key(row: Row, column: string): string {
  return toSimplified(row[column] ?? '')
}

function finderOf(rows: readonly Row[], column: string): WordFinder {
  return wordFinder(rows.map((row) => key(row, column)))
}

/** A finder that takes nothing where one of the other's words begins. */
function withoutWords(finder: WordFinder, others: WordFinder): WordFinder {
  return {
    ...finder,
    endAt: (text, at, limit) => {
      const found = finder.endAt(text, at, limit)
      return found > 0 && others.endAt(text, at, limit) > found ? -1 : found
    },
  }
}

function genders(rows: readonly Row[], column: string): ReadonlyMap<string, Gender | undefined> {
  return new Map(rows.map((row) => [key(row, column), genderOf(row['gender'])]))
}

export function pronounOf(row: Row): Pronoun {
  const kind = row['kind'] === 'thing' || row['kind'] === 'any' || row['kind'] === 'self' ? row['kind'] : 'person'
  return { kind, gender: genderOf(row['gender']), plural: row['plural'] === 'yes' }
}

export function determinerOf(row: Row): Determiner {
  const kind = row['kind']
  return { reach: kind === 'definite' ? 'definite' : 'indefinite', plural: row['plural'] === 'yes', exists: kind === 'exists' }
}
