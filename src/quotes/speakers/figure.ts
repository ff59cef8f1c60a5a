import type { Lang } from '../../model/document.ts'
import type { Gender } from '../draft.ts'
import type { NameEntry } from './name-table.ts'

/** Somebody or something that may speak, as one language of one document knows them. It grows while the document is read. */
export interface Figure {
  readonly index: number
  readonly lang: Lang
  kind: 'person' | 'body' | 'unknown'
  /** The fullest form met so far, as it is written. */
  name: string
  /** Every form met, as it is written. */
  readonly words: Set<string>
  /** Told by an honorific, a title or an earlier pronoun. */
  gender: Gender | undefined
  /** What the name itself hints at: it bends a choice and never rules one out. */
  hint: Gender | undefined
  plural: boolean
  /** Known by what they are to others (妻子, 老人): in a story it may be somebody who has a name. */
  isRole: boolean
  /** What they are called besides their name (总统, president), folded. */
  readonly titles: Set<string>
  /** The whole phrases that those titles stood in (哈萨克斯坦总统, kazakh president), folded. */
  readonly phrases: Set<string>
  readonly entry: NameEntry | undefined
  /** Only a surname is known (王先生, Ms. Wang): tells nobody apart outside this document. */
  partial: boolean
}

/** What the words of a mention say, before anybody has asked who it is. Offsets are into the words. */
export interface Reading {
  readonly kind: 'person' | 'body' | 'document' | 'described' | 'pronoun' | 'self' | 'group'
  /** The name without titles, honorifics and brackets; of a description the whole phrase. */
  readonly start: number
  readonly end: number
  /** Another name given in brackets. */
  readonly alias: string | undefined
  /** Folded head words: 总统, president. */
  readonly titles: readonly string[]
  /** The folded phrase round the head words, without determiner and name. */
  readonly phrase: string
  readonly gender: Gender | undefined
  readonly plural: boolean
  /** 该, 这位, the: somebody spoken of before. 一名, a: somebody not named. */
  readonly reach: 'definite' | 'indefinite' | undefined
  /** Only a surname: with an honorific or title, it points to one person of that name. */
  readonly partial: boolean
}

/**
 * A reading that tells nothing more. What is told of it is spread over it: readings that all have the same fields in one order are read
 * much faster than each with its own.
 */
export function plainReading(kind: Reading['kind'], start: number, end: number): Reading {
  return {
    kind,
    start,
    end,
    alias: undefined,
    titles: NO_TITLES,
    phrase: '',
    gender: undefined,
    plural: false,
    reach: undefined,
    partial: false,
  }
}

/** The reading of a pronoun that fills the words: one's own (我, I) or somebody's. */
export function pronounReading(
  { kind, gender, plural }: { readonly kind: string; readonly gender: Gender | undefined; readonly plural: boolean },
  start: number,
  end: number,
): Reading {
  return { ...plainReading(kind === 'self' ? 'self' : 'pronoun', start, end), gender, plural }
}

/** The reading with what the finder saw of gender and number. */
export function completed(reading: Reading, gender: Gender | undefined, plural: boolean | undefined): Reading {
  if ((gender === undefined || reading.gender !== undefined) && (plural !== true || reading.plural)) return reading
  return { ...reading, gender: reading.gender ?? gender, plural: reading.plural || plural === true }
}

const NO_TITLES: readonly string[] = []

/** A place of the text where a figure, or a pronoun, stands. */
export interface Sighting {
  readonly start: number
  readonly end: number
  /** undefined: a pronoun. */
  readonly figure: Figure | undefined
  readonly gender: Gender | undefined
  readonly plural: boolean
  /** It opens a clause: most likely its subject. */
  readonly opens: boolean
  /** It stands in words that somebody says. */
  readonly quoted: boolean
}

export interface Cast {
  readonly lang: Lang
  readonly figures: Figure[]
  readonly byForm: Map<string, Figure[]>
}

export function newCast(lang: Lang): Cast {
  return { lang, figures: [], byForm: new Map() }
}

export function addFigure(cast: Cast, name: string, kind: Figure['kind'], entry?: NameEntry): Figure {
  const figure: Figure = {
    index: cast.figures.length,
    lang: cast.lang,
    kind,
    name,
    words: new Set([name]),
    gender: undefined,
    hint: undefined,
    plural: false,
    isRole: false,
    titles: new Set(),
    phrases: new Set(),
    entry,
    partial: false,
  }
  cast.figures.push(figure)
  return figure
}

/** Lets a form point to a figure; one form may point to several (two people named 罗). */
export function addForm(cast: Cast, key: string, figure: Figure): void {
  const list = cast.byForm.get(key)
  if (list === undefined) cast.byForm.set(key, [figure])
  else if (!list.includes(figure) && list.length < MOST_NAMESAKES) list.push(figure)
}

/** A form that this many figures share tells nothing more; the bound keeps hostile texts linear. */
const MOST_NAMESAKES = 12
