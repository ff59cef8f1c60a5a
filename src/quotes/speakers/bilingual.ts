import type { Speaker } from '../../model/quotation.ts'
import { counterparts, type SpeakerKinds } from './counterparts.ts'
import type { Figure } from './figure.ts'
import { hanKey, type NameTable } from './name-table.ts'
import { placeIn } from './place-of.ts'
import { pinyinSlug, romanizations, runsOf } from './romanization.ts'
import type { Scene } from './scene.ts'
import { soundLikeness } from './sound.ts'
import { latinKey, shortHash, slugOf } from './stable-id.ts'
import { isChineseName, likenessOf, surnameOf } from './zh/shape.ts'
import type { ChineseNameWords } from './zh/words.ts'

interface BilingualKnowledge {
  readonly names: NameTable
  readonly zh: { readonly words: ChineseNameWords }
  readonly en: { readonly words: { readonly nationalities: ReadonlyMap<string, string> } }
  readonly spellings: ReadonlyMap<string, readonly string[]>
  readonly kinds: SpeakerKinds
}

/**
 * One speaker for all figures that are one person or body, in whatever scene and language: the same entry of the table, the same
 * name, the same name in pinyin, a Latin name given in brackets; last, by sound, where each is the other's best.
 */
export function introduce(scenes: readonly Scene[], knowledge: BilingualKnowledge, key: string): (figure: Figure) => Speaker {
  const figures = scenes.flatMap((scene) => scene.cast.figures)
  const groups = newGroups(figures)
  const byKey = new Map<string, Figure>()
  const meet = (name: string, figure: Figure) => {
    const other = byKey.get(name)
    if (other === undefined) byKey.set(name, figure)
    else groups.join(other, figure)
  }
  const several = scenes.length > 1
  for (const figure of figures) {
    if (figure.entry !== undefined) meet(`entry ${figure.entry.id}`, figure)
    if (several && figure.kind !== 'unknown' && !figure.partial) meet(`${figure.lang} ${figure.kind} ${nameKey(figure)}`, figure)
  }
  const zh = figures.filter((figure) => figure.lang === 'zh')
  const en = figures.filter((figure) => figure.lang === 'en')
  if (zh.length > 0 && en.length > 0) {
    joinByRomanization(zh, en, knowledge, groups)
    joinBySound(zh, en, knowledge, groups)
    joinByKind(zh, en, knowledge, groups)
  }
  return speakersOf(figures, groups, knowledge, key)
}

interface Groups {
  readonly join: (a: Figure, b: Figure) => void
  readonly rootOf: (figure: Figure) => Figure
}

function newGroups(figures: readonly Figure[]): Groups {
  const above = new Map<Figure, Figure>(figures.map((figure) => [figure, figure]))
  const rootOf = (figure: Figure): Figure => {
    let root = figure
    while (above.get(root) !== root) root = above.get(root)!
    for (let at = figure; at !== root; ) {
      const next = above.get(at)!
      above.set(at, root)
      at = next
    }
    return root
  }
  return { join: (a, b) => above.set(rootOf(b), rootOf(a)), rootOf }
}

function nameKey(figure: Figure): string {
  return figure.lang === 'zh' ? hanKey(figure.name) : latinKey(figure.name)
}

function joinByRomanization(
  zh: readonly Figure[],
  en: readonly Figure[],
  { zh: { words }, spellings }: BilingualKnowledge,
  groups: Groups,
): void {
  const byRun = new Map<string, Figure>()
  for (const figure of en) {
    if (figure.kind === 'unknown') continue
    for (const word of figure.words) byRun.set(`=${latinKey(word)}`, figure)
    if (figure.kind === 'person' && !figure.partial) for (const run of runsOf(figure.name)) byRun.set(run, figure)
  }
  for (const figure of zh.slice(0, MOST_COMPARED)) {
    if (figure.kind === 'unknown') continue
    const latin = [...figure.words].find((word) => /^[A-Za-z]/.test(word) && byRun.has(`=${latinKey(word)}`))
    const run = /^[A-Za-z]/.test(figure.name) ? runsOf(figure.name).find((joined) => byRun.has(joined)) : undefined
    if (latin !== undefined) groups.join(figure, byRun.get(`=${latinKey(latin)}`)!)
    else if (run !== undefined) groups.join(figure, byRun.get(run)!)
    else if (figure.kind === 'person' && !figure.partial && isChineseName(hanKey(figure.name), words)) {
      const name = hanKey(figure.name)
      const surname = surnameOf(name, words)
      const run = romanizations(name, surname, spellings.get(surname) ?? []).find((romanized) => byRun.has(romanized))
      if (run !== undefined) groups.join(figure, byRun.get(run)!)
    }
  }
}

/** Each must be the other's best, clearly: a wrong pair would give two people one id. */
function joinBySound(zh: readonly Figure[], en: readonly Figure[], { zh: { words } }: BilingualKnowledge, groups: Groups): void {
  const alone = (figure: Figure, others: ReadonlySet<Figure>) => figure.kind === 'person' && !others.has(groups.rootOf(figure))
  const enRoots = new Set(en.map(groups.rootOf))
  const zhRoots = new Set(zh.map(groups.rootOf))
  const left = zh.filter((figure) => alone(figure, enRoots) && isForeign(hanKey(figure.name), words)).slice(0, MOST_HEARD)
  const right = en.filter((figure) => alone(figure, zhRoots) && figure.entry === undefined).slice(0, MOST_HEARD)
  const scores = left.map((a) => right.map((b) => soundLikeness(hanKey(a.name), b.name)))
  for (const [i, row] of scores.entries()) {
    const j = row.indexOf(Math.max(...row))
    if (j < 0 || row[j]! < HEARD) continue
    const rivals = [...row.filter((_, k) => k !== j), ...scores.filter((_, k) => k !== i).map((other) => other[j]!)]
    if (Math.max(0, ...rivals) <= row[j]! - MARGIN) groups.join(left[i]!, right[j]!)
  }
}

