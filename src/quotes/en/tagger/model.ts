import winkModel from 'wink-eng-lite-web-model'

/*
 * The words, word forms and patterns of wink's English model (MIT), read once into what tagging needs of them. Its own reader does much
 * that we have no use for, keeps every word that it ever met, and takes three times as long as ours.
 */

/** A pattern of the model by its number: a word, a number, a mark … 0: none. */
export type Kind = number

export interface Pattern {
  readonly kind: Kind
  readonly shape: RegExp
}

/** What the model says of a word, wherever it stands, or of a part of a contraction (ca, n't). */
export interface Part {
  readonly text: string
  /** The part of a contraction: its tag stands fast. */
  readonly fixed: boolean
  /** Its part of speech as long as nothing around it speaks for another; an index into `tags`. */
  readonly tag: number
  /** What the patterns see in place of the tag; 0: the tag itself. */
  readonly hint: number
  /** The tags it may have: bit n stands for tag n. */
  readonly may: number
}

export interface TaggerModel {
  readonly tags: readonly string[]
  /** The parts of a word in the model's list; undefined where it has none. */
  readonly partsOf: (word: string) => readonly Part[] | undefined
  /** A word that stands in no list, by its kind and shape. */
  readonly guess: (word: string, kind: Kind) => Part
  readonly kinds: { readonly word: Kind; readonly wordAndMark: Kind; readonly mark: Kind }
  /** A whole writing of one kind, in the order in which they are tried. */
  readonly wholes: readonly Pattern[]
  /** What is cut out of a longer writing, one after the other. */
  readonly cuts: readonly Pattern[]
  readonly markBehind: RegExp
  readonly markBefore: RegExp
  /** First and last parts that keep a word with hyphens whole (anti-, -wide). */
  readonly firstParts: Readonly<Record<string, boolean>>
  readonly lastParts: Readonly<Record<string, boolean>>
  /** One after the other, each on what the one before has changed. */
  readonly machines: readonly MachineTable[]
  readonly lineBreak: number
}

/** A machine as the model writes it. The next state by state and event; the tag that a last state gives; which token of the match it is given to. */
export interface MachineTable {
  readonly next: Readonly<Record<string, Readonly<Record<string, number>>>>
  readonly ends: Readonly<Record<string, string>>
  readonly marked: Readonly<Record<string, readonly [fromStart: number, fromEnd: number]>>
}

/** A hint `n` is the event `HINTS + n` of the machines. */
export const HINTS = 1_080_000

type Rule = readonly [source: string, flags: string, kind: Kind]
type Field = readonly [word: number, mask: number, shift: number]
type FieldName = 'pos' | 'posHint' | 'lexemeCID' | 'lemma' | 'normal' | 'isContraction' | 'isSpellingMapped'

/** What we read of the package, whose own types leave it open. A test compares all tags with those of its own reader. */
interface Package {
  readonly core: () => {
    readonly features: {
      readonly lexeme: { readonly hash: Readonly<Record<string, number>>; readonly list: readonly string[] }
      readonly posClusters: { readonly list: readonly ReadonlySet<number>[] }
    }
    readonly lexicon: Uint32Array
    readonly xpansions: Uint32Array
    readonly packing: { readonly size: number; readonly layout: Readonly<Record<FieldName, Field>>; readonly config: unknown }
    readonly pos: { readonly list: readonly string[] }
    readonly tcat: { readonly hash: Readonly<Record<string, Kind>> }
    readonly trex: {
      readonly ltc: readonly Rule[]
      readonly rtc: readonly Rule[]
      readonly helpers: Readonly<Record<string, Rule>>
    }
    readonly preserve: {
      readonly prefix: Readonly<Record<string, boolean>>
      readonly suffix: Readonly<Record<string, boolean>>
    }
  }
  readonly pos: () => { readonly machines: readonly string[] }
  readonly featureFn: (config: unknown) => {
    readonly pos: (
      word: string,
      kind: Kind,
      known: {
        readonly lookup: (word: string) => readonly [number]
        readonly intrinsicSize: () => number
        readonly posOf: (index: number) => number
      },
    ) => number
  }
}

