import type { ReadTable, Row } from '../language/table.ts'
import { makeWordTrie, type WordTrie } from '../language/word-trie.ts'
import type { Lang, Role } from '../model/document.ts'
import { levelKey } from './fold.ts'

/** Where in a line a cue of the page stands: the remarks of `page-cues` say what each means. */
export type CuePlace = 'whole' | 'start' | 'end' | 'short' | 'tail' | 'credit' | 'prose'

/** Words that give the role of their line away. */
export interface PageCue {
  readonly words: string
  readonly place: CuePlace
  readonly role: Role
  /** What follows or stands round it: `outlet`, `reporter`, `related` (the rest of the page is of other articles), … */
  readonly tells: string
}

/** `end`: 电; `reporter`: 记者; `topic`: 题; `outlet-end`: 日报; `own`: 本报; `job`: staff writer. */
export type DatelinePart = 'end' | 'reporter' | 'topic' | 'outlet-end' | 'own' | 'job'

/** What a language's tables say of pages and sentences. All words are folded (`levelKey`). */
export interface LanguageCues {
  readonly cues: Readonly<Record<CuePlace, CueIndex>>
  readonly outlets: ReadonlySet<string>
  readonly outletAt: WordTrie<true>
  readonly longestOutlet: number
  /** The words of a news dateline. */
  readonly dateline: ReadonlyMap<DatelinePart, readonly string[]>
  readonly datelineAt: ReadonlyMap<DatelinePart, WordTrie<true>>
  /** Turn labels that are no names: 记者, Q, Moderator. */
  readonly labels: ReadonlySet<string>
  /** Words after which a colon opens speech and no turn, and that attribute the quotation before them. */
  readonly speechVerbs: ReadonlySet<string>
  readonly longestVerb: number
  /** Chinese only: how speakers call themselves (我). */
  readonly selves: ReadonlySet<string>
  /** Chinese only: characters that carry a sentence on after a closed quotation. */
  readonly continuers: ReadonlySet<string>
}

/** The cues of a place. Those of a place at the end are found by the last character (`trie.before`). */
export interface CueIndex {
  readonly trie: WordTrie<PageCue>
  /** By the code of the first character, the longest first: for where the longest may not count. */
  readonly byFirst: ReadonlyMap<number, readonly PageCue[]>
}

/** The tables of the text room. */
export interface TextPack {
  readonly zh: LanguageCues
  readonly en: LanguageCues
  /** Cues of both languages that count wherever they stand. */
  readonly proseCueAt: WordTrie<true>
  /** English abbreviations without their last stop, by whether a sentence can end with them. */
  readonly abbreviations: ReadonlyMap<string, 'never' | 'maybe'>
  /** English words that, capitalised, begin a sentence and no name. */
  readonly starters: ReadonlySet<string>
  /** English words that can begin the subject of an attribution. */
  readonly subjects: ReadonlySet<string>
  /** The commonest English words: they tell English from other Latin-script languages. */
  readonly functionWords: ReadonlySet<string>
  readonly functionWordAt: WordTrie<true>
  readonly months: ReadonlyMap<string, number>
  readonly monthAt: WordTrie<number>
  /** What stands beside a date: weekdays, zones, and the characters of 星期三 and 上午. */
  readonly dateWords: ReadonlySet<string>
  /** ISO 639-3 codes of the languages that Latin letters are tried for, English among them. */
  readonly latinLanguages: ReadonlySet<string>
  /** The commonest words of the languages that are not English. */
  readonly latinWords: ReadonlyMap<string, ReadonlySet<string>>
  /** Those of all of them together. */
  readonly anyLatinWord: ReadonlySet<string>
}

