import type { ReadTable, Row } from '../language/table.ts'
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
  readonly cues: ReadonlyMap<CuePlace, CueIndex>
  readonly outlets: ReadonlySet<string>
  readonly longestOutlet: number
  /** The words of a news dateline. */
  readonly dateline: ReadonlyMap<DatelinePart, readonly string[]>
  /** Turn labels that are no names: 记者, Q, Moderator. */
  readonly labels: ReadonlySet<string>
  /** Words after which a colon opens speech and no turn, and that attribute the quotation before them. */
  readonly speechVerbs: ReadonlySet<string>
  readonly longestVerb: number
  /** Chinese only: characters that carry a sentence on after a closed quotation. */
  readonly continuers: ReadonlySet<string>
}

/** Cues by the code of their first character: a line is asked once, whatever the size of the table. */
type CueIndex = ReadonlyMap<number, readonly PageCue[]>

/** The tables of the text room. */
export interface TextPack {
  readonly zh: LanguageCues
  readonly en: LanguageCues
  /** English abbreviations without their last stop, by whether a sentence can end with them. */
  readonly abbreviations: ReadonlyMap<string, 'never' | 'maybe'>
  /** English words that, capitalised, begin a sentence and no name. */
  readonly starters: ReadonlySet<string>
  /** English words that can begin the subject of an attribution. */
  readonly subjects: ReadonlySet<string>
  /** The commonest English words: they tell English from other Latin-script languages. */
  readonly functionWords: ReadonlySet<string>
  readonly months: ReadonlyMap<string, number>
  /** What stands beside a date: weekdays, zones, and the characters of 星期三 and 上午. */
  readonly dateWords: ReadonlySet<string>
  /** ISO 639-3 codes of the languages that Latin letters are tried for, English among them. */
  readonly latinLanguages: ReadonlySet<string>
  /** The commonest words of the languages that are not English. */
  readonly latinWords: ReadonlyMap<string, ReadonlySet<string>>
}

/** Reads the tables whose names start with `page-` and `sentence-`. */
export function loadTextPack(read: ReadTable): TextPack {
  const words = (path: string, column: string) => new Set(read(path).map((row) => levelKey(row[column]!)))
  return {
    zh: languageCues(read, 'zh'),
    en: languageCues(read, 'en'),
    abbreviations: new Map(
      read('lang/en/sentence-abbreviations').map((row) => [
        row['word']!.toLowerCase(),
        row['ends'] === 'maybe' ? 'maybe' : 'never',
      ]),
    ),
    starters: words('lang/en/sentence-starters', 'word'),
    subjects: words('lang/en/sentence-subjects', 'word'),
    functionWords: words('lang/en/page-function-words', 'word'),
    latinWords: new Map(read('lang/en/page-latin-words').map((row) => [row['language']!, new Set(row['words']!.split(' '))])),
    dateWords: new Set([...words('lang/en/page-date-words', 'word'), ...words('lang/zh/page-date-words', 'word')]),
    latinLanguages: words('lang/en/page-latin-languages', 'code'),
    months: new Map(read('lang/en/page-months').map((row) => [levelKey(row['word']!), Number(row['month'])])),
  }
}

function languageCues(read: ReadTable, lang: Lang): LanguageCues {
  const column = (table: string, name: string) => new Set(read(`lang/${lang}/${table}`).map((row) => levelKey(row[name]!)))
  const outlets = column('page-outlets', 'name')
  const speechVerbs = column('sentence-speech-verbs', 'word')
  return {
    cues: indexCues(read(`lang/${lang}/page-cues`)),
    outlets,
    longestOutlet: longest(outlets),
    dateline: datelineParts(read(`lang/${lang}/page-datelines`)),
    labels: column('page-labels', 'label'),
    speechVerbs,
    continuers: lang === 'zh' ? column('sentence-continuers', 'char') : new Set(),
    longestVerb: longest(speechVerbs),
  }
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

function indexCues(rows: readonly Row[]): LanguageCues['cues'] {
  const byPlace = new Map<CuePlace, Map<number, PageCue[]>>()
  for (const row of rows) {
    const cue: PageCue = {
      words: levelKey(row['words']!),
      place: row['place'] as CuePlace,
      role: row['role'] as Role,
      tells: row['tells'] ?? '',
    }
    const index = byPlace.get(cue.place) ?? new Map<number, PageCue[]>()
    byPlace.set(cue.place, index)
    // Cues of a place at the end are asked for by their last character.
    const first = cue.words.charCodeAt(cue.place === 'end' || cue.place === 'credit' ? cue.words.length - 1 : 0)
    index.set(
      first,
      [...(index.get(first) ?? []), cue].sort((a, b) => b.words.length - a.words.length),
    )
  }
  return byPlace
}
