import type { MentionForm } from '../model/quotation.ts'
import type { ReadTable } from './table.ts'
import { makeWordTrie, type WordTrie } from './word-trie.ts'
import { type ChineseCue, cuesOf } from './zh-cue.ts'
import { type ChineseDates, datesOf } from './zh-dates.ts'
import { type ChineseRule, confidenceOf } from './zh-rules.ts'

type Gender = 'male' | 'female' | 'neuter'

export interface ChinesePronoun {
  readonly gender: Gender | undefined
  readonly plural: boolean
}

export interface ChineseFrame {
  readonly open: string
  readonly close: string
  readonly kind: string
}

/** Kinds of signs that a sentence goes on with reported speech, or has left it. */
export type RunOnSign = 'starts-off' | 'off' | 'starts-on' | 'on'

const HOLDS_LESS = 'cue-holds-less'

/** Signs of one character, by what they do beside a cue; the table `clause-signs` lists them. */
const CHARACTER_SIGNS = [
  'not-object',
  'aspect',
  'finished',
  'beside',
  'coordinator',
  'manner',
  'while',
  'preposition',
  'adjunct-end',
  'head',
  'possessive',
  'modal-end',
  'name-adverb',
  'existential',
  'no-name',
  'perfective',
  'noun-predicate',
  'contrast',
  'time-end',
  'old-cue',
  'counter',
  'while-doing',
  'even',
  'even-so',
  'causative',
  'sequel',
  'when',
  'presenting',
] as const
export type CharacterSign = (typeof CHARACTER_SIGNS)[number]

/** Everything the rules of Chinese quotations know of words. All words are Simplified. */
export interface ChinesePack {
  /** Cues, and as `null` the words that only look like one. */
  readonly cues: WordTrie<ChineseCue | null>
  /** Between the speaker and the cue: adverbs, and acts that the cue follows (起诉称). */
  readonly adverbs: WordTrie<true>
  /** The acts alone, read from their ends. */
  readonly acts: WordTrie<true>
  /** Of the adverbs: which stand at the head of a clause; `null`: what only begins like one (联合国). */
  readonly openers: WordTrie<true | null>
  /** Openers of an adjunct, and as `null` the words that only look like one. */
  readonly adjuncts: WordTrie<string | null>
  /** 据 … 介绍 and 在 … 看来, by their first words. */
  readonly frames: WordTrie<readonly ChineseFrame[]>
  readonly quoting: WordTrie<true>
  readonly mute: WordTrie<true>
  readonly pronouns: WordTrie<ChinesePronoun>
  /** Ends of words for bodies and people: 部 is of a body, 部长 of a title. */
  readonly endings: WordTrie<MentionForm>
  readonly characters: Readonly<Record<CharacterSign, ReadonlySet<string>>>
  readonly dates: ChineseDates
  /** 的话, 的消息 after the one whose words are passed on. */
  readonly wordsOf: WordTrie<true>
  /** What opens a predicate: a marked string that begins so is somebody's wording. */
  readonly predicatives: WordTrie<true>
  /** Verbs that end a clause behind its subject: 取消 of 比赛取消. */
  readonly clauseEnds: WordTrie<true>
  /** One of these in the words after a cue makes a clause of them; `null`: words that only hold one (行为). */
  readonly clauseMakers: WordTrie<true | null>
  readonly negations: WordTrie<true>
  /** Ends of a clause of time that opens with 当: 时, 的时候. */
  readonly timeEnds: WordTrie<true>
  readonly conditions: WordTrie<true>
  readonly nouns: WordTrie<true>
  /** What makes a question of a clause: 是否, 为何. */
  readonly questions: WordTrie<true>
  readonly predicates: WordTrie<true>
  readonly addressees: WordTrie<true>
  readonly silences: WordTrie<true>
  /** Ends of such clauses: 监测资料显示. */
  readonly silenceEnds: WordTrie<true>
  /** What 表示 shows and does not say: 遗憾, 欢迎; and how much (高度). */
  readonly attitudes: WordTrie<true>
  /** How sure a quotation is by the rule that found it, 0 to 1. */
  readonly confidence: Readonly<Record<ChineseRule, number>>
  readonly attitudeEnds: WordTrie<true>
  /** What somebody's words are called: 开场白, 第一句话. */
  readonly speechNouns: WordTrie<true>
  readonly degrees: WordTrie<true>
  /** Acts that end a clause and say nothing: 并向公众致歉. */
  readonly courtesies: WordTrie<true>
  /** Before the last of several attitudes: 惊讶甚至愤怒. */
  readonly adding: WordTrie<true>
  /** What describes a subject by what it does not do (没有参与研究的); no mention begins so. */
  readonly notHeads: WordTrie<true>
  /** 被, and as `null` the words that only begin so (被告). */
  readonly passives: WordTrie<true | null>
  /** 今年, 去年 behind another opening of a sentence: what happened then is told by the writer. */
  readonly years: WordTrie<true>
  /** What happens in a scene (传来一阵笑声): where it stands nobody is named. */
  readonly scenes: WordTrie<true>
  readonly joiners: WordTrie<true>
  /** Words whose first character is a `not-object` sign and which may open an object all the same (中方). */
  readonly objects: WordTrie<true>
  readonly firstPersons: WordTrie<true>
  /** With these a clause in the middle of reported words is the writer's again (对此). */
  readonly breaks: WordTrie<true>
  /** The cues again, read from their ends. */
  readonly cueTails: WordTrie<ChineseCue>
  /** Heads of lists and captions that look like speakers before a colon (时间：). */
  readonly labels: ReadonlySet<string>
  readonly surnames: WordTrie<true>
  /** 日电, 报讯: a news item's own line of place and date ends with it; `null`: what only holds one (通讯社). */
  readonly datelines: WordTrie<true | null>
  readonly runOn: WordTrie<{ readonly sign: RunOnSign; readonly weight: number }>
  /** By the meaning of a cue, how little its speech runs on. */
  readonly reserves: ReadonlyMap<string, number>
}