/** Reads the tables whose names start with `page-` and `sentence-`. */
export function loadTextPack(read: ReadTable): TextPack {
  const words = (path: string, column: string) => new Set(read(path).map((row) => levelKey(row[column]!)))
  const zh = languageCues(read, 'zh')
  const en = languageCues(read, 'en')
  const functionWords = words('lang/en/page-function-words', 'word')
  const latinWords = new Map(read('lang/en/page-latin-words').map((row) => [row['language']!, new Set(row['words']!.split(' '))]))
  const months = new Map(read('lang/en/page-months').map((row) => [levelKey(row['word']!), Number(row['month'])]))
  return {
    zh,
    en,
    proseCueAt: trieOf([zh, en].flatMap(({ cues }) => [...cues.prose.byFirst.values()].flat().map(({ words }) => words))),
    abbreviations: new Map(
      read('lang/en/sentence-abbreviations').map((row) => [
        row['word']!.toLowerCase(),
        row['ends'] === 'maybe' ? 'maybe' : 'never',
      ]),
    ),
    starters: words('lang/en/sentence-starters', 'word'),
    subjects: words('lang/en/sentence-subjects', 'word'),
    functionWords,
    functionWordAt: trieOf(functionWords),
    latinWords,
    anyLatinWord: new Set([...latinWords.values()].flatMap((own) => [...own])),
    dateWords: new Set([...words('lang/en/page-date-words', 'word'), ...words('lang/zh/page-date-words', 'word')]),
    latinLanguages: words('lang/en/page-latin-languages', 'code'),
    months,
    monthAt: makeWordTrie(months),
  }
}

function languageCues(read: ReadTable, lang: Lang): LanguageCues {
  const column = (table: string, name: string) => new Set(read(`lang/${lang}/${table}`).map((row) => levelKey(row[name]!)))
  const outlets = column('page-outlets', 'name')
  const speechVerbs = column('sentence-speech-verbs', 'word')
  const dateline = datelineParts(read(`lang/${lang}/page-datelines`))
  return {
    cues: indexCues(read(`lang/${lang}/page-cues`)),
    outlets,
    outletAt: trieOf(outlets),
    longestOutlet: longest(outlets),
    dateline,
    datelineAt: new Map([...dateline].map(([part, words]) => [part, trieOf(words)])),
    labels: column('page-labels', 'label'),
    speechVerbs,
    selves:
      lang === 'zh'
        ? new Set(read('lang/zh/pronouns').flatMap((row) => (row['kind'] === 'self' ? [levelKey(row['word']!)] : [])))
        : new Set(),
    continuers: lang === 'zh' ? column('sentence-continuers', 'char') : new Set(),
    longestVerb: longest(speechVerbs),
  }
}

function trieOf(words: Iterable<string>): WordTrie<true> {
  return makeWordTrie([...words].map((word) => [word, true] as const))
}

function longest(words: ReadonlySet<string>): number {
  return Math.max(0, ...[...words].map((word) => word.length))
}

function datelineParts(rows: readonly Row[]): LanguageCues['dateline'] {
  const parts = new Map<DatelinePart, string[]>()
  // The longest first: 日报 before 报.
  for (const row of rows.toSorted((a, b) => b['word']!.length - a['word']!.length)) {
    const part = row['part'] as DatelinePart
    parts.set(part, [...(parts.get(part) ?? []), levelKey(row['word']!)])
  }
  return parts
}

const PLACES = ['whole', 'start', 'end', 'short', 'tail', 'credit', 'prose'] as const satisfies readonly CuePlace[]

function indexCues(rows: readonly Row[]): LanguageCues['cues'] {
  const cues = rows.map(
    (row): PageCue => ({
      words: levelKey(row['words']!),
      place: row['place'] as CuePlace,
      role: row['role'] as Role,
      tells: row['tells'] ?? '',
    }),
  )
  return Object.fromEntries(
    PLACES.map((place) => [
      place,
      indexOf(
        cues.filter((cue) => cue.place === place),
        place === 'end' || place === 'credit',
      ),
    ]),
  ) as Record<CuePlace, CueIndex>
}

function indexOf(cues: readonly PageCue[], isAtEnd: boolean): CueIndex {
  const byFirst = new Map<number, PageCue[]>()
  for (const cue of cues.toSorted((a, b) => b.words.length - a.words.length)) {
    const first = cue.words.charCodeAt(0)
    byFirst.set(first, [...(byFirst.get(first) ?? []), cue])
  }
  // Of a cue given twice the first row counts.
  const entries = cues.toReversed().map((cue) => [cue.words, cue] as const)
  return { trie: makeWordTrie(entries, isAtEnd), byFirst }
}
