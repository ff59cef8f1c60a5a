import type { Span } from '../../model/span.ts'
import type { Figure } from './figure.ts'
import type { Followed } from './follow.ts'
import type { Asked } from './salience.ts'
import { isLoose, type Scene } from './scene.ts'

/** A direct quotation among others, with what the narration round it tells. */
export interface Turn {
  readonly draft: number
  readonly start: number
  readonly end: number
  /** Weights for and against figures, in the manner of log-odds. */
  readonly votes: ReadonlyMap<Figure, number>
  /** What a pronoun on the spot asks for. */
  readonly asked: Asked | undefined
  /** The words on the spot name the speaker: nothing else is asked. */
  readonly fixed: Figure | undefined
  /** Letters of narration between this turn and the one before, its own attribution left out. */
  readonly gap: number
  /** It stands on the line of the turn before, with nothing between. */
  readonly runsOn: boolean
  /** The finder says that it has the speaker of the turn before. */
  readonly continues: boolean
}

/** The turns of a scene in order, each with its votes. */
export function turnsOf(scene: Scene, followed: Followed): readonly Turn[] {
  const { drafts, outline } = scene
  const direct = scene.own
    .filter((i) => drafts[i]!.type === 'direct' && drafts[i]!.parent === undefined)
    .toSorted((a, b) => drafts[a]!.parts[0]!.start - drafts[b]!.parts[0]!.start)
  const turns: Turn[] = []
  let cursor = 0
  for (const [k, i] of direct.entries()) {
    const draft = drafts[i]!
    const start = draft.parts[0]!.start
    const end = draft.parts.at(-1)!.end
    const before = k === 0 ? undefined : drafts[direct[k - 1]!]!
    const floor = before === undefined ? 0 : before.parts.at(-1)!.end
    const ceiling = direct[k + 1] === undefined ? outline.text.length : drafts[direct[k + 1]!]!.parts[0]!.start
    while (cursor < scene.sightings.length && scene.sightings[cursor]!.end <= floor) cursor++
    const attribution = followed.attributions.get(i)
    const reading = scene.readings.get(i)
    const mention = draft.mention
    // The words between two turns belong to one of them: 明明喊叫说。 to the one before, 晓霞喃喃地说： to the one after.
    const strays = mention !== undefined && belongsElsewhere(outline.text, mention, start, end, floor, ceiling)
    const names = reading !== undefined && !strays && !isLoose(reading) && reading.kind !== 'pronoun' && reading.kind !== 'self'
    const fixed = names ? attribution?.figure : undefined
    const votes = new Map<Figure, number>()
    const vote = (figure: Figure | undefined, weight: number) =>
      figure !== undefined && votes.set(figure, (votes.get(figure) ?? 0) + weight)
    const ranking = followed.rankings.get(i) ?? []
    const top = ranking[0]?.score ?? 1
    const isPronoun = reading?.kind === 'pronoun' && !strays && !reading.plural
    for (const { figure, score } of strays || reading?.plural === true ? [] : ranking.slice(0, MOST_RANKED))
      vote(figure, isPronoun ? (score / top) ** 2 * PRONOUN : (score / top) * IN_MIND)
    if (fixed === undefined && !isPronoun)
      voteByNarration(
        scene,
        followed,
        { start, end, floor, ceiling, cursor, hasCue: draft.cue !== undefined && draft.cue.end <= start && !strays },
        vote,
      )
    voteByContent(scene, draft.parts, cursor, vote)
    const gapText = outline.text.slice(floor, start)
    turns.push({
      draft: i,
      start,
      end,
      votes,
      asked: isPronoun && reading !== undefined ? { gender: reading.gender, plural: false, kind: 'person' } : undefined,
      fixed,
      gap: k === 0 ? FAR : gapOf(gapText, floor, [before?.mention, before?.cue, draft.mention, draft.cue]),
      runsOn: k > 0 && !gapText.includes('\n') && !/[\p{L}\p{N}]/u.test(gapText),
      continues: draft.sameAs !== undefined && draft.sameAs === direct[k - 1],
    })
  }
  return turns
}

