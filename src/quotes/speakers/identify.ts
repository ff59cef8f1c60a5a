import type { Span } from '../../model/span.ts'
import { addFigure, addForm, type Cast, type Figure, type Reading } from './figure.ts'
import type { NameEntry } from './name-table.ts'

/** What a language brings to the question which figure some words name. */
export interface Naming {
  readonly cast: Cast
  /** What a body with no name of its own is called: the club, with the article that its mention stands behind. */
  readonly nameOf?: (words: string, at: Span) => string
  readonly keyOf: (form: string) => string
  /** The words of the document. */
  readonly wordsOf: (span: Span) => string
  readonly entryOf: (key: string) => NameEntry | undefined
  /** Enters the short forms of a new or fuller name. */
  readonly learn: (figure: Figure, name: string) => void
  /** Key of the surname in a partial name (王主任, Ms. Wang), or of a lone surname. */
  readonly surnameKey: (name: string) => string | undefined
  /** A body that is named before in the text by a fuller form or an abbreviation of it. */
  readonly sameBody: (a: string, b: string) => boolean
  /** Whether two phrases round one title may be about one person. */
  readonly samePhrase: (mention: string, known: string, title: string) => boolean
  /** The body that issued what a document word stands for, read from the text before it. */
  readonly issuerOf: (reading: Reading, at: Span) => string | undefined
  /** Whether a body of this name may have issued such a document: of reports only media have; left out: any may. */
  readonly mayIssue?: (document: string, name: string) => boolean
  /** The name of a body behind 该公司, the company, read from the text before it. */
  readonly bodyBefore: (reading: Reading, at: Span) => string | undefined
  /** Whether a short definite description (the man, 该人士) may stand for this nameless figure; left out: for any. */
  readonly mayBe?: (reading: Reading, figure: Figure) => boolean
  /** Whether whoever bears such titles is called by this one alone: the head coach is the coach; left out: only by the same. */
  readonly bears?: (figure: Figure, title: string) => boolean
  /** Whom a description by profession or rank (the entrepreneur, the leader) stands for where nobody bears the title. */
  readonly epithet?: (reading: Reading, recent: readonly Figure[]) => Figure | undefined
  /** Word for a document → whose document of that kind was met last: the report goes on with the last report. */
  readonly issued?: Map<string, Figure>
  /** Words for a company, any of which takes up one named by another. */
  readonly companies?: ReadonlySet<string>
  /** The one company that the text is about, where this word alone stands for a company. */
  readonly companyOf: (head: string) => { readonly name: string; readonly alias?: string } | undefined
}

/** The figure that a mention names; a new one where none fits. */
export function identify(naming: Naming, reading: Reading, span: Span, recent: readonly Figure[]): Figure {
  const at = { start: span.start + reading.start, end: span.start + reading.end }
  const words = naming.wordsOf(at)
  const figure = find(naming, reading, words, at, recent)
  note(naming, figure, reading, words)
  return figure
}

function find(naming: Naming, reading: Reading, words: string, at: Span, recent: readonly Figure[]): Figure {
  if (reading.kind === 'person') return person(naming, reading, words, recent)
  if (reading.kind === 'body') return body(naming, reading, words, at, recent)
  if (reading.kind === 'document') return document(naming, reading, words, at, recent)
  if (reading.kind === 'group') return byName(naming, words, 'unknown')
  return described(naming, reading, words, at, recent)
}

function person(naming: Naming, reading: Reading, words: string, recent: readonly Figure[]): Figure {
  const { cast } = naming
  const agrees = (figure: Figure) =>
    figure.kind !== 'body' && (reading.gender === undefined || figure.gender === undefined || figure.gender === reading.gender)
  if (!reading.partial) {
    const known = choose(cast.byForm.get(naming.keyOf(words)) ?? [], agrees, reading, recent)
    if (known !== undefined) return known
  }
  const surname = naming.surnameKey(words)
  if (surname !== undefined) {
    const known = choose(cast.byForm.get(surname) ?? [], agrees, reading, recent)
    if (known !== undefined) return known
  }
  const figure = byName(naming, words, 'person', true)
  figure.partial = reading.partial
  if (surname !== undefined && reading.partial) addForm(cast, surname, figure)
  return figure
}

