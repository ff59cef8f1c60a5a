import type { Outline } from '../../../model/document.ts'
import { toSimplified } from '../../../text/fold.ts'
import type { Draft } from '../../draft.ts'
import { addFigure, addForm, completed, type Figure, newCast, type Reading } from '../figure.ts'
import { identify, type Naming } from '../identify.ts'
import { hanKey, type NameTable } from '../name-table.ts'
import { isStory, type Scene, spokenSpans } from '../scene.ts'
import { type WordFinder, wordFinder } from '../word-finder.ts'
import { addressedIn } from './addressed.ts'
import { asWritten, bodyBefore, issuerOf, mayIssue, sameBody, soleCompany } from './bodies.ts'
import { callingsOf } from './callings.ts'
import { censusOfNames } from './census.ts'
import { readChineseMention } from './mention.ts'
import { hintOf, isChineseName, surnameOf } from './shape.ts'
import { sightingsInChinese } from './sightings.ts'
import { addRoles, storyOf } from './story-roles.ts'
import { isNickname } from './titles.ts'
import type { ChineseNameWords } from './words.ts'
import { writtenOut } from './written-out.ts'

export interface ChineseSpeakers {
  readonly words: ChineseNameWords
  readonly names: NameTable
  /** People of the table, to find them in a text. */
  readonly people: WordFinder
}

export function chineseSpeakers(words: ChineseNameWords, names: NameTable): ChineseSpeakers {
  const people = names.entries.filter((entry) => entry.kind === 'person').flatMap((entry) => entry.zh.map(hanKey))
  return { words, names, people: wordFinder(people.filter((name) => name.length > 1)) }
}

/** The Chinese of one document, ready for the question who speaks. */
export function chineseScene(document: number, outline: Outline, drafts: readonly Draft[], speakers: ChineseSpeakers): Scene {
  const text = toSimplified(outline.text)
  const { words, names } = speakers
  const sentences = outline.sentences.filter((sentence) => sentence.lang === 'zh')
  const own = drafts.flatMap((draft, i) => (draft.lang === 'zh' ? [i] : []))
  const story = isStory({ drafts, own })
  const people = new Set([
    ...censusOfNames(text, sentences, words, story, cueStarts(drafts, own)),
    ...writtenOut(text, sentences, speakers.people, words),
  ])
  for (const name of story ? [] : addressedIn(text, people, words)) people.add(name)
  const introductions = [...(words.frames.get('introduces') ?? [])]
  const silences = [...(words.frames.get('silent') ?? [])]
  const told = story ? storyOf(text, sentences, drafts, own, people, words) : undefined
  for (const name of told?.names ?? []) people.add(name)
  const reader = { words, names, isPerson: (name: string) => people.has(name) || told?.roles.has(name) === true, strict: story }
  const readings = new Map<number, Reading>()
  // The same words say the same: a report names its speaker again and again.
  const read = new Map<string, Reading>()
  for (const i of own) {
    const { mention, sameAs } = drafts[i]!
    if (mention === undefined || sameAs !== undefined || (story && isTold(text, mention.start, words))) continue
    // 钱旺家的: the finder leaves the particle out, and the story's use shows that it is part of the name.
    const end = told?.names.has(text.slice(mention.start, mention.end + 1)) ? mention.end + 1 : mention.end
    const written = text.slice(mention.start, end)
    const key = `${mention.form} ${written}`
    const reading = read.get(key) ?? readChineseMention(written, mention.form, reader)
    read.set(key, reading)
    readings.set(i, completed(reading, mention.gender, mention.plural))
  }
  // A name that only a mention shows is a name wherever it stands; a second reading knows them all.
  for (const [i, reading] of readings) {
    const start = drafts[i]!.mention!.start
    if (reading.kind === 'person' && !reading.partial) people.add(text.slice(start + reading.start, start + reading.end))
  }
  const cast = newCast('zh')
  const keyOf = (form: string) => hanKey(form)
  const naming: Naming = {
    cast,
    keyOf,
    wordsOf: (span) => outline.text.slice(span.start, span.end),
    entryOf: (key) => names.byZh.get(key),
    learn: (figure, name) => learn(figure, name),
    surnameKey: (name) => surnameKeyOf(keyOf(name), words),
    sameBody,
    samePhrase,
    mayIssue: (document, name) => mayIssue(toSimplified(document), toSimplified(name), words),
    issuerOf: (reading, at) => asWritten(outline.text, text, issuerOf(text, reading, at, words), at),
    bodyBefore: (reading, at) => asWritten(outline.text, text, bodyBefore(text, reading, at, words), at),
    // 该公司会计 is not the driver met before.
    mayBe: ({ titles: [title], phrase }, figure) => title === undefined || phrase === title || figure.titles.has(title),
    companies: words.companies,
    companyOf: (head) => (words.companies.has(head) ? soleCompany(text, (name) => people.has(name), words) : undefined),
  }
  const learn = (figure: Figure, name: string) => {
    const key = keyOf(name)
    if (figure.kind !== 'person') return
    figure.hint = key.length <= 3 && !key.includes('·') ? hintOf(key, words) : undefined
    const dots = key.split('·')
    if (dots.length > 1) for (const part of [dots.at(-1)!, dots[0]!]) if (part.length > 1) addForm(cast, part, figure)
    if (!isChineseName(key, words)) return
    const surname = surnameOf(key, words)
    addForm(cast, `${SURNAME}${surname}`, figure)
    const given = key.slice(surname.length)
    if (given.length === 2) addForm(cast, given, figure)
  }
  for (const name of [...people].toSorted((a, b) => b.length - a.length)) {
    const entry = names.byZh.get(keyOf(name))
    if (cast.byForm.has(keyOf(name))) continue
    const figure = addFigure(cast, name, 'person', entry)
    addForm(cast, keyOf(name), figure)
    for (const form of entry?.zh ?? []) addForm(cast, keyOf(form), figure)
    learn(figure, name)
    const address = words.honorificFinder.startAt(name, name.length)
    if (address > 0) figure.gender ??= words.honorifics.get(name.slice(address))
  }
  if (told !== undefined) addRoles(cast, told, keyOf)
  // Forms to look for in the text: names, and the words that tell somebody of a story apart (老汉, 二舅).
  const isSought = (form: string) => form.length > 1 && !form.startsWith(SURNAME)
  const sightings = sightingsInChinese(text, sentences, cast.byForm, isSought, spokenSpans(drafts), words)
  for (const { start, end, figure } of text === outline.text ? [] : sightings)
    writeAsInText(figure, text.slice(start, end), outline.text.slice(start, end))
  return {
    document,
    lang: 'zh',
    outline,
    drafts,
    own,
    readings,
    cast,
    sightings,
    identify: (reading, at, recent) => identify(naming, reading, at, recent),
    keyOf,
    joins: (between) =>
      between.length <= LONGEST_JOINT &&
      [...between].some((_, i) => words.connectors.endAt(between, i) > 0) &&
      !/[，。！？；：“”]/.test(between),
    tellsSpeech: (sentence) => [...sentence].some((char) => words.frames.get('speech')?.has(char)),
    introduces: (before) => introductions.some((words) => before.endsWith(words)),
    calledAt: callingsOf(text, cast, words),
    tellsSilence: (sentence) => silences.some((word) => sentence.includes(word)),
    together: (list) => list.join('、'),
  }
}

