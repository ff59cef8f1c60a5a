import type { Span } from '../../../model/span.ts'
import type { Gender } from '../../draft.ts'
import { calledIn } from './callings.ts'
import { isHanCode } from './shape.ts'
import { acts, isSurnamed, LONGEST_NAME, looseNames, nameAt, nameByUse, titledName } from './story-names.ts'
import type { ChineseNameWords } from './words.ts'

/** Whom a story calls by words that no rule of names knows. */
export interface StoryCast {
  /** Names by their use alone: 铁算盘, 钱旺家的, 瘦猴. */
  readonly names: ReadonlySet<string>
  /** Relatives, ages and trades that act like names: 父亲, 二姨, 老太太, 司机. */
  readonly roles: ReadonlyMap<string, Gender | undefined>
  /** 大女儿秀梅: the name that stands right after a role. */
  readonly bearers: ReadonlyMap<string, string>
  /** Roles that come in with 一个, as somebody whom the story has not named. */
  readonly strangers: ReadonlySet<string>
  /** What whoever tells the story calls himself, if he acts in it: 我问。 */
  readonly narrator: string | undefined
}

interface Heads {
  /** Where a clause of the narration begins, its opening adverbs and determiners passed over. */
  readonly places: readonly number[]
  /** How often each string of two to four characters stands there. */
  readonly counts: ReadonlyMap<string, number>
}

/**
 * Reads the cast of a story from the heads of its clauses. Whoever speaks comes back, and each time something else follows: a string
 * that heads several clauses with different continuations, and one sentence that leads in words, is somebody, whatever it looks like.
 */
export function castOfStory(
  text: string,
  sentences: readonly Span[],
  spoken: readonly Span[],
  mentions: readonly Span[],
  isPerson: (name: string) => boolean,
  words: ChineseNameWords,
): StoryCast {
  const heads = headsOf(text, sentences, spoken, words)
  const names = new Set<string>()
  const called = calledIn(text, spoken)
  const speaking = speakingHeads(text, heads.places, spoken, mentions)
  for (const { at, isSure } of speaking) {
    if (roleEnd(text, at, words) > 0) continue
    const known = nameAt(text, at, isPerson)
    const titled = known === undefined ? titledName(text, at, words) : undefined
    const name = titled ?? nameByUse(text, at, heads.counts, called, words)
    // 钱旺家的: more than the 钱旺 that it opens with.
    if (
      name !== undefined &&
      (known === undefined || name.length > known.length) &&
      (isSure || called.has(name) || acts(text, at + name.length, words)) &&
      !isPerson(name)
    )
      names.add(name)
  }
  for (const { start, end } of mentions) {
    const name = text.slice(start, end)
    if (isSurnamed(name, words) && !isPerson(name) && nameAt(text, start, isPerson) === undefined) names.add(name)
  }
  if (names.size === 0) for (const name of looseNames(text, heads.places, isPerson, words)) names.add(name)
  const roles = new Map<string, Gender | undefined>()
  const bearers = new Map<string, string>()
  const strangers = new Set<string>()
  const told = new Map<string, number>()
  for (const at of heads.places) {
    const self = text.slice(at, Math.max(at, words.pronounFinder.endAt(text, at)))
    if (words.pronouns.get(self)?.kind === 'self') told.set(self, (told.get(self) ?? 0) + 1)
    const end = roleEnd(text, at, words)
    if (end < 0 || !isHead(text, end, words)) continue
    const role = text.slice(at, end)
    const name = nameAt(text, end, (word) => isPerson(word) || names.has(word))
    if (name !== undefined) bearers.set(role, name)
    else if (!names.has(role) && !isPerson(role)) {
      if (!roles.has(role) && isIndefinite(text, at, words)) strangers.add(role)
      roles.set(role, genderOfRole(role, words))
    }
  }
  for (const role of bearers.keys()) roles.delete(role)
  const isTold = ([self, times]: [string, number]) =>
    words.pronouns.get(self)?.plural !== true &&
    (times > heads.places.length / MANY || speaking.some(({ at }) => text.startsWith(self, at)))
  const [narrator] = [...told].find(isTold) ?? []
  return { names, roles, bearers, strangers, narrator }
}

