import { plainReading, pronounReading, type Reading } from '../figure.ts'
import { type ChineseReader, isDescription } from './description.ts'
import { allHave, likenessOf } from './shape.ts'
import { nameAt } from './story-names.ts'
import { endsWithTitle, surnameStart, titleAfter } from './titles.ts'
import { type ChineseNameWords, SOUND } from './words.ts'

/** A mention that goes on past its subject: 大海很诚恳地对他, 他先, 他旁边的大海. */
export function looseSubject(core: string, reader: ChineseReader): Reading | undefined {
  const { words } = reader
  const owner = core.lastIndexOf('的')
  const tail = owner > 0 ? core.slice(owner + 1) : ''
  if (tail.length >= 2 && reader.isPerson(tail)) return plainReading('person', owner + 1, core.length)
  // 陶立群的妻子孟嘉禾: whose kin somebody is does not say who it is.
  const kin = tail.length > 2 ? words.kinFinder.endAt(tail, 0) : -1
  if (kin > 0 && reader.isPerson(core.slice(0, owner)) && likenessOf(tail.slice(kin), words) === 'sure')
    return plainReading('person', owner + 1 + kin, core.length)
  // 年过七旬的邱大爷: a family name and a form of address are a name of their own.
  const addressed = titleAfter(tail, words)
  if (addressed !== undefined && surnameStart(tail, addressed.start, words) === 0)
    return {
      ...plainReading('person', owner + 1, core.length),
      titles: [tail.slice(addressed.start)],
      gender: addressed.gender,
      partial: true,
    }
  if (reader.strict) {
    const named = namedWithin(core, reader)
    if (named !== undefined) return named
  }
  // 此刻听铁算盘: what is heard or opens the clause is no part of whom it names.
  if (reader.strict)
    for (let at = 1; at <= Math.min(LONGEST_LEAD, core.length - 2); at++)
      if (reader.isPerson(core.slice(at)) && opensClause(core.slice(0, at), words)) return plainReading('person', at, core.length)
  const determined = words.determinerFinder.endAt(core, 0)
  if (determined > 0 && reader.isPerson(core.slice(determined))) return plainReading('person', determined, core.length)
  // 那孩子翻眼瞅着: in a story an act may follow a determiner and its noun too.
  const from = reader.strict && determined > 0 ? determined : 0
  for (let size = Math.min(4, core.length - from - 1); size >= 2; size--) {
    const name = core.slice(from, from + size)
    const rest = core.slice(from + size)
    // 春林平静地对妻子: whoever is spoken to comes after, and does not describe the speaker.
    if (reader.strict && reader.isPerson(name) && addresses(rest, words)) return plainReading('person', from, from + size)
    if (
      !reader.isPerson(name) ||
      reader.isPerson(core) ||
      // 克林顿森 is not 克林顿: all its characters write the sounds of one foreign name.
      (core.length <= LONGEST_SOUNDS && allHave(core, SOUND, words)) ||
      (words.connectors.endAt(rest, 0) > 0 && words.actions.endAt(rest, 0) < 0)
    )
      continue
    // 大海服侍铁算盘: in a story an act may follow, and end in any word; 春林的妹妹 and 春林妈 are others.
    const isAct = reader.strict && !core.includes('的') && !words.kinFinder.has(rest) && !endsWithTitle(core, words)
    if (
      (!isAct && isDescription(core, words)) ||
      words.honorificFinder.has(rest) ||
      words.groupsAfter.has(rest) ||
      core.includes('·')
    )
      continue
    return plainReading('person', from, from + size)
  }
  const stop = words.pronounFinder.endAt(core, 0)
  const pronoun = stop > 0 ? words.pronouns.get(core.slice(0, stop)) : undefined
  if (
    pronoun === undefined ||
    !(pronoun.kind === 'person' || (reader.strict && pronoun.kind === 'self')) ||
    (reader.strict ? core[stop] === '的' : owner > 0 || isDescription(core, words)) ||
    words.actions.endAt(core, stop) < 0
  )
    return undefined
  return pronounReading(pronoun, 0, stop)
}

/** 他听见妻子在: whoever is heard speaks. */
export function heardIn(core: string, words: ChineseNameWords): number {
  for (let at = 0; at < core.length - 1; at++)
    for (const heard of words.frames.get('heard') ?? []) if (core.startsWith(heard, at)) return at + heard.length
  return -1
}

/** 大海的媳妇玉玲头叩: the name after an owner or what its bearer is to others. */
function namedWithin(core: string, reader: ChineseReader): Reading | undefined {
  const { words } = reader
  const first = nameAt(core, 0, reader.isPerson)
  if (first !== undefined && core[first.length] !== '的') return undefined
  for (let at = 1; at <= Math.min(LONGEST_LEAD, core.length - 2); at++) {
    const opens = core[at - 1] === '的' || words.kinFinder.startAt(core, at) >= 0 || words.titleFinder.startAt(core, at) >= 0
    if (!opens) continue
    for (let size = Math.min(4, core.length - at); size >= 2; size--) {
      const rest = core.slice(at + size)
      const isOther = rest.startsWith('的') || words.kinFinder.has(rest) || words.titleFinder.has(rest)
      if (!isOther && reader.isPerson(core.slice(at, at + size))) return plainReading('person', at, at + size)
    }
  }
  return undefined
}

function opensClause(head: string, words: ChineseNameWords): boolean {
  const opener = words.nonNames.endAt(head, 0)
  return opener === head.length || (opener > 0 && words.actions.endAt(head, opener) === head.length)
}

function addresses(rest: string, words: ChineseNameWords): boolean {
  for (let i = 0; i < rest.length - 1; i++) if (words.frames.get('toward')?.has(rest[i]!)) return true
  return false
}

/** Characters before a name within a mention. */
const LONGEST_LEAD = 40
/** Characters of a foreign name. */
const LONGEST_SOUNDS = 5
