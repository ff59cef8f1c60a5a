import { addTo, formsOf, gerund, thirdPerson, type VerbForm, wordsIn } from './en-verb-forms.ts'
import type { ReadTable, Row } from './table.ts'

export type { VerbForm }

/** What a cue means and what may stand for the words it reports. */
export interface CueEntry {
  readonly lemma: string
  /** Aligns cues of both languages: say, add, stress … */
  readonly meaning: string
  /** 3 nearly always reports words, 2 often, 1 only with more signs. */
  readonly strength: number
  readonly frames: ReadonlySet<string>
  /** After these prepositions a noun phrase is the content. */
  readonly objectAfter: ReadonlySet<string>
  /** After these prepositions somebody is called on to do something. */
  readonly orderAfter: ReadonlySet<string>
}

export interface CueReading {
  readonly entry: CueEntry
  readonly forms: ReadonlySet<VerbForm>
}

/** A cue of several words, found under every form of its first word. */
export interface CuePhrase extends CueReading {
  readonly rest: readonly string[]
}

export interface PronounEntry {
  readonly gender?: 'male' | 'female' | 'neuter'
  readonly plural: boolean
  readonly place: string
}

export interface SourcePhrase {
  readonly before: readonly string[]
  readonly after: readonly string[]
  readonly place: string
}

export interface MarkShape {
  readonly length: number
  /** 1 double, 2 single. */
  readonly level: 1 | 2
  /** What the shape says: a typeset mark opens or closes, a typed one may do either. */
  readonly side: 'open' | 'close' | 'either'
}

/** Measured on annotated news, 0 to 1. */
export interface RuleReliability {
  /** With the very borders. */
  readonly exact: number
  /** With at least half of the words in common. */
  readonly found: number
}

/** All that the tables say of one form: looked up once for each word of a text. */
export interface Lexeme {
  readonly verb?: CueReading
  readonly phrases?: readonly CuePhrase[]
  readonly noun?: CueEntry
  readonly sources?: readonly SourcePhrase[]
  readonly pronoun?: PronounEntry
  /** Classes of `words`. */
  readonly kinds: ReadonlySet<string>
}

export interface EnglishPack {
  /** By the form in lower case. */
  readonly lexemes: ReadonlyMap<string, Lexeme>
  readonly verbs: ReadonlyMap<string, CueReading>
  readonly phrases: ReadonlyMap<string, readonly CuePhrase[]>
  /** The class of small words, empty where the table has none. */
  readonly words: (kind: string) => ReadonlySet<string>
  /** Past and participle of irregular verbs; also base where they are written like it (set, put). */
  readonly irregular: ReadonlyMap<string, ReadonlySet<VerbForm>>
  /** Lower-case words for offices and professions. */
  readonly titles: ReadonlySet<string>
  /** Quotation marks by their writing. */
  readonly marks: ReadonlyMap<string, MarkShape>
  /** How often each rule was right; the row `other` for a rule that was not seen. */
  readonly reliability: ReadonlyMap<string, RuleReliability>
}

/** The English tables under `lang/en`. */
export function loadEnglishPack(read: ReadTable): EnglishPack {
  const irregular = irregularForms(read('lang/en/irregular-verbs'))
  const verbs = new Map<string, CueReading>()
  for (const row of read('lang/en/cue-verbs')) {
    const entry = cueOf(row.verb ?? '', row)
    for (const [form, kinds] of formsOf(entry.lemma, row.forms ?? '')) verbs.set(form, { entry, forms: kinds })
  }
  const classes = new Map<string, Set<string>>()
  for (const row of read('lang/en/words')) addTo(classes, row.class ?? '', row.word ?? '')
  const none: ReadonlySet<string> = new Set()
  const phrases = phrasesOf(read('lang/en/cue-phrases'), read('lang/en/irregular-verbs'), read('lang/en/cue-verbs'))
  const nouns = nounsOf(read('lang/en/cue-nouns'))
  const sources = sourcesOf(read('lang/en/source-phrases'))
  const pronouns = new Map(
    read('lang/en/pronoun-places').map((row) => [
      row.word ?? '',
      { ...(row.gender ? { gender: row.gender as 'male' } : {}), plural: row.number === 'plural', place: row.place ?? '' },
    ]),
  )
  const kinds = new Map<string, Set<string>>()
  for (const [kind, words] of classes) for (const word of words) addTo(kinds, word, kind)
  const lexemes = new Map<string, Lexeme>()
  for (const form of [verbs, phrases, nouns, sources, pronouns, kinds].flatMap((table) => [...table.keys()])) {
    lexemes.set(
      form,
      lexemeOf(
        verbs.get(form),
        phrases.get(form),
        nouns.get(form),
        sources.get(form),
        pronouns.get(form),
        kinds.get(form) ?? none,
      ),
    )
  }
  return {
    lexemes,
    verbs,
    phrases,
    words: (kind) => classes.get(kind) ?? none,
    irregular,
    titles: new Set(read('lang/en/titles').map((row) => row.word ?? '')),
    marks: marksOf(read('lang/en/marks')),
    reliability: new Map(
      read('lang/en/rule-confidence').map((row) => [row.rule ?? '', { exact: Number(row.exact), found: Number(row.found) }]),
    ),
  }
}

