import type { Span } from '../../model/span.ts'
import type { Draft } from '../draft.ts'
import { type Beat, FAR, type Gap, gapReader } from './beats.ts'
import type { Figure, Reading } from './figure.ts'
import type { Followed } from './follow.ts'
import type { Asked } from './salience.ts'
import { isLoose, type Scene } from './scene.ts'
import { newBallot, voteByMind, voteByNarration, voteByWords } from './votes.ts'

/** A direct quotation among others, with what the narration round it tells. */
export interface Turn {
  readonly draft: number
  /** Weights for and against figures, in the manner of log-odds. */
  readonly votes: ReadonlyMap<Figure, number>
  /** Those whom it is said to: called by name in it, or named after the speaker (他对春林说). */
  readonly addressed: ReadonlySet<Figure>
  /** What a pronoun on the spot asks for. */
  readonly asked: Asked | undefined
  /** The words on the spot name the speaker: nothing else is asked. */
  readonly fixed: Figure | undefined
  /** How the turn before goes over into this one. */
  readonly passage: Passage
}

export interface Passage {
  /** Letters of narration between them, the attributions of both left out. */
  readonly letters: number
  /** No narration stands between them, or only words on the line of either, in a text whose lines are paragraphs. */
  readonly isBare: boolean
  /** `same`: by its marks or its grammar it goes on with the turn before. `line`: it stands on the same line. */
  readonly joined: 'same' | 'line' | undefined
  /** Those who act between them without a word: theirs is a turn of its own kind. */
  readonly actors: ReadonlySet<Figure>
  /** The turn before ends in a question. */
  readonly answers: boolean
}

/** The turns of a scene in order, each with its votes. */
export function turnsOf(scene: Scene, followed: Followed): readonly Turn[] {
  const { drafts, outline } = scene
  const direct = scene.own
    .filter((i) => drafts[i]!.type === 'direct' && drafts[i]!.parent === undefined)
    .toSorted((a, b) => startOf(drafts[a]!) - startOf(drafts[b]!))
  const read = gapReader(scene, followed)
  const gaps = direct.map((i, k) => read(k === 0 ? 0 : endOf(drafts[direct[k - 1]!]!), startOf(drafts[i]!)))
  const last = direct.at(-1)
  if (last !== undefined) gaps.push(read(endOf(drafts[last]!), Math.max(endOf(drafts[last]!), outline.text.length)))
  return direct.map((i, k) => turnOf(scene, followed, i, gaps[k]!, gaps[k + 1]!, k === 0 ? undefined : direct[k - 1]!))
}

function turnOf(scene: Scene, followed: Followed, i: number, before: Gap, after: Gap, earlier: number | undefined): Turn {
  const draft = scene.drafts[i]!
  const reading = scene.readings.get(i)
  const beat = attributionOf(draft, before, after, earlier === undefined)
  const isStray = draft.mention !== undefined && beat === 'elsewhere'
  const own = beat === 'elsewhere' ? undefined : beat
  const isPronoun = reading?.kind === 'pronoun' && !isStray && !reading.plural
  const names = reading !== undefined && !isStray && namesSpeaker(reading) && !isReaction(draft, own)
  const fixed = names ? followed.attributions.get(i)?.figure : undefined
  const ballot = newBallot()
  if (!isStray && reading?.plural !== true) voteByMind(ballot, followed.rankings.get(i) ?? [], isPronoun)
  voteByNarration(ballot, scene, {
    own,
    before,
    after,
    isOpen: fixed === undefined && !isPronoun,
    hasCue: hasCue(draft) && !isStray,
  })
  voteByWords(ballot, scene, followed, draft.parts)
  return {
    draft: i,
    votes: ballot.votes,
    addressed: ballot.addressed,
    asked: isPronoun ? { gender: reading.gender, plural: false, kind: 'person' } : undefined,
    fixed,
    passage: passageOf(scene, i, before, earlier, own),
  }
}