/** Of several that a form fits: who bears the title, then who was met last. */
function choose(
  figures: readonly Figure[],
  agrees: (figure: Figure) => boolean,
  reading: Reading,
  recent: readonly Figure[],
): Figure | undefined {
  const fitting = figures.filter(agrees)
  if (fitting.length < 2) return fitting[0]
  const sure =
    reading.gender === undefined ? fitting : fitting.filter((figure) => (figure.gender ?? figure.hint) === reading.gender)
  const pool = sure.length > 0 ? sure : fitting
  const titled = pool.filter((figure) => reading.titles.some((title) => figure.titles.has(title)))
  return recentOf(titled.length > 0 ? titled : pool, recent)
}

function body(naming: Naming, reading: Reading, words: string, at: Span, recent: readonly Figure[]): Figure {
  const { cast } = naming
  const exact = cast.byForm.get(naming.keyOf(words))?.find((figure) => figure.kind === 'body')
  if (exact !== undefined && reading.reach === undefined) return exact
  const head = reading.titles[0]
  if (reading.reach === 'definite' && head !== undefined && reading.phrase === head) {
    const bears = (figure: Figure, isKind: (title: string) => boolean) =>
      figure.kind === 'body' && [...figure.titles].some(isKind)
    // 该公司 takes up 运营企业“快轮”: any word for a company will do.
    const known =
      recent.find((figure) => bears(figure, (title) => title === head)) ??
      (naming.companies?.has(head) ? recent.find((figure) => bears(figure, (title) => naming.companies!.has(title))) : undefined)
    if (known !== undefined) return known
    const name = naming.bodyBefore(reading, at)
    if (name !== undefined) return byName(naming, name, 'body')
    const company = naming.companyOf(head)
    if (company !== undefined) {
      const figure = byName(naming, company.name, 'body')
      if (company.alias !== undefined) figure.words.add(company.alias)
      return figure
    }
  }
  if (exact !== undefined) return exact
  const entry = naming.entryOf(naming.keyOf(words))
  const same =
    entry === undefined
      ? cast.figures.slice(-BODIES_COMPARED).find((figure) => figure.kind === 'body' && naming.sameBody(figure.name, words))
      : undefined
  return same ?? byName(naming, naming.nameOf?.(words, at) ?? words, 'body')
}

/** A report or statement speaks for whoever issued it; where nobody is told, it is itself the speaker. */
function document(naming: Naming, reading: Reading, words: string, at: Span, recent: readonly Figure[]): Figure {
  const head = reading.titles[0] ?? ''
  const isBare = reading.phrase === head
  const exact = naming.cast.byForm.get(naming.keyOf(words))?.[0]
  const last = isBare ? naming.issued?.get(head) : undefined
  if (exact !== undefined) return last ?? exact
  const title = /《[^《》]+》/.exec(words)?.[0]
  const periodical = title === undefined ? undefined : recent.find((known) => known.kind === 'body' && known.name.includes(title))
  if (periodical !== undefined) return periodical
  const issuer = naming.issuerOf(reading, at)
  const author =
    issuer === undefined ? undefined : naming.cast.byForm.get(naming.keyOf(issuer))?.find((known) => known.kind === 'person')
  const figure =
    issuer === undefined ? (last ?? spokesbody(naming, words, isBare, recent)) : (author ?? byName(naming, issuer, 'body'))
  if (figure === undefined) return byName(naming, words, 'unknown')
  naming.issued?.set(head, figure)
  addForm(naming.cast, naming.keyOf(words), figure)
  return figure
}

/** Whose an unnamed document is: of what was cited last; in Chinese else the body in mind. A guess from farther off would be made up. */
function spokesbody(naming: Naming, words: string, isBare: boolean, recent: readonly Figure[]): Figure | undefined {
  const { issued } = naming
  if (issued === undefined) return recent.find((known) => known.kind === 'body' && (naming.mayIssue?.(words, known.name) ?? true))
  return isBare ? ([...issued.values()].at(-1) ?? (recent[0]?.kind === 'body' ? recent[0] : undefined)) : undefined
}