function headsOf(text: string, sentences: readonly Span[], spoken: readonly Span[], words: ChineseNameWords): Heads {
  const places: number[] = []
  const counts = new Map<string, number>()
  let speech = 0
  for (const { start, end } of sentences) {
    let opens = true
    for (let at = start; at < end; at++) {
      if (!isHanCode(text.charCodeAt(at))) {
        opens = text[at] !== '、' && text[at] !== '·'
        continue
      }
      if (!opens) continue
      opens = false
      while (speech < spoken.length && spoken[speech]!.end <= at) speech++
      if (speech < spoken.length && spoken[speech]!.start <= at) {
        at = Math.min(end, spoken[speech]!.end) - 1
        opens = true
        continue
      }
      const place = afterOpener(text, at, end, words)
      if (place >= end || !isHanCode(text.charCodeAt(place))) continue
      places.push(place)
      for (let size = 2; size <= LONGEST_NAME && place + size <= end && isHanCode(text.charCodeAt(place + size - 1)); size++) {
        const head = text.slice(place, place + size)
        counts.set(head, (counts.get(head) ?? 0) + 1)
      }
    }
  }
  return { places, counts }
}

/** 这时那男孩…: what opens a clause and stands before its subject. */
function afterOpener(text: string, at: number, end: number, words: ChineseNameWords): number {
  let place = at
  for (let steps = 0; steps < MOST_OPENERS; steps++) {
    if (roleEnd(text, place, words) > 0 || words.pronounFinder.endAt(text, place, end) > 0) break
    const opener = Math.max(words.nonNames.endAt(text, place, end), words.determinerFinder.endAt(text, place, end))
    if (opener < 0) break
    place = opener
  }
  return place
}

/** End of the words for a relative, an age or a trade that stand here: 父亲, 二姨, 小护士. */
function roleEnd(text: string, at: number, words: ChineseNameWords): number {
  const whole = Math.max(words.kinFinder.endAt(text, at), words.titleFinder.endAt(text, at))
  if (whole > 0 || !words.frames.get('order')?.has(text[at]!)) return whole
  return Math.max(words.kinFinder.endAt(text, at + 1), words.titleFinder.endAt(text, at + 1))
}

/** 父亲的手 is no act of his, and 孩子们 are several. */
function isHead(text: string, end: number, words: ChineseNameWords): boolean {
  return words.frames.get('particle')?.has(text[end] ?? '') !== true
}

function isIndefinite(text: string, at: number, words: ChineseNameWords): boolean {
  const start = words.determinerFinder.startAt(text, at)
  return start >= 0 && words.determiners.get(text.slice(start, at))?.reach === 'indefinite'
}

function genderOfRole(role: string, words: ChineseNameWords): Gender | undefined {
  return words.kin.get(role) ?? words.kin.get(role.slice(1)) ?? words.titles.get(role)
}

/** The heads of sentences that lead in a quotation or follow one, and what the finder took for a speaker. */
function speakingHeads(
  text: string,
  places: readonly number[],
  spoken: readonly Span[],
  mentions: readonly Span[],
): readonly { readonly at: number; readonly isSure: boolean }[] {
  const found = mentions.map(({ start }) => ({ at: start, isSure: true }))
  let next = 0
  for (const { start, end } of spoken) {
    while (next < places.length && places[next]! < start) next++
    const after = places[next]
    if (after !== undefined && after - end < NEAR) found.push({ at: after, isSure: false })
    let first: number | undefined
    for (let i = next - 1; i >= 0 && next - i <= LONGEST_SENTENCE; i--) {
      if (ENDS.test(text.slice(places[i]!, first ?? start - 1))) break
      first = places[i]!
    }
    if (first !== undefined) found.push({ at: first, isSure: LEADS.test(text.slice(Math.max(0, start - 3), start)) })
  }
  return found
}

const LEADS = /[：:]\s*[“"「『‘]?$/u
const ENDS = /[。！？!?\n”」』]/u
/** One clause in so many; fewer may be thoughts that a story tells in their own words. */
const MANY = 12
const MOST_OPENERS = 2
const LONGEST_SENTENCE = 8
/** A closing mark, a stop and a line break. */
const NEAR = 5