/** Reads the tables of `lang/zh` that quotations need. */
export function loadChinesePack(read: ReadTable): ChinesePack {
  const words = (name: string) => read(`lang/zh/${name}`).map((row) => [row['word']!, true] as const)
  const cues = cuesOf(read('lang/zh/cue-verbs'))
  const pronouns = read('lang/zh/pronouns').map((row): readonly [string, ChinesePronoun] => [
    row['word']!,
    { gender: (row['gender'] || undefined) as Gender | undefined, plural: row['plural'] === 'yes' },
  ])
  const formsOf = (name: string, column: string, form: MentionForm) =>
    read(`lang/zh/${name}`).map((row) => [row[column]!, form] as const)
  const signs = read('lang/zh/clause-signs')
  const signsOf = (sign: string) => signs.filter((row) => row['sign'] === sign).map((row) => [row['word']!, true] as const)
  const runOnRows = read('lang/zh/run-on-signs')
  const adverbs = [...words('cue-adverbs'), ...words('cue-actions')]
  return {
    cues: makeWordTrie<ChineseCue | null>([...words('cue-blockers').map(([word]) => [word, null] as const), ...cues]),
    adverbs: makeWordTrie(adverbs, true),
    acts: makeWordTrie(words('cue-actions'), true),
    openers: makeWordTrie<true | null>([
      ...words('cue-adverbs'),
      ...words('opener-exceptions').map(([word]) => [word, null] as const),
    ]),
    adjuncts: makeWordTrie<string | null>([
      ...words('adjunct-exceptions').map(([word]) => [word, null] as const),
      ...read('lang/zh/adjunct-starts').map((row) => [row['word']!, row['kind']!] as const),
    ]),
    frames: makeWordTrie(byOpening(read('lang/zh/frames'))),
    quoting: makeWordTrie(words('quoting-verbs')),
    mute: makeWordTrie(words('mute-subjects'), true),
    pronouns: makeWordTrie(pronouns),
    endings: makeWordTrie(
      [
        ...formsOf('documents', 'word', 'body'),
        ...formsOf('bodies', 'ending', 'body'),
        ...formsOf('honorifics', 'word', 'title'),
        ...formsOf('kin', 'word', 'title'),
        ...formsOf('titles', 'word', 'title'),
      ],
      true,
    ),
    characters: charactersOf((sign) => signsOf(sign).map(([word]) => word)),
    dates: datesOf((sign) => signsOf(sign).map(([word]) => word)),
    wordsOf: makeWordTrie(signsOf('words-of'), true),
    predicatives: makeWordTrie(signsOf('predicative')),
    clauseEnds: makeWordTrie(signsOf('clause-end'), true),
    clauseMakers: makeWordTrie<true | null>([
      ...signsOf('predicate-sign'),
      ...signsOf('predicate-sign-exception').map(([word]) => [word, null] as const),
    ]),
    negations: makeWordTrie(signsOf('negation'), true),
    timeEnds: makeWordTrie(signsOf('when-end'), true),
    conditions: makeWordTrie(signsOf('condition')),
    nouns: makeWordTrie(signsOf('noun'), true),
    questions: makeWordTrie(signsOf('question')),
    addressees: makeWordTrie(signsOf('addressee')),
    silences: makeWordTrie(signsOf('silence')),
    silenceEnds: makeWordTrie(signsOf('silence-end'), true),
    attitudes: makeWordTrie(signsOf('attitude')),
    confidence: confidenceOf(read('lang/zh/rule-confidence')),
    attitudeEnds: makeWordTrie(signsOf('attitude'), true),
    speechNouns: makeWordTrie(signsOf('speech-noun')),
    degrees: makeWordTrie(signsOf('degree')),
    courtesies: makeWordTrie(signsOf('courtesy'), true),
    adding: makeWordTrie(signsOf('adding')),
    notHeads: makeWordTrie(signsOf('not-head')),
    passives: makeWordTrie<true | null>([
      ...signsOf('passive'),
      ...signsOf('passive-exception').map(([word]) => [word, null] as const),
    ]),
    years: makeWordTrie(signsOf('past-year')),
    scenes: makeWordTrie(signsOf('scene')),
    cueTails: makeWordTrie(cues, true),
    labels: new Set(signsOf('label').map(([word]) => word)),
    surnames: makeWordTrie(read('lang/zh/surnames').map((row) => [row['surname']!, true] as const)),
    datelines: makeWordTrie<true | null>([
      ...signsOf('dateline'),
      ...signsOf('dateline-exception').map(([word]) => [word, null] as const),
    ]),
    breaks: makeWordTrie(signsOf('break')),
    objects: makeWordTrie(signsOf('object-exception')),
    firstPersons: makeWordTrie(signsOf('first-person')),
    joiners: makeWordTrie(signsOf('joiner')),
    predicates: makeWordTrie(words('predicates')),
    runOn: makeWordTrie(
      runOnRows
        .filter((row) => row['sign'] !== HOLDS_LESS)
        .map((row) => [row['word']!, { sign: row['sign'] as RunOnSign, weight: Number(row['weight']) }] as const),
    ),
    reserves: new Map(
      runOnRows.filter((row) => row['sign'] === HOLDS_LESS).map((row) => [row['word']!, Number(row['weight'])] as const),
    ),
  }
}

function byOpening(rows: ReturnType<ReadTable>): Iterable<readonly [string, readonly ChineseFrame[]]> {
  const frames = rows.map((row) => ({ open: row['open']!, close: row['close']!, kind: row['kind']! }))
  return new Map(frames.map(({ open }) => [open, frames.filter((frame) => frame.open === open)]))
}

function charactersOf(wordsOf: (sign: string) => readonly string[]): Readonly<Record<CharacterSign, ReadonlySet<string>>> {
  const sets: Partial<Record<CharacterSign, ReadonlySet<string>>> = {}
  for (const sign of CHARACTER_SIGNS) sets[sign] = new Set(wordsOf(sign))
  return sets as Record<CharacterSign, ReadonlySet<string>>
}
