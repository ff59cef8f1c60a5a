import type { MentionForm } from '../../../model/quotation.ts'
import { unitsOf } from '../../../text/letters.ts'
import type { Gender } from '../../draft.ts'
import { plainReading, pronounReading, type Reading } from '../figure.ts'
import { hanKey } from '../name-table.ts'
import { type ChineseReader, describe, endsAsDescription, isDescription } from './description.ts'
import { heardIn, looseSubject } from './loose-subject.ts'
import { isHan, likenessOf, surnameOf } from './shape.ts'
import { endsWithTitle, isNickname, surnameStart, titleAfter, titlesBefore } from './titles.ts'
import type { ChineseNameWords } from './words.ts'

/**
 * What the words of a Chinese mention say. `words` are Simplified, as long as the text's own. Titles stand before the name with
 * no mark between (青川市教委主任何冬), so the last title that leaves a likely name behind it is where the name begins.
 */
export function readChineseMention(words: string, form: MentionForm, reader: ChineseReader): Reading {
  const [opens, to, alias] = trimmed(words)
  const heard = reader.strict ? heardIn(words.slice(opens, to), reader.words) : -1
  const from = heard > 0 && opens + heard < to ? opens + heard : opens
  const core = words.slice(from, to)
  const pronoun = reader.words.pronouns.get(core)
  if (pronoun !== undefined) return pronounReading(pronoun, from, to)
  const loose = endsInTitledName(core, reader) ? undefined : looseSubject(core, reader)
  if (loose !== undefined) return { ...loose, start: from + loose.start, end: from + loose.end }
  const known = reader.names.byZh.get(hanKey(core))
  if (known !== undefined && known.kind !== 'place')
    return { ...plainReading(known.kind === 'person' ? 'person' : 'body', from, to), alias }
  const named = findName(core, form, reader)
  if (named !== undefined) {
    const group = groupOf(core, named, reader)
    if (group) return { ...plainReading('group', from + named.start, to), plural: true }
    return {
      ...plainReading('person', from + named.start, from + named.end),
      titles: named.titles,
      gender: named.gender,
      partial: named.partial,
      alias,
      phrase: core.slice(0, named.start),
    }
  }
  return describe(core, from, to, alias, form, reader.words)
}

/** 大桥管理局局长罗启明: whatever it opens with, it names whom the title announces. */
function endsInTitledName(core: string, { words }: ChineseReader): boolean {
  for (let at = core.length - 2; at > 1 && core.length - at <= LONGEST_NAME; at--)
    if (words.titleFinder.startAt(core, at) > 0 && likenessOf(core.slice(at), words) !== 'no') return true
  return false
}

interface NameSpan {
  readonly start: number
  readonly end: number
  readonly titles: readonly string[]
  readonly gender: Gender | undefined
  readonly partial: boolean
}