/**
 * The sentence with the words that name a speaker. The finder gives them to the nearest quotation; a full stop or a colon tells
 * whether they are those of its neighbour: 小宝喊叫说。 belongs to the turn before it, 玉兰喃喃地说： to the one after.
 */
function attributionOf({ mention, cue }: Draft, before: Gap, after: Gap, isFirst: boolean): Beat | 'elsewhere' | undefined {
  const at = mention?.start ?? cue?.start
  if (at === undefined) return undefined
  const holds = (beat: Beat) => beat.start <= at && at < beat.end
  const lead = before.beats.findIndex(holds)
  if (lead >= 0) {
    const beat = before.beats[lead]!
    const isTrail = lead === 0 && !isFirst && beat.opens === undefined && (beat.touches.before || !beat.touches.after)
    return isTrail ? 'elsewhere' : beat
  }
  const trail = after.beats.find(holds)
  return trail?.opens === 'colon' ? 'elsewhere' : trail
}

function namesSpeaker(reading: Reading): boolean {
  return !isLoose(reading) && reading.kind !== 'pronoun'
}

/** “…”⏎春林笑了。 may be how somebody takes what was said. */
function isReaction(draft: Draft, own: Beat | undefined): boolean {
  const { cue } = draft
  if (own === undefined || cue === undefined || cue.start < endOf(draft) || own.touches.before) return false
  return !own.tells
}

function hasCue(draft: Draft): boolean {
  return draft.cue !== undefined && draft.cue.end <= startOf(draft)
}

function passageOf(scene: Scene, i: number, gap: Gap, earlier: number | undefined, own: Beat | undefined): Passage {
  const { outline } = scene
  const { text } = outline
  if (earlier === undefined) return { letters: FAR, isBare: false, joined: undefined, actors: new Set(), answers: false }
  const draft = scene.drafts[i]!
  const prior = scene.drafts[earlier]!
  const end = endOf(prior)
  const attributes = (beat: Beat) =>
    beat === own || beat.opens !== undefined || [prior.mention, prior.cue].some((span) => span !== undefined && isIn(span, beat))
  let letters = gap.letters
  const actors = new Set<Figure>()
  for (const [n, beat] of gap.beats.entries()) {
    const size = beat.end - beat.start
    if (beat.subject !== undefined && !beat.tells && !attributes(beat)) actors.add(beat.subject)
    if (gap.letters < FAR && (attributes(beat) || (n === 0 && size <= SHORT_BEAT))) letters -= size
  }
  const isReopened = gap.beats.length === 0 && gap.breaksLine && text[end] === '\n'
  const continues = isReopened || isSplit(scene, gap) || (draft.sameAs === earlier && gap.beats.at(-1)?.topic === undefined)
  return {
    letters: Math.max(0, letters),
    isBare: gap.beats.every((beat) => isOnOwnLine(scene, beat)),
    actors,
    joined: continues ? 'same' : gap.breaksLine ? undefined : 'line',
    answers: ASKS.test(text.slice(Math.max(0, end - 2), end)),
  }
}

function isOnOwnLine({ outline }: Scene, { touches }: Beat): boolean {
  return outline.lines === 'paragraphs' && touches.before !== touches.after
}

/**
 * “唉，”她低下头，“走吧。” A sentence that a comma ends stands between two parts of one turn: on their line, or wherever it stands in a
 * text with a sentence on each line.
 */
function isSplit({ outline }: Scene, { beats, breaksLine }: Gap): boolean {
  return beats.length === 1 && beats[0]!.opens === 'comma' && (!breaksLine || outline.lines === 'sentences')
}

function isIn(span: Span, beat: Span): boolean {
  return span.start >= beat.start && span.start < beat.end
}

function startOf(draft: Draft): number {
  return draft.parts[0]!.start
}

function endOf(draft: Draft): number {
  return draft.parts.at(-1)!.end
}

const ASKS = /[？?]/
/** A sentence of this length after a turn is still about it. */
const SHORT_BEAT = 30
