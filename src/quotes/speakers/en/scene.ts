import type { Outline } from '../../../model/document.ts'
import type { Span } from '../../../model/span.ts'
import type { Draft, Gender } from '../../draft.ts'
import { addFigure, addForm, completed, type Figure, newCast, type Reading } from '../figure.ts'
import { identify, type Naming } from '../identify.ts'
import type { NameTable } from '../name-table.ts'
import { type Scene, spokenSpans } from '../scene.ts'
import { latinKey } from '../stable-id.ts'
import { bodyBefore, issuerOf, soleCompany } from './bodies.ts'
import { namesInEnglish } from './census.ts'
import { readEnglishMention } from './mention.ts'
import { sightingsInEnglish } from './sightings.ts'
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
    for (const part of [parts.at(-1)!, parts[0]!]) if (part.length > 1) addForm(cast, part, figure)
  }
  const people = new Set<string>()
  const census = namesInEnglish(text, lines, words, names)
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
  const reader = { words, names, isPerson: (key: string) => people.has(key) || cast.byForm.has(key) }
  const readings = new Map<number, Reading>()
  for (const i of own) {
    const mention = drafts[i]!.mention
    if (mention === undefined) continue
    const reading = readEnglishMention(text.slice(mention.start, mention.end), mention.form, reader)
    const isNamed = reading.kind === 'person' && isBodyBefore(text, mention.start + reading.start, words)
    readings.set(i, completed(isNamed ? { ...reading, kind: 'body' } : reading, mention.gender, mention.plural))
  }
  const naming: Naming = {
    cast,
    keyOf,
    wordsOf: (span: Span) => text.slice(span.start, span.end),
    entryOf: (key) => names.byEn.get(key),
    learn,
    surnameKey,
    sameBody: (a, b) => sameBody(a, b, words),
    samePhrase: (mention, known, title) => samePhrase(mention, known, title, words),
    issuerOf: (_reading, at) => issuerOf(text, at, { words, names }, (key) => cast.byForm.has(key)),
    mayBe: (reading, figure) =>
      words.frames.get('anyone')?.has(reading.phrase) === true && ![...figure.titles].some((title) => words.documents.has(title)),
    issued: new Map(),
    bodyBefore: (reading, at) => bodyBefore(text, reading, at),
    companyOf: (head) => {
      const isKnown = (key: string) => cast.byForm.get(key)?.[0]?.kind === 'person' || names.byEn.get(key)?.kind === 'place'
      const name = words.companies.has(head) ? soleCompany(lines, text, isKnown, words) : undefined
      return name === undefined ? undefined : { name }
    },
  }
  // Names that only a mention shows are names wherever they stand.
  for (const [i, reading] of readings) {
    const start = drafts[i]!.mention!.start
    const name = text.slice(start + reading.start, start + reading.end)
    if (reading.kind === 'person' && !cast.byForm.has(keyOf(name))) {
      const figure = addFigure(cast, name, 'person', names.byEn.get(keyOf(name)))
      addForm(cast, keyOf(name), figure)
      learn(figure, name)
    }
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
    identify: (reading, at, recent) => identify(naming, reading, at, recent),
    keyOf,
    // An appositive may stand between (Elaine Chao, secretary of transportation, and Grace Meng, a member of …).
    joins: (between) =>
      between.length <= LONGEST_JOINT && /^\s*(?:,.*)?(?:,|\band|&)\s*$/s.test(between) && !/[.;:!?“”"]/.test(between),
    tellsSpeech: (sentence) =>
      sentence
        .toLowerCase()
        .split(/[^a-z]+/)
        .some((word) => words.frames.get('speech')?.has(word)),
    together: (list) => (list.length < 2 ? (list[0] ?? '') : `${list.slice(0, -1).join(', ')} and ${list.at(-1)}`),
  }
}

/** The shipping company Northsail: the noun before a name tells what it names. */
function isBodyBefore(text: string, at: number, words: EnglishNameWords): boolean {
  const noun = /([a-z]+) $/.exec(text.slice(Math.max(0, at - 30), at))?.[1]
  return noun !== undefined && words.bodies.has(noun)
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
  if (about.length === 0) return true
  const theirs = known.split(' ')
  const place = words.nationalities.get(about[0]!)
  if (about.some((word) => theirs.includes(word)) || (place !== undefined && place !== '' && known.includes(place))) return true
  // A bare title in the text takes no side: President Bek may be the Kazakh president.
  return theirs.join(' ') === title
}

const LONGEST_JOINT = 120