/** 向前对她讲: whoever stands after 对 is spoken to. */
function isTold(text: string, at: number, words: ChineseNameWords): boolean {
  return words.frames.get('toward')?.has(text[at - 1] ?? '') === true
}

/** A figure is found by Simplified characters and named in those of the text: 陳嵐. */
function writeAsInText(figure: Figure | undefined, simplified: string, written: string): void {
  if (figure === undefined || simplified === written || figure.name !== simplified) return
  figure.name = written
  figure.words.delete(simplified)
  figure.words.add(written)
}

function cueStarts(drafts: readonly Draft[], own: readonly number[]): ReadonlySet<number> {
  return new Set(own.flatMap((i) => drafts[i]!.cue?.start ?? []))
}

/** A lone surname, a surname with a form of address before it (老张, 小李), or one before a title. */
function surnameKeyOf(name: string, words: ChineseNameWords): string | undefined {
  const bare = isNickname(name, words) ? name.slice(1) : name
  const surname = surnameOf(bare, words)
  if (surname === '') return undefined
  const rest = bare.slice(surname.length)
  return rest === '' || words.honorificFinder.has(rest) || words.titles.has(rest) ? `${SURNAME}${surname}` : undefined
}

/** 美国总统 may be 美国总统特朗普's, not 法国总统's; a bare title may be anybody's. */
function samePhrase(mention: string, known: string, title: string): boolean {
  const about = mention.slice(0, mention.length - title.length)
  if (about === '') return true
  const theirs = known.endsWith(title) ? known.slice(0, -title.length) : known
  return theirs === '' || theirs.includes(about) || about.includes(theirs) || theirs.slice(0, 2) === about.slice(0, 2)
}

const SURNAME = '姓:'
const LONGEST_JOINT = 30
