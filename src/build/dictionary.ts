import { packSections } from '../align/sections.ts'
import { makeStem } from '../align/stem.ts'
import type { ReadTable } from '../language/table.ts'
import type { DictionaryEntry } from './cedict.ts'
import { pointsAt, stemsOf, weighGlosses } from './glosses.ts'
import { buildTrie } from './trie.ts'

export interface DictionarySources {
  readonly entries: readonly DictionaryEntry[]
  /** How often each word occurs, where it is known. */
  readonly frequency: ReadonlyMap<string, number>
  readonly read: ReadTable
  /** Tables with the columns `zh` and `en`, `|` between forms. */
  readonly termTables: readonly string[]
}

/** A translation in a table, against the first gloss of an entry. */
const TERM_WEIGHT = 0.6
/** A word of the dictionary that no count is known of. */
const UNKNOWN_FREQUENCY = 3
/** Share of a word's translations that its parts give: the sub-word back-off. */
const PARTS_SHARE = 0.4
/** Translations below this share are left out. */
const LEAST_SHARE = 0.006

/** The index's bytes: what `loadLexicon` reads. */
export function buildDictionary(sources: DictionarySources): Uint8Array {
  const stem = makeStem(sources.read('pairs/zh-en/irregular'), sources.read('pairs/zh-en/suffixes'))
  const stop = sources.read('pairs/zh-en/stop')
  const stopStems = new Set(stop.filter((row) => row['lang'] === 'en').map((row) => stem(row['word'] ?? '')))
  const stopWords = new Set(stop.filter((row) => row['lang'] === 'zh').map((row) => row['word'] ?? ''))
  const own = ownLinks(sources, { stem, isStop: (word) => stopStems.has(word) })
  const words = [...own.keys()]
  const cost = costsOf(words, sources.frequency)
  const trie = buildTrie(words)
  const links = words.map((word) => withParts(word, own, cost))
  const stems = [...new Set([...stopStems, ...links.flatMap((weights) => [...weights.keys()])])]
  const stemId = new Map(stems.map((name, id) => [name, id]))
  const linkStart = new Uint32Array(words.length + 1)
  for (const [i, weights] of links.entries()) linkStart[i + 1] = (linkStart[i] as number) + weights.size
  const linkStem = new Uint32Array(linkStart[words.length] as number)
  const linkWeight = new Uint8Array(linkStem.length)
  const stemShare = new Float32Array(stems.length)
  for (const [i, weights] of links.entries()) {
    let at = linkStart[i] as number
    for (const [name, weight] of weights) {
      const id = stemId.get(name) ?? 0
      linkStem[at] = id
      linkWeight[at++] = Math.max(1, Math.round(weight * 255))
      if (!stopWords.has(words[i] ?? ''))
        stemShare[id] = (stemShare[id] as number) + weight * Math.exp(-(cost.get(words[i] ?? '') ?? 20))
    }
  }
  const encode = (lines: readonly string[]) => new TextEncoder().encode(lines.join('\n'))
  const { sound, syllables } = soundsOf(sources.entries)
  return packSections({
    fold: foldsOf(sources.entries),
    sound,
    syllables: encode(syllables),
    ...trie,
    wordCost: Float32Array.from(words, (word) => cost.get(word) ?? 0),
    wordIsStop: Uint8Array.from(words, (word) => (stopWords.has(word) ? 1 : 0)),
    linkStart,
    linkStem,
    linkWeight,
    stems: encode(stems),
    stemShare,
    stemIsStop: Uint8Array.from(stems, (name) => (stopStems.has(name) ? 1 : 0)),
  })
}

type Links = ReadonlyMap<string, number>

/** Every word with its own translations, shares that sum to 1; empty where the glosses give none. */
function ownLinks(sources: DictionarySources, words: Parameters<typeof weighGlosses>[1]): Map<string, Links> {
  const found = new Map<string, Map<string, number>>()
  const at = (word: string) => {
    const links = found.get(word) ?? new Map<string, number>()
    found.set(word, links)
    return links
  }
  for (const entry of sources.entries) weighGlosses(entry, words, at(entry.simplified))
  for (const table of sources.termTables) {
    for (const row of sources.read(table)) {
      const stems = (row['en'] ?? '').split('|').map((translation) => stemsOf(translation, words))
      for (const word of (row['zh'] ?? '').split('|')) {
        const links = at(word)
        for (const list of stems)
          for (const name of list) links.set(name, (links.get(name) ?? 0) + TERM_WEIGHT / list.length ** 0.5)
      }
    }
  }
  found.delete('')
  for (const entry of sources.entries) {
    const target = pointsAt(entry)
    const links = found.get(entry.simplified)
    if (target !== undefined && links !== undefined && links.size === 0) {
      for (const [name, weight] of found.get(target) ?? []) links.set(name, weight)
    }
  }
  return new Map([...found].map(([word, links]) => [word, shares(links)]))
}