export function readTaggerModel(): TaggerModel {
  const { core, pos, featureFn } = winkModel as unknown as Package
  const { features, lexicon, xpansions, packing, pos: tags, tcat, trex, preserve } = core()
  const { hash, list } = features.lexeme
  const size = list.length
  const mays = features.posClusters.list.map((cluster) => [...cluster].reduce((bits, tag) => bits | (1 << tag), 0))
  const read = (index: number, name: FieldName) => {
    const [word, mask, shift] = packing.layout[name]
    return ((lexicon[index * packing.size + word] ?? 0) & mask) >>> shift
  }
  const spelt = (index: number) => (read(index, 'isSpellingMapped') ? read(index, 'lemma') : index)
  /** The word in lower case, in its usual spelling; a contraction has none but itself. */
  const plain = (index: number) => (read(index, 'isSpellingMapped') ? read(index, 'lemma') : index + read(index, 'normal'))
  const mayOf = (plainIndex: number) => mays[read(plainIndex, 'lexemeCID')] ?? 0
  const noun = tags.list.indexOf('NOUN')
  const shapes = featureFn(packing.config)

  const partsOf = (word: string): readonly Part[] | undefined => {
    const index = hash[word]
    if (index === undefined) return undefined
    if (!read(index, 'isContraction'))
      return [
        {
          text: word,
          fixed: false,
          tag: read(spelt(index), 'pos') || noun,
          hint: read(index, 'posHint'),
          may: mayOf(plain(index)),
        },
      ]
    const place = read(index, 'lemma')
    const from = place & PLACE_MASK
    const parts: Part[] = []
    for (let at = from; at < from + ((place >>> PLACE_BITS) & COUNT_MASK); at += EXPANSION_SIZE) {
      const part = xpansions[at] ?? 0
      parts.push({
        text: list[part] ?? '',
        fixed: true,
        tag: xpansions[at + 3] ?? noun,
        hint: read(part, 'posHint'),
        may: mayOf(xpansions[at + 1] ?? 0),
      })
    }
    return parts
  }

  const guess = (word: string, kind: Kind): Part => {
    const lower = hash[word.toLowerCase()]
    const known = {
      lookup: () => [lower ?? size] as const,
      intrinsicSize: () => size,
      posOf: (index: number) => read(index, 'pos'),
    }
    const may = lower === undefined || lower === hash[word] ? 0 : mayOf(spelt(lower))
    return { text: word, fixed: false, tag: shapes.pos(word, kind, known) || noun, hint: 0, may: may || NO_TAG }
  }

  const patternOf = ([source, flags, kind]: Rule): Pattern => ({ kind, shape: new RegExp(source, flags) })
  const helper = (name: string) => new RegExp(trex.helpers[name]?.[0] ?? '')
  return {
    tags: tags.list,
    partsOf,
    guess,
    kinds: { word: tcat.hash.word ?? 0, wordAndMark: tcat.hash.wordRP ?? 0, mark: tcat.hash.punctuation ?? 0 },
    wholes: trex.ltc.map(patternOf),
    cuts: trex.rtc.map(patternOf),
    markBehind: helper('anyWithRP'),
    markBefore: helper('anyWithLP'),
    firstParts: preserve.prefix,
    lastParts: preserve.suffix,
    machines: pos().machines.map((json) => {
      const [, , next, ends, marked] = JSON.parse(json) as [
        number,
        number,
        MachineTable['next'],
        MachineTable['ends'],
        MachineTable['marked'],
      ]
      return { next, ends, marked }
    }),
    lineBreak: tags.list.indexOf('SPACE'),
  }
}

/** A contraction's `lemma` says where its expansion begins and how many numbers it takes: four a part. */
const PLACE_BITS = 14
const PLACE_MASK = (1 << PLACE_BITS) - 1
const COUNT_MASK = 0x1f
const EXPANSION_SIZE = 4
/** The cluster of a word in no list: tag 0, which stands for unknown. */
const NO_TAG = 1