function belongsElsewhere(text: string, mention: Span, start: number, end: number, floor: number, ceiling: number): boolean {
  if (mention.end <= start) {
    const until = text.slice(mention.end, start)
    if (!/[。！？]["”」』’'\s]*[“"「『‘\s]*$/u.test(until) || floor === 0) return false
    return !/\p{L}/u.test(text.slice(floor, mention.start)) || !/[。！？]/.test(text.slice(floor, mention.start).trim().slice(1))
  }
  if (mention.start < end) return false
  const rest = /^[^。！？\n]*/.exec(text.slice(mention.end, Math.min(ceiling, mention.end + LONGEST_LEAD)))![0]
  return /[：:]\s*[“"「『‘]?$/.test(rest) && ceiling - mention.end < LONGEST_LEAD
}

interface Place {
  readonly start: number
  readonly end: number
  readonly floor: number
  readonly ceiling: number
  /** Index of the first sighting after the turn before. */
  readonly cursor: number
  readonly hasCue: boolean
}

type Vote = (figure: Figure | undefined, weight: number) => unknown

/** The subject of the sentence that leads in, and of the one that follows. */
function voteByNarration(scene: Scene, followed: Followed, place: Place, vote: Vote): void {
  const { text } = scene.outline
  const lead = text.slice(Math.max(place.floor, place.start - LONGEST_LEAD), place.start)
  const bare = lead.replace(/[\s“"「『‘'’”」』]+$/u, '')
  const base = place.start - lead.length
  const leadStart = base + sentenceStart(bare)
  const opensSpeech = /[：:，,]$/.test(bare)
  if (/\p{L}/u.test(bare)) {
    const subject = subjectIn(scene, followed, leadStart, place.start, place.cursor)
    const isTrail =
      !opensSpeech &&
      !/[。！？]/.test(
        text
          .slice(place.floor, place.start)
          .replace(/[。！？\s“”"]+$/u, '')
          .slice(1),
      )
    if (subject !== undefined && !isTrail) vote(subject, opensSpeech ? LEADING : BESIDE)
    else if (subject === undefined && (opensSpeech || place.hasCue))
      vote(subjectIn(scene, followed, base, leadStart, place.cursor, true), LEADING * 0.7)
  }
  const after = text.slice(place.end, Math.min(place.ceiling, place.end + LONGEST_LEAD)).replace(/^["”」』’'\s]+/u, '')
  const skipped =
    place.end +
    (text.slice(place.end, place.end + LONGEST_LEAD).length -
      text.slice(place.end, place.end + LONGEST_LEAD).replace(/^["”」』’'\s]+/u, '').length)
  const size = after.search(/[。！？!?\n]/)
  const trail = size < 0 ? after : after.slice(0, size + 1)
  if (!/\p{L}/u.test(trail) || trail.length > LONGEST_TRAIL) return
  // "他说：" after a turn leads in the next one.
  if (/[：:]/.test(trail) || /^[：:]/.test(after.slice(trail.length))) return
  const tells = scene.tellsSpeech(trail)
  const subject = subjectIn(scene, followed, skipped, skipped + trail.length, place.cursor)
  vote(
    subject ?? (tells ? onlyOneIn(scene, skipped, skipped + trail.length, place.cursor) : undefined),
    tells ? SAYING : TRAILING,
  )
}

/** A name called in the words is the one spoken to; one only mentioned is rarely the speaker's own. */
function voteByContent(scene: Scene, parts: readonly { start: number; end: number }[], cursor: number, vote: Vote): void {
  const start = parts[0]!.start
  const end = parts.at(-1)!.end
  for (let i = cursor, steps = 0; i < scene.sightings.length && steps < MOST_SIGHTINGS; i++, steps++) {
    const sighting = scene.sightings[i]!
    if (sighting.start >= end) break
    if (sighting.start < start || sighting.figure === undefined || !sighting.quoted) continue
    const after = scene.outline.text[sighting.end] ?? ''
    const calls = sighting.opens && /[，,！!？?。…—～~”"]/.test(after)
    vote(sighting.figure, calls ? CALLED : TALKED_OF)
  }
}

/** The first figure at the head of a clause between two places (the last one where `last`). */
function subjectIn(scene: Scene, followed: Followed, from: number, to: number, cursor: number, last = false): Figure | undefined {
  let found: Figure | undefined
  for (let i = cursor, steps = 0; i < scene.sightings.length && steps < MOST_SIGHTINGS; i++, steps++) {
    const sighting = scene.sightings[i]!
    if (sighting.start >= to) break
    if (sighting.start < from || sighting.quoted || !sighting.opens || sighting.plural) continue
    const figure = followed.seen[i]
    if (figure === undefined || figure.kind === 'body') continue
    if (!last) return figure
    found = figure
  }
  return found
}

/** The only person whom a stretch of narration names: 黑暗中是安锁子在说话. */
function onlyOneIn(scene: Scene, from: number, to: number, cursor: number): Figure | undefined {
  let found: Figure | undefined
  for (let i = cursor, steps = 0; i < scene.sightings.length && steps < MOST_SIGHTINGS; i++, steps++) {
    const { start, figure, quoted } = scene.sightings[i]!
    if (start >= to) break
    if (start < from || quoted) continue
    if (figure === undefined || (found !== undefined && found !== figure)) return undefined
    found = figure
  }
  return found?.kind === 'person' ? found : undefined
}

function sentenceStart(text: string): number {
  const body = text.replace(/[。！？!?\s]+$/u, '')
  return (
    Math.max(
      body.lastIndexOf('。'),
      body.lastIndexOf('！'),
      body.lastIndexOf('？'),
      body.lastIndexOf('\n'),
      body.lastIndexOf('. '),
      body.lastIndexOf('”'),
    ) + 1
  )
}

/**
 * Letters of narration that belong to neither turn. The sentence that names the speaker of the turn before, the short one right
 * after it, and the one that leads in this turn are no gap: the dialogue goes on over them.
 */
function gapOf(text: string, from: number, attributions: readonly (Span | undefined)[]): number {
  let letters = 0
  let first = true
  for (const match of text.matchAll(/[^。！？!?\n]+[。！？!?\n]*/gu)) {
    const size = match[0].replace(/[^\p{L}\p{N}]/gu, '').length
    if (size === 0) continue
    const start = from + match.index
    const attributes = attributions.some(
      (span) => span !== undefined && span.start >= start && span.start < start + match[0].length,
    )
    const leads = /[：:]\s*["“「『‘]?\s*$/.test(match[0])
    if (!attributes && !leads && !(first && size <= SHORT_BEAT)) letters += size
    first = false
    if (letters >= FAR) break
  }
  return letters
}

const PRONOUN = 6
const IN_MIND = 0.4
const LEADING = 3
const BESIDE = 0.7
const TRAILING = 2.2
const SAYING = 3
const CALLED = -3
const TALKED_OF = -0.8
const LONGEST_LEAD = 160
const LONGEST_TRAIL = 60
const MOST_RANKED = 5
const MOST_SIGHTINGS = 60
const SHORT_BEAT = 30
/** Narration of this many letters is another scene. */
export const FAR = 200