/** Where in a mention the name stands; undefined where it holds none. */
function findName(core: string, form: MentionForm, reader: ChineseReader): NameSpan | undefined {
  const { words } = reader
  const opensWithTitle = words.titleFinder.endAt(core, 0) > 0
  if (isName(core, form === 'name' && core.length <= 4 && !opensWithTitle, reader) && !isDescription(core, words))
    return span(core, 0, core.length, [], undefined)
  const latin = core === '' || isHan(core.at(-1)!) ? null : /[A-Za-z][A-Za-z.'’ ·-]*$/.exec(core)
  if (latin !== null && latin.index > 0 && endsWithTitle(core.slice(0, latin.index).trimEnd(), words))
    return span(core, latin.index, core.length, titlesBefore(core, latin.index, words), undefined)
  const after = titleAfter(core, words)
  if (after !== undefined) {
    const head = core.slice(after.start)
    // 目击者张先生: what stands before the surname says what part its owner plays.
    const surname = surnameStart(core, after.start, words)
    if (surname !== undefined && surname > 0)
      return {
        start: surname,
        end: core.length,
        titles: [...titlesBefore(core, surname, words), head],
        gender: after.gender,
        partial: true,
      }
    const named = nameAtEnd(core.slice(0, after.start), true, reader)
    if (named !== undefined) return { ...named, titles: [...named.titles, head], gender: after.gender }
    if (surname === 0) return { start: 0, end: core.length, titles: [head], gender: after.gender, partial: true }
    return undefined
  }
  if (endsAsDescription(core, words)) return undefined
  // 这位站长宋青远: a title and a name behind a determiner name as they do alone.
  if (isDescription(core, words)) return nameAtEnd(core, false, reader)
  const groups = words.groupsAfter.startAt(core, core.length)
  if (groups > 0) {
    const named = nameAtEnd(core.slice(0, groups), true, reader)
    if (named !== undefined) return { ...named, partial: false }
  }
  return nameAtEnd(core, form === 'name', reader)
}

/** The name that ends here: the whole, what follows a title, or a dotted name. */
function nameAtEnd(core: string, lenient: boolean, reader: ChineseReader): NameSpan | undefined {
  const { words } = reader
  if (core === '') return undefined
  if (isName(core, false, reader)) return span(core, 0, core.length, [], undefined)
  const dot = core.indexOf('·')
  if (dot > 0)
    return span(
      core,
      dottedStart(core, dot, words),
      core.length,
      titlesBefore(core, dottedStart(core, dot, words), words),
      undefined,
    )
  let best: number | undefined
  for (let at = core.length - 1; at > 0 && core.length - at <= LONGEST_NAME; at--) {
    if (words.titleFinder.startAt(core, at) < 0) continue
    const rest = core.slice(at)
    if (isName(rest, false, reader)) return span(core, at, core.length, titlesBefore(core, at, words), undefined)
    if (lenient && !reader.strict && rest.length >= 2 && rest.length <= 4 && isOpaque(rest, words)) best ??= at
    const list = words.connectors
    const joint = [...rest].findIndex((_, i) => i >= 2 && list.endAt(rest, i) > 0)
    if (joint > 0 && isName(rest.slice(0, joint), false, reader))
      return span(core, at, core.length, titlesBefore(core, at, words), undefined)
  }
  if (best !== undefined && !isDescription(core, words))
    return span(core, best, core.length, titlesBefore(core, best, words), undefined)
  return undefined
}

function isName(name: string, lenient: boolean, reader: ChineseReader): boolean {
  if (name.length < 2) return false
  if (reader.isPerson(name)) return true
  const known = reader.names.byZh.get(hanKey(name))
  if (known !== undefined) return known.kind === 'person'
  if (name.length === 2 && isNickname(name, reader.words)) return true
  const likeness = likenessOf(name, reader.words)
  if (likeness === 'no') return lenient && !reader.strict && name.length <= 4 && isOpaque(name, reader.words)
  return likeness === 'sure' || lenient || surnameOf(name, reader.words) !== ''
}

/** Characters that mean nothing together here, as those of a Japanese name do: no verb, adverb or relative among them. */
function isOpaque(name: string, words: ChineseNameWords): boolean {
  if (isDescription(name, words) || words.kinFinder.endAt(name, 0) > 0 || words.pronounFinder.endAt(name, 0) > 0) return false
  return [...name].every((char) => isHan(char) && !words.actions.has(char) && !words.frames.get('particle')?.has(char))
}

function dottedStart(core: string, dot: number, words: ChineseNameWords): number {
  for (let at = dot - 1; at > 0; at--) if (words.titleFinder.startAt(core, at) >= 0) return at
  let at = dot
  while (at > 0 && words.sounds.has(core[at - 1]!)) at--
  return at === dot ? 0 : at
}

function groupOf(core: string, named: NameSpan, reader: ChineseReader): boolean {
  const name = core.slice(named.start, named.end)
  for (let i = 2; i < name.length - 1; i++) if (reader.words.connectors.endAt(name, i) > 0) return !reader.isPerson(name)
  return false
}

function span(core: string, start: number, end: number, titles: readonly string[], gender: Gender | undefined): NameSpan {
  const blank = core.slice(start, end).search(/\S/)
  return { start: start + Math.max(0, blank), end, titles, gender, partial: false }
}

/** Cuts blanks, marks and a closing bracket with another name in it: 美国有线电视新闻网(CNN). */
function trimmed(words: string): readonly [number, number, string | undefined] {
  let from = 0
  let to = words.length
  // 2. 他还说: the number of a point is no part of whom it names.
  const point = isHan(words[0] ?? '') ? null : /^\s*[（(]?\d{1,2}[.．、)）]\s*(?=\D)/.exec(words)
  if (point !== null && point[0].length < to) from = point[0].length
  while (from < to && BEFORE_MENTION[words.charCodeAt(from)] === 1) from++
  while (to > from && AFTER_MENTION[words.charCodeAt(to - 1)] === 1 && !closesName(words, from, to)) to--
  const closing = words[to - 1]
  if (closing !== '）' && closing !== ')') return [from, to, undefined]
  const bracket = /[（(]([^（）()]{1,60})[）)]$/.exec(words.slice(from, to))
  if (bracket === null || bracket.index === 0) return [from, to, undefined]
  return [from, from + bracket.index, bracket[1]!.trim()]
}

/** 供应商“达远”: the mark closes a name that it opened. */
function closesName(words: string, from: number, to: number): boolean {
  const opener = OPENERS[words[to - 1]!]
  return opener !== undefined && words.lastIndexOf(opener, to - 2) > from
}

const OPENERS: Readonly<Record<string, string>> = { '”': '“', '」': '「' }
const LONGEST_NAME = 12
const BLANKS = ' \t\n\r\u00a0\u3000'
const BEFORE_MENTION = unitsOf(`${BLANKS}，、：:“"「『`)
const AFTER_MENTION = unitsOf(`${BLANKS}，、：:”"」`)