function lexemeOf(
  verb: CueReading | undefined,
  phrases: readonly CuePhrase[] | undefined,
  noun: CueEntry | undefined,
  sources: readonly SourcePhrase[] | undefined,
  pronoun: PronounEntry | undefined,
  kinds: ReadonlySet<string>,
): Lexeme {
  return {
    ...(verb ? { verb } : {}),
    ...(phrases ? { phrases } : {}),
    ...(noun ? { noun } : {}),
    ...(sources ? { sources } : {}),
    ...(pronoun ? { pronoun } : {}),
    kinds,
  }
}

function cueOf(lemma: string, row: Row): CueEntry {
  const frames = new Set<string>()
  const objectAfter = new Set<string>()
  const orderAfter = new Set<string>()
  for (const frame of wordsIn(row.frames ?? '')) {
    const [name = '', places] = frame.split(':')
    const into = name === 'prep' ? objectAfter : places === undefined ? undefined : orderAfter
    if (into) for (const place of (places ?? '').split('|')) into.add(place)
    else frames.add(name)
  }
  return { lemma, meaning: row.meaning ?? '', strength: Number(row.strength ?? 1), frames, objectAfter, orderAfter }
}

function sourcesOf(rows: readonly Row[]): ReadonlyMap<string, readonly SourcePhrase[]> {
  const sources = new Map<string, SourcePhrase[]>()
  for (const row of rows) {
    const [before = '', after = ''] = (row.phrase ?? '').split('…')
    const phrase = { before: wordsIn(before), after: wordsIn(after), place: row.place ?? '' }
    const first = phrase.before[0] ?? ''
    const known = sources.get(first) ?? []
    known.push(phrase)
    sources.set(first, known)
  }
  return sources
}

function marksOf(rows: readonly Row[]): ReadonlyMap<string, MarkShape> {
  const marks = new Map<string, MarkShape>()
  for (const { open = '', close = '', kind = '' } of rows) {
    const level = kind.endsWith('single') ? 2 : 1
    const typed = kind.startsWith('straight') && open === close
    for (const [writing, side] of [
      [close, 'close'],
      [open, 'open'],
    ] as const)
      if (!marks.has(writing)) marks.set(writing, { length: writing.length, level, side: typed ? 'either' : side })
  }
  return marks
}

function nounsOf(rows: readonly Row[]): ReadonlyMap<string, CueEntry> {
  const nouns = new Map<string, CueEntry>()
  for (const row of rows) {
    const noun = row.noun ?? ''
    const entry = cueOf(noun, row)
    nouns.set(noun, entry)
    nouns.set(thirdPerson(noun), entry)
  }
  return nouns
}

function phrasesOf(
  rows: readonly Row[],
  irregular: readonly Row[],
  regularly: readonly Row[],
): ReadonlyMap<string, readonly CuePhrase[]> {
  const written = new Map<string, string>()
  for (const row of irregular) written.set(row.verb ?? '', irregularSpelling(row))
  for (const row of regularly) if (row.forms) written.set(row.verb ?? '', row.forms)
  const phrases = new Map<string, CuePhrase[]>()
  for (const row of rows) {
    const [head = '', ...rest] = wordsIn(row.phrase ?? '')
    const entry = cueOf(row.phrase ?? '', row)
    for (const [form, forms] of formsOf(head, written.get(head) ?? '')) {
      const known = phrases.get(form) ?? []
      known.push({ entry, forms, rest })
      phrases.set(form, known)
    }
  }
  // The longest wins, or "went on" would hide "went on to say".
  for (const known of phrases.values()) known.sort((a, b) => b.rest.length - a.rest.length)
  return phrases
}

function irregularSpelling(row: Row): string {
  const verb = row.verb ?? ''
  return [verb === 'be' ? 'is|are|am' : thirdPerson(verb), row.past, row.participle, gerund(verb)].join(' ')
}

function irregularForms(rows: readonly Row[]): ReadonlyMap<string, ReadonlySet<VerbForm>> {
  const forms = new Map<string, Set<VerbForm>>()
  for (const row of rows) {
    for (const form of (row.past ?? '').split('|')) addTo(forms, form, 'past')
    for (const form of (row.participle ?? '').split('|')) addTo(forms, form, 'participle')
    if (forms.has(row.verb ?? '')) addTo(forms, row.verb ?? '', 'base')
  }
  return forms
}
