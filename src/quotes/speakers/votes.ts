import type { Span } from '../../model/span.ts'
import type { Beat, Gap } from './beats.ts'
import type { Figure } from './figure.ts'
import type { Followed } from './follow.ts'
import type { Ranked } from './salience.ts'
import type { Scene } from './scene.ts'

/** What speaks for and against each figure as the speaker of one turn. */
export interface Ballot {
  readonly votes: Map<Figure, number>
  readonly addressed: Set<Figure>
}

export function newBallot(): Ballot {
  return { votes: new Map(), addressed: new Set() }
}

function vote({ votes }: Ballot, figure: Figure | undefined, weight: number): void {
  if (figure !== undefined) votes.set(figure, (votes.get(figure) ?? 0) + weight)
}

/** Who is most in the reader's mind; a pronoun asks for just that. */
export function voteByMind(ballot: Ballot, ranking: readonly Ranked[], isPronoun: boolean): void {
  const top = ranking[0]?.score ?? 1
  for (const { figure, score } of ranking.slice(0, MOST_RANKED))
    vote(ballot, figure, isPronoun ? (score / top) ** 2 * PRONOUN : (score / top) * IN_MIND)
}

interface Place {
  /** The sentence with the words that name the speaker. */
  readonly own: Beat | undefined
  readonly before: Gap
  readonly after: Gap
  /** No words on the spot say who speaks: the sentences beside the turn are asked. */
  readonly isOpen: boolean
  readonly hasCue: boolean
}

/** The subject of the sentence that leads in, and of the one that follows; whom they are turned to is spoken to. */
export function voteByNarration(ballot: Ballot, scene: Scene, place: Place): void {
  for (const figure of place.own?.others ?? []) address(ballot, figure)
  if (!place.isOpen) return
  const isParagraphs = scene.outline.lines === 'paragraphs'
  voteByLead(ballot, place)
  voteByTrail(ballot, place.after, isParagraphs)
}

/** The sentence right before a turn. */
function voteByLead(ballot: Ballot, { own, before, hasCue }: Place): void {
  const lead = before.beats.at(-1)
  if (lead === undefined) return
  if (lead.opens !== undefined || (hasCue && lead === own)) {
    vote(ballot, lead.topic, LEADING)
    for (const figure of lead.others) if (figure !== lead.topic) address(ballot, figure)
    return
  }
  const isOnLine = lead.touches.after && !lead.touches.before
  if (lead.isSilent) vote(ballot, lead.subject, SILENT)
  else if (isOnLine) vote(ballot, lead.subject, ON_ITS_LINE)
  // A lone sentence is about the turn before it.
  else if (before.beats.length > 1) vote(ballot, lead.subject, lead.tells ? HAS_SPOKEN : BESIDE)
}

/** The sentence right after a turn, unless it only leads in the next one. */
function voteByTrail(ballot: Ballot, after: Gap, isParagraphs: boolean): void {
  const trail = after.beats[0]
  if (trail === undefined || trail.opens === 'colon' || trail.end - trail.start > LONGEST_TRAIL) return
  if (trail.opens === 'comma' && isParagraphs && !trail.touches.before) return
  if (trail.isSilent) vote(ballot, trail.subject, SILENT)
  else if (trail.tells) {
    const subject = trail.subject ?? trail.only
    vote(ballot, subject, SAYING)
    for (const figure of trail.others) if (figure !== subject) address(ballot, figure)
  } else {
    const isOnLine = trail.touches.before && isParagraphs
    vote(ballot, trail.subject, isOnLine ? ON_ITS_LINE : after.beats.length > 1 ? TRAILING_FIRST : TRAILING)
  }
}

/** A name called in the words is the one spoken to; one only mentioned is rarely the speaker's own. */
export function voteByWords(ballot: Ballot, scene: Scene, followed: Followed, parts: readonly Span[]): void {
  for (const { start, end } of parts)
    for (const figure of calledIn(scene, start, end)) address(ballot, followed.bearers.get(figure) ?? figure)
  const end = parts.at(-1)!.end
  for (let i = firstFrom(scene, parts[0]!.start), steps = 0; i < scene.sightings.length && steps < MOST_SIGHTINGS; i++, steps++) {
    const sighting = scene.sightings[i]!
    if (sighting.start >= end) break
    if (sighting.figure === undefined || !sighting.quoted) continue
    const { text } = scene.outline
    const after = text[sighting.end] ?? ''
    if (STOPS.test(after) && scene.introduces(text.slice(Math.max(0, sighting.start - LONGEST_FRAME), sighting.start)))
      vote(ballot, sighting.figure, INTRODUCED)
    else if (sighting.opens && CALLS.test(after)) address(ballot, sighting.figure)
    else vote(ballot, sighting.figure, TALKED_OF)
  }
}

/** Called by what they are to the speaker, at the head of a part or after a pause in it; of several, nobody knows who. */
function calledIn(scene: Scene, start: number, end: number): readonly Figure[] {
  const { text } = scene.outline
  for (let at = start; at < Math.min(end, start + LONGEST_CALLING); at++) {
    if (at > start && !PAUSES.test(text[at - 1]!)) continue
    const called = scene.calledAt(at)
    if (called.length > 0) return called.length === 1 ? called : []
  }
  return []
}

function address(ballot: Ballot, figure: Figure): void {
  if (ballot.addressed.has(figure)) return
  ballot.addressed.add(figure)
  vote(ballot, figure, SPOKEN_TO)
}

/** Index of the first sighting that does not stand before a place. */
function firstFrom({ sightings }: Scene, at: number): number {
  let low = 0
  let high = sightings.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sightings[middle]!.start < at) low = middle + 1
    else high = middle
  }
  return low
}

const PAUSES = /[，,。！!？?…—]/
const LONGEST_CALLING = 80
const STOPS = /[，,。.！!”"]/
const CALLS = /[，,！!？?。…—～~”"]/
const PRONOUN = 6
const IN_MIND = 0.4
/** 春林说：“…” without a name that the finder took for the speaker. */
const LEADING = 3
/** The act of a sentence before the turn. */
const BESIDE = 0.5
/** A lone sentence between two turns is about the speaker of the one before; the first of several may be how it is taken. */
const TRAILING = 2
const TRAILING_FIRST = 1.5
const SAYING = 3
/** In a text of paragraphs, the sentence on the line of the turn is about its speaker. */
const ON_ITS_LINE = 3
/** Nobody answers: it was said to them. */
const SILENT = -1.5
/** 吴明问他想看什么。 Who speaks in the narration waits for an answer. */
const HAS_SPOKEN = -0.7
const SPOKEN_TO = -3
/** “我叫吴明。” */
const INTRODUCED = 4
const LONGEST_FRAME = 12
const TALKED_OF = -0.8
const LONGEST_TRAIL = 60
const MOST_RANKED = 5
const MOST_SIGHTINGS = 60