function joinByKind(zh: readonly Figure[], en: readonly Figure[], knowledge: BilingualKnowledge, groups: Groups): void {
  const enRoots = new Set(en.map(groups.rootOf))
  const zhRoots = new Set(zh.map(groups.rootOf))
  const alone = (figure: Figure, others: ReadonlySet<Figure>) => figure.kind !== 'person' && !others.has(groups.rootOf(figure))
  const left = zh.filter((figure) => alone(figure, enRoots)).slice(0, MOST_HEARD)
  const right = en.filter((figure) => alone(figure, zhRoots)).slice(0, MOST_HEARD)
  const shared = [...enRoots].filter((root) => zhRoots.has(root)).length
  // Each is compared with all of the other side.
  const places = new Map(
    [...left, ...right].map((figure) => [figure, placeIn(figure, knowledge.names, knowledge.en.words.nationalities)]),
  )
  const placeOf = (figure: Figure) => places.get(figure)
  for (const [a, b] of counterparts(left, right, knowledge.kinds, placeOf, shared >= TRANSLATION)) groups.join(a, b)
}

function isForeign(name: string, words: ChineseNameWords): boolean {
  return name.includes('·') || (likenessOf(name, words) !== 'no' && [...name].every((char) => words.sounds.has(char)))
}

/** A speaker is made when it is first asked for: most people of a text say nothing. */
function speakersOf(figures: readonly Figure[], groups: Groups, { zh: { words } }: BilingualKnowledge, key: string) {
  const members = new Map<Figure, Figure[]>()
  for (const figure of figures) {
    const root = groups.rootOf(figure)
    const list = members.get(root)
    if (list === undefined) members.set(root, [figure])
    else list.push(figure)
  }
  const made = new Map<Figure, Speaker>()
  const taken = new Set<string>()
  const here = shortHash(key).slice(0, 6)
  const make = (root: Figure): Speaker => {
    const speaker = speakerFrom(members.get(root)!, words, here)
    let { id } = speaker
    if (taken.has(id)) id = `${id}-${slugOf(speaker.name)}`
    for (let times = 2; taken.has(id); times++) id = `${speaker.id}-${times}`
    taken.add(id)
    return { ...speaker, id }
  }
  return (figure: Figure): Speaker => {
    const root = groups.rootOf(figure)
    const known = made.get(root)
    if (known !== undefined) return known
    const speaker = make(root)
    made.set(root, speaker)
    return speaker
  }
}

function speakerFrom(group: readonly Figure[], words: ChineseNameWords, here: string): Speaker {
  const fullest = (lang: 'zh' | 'en') => {
    let name: string | undefined
    for (const figure of group)
      if (figure.lang === lang && (name === undefined || figure.name.length > name.length)) name = figure.name
    return name
  }
  const entry = group.find((figure) => figure.entry !== undefined)?.entry
  const zh = fullest('zh') ?? entry?.zh[0]
  const en = fullest('en') ?? entry?.en[0]
  const name = fullest(group[0]!.lang)!
  const kind = group.find((figure) => figure.kind !== 'unknown')?.kind ?? 'unknown'
  const aliases: string[] = []
  for (const figure of group)
    for (const word of figure.words)
      if (word !== name && aliases.length < MOST_ALIASES && !aliases.includes(word)) aliases.push(word)
  return {
    id: idOf(group, kind, zh, en, entry?.id, words, here),
    kind,
    name,
    ...(zh === undefined ? {} : { zh }),
    ...(en === undefined ? {} : { en }),
    aliases,
  }
}

/** Known people and full names have one id in every document; a lone surname or a description only in its own. */
function idOf(
  group: readonly Figure[],
  kind: Speaker['kind'],
  zh: string | undefined,
  en: string | undefined,
  entryId: string | undefined,
  words: ChineseNameWords,
  here: string,
): string {
  if (entryId !== undefined) return entryId
  const name = (en ?? zh ?? '').slice(0, LONGEST_ID)
  if (kind === 'unknown' || group.every((figure) => figure.partial || isGeneric(figure, words))) return `${slugOf(name)}-${here}`
  const han = zh === undefined ? '' : hanKey(zh)
  if (kind === 'person' && isChineseName(han, words)) return pinyinSlug(han, surnameOf(han, words))
  return slugOf(name)
}

/** A body that only a common noun names (该公司, the township team): another document's is another one. */
function isGeneric(figure: Figure, words: ChineseNameWords): boolean {
  if (figure.kind !== 'body') return false
  if (figure.lang === 'en') return !/\p{Lu}/u.test(figure.name)
  const name = hanKey(figure.name)
  return words.bodiesAlone.has(name) || [...name].some((_, i) => words.determinerFinder.endAt(name, i) > i + 1)
}

const MOST_COMPARED = 20_000
const MOST_HEARD = 80
const HEARD = 0.7
const MARGIN = 0.05
/** Texts that have this many speakers in common translate each other. */
const TRANSLATION = 3
const MOST_ALIASES = 12
const LONGEST_ID = 60