function shares(links: ReadonlyMap<string, number>): Links {
  let sum = 0
  for (const weight of links.values()) sum += weight
  return new Map([...links].map(([name, weight]) => [name, weight / sum]))
}

/** Own translations and, for less, those of the parts that the word is made of. */
function withParts(word: string, own: ReadonlyMap<string, Links>, cost: ReadonlyMap<string, number>): Links {
  const links = own.get(word) ?? new Map()
  if (word.length < 2) return pruned(links)
  const parts = partsOf(word, cost)
  const share = links.size === 0 ? 1 : PARTS_SHARE
  const mixed = new Map([...links].map(([name, weight]) => [name, weight * (1 - share)]))
  for (const part of parts)
    for (const [name, weight] of own.get(part) ?? []) mixed.set(name, (mixed.get(name) ?? 0) + (weight * share) / parts.length)
  return pruned(mixed)
}

function pruned(links: Links): Links {
  return new Map([...links].filter(([, weight]) => weight >= LEAST_SHARE))
}

/** The likeliest words that a longer word is made of, itself left out. */
function partsOf(word: string, cost: ReadonlyMap<string, number>): readonly string[] {
  const best = [0]
  const from = [0]
  for (let end = 1; end <= word.length; end++) {
    best[end] = Number.POSITIVE_INFINITY
    for (let start = 0; start < end; start++) {
      if (start === 0 && end === word.length) continue
      const part = cost.get(word.slice(start, end)) ?? (end - start === 1 ? 25 : Number.POSITIVE_INFINITY)
      if ((best[start] ?? 0) + part < (best[end] ?? 0)) {
        best[end] = (best[start] ?? 0) + part
        from[end] = start
      }
    }
  }
  const parts: string[] = []
  for (let end = word.length; end > 0; end = from[end] ?? 0) parts.unshift(word.slice(from[end], end))
  return parts
}

function costsOf(words: readonly string[], frequency: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  let total = 0
  for (const word of words) total += frequency.get(word) ?? UNKNOWN_FREQUENCY
  return new Map(words.map((word) => [word, Math.log(total / (frequency.get(word) ?? UNKNOWN_FREQUENCY))]))
}

/** Each traditional character's most usual simplified one. */
function foldsOf(entries: readonly DictionaryEntry[]): Uint16Array {
  const votes = new Map<number, Map<number, number>>()
  for (const { traditional, simplified } of entries) {
    if (traditional.length !== simplified.length) continue
    for (let i = 0; i < traditional.length; i++) {
      const vote = votes.get(traditional.charCodeAt(i)) ?? new Map<number, number>()
      vote.set(simplified.charCodeAt(i), (vote.get(simplified.charCodeAt(i)) ?? 0) + 1)
      votes.set(traditional.charCodeAt(i), vote)
    }
  }
  const fold = new Uint16Array(0x10000)
  for (const [from, vote] of votes) {
    const [to] = [...vote].reduce((a, b) => (b[1] > a[1] ? b : a))
    if (to !== from) fold[from] = to
  }
  return fold
}

/** Each character's most usual syllable, without tone. */
function soundsOf(entries: readonly DictionaryEntry[]): { readonly sound: Uint16Array; readonly syllables: readonly string[] } {
  const votes = new Map<number, Map<string, number>>()
  for (const { simplified, pinyin } of entries) {
    const syllables = pinyin.toLowerCase().replaceAll('u:', 'v').split(' ')
    if (syllables.length !== simplified.length) continue
    for (const [i, syllable] of syllables.entries()) {
      const plain = syllable.replace(/\d$/, '')
      if (!/^[a-z]+$/.test(plain)) continue
      const vote = votes.get(simplified.charCodeAt(i)) ?? new Map<string, number>()
      vote.set(plain, (vote.get(plain) ?? 0) + 1)
      votes.set(simplified.charCodeAt(i), vote)
    }
  }
  const ids = new Map<string, number>([['', 0]])
  const sound = new Uint16Array(0x10000)
  for (const [char, vote] of votes) {
    const [syllable] = [...vote].reduce((a, b) => (b[1] > a[1] ? b : a))
    if (!ids.has(syllable)) ids.set(syllable, ids.size)
    sound[char] = ids.get(syllable) ?? 0
  }
  return { sound, syllables: [...ids.keys()] }
}