function described(naming: Naming, reading: Reading, words: string, at: Span, recent: readonly Figure[]): Figure {
  const { cast } = naming
  if (reading.reach === 'indefinite' && !reading.plural) return fresh(naming, words, reading)
  const exact = cast.byForm.get(naming.keyOf(words))?.[0]
  if (exact !== undefined && exact.kind === 'unknown' && exact.words.size > 0) return exact
  const title = reading.titles[0]
  if (title !== undefined && !reading.plural) {
    const bearing = recent.filter((figure) => figure.kind !== 'body' && figure.titles.has(title))
    const fitting = bearing.filter((figure) =>
      [...figure.phrases].some((phrase) => naming.samePhrase(reading.phrase, phrase, title)),
    )
    const known = fitting[0] ?? (reading.phrase === title ? bearing[0] : undefined)
    if (known !== undefined) return known
    // A headline names the office, and the text below it whoever holds it.
    const bearers =
      recent.length > 0 || reading.phrase !== title
        ? []
        : cast.figures.filter((figure) => naming.bears?.(figure, title) ?? figure.titles.has(title))
    if (bearers.length === 1 && bearers[0]!.kind === 'person') return bearers[0]!
    const only = naming.epithet?.(reading, recent)
    if (only !== undefined) return only
  }
  if (reading.reach === 'definite' && !reading.plural && at.end - at.start <= SHORT[cast.lang]) {
    const last = recent.find((figure) => figure.kind === 'unknown' && !figure.plural && naming.mayBe?.(reading, figure) !== false)
    if (last !== undefined) return last
  }
  return fresh(naming, words, reading)
}

function fresh(naming: Naming, words: string, reading: Reading): Figure {
  const figure = addFigure(naming.cast, words, 'unknown')
  addForm(naming.cast, naming.keyOf(words), figure)
  figure.plural = reading.plural
  return figure
}

function byName(naming: Naming, name: string, kind: Figure['kind'], isNew = false): Figure {
  const key = naming.keyOf(name)
  const known = isNew ? undefined : naming.cast.byForm.get(key)?.find((figure) => figure.kind === kind)
  if (known !== undefined) return known
  const entry = naming.entryOf(key)
  const figure = addFigure(naming.cast, name, kind, entry)
  addForm(naming.cast, key, figure)
  for (const form of entry === undefined ? [] : naming.cast.lang === 'zh' ? entry.zh : entry.en)
    addForm(naming.cast, naming.keyOf(form), figure)
  naming.learn(figure, name)
  return figure
}

/** Keeps what this mention tells: titles, gender, another form, a fuller name. */
function note(naming: Naming, figure: Figure, reading: Reading, words: string): void {
  if (reading.kind === 'document' && figure.kind === 'body') {
    figure.words.add(words)
    return
  }
  for (const title of reading.titles) figure.titles.add(title)
  if (reading.titles.length > 0 && reading.phrase !== '') figure.phrases.add(reading.phrase)
  figure.gender ??= reading.gender
  if (reading.kind === 'person' || reading.kind === 'body') {
    if (reading.kind !== 'body' || reading.reach === undefined) figure.words.add(words)
    if (words.length > figure.name.length && !reading.partial && figure.kind === reading.kind && reading.reach === undefined)
      figure.name = words
  }
  if (reading.alias !== undefined) {
    figure.words.add(reading.alias)
    addForm(naming.cast, naming.keyOf(reading.alias), figure)
  }
}

function recentOf(figures: readonly Figure[], recent: readonly Figure[]): Figure | undefined {
  return recent.find((figure) => figures.includes(figure)) ?? figures[0]
}

/** A definite phrase of more characters says of itself whom it means. */
const SHORT = { zh: 6, en: 24 } as const
/** An abbreviation is looked for among this many of the newest figures, so that the work stays linear. */
const BODIES_COMPARED = 40
