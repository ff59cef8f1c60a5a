import type { Outline } from '../../../model/document.ts'
import type { Span } from '../../../model/span.ts'
import type { Draft, Gender } from '../../draft.ts'
import { addFigure, addForm, type Cast, completed, type Figure, newCast, type Reading } from '../figure.ts'
import { identify, type Naming } from '../identify.ts'
import type { NameTable } from '../name-table.ts'
import { type Scene, spokenSpans } from '../scene.ts'
import { latinKey } from '../stable-id.ts'
import { namedBehind } from './appositives.ts'
import { bodyBefore, issuerOf, soleCompany } from './bodies.ts'
import { namesakes, namesInEnglish } from './census.ts'
import { readEnglishMention } from './mention.ts'
import { sightingsInEnglish } from './sightings.ts'
import { fullNames, namesByPronoun } from './surnames.ts'
import { tokensOf } from './tokens.ts'
import type { EnglishNameWords } from './words.ts'

export interface EnglishSpeakers {
  readonly words: EnglishNameWords
  readonly names: NameTable
}

/** The English of one document, ready for the question who speaks. */
export function englishScene(
  document: number,
  outline: Outline,
  drafts: readonly Draft[],
  { words, names }: EnglishSpeakers,
): Scene {
  const { text } = outline
  const sentences = outline.sentences.filter((sentence) => sentence.lang === 'en')
  const lines = sentences.map(({ start, end }) => tokensOf(text, start, end, words))
  const own = drafts.flatMap((draft, i) => (draft.lang === 'en' ? [i] : []))
  const cast = newCast('en')
  const keyOf = (form: string) => latinKey(form.replace(/^the\s+/i, ''))
  const surnameKey = (name: string) => {
    const parts = latinKey(name).split(' ')
    return parts.length === 1 ? parts[0] : undefined
  }
  const learn = (figure: Figure, name: string) => {
    if (figure.kind !== 'person') return
    const parts = latinKey(name).split(' ')
    while (parts.length > 1 && words.suffixes.has(parts.at(-1)!)) parts.pop()
    figure.hint ??= words.given.get(parts[0]!)
    if (parts.length === 1) {
      figure.partial = figure.entry === undefined
      return
    }
    // The surname with its particles (von der Leyen), the last word alone, and the first: Xi of Xi Jinping, Lena of Lena Ortiz.
    const particle = parts.findIndex((part, i) => i > 0 && words.particles.has(part))
    if (particle > 0) addForm(cast, parts.slice(particle).join(' '), figure)
    for (const part of [parts.at(-1)!, parts[0]!])
      if (part.length > 1 && !relatives.get(latinKey(name))?.has(part)) addForm(cast, part, figure)
  }
  const introductions = [...(words.frames.get('introduces') ?? [])]
  const silences = [...(words.frames.get('silent') ?? [])]
  const people = new Set<string>()
  const census = namesInEnglish(text, lines, words, names)
  const relatives = namesakes(text, census)
  // Full names come before surnames, so that a surname finds its bearer wherever the full name stands.
  for (const found of census.toSorted((a, b) => (isFull(text, b) ? 1 : 0) - (isFull(text, a) ? 1 : 0) || a.start - b.start)) {
    const name = text.slice(found.start, found.end)
    const key = keyOf(name)
    people.add(key)
    const gender: Gender | undefined = found.honorific === undefined ? undefined : words.honorifics.get(found.honorific)
    const known = cast.byForm
      .get(key)
      ?.find((figure) => figure.gender === undefined || gender === undefined || figure.gender === gender)
    const figure = known ?? addFigure(cast, name, 'person', names.byEn.get(key))
    if (known === undefined) {
      addForm(cast, key, figure)
      for (const form of figure.entry?.en ?? []) addForm(cast, keyOf(form), figure)
      learn(figure, name)
    }
    // A surname that two people share tells no gender of either.
    if (isFull(text, found) || cast.byForm.get(key)!.length === 1) figure.gender ??= gender
    for (const title of found.titles) figure.titles.add(title)
    if (found.phrase !== '') figure.phrases.add(found.phrase)
  }
  // Peter and Alice Wang: two people with one surname.
  for (const found of census) {
    const name = text.slice(found.start, found.end)
    const partner = COUPLE.exec(text.slice(Math.max(0, found.start - 30), found.start))?.[1]
    const full = partner !== undefined && isFull(text, found) ? `${partner} ${name.split(' ').at(-1)}` : undefined
    if (full === undefined || !words.given.has(partner!.toLowerCase()) || cast.byForm.has(keyOf(full))) continue
    const figure = addFigure(cast, full, 'person')
    addForm(cast, keyOf(full), figure)
    learn(figure, full)
  }
  const reader = { words, names, isPerson: (key: string) => people.has(key) || cast.byForm.has(key) }
  const readings = new Map<number, Reading>()
  const passing = new Map<number, { reading: Reading; at: Span }>()
  for (const i of own) {
    const mention = drafts[i]!.mention
    if (mention === undefined) continue
    const told = readEnglishMention(text.slice(mention.start, mention.end), mention.form, reader)
    const reading = namedBehind(text, mention, told, words, reader.isPerson) ?? told
    const isNamed = reading.kind === 'person' && isBodyBefore(text, mention.start + reading.start, words)
    const via = drafts[i]!.via
    const passed = via && readEnglishMention(text.slice(via.start, via.end), 'name', reader)
    if (via && (passed?.kind === 'document' || passed?.kind === 'body')) passing.set(mention.start, { reading: passed, at: via })
    readings.set(i, completed(isNamed ? { ...reading, kind: 'body' } : reading, mention.gender, mention.plural))
  }
  const meet = (name: string) => {
    const key = keyOf(name)
    if (cast.byForm.has(key)) return
    const figure = addFigure(cast, name, 'person', names.byEn.get(key))
    addForm(cast, key, figure)
    learn(figure, name)
  }
  // Mr. Garin and Geoff Garin: where one person is called so, that is the one.
  const meetFull = (name: string) => {
    const bearers = cast.byForm.get(latinKey(name).split(' ').at(-1)!) ?? []
    const [bearer] = bearers
    if (bearer === undefined || cast.byForm.has(keyOf(name))) return meet(name)
    if (bearers.length > 1 || !bearer.partial) return
    bearer.name = name
    bearer.partial = false
    bearer.words.add(name)
    addForm(cast, keyOf(name), bearer)
    learn(bearer, name)
  }
  const isPerson = (key: string) => cast.byForm.get(key)?.some((figure) => figure.kind === 'person') === true
  for (const { start, end } of namesByPronoun(text, lines, spokenSpans(drafts), isPerson, words)) meet(text.slice(start, end))
  const nameOf = (i: number, reading: Reading) =>
    text.slice(drafts[i]!.mention!.start + reading.start, drafts[i]!.mention!.start + reading.end)
  const named = [...readings].flatMap(([i, reading]) => (reading.kind === 'person' ? [nameOf(i, reading)] : []))
  // Full names come first here as well.
  for (const { start, end } of fullNames(new Set(named.filter((name) => isLone(name, cast)).map(latinKey)), text, lines, words))
    meetFull(text.slice(start, end))
  // Names that only a mention shows are names wherever they stand.
  for (const name of named) meet(name)
  const naming: Naming = {
    cast,
    keyOf,
    wordsOf: (span: Span) => text.slice(span.start, span.end),
    nameOf: (words, at) => (/^[a-z]/.test(words) && /^the $/i.test(text.slice(at.start - 4, at.start)) ? `the ${words}` : words),
    entryOf: (key) => names.byEn.get(key),
    learn,
    surnameKey,
    sameBody: (a, b) => sameBody(a, b, words),
    samePhrase: (mention, known, title) => samePhrase(mention, known, title, words),
    issuerOf: (_reading, at) => issuerOf(text, at, { words, names }, (key) => cast.byForm.has(key)),
    mayBe: (reading, figure) =>
      words.frames.get('anyone')?.has(reading.phrase) === true && ![...figure.titles].some((title) => words.documents.has(title)),
    issued: new Map(),
    // The coach is the head coach as well; the director is no deputy director.
    bears: (figure, title) =>
      figure.titles.has(title) || [...(words.frames.get('leading') ?? [])].some((rank) => figure.titles.has(`${rank} ${title}`)),
    epithet: (reading, recent) => {
      if (reading.reach !== 'definite' || words.frames.get('epithet')?.has(reading.titles[0] ?? '') !== true) return undefined
      const people = recent.filter((figure) => figure.kind === 'person')
      return people.length === 1 ? people[0] : undefined
    },
    bodyBefore: (reading, at) => bodyBefore(text, reading, at),
    companyOf: (head) => {
      const isKnown = (key: string) => cast.byForm.get(key)?.[0]?.kind === 'person' || names.byEn.get(key)?.kind === 'place'
      const name = words.companies.has(head) ? soleCompany(lines, text, isKnown, words) : undefined
      return name === undefined ? undefined : { name }
    },
  }
  return {
    document,
    lang: 'en',
    outline,
    drafts,
    own,
    readings,
    cast,
    sightings: sightingsInEnglish(text, lines, cast.byForm, spokenSpans(drafts), words),
    identify: (reading, at, recent) => {
      // Who passes words on is met with them: "the report" may come next.
      const via = passing.get(at.start)
      if (via !== undefined) identify(naming, via.reading, via.at, recent)
      return identify(naming, reading, at, recent)
    },
    keyOf,
    // An appositive may stand between (Elena Marsh, the harbour master, and Ruth Vale, a judge at …).
    joins: (between) =>
      between.length <= LONGEST_JOINT && /^\s*(?:,.*)?(?:,|\band|&)\s*$/s.test(between) && !/[.;:!?“”"]/.test(between),
    tellsSpeech: (sentence) =>
      sentence
        .toLowerCase()
        .split(/[^a-z]+/)
        .some((word) => words.frames.get('speech')?.has(word)),
    introduces: (before) => introductions.some((phrase) => before.toLowerCase().endsWith(`${phrase} `)),
    calledAt: () => [],
    tellsSilence: (sentence) => silences.some((phrase) => sentence.toLowerCase().includes(phrase)),
    together: (list) => (list.length < 2 ? (list[0] ?? '') : `${list.slice(0, -1).join(', ')} and ${list.at(-1)}`),
  }
}

/** The shipping company Northsail: the noun before a name tells what it names. */
function isBodyBefore(text: string, at: number, words: EnglishNameWords): boolean {
  const noun = /([a-z]+) $/.exec(text.slice(Math.max(0, at - 30), at))?.[1]
  return noun !== undefined && words.bodies.has(noun)
}

const COUPLE = /(\p{Lu}\p{Ll}+) (?:and|&) $/u

/** A surname whose bearer's full name nobody has met; DNC and Democrats are no surnames. */
function isLone(name: string, cast: Cast): boolean {
  const known = cast.byForm.get(latinKey(name))
  return /^\p{Lu}[\p{L}’'-]*\p{Ll}$/u.test(name) && (known === undefined || known.every((figure) => figure.partial))
}

function isFull(text: string, span: Span): boolean {
  return /\s/.test(text.slice(span.start, span.end))
}

/** An abbreviation by first letters, or the same words with something before or after (the Ministry of Health of X). */
function sameBody(a: string, b: string, words: EnglishNameWords): boolean {
  const [long, short] = a.length >= b.length ? [latinKey(a), latinKey(b)] : [latinKey(b), latinKey(a)]
  if (short.length < 2 || long.length > 160) return false
  if (long === short || (short.includes(' ') && (long.startsWith(`${short} `) || long.endsWith(` ${short}`)))) return true
  const initials = long
    .split(' ')
    .filter((word) => !words.frames.get('small')?.has(word))
    .map((word) => word[0])
    .join('')
  return short.length > 2 && initials === short
}

/** The Kazakh president may be Kazakh President Tokayev or the president of Kazakhstan, not the Chinese one. */
function samePhrase(mention: string, known: string, title: string, words: EnglishNameWords): boolean {
  const about = mention.split(' ').filter((word) => !title.split(' ').includes(word))
  const theirs = known.split(' ')
  // The other girl is another than the girl.
  const isAnother = (word: string | undefined) => word !== undefined && words.frames.get('another')?.has(word) === true
  if ((isAnother(about[0]) || isAnother(theirs[0])) && about[0] !== theirs[0]) return false
  if (about.length === 0) return true
  const place = words.nationalities.get(about[0]!)
  if (about.some((word) => theirs.includes(word)) || (place !== undefined && place !== '' && known.includes(place))) return true
  // A bare title in the text takes no side: President Bek may be the Kazakh president.
  return theirs.join(' ') === title
}

const LONGEST_JOINT = 120
