import { evidence } from '../../model/evidence.ts'
import type { Span } from '../../model/span.ts'
import type { Draft } from '../draft.ts'
import type { Attribution } from './attribution.ts'
import { bearerOf } from './bearers.ts'
import { best, focused } from './choice.ts'
import { addFigure, type Figure, type Reading, type Sighting } from './figure.ts'
import { hintGenders } from './genders.ts'
import { type Group, groupFor } from './groups.ts'
import { type Asked, type Attention, LATIN_LENGTH, newAttention, type Ranked } from './salience.ts'
import { isLoose, isMere, isReported, isStory, type Scene } from './scene.ts'

/** What reading a scene once, from its first word to its last, tells. */
export interface Followed {
  readonly attributions: Map<number, Attribution>
  /** Who a sighting stands for, pronouns too; by index. */
  readonly seen: readonly (Figure | undefined)[]
  /** Whom a figure that is known by a role turned out to be. */
  readonly bearers: ReadonlyMap<Figure, Figure>
  /** Of a pronoun, or of no words at all: everybody it may be, best first. By index of the draft. */
  readonly rankings: ReadonlyMap<number, readonly Ranked[]>
}

interface Reader {
  readonly scene: Scene
  readonly attention: Attention
  readonly followed: {
    attributions: Map<number, Attribution>
    seen: (Figure | undefined)[]
    bearers: Map<Figure, Figure>
    rankings: Map<number, readonly Ranked[]>
  }
  group: Group | undefined
  subject: { readonly figure: Figure | undefined; readonly end: number } | undefined
  /** Who last spoke or acted in the narration: a report's next pronoun mostly stands for them. */
  focus: Figure | undefined
  readonly story: boolean
  readonly reported: { readonly spans: readonly Span[]; at: number }
}

/** Goes through sightings and drafts in the order of the text, as a reader does, and says who each mention is. */
export function follow(scene: Scene): Followed {
  const decay = scene.lang === 'zh' ? 1 : LATIN_LENGTH
  const reader: Reader = {
    scene,
    attention: newAttention(decay),
    followed: {
      attributions: new Map(),
      seen: new Array(scene.sightings.length).fill(undefined),
      bearers: new Map(),
      rankings: new Map(),
    },
    group: undefined,
    subject: undefined,
    focus: undefined,
    reported: {
      spans: scene.own
        .filter((i) => scene.drafts[i]!.parent === undefined)
        .flatMap((i) => scene.drafts[i]!.parts)
        .toSorted((a, b) => a.start - b.start),
      at: 0,
    },
    story: isStory(scene),
  }
  const order = scene.own.toSorted((a, b) => placeOf(scene.drafts[a]!) - placeOf(scene.drafts[b]!))
  hintGenders(scene)
  let next = 0
  for (const [i, sighting] of scene.sightings.entries()) {
    while (next < order.length && placeOf(scene.drafts[order[next]!]!) <= sighting.start) attributeDraft(reader, order[next++]!)
    see(reader, i, sighting)
  }
  while (next < order.length) attributeDraft(reader, order[next++]!)
  followOthers(reader, scene.own)
  return reader.followed
}

function placeOf(draft: Draft): number {
  return draft.mention?.start ?? draft.cue?.start ?? draft.parts[0]!.start
}

function see(reader: Reader, i: number, sighting: Sighting): void {
  const { attention, scene } = reader
  let figure =
    sighting.figure === undefined
      ? undefined
      : bearerOf(reader.followed.bearers, attention, sighting.figure, sighting.start, sighting.opens)
  if (figure === undefined && !sighting.quoted && !sighting.plural) {
    const ranked = attention.rank(
      { gender: sighting.gender, plural: false, kind: sighting.gender === 'neuter' ? 'thing' : 'person' },
      sighting.start,
      subjectOf(reader, sighting),
    )
    figure = ranked[0]?.figure
  }
  reader.followed.seen[i] = figure
  if (sighting.opens && !sighting.quoted) reader.subject = { figure, end: sighting.end }
  if (figure === undefined) return
  const weight = weightOf(reader, sighting)
  if (weight === SUBJECT && sighting.figure !== undefined) reader.focus = figure
  attention.see(figure, weight, sighting.start)
  const before = scene.sightings[i - 1]
  if (
    sighting.figure === undefined ||
    before?.figure === undefined ||
    before.figure === sighting.figure ||
    sighting.figure.kind !== 'person'
  )
    return
  if (sighting.start - before.end > LONGEST_JOINT || !scene.joins(scene.outline.text.slice(before.end, sighting.start))) return
  const grows = reader.group !== undefined && reader.group.end === before.end
  reader.group = {
    figures: grows ? [...reader.group!.figures, sighting.figure] : [before.figure, sighting.figure],
    end: sighting.end,
  }
}

/** Names in what somebody reports are less in mind than whoever reports it. */
function weightOf(reader: Reader, sighting: Sighting): number {
  if (sighting.quoted) return QUOTED
  while (reader.reported.at < reader.reported.spans.length && reader.reported.spans[reader.reported.at]!.end <= sighting.start)
    reader.reported.at++
  const span = reader.reported.spans[reader.reported.at]
  const isReported = span !== undefined && span.start <= sighting.start
  return (sighting.opens ? SUBJECT : PASSING) * (isReported ? REPORTED : 1)
}

/** Who acts in the clause that a pronoun stands in: 玉兰看见他 is about two people. */
function subjectOf({ scene, subject }: Reader, pronoun: Sighting): ReadonlySet<Figure> | undefined {
  if (pronoun.opens || subject?.figure === undefined || pronoun.start - subject.end > LONGEST_CLAUSE) return undefined
  return /[，。！？；：,.!?;:\n]/.test(scene.outline.text.slice(subject.end, pronoun.start))
    ? undefined
    : new Set([subject.figure])
}

function attributeDraft(reader: Reader, i: number): void {
  const { scene, attention, followed } = reader
  const draft = scene.drafts[i]!
  const reading = scene.readings.get(i)
  const at = placeOf(draft)
  if (reading !== undefined && draft.mention !== undefined && !(reader.story && isLoose(reading))) {
    const attribution = attributeMention(reader, i, draft, reading, draft.mention)
    followed.attributions.set(i, attribution)
    if (attribution.figure !== undefined && !isMere(reading)) {
      attention.see(attribution.figure, SPEAKER, at)
      if (draft.parent === undefined) reader.focus = attribution.figure
    }
    return
  }
  if (draft.sameAs !== undefined) return
  const not = new Set(speakerOf(followed, draft.parent))
  followed.rankings.set(i, attention.rank({ gender: undefined, plural: false, kind: 'any' }, at, not))
}

function attributeMention(reader: Reader, i: number, draft: Draft, reading: Reading, mention: Span): Attribution {
  const { scene, attention, followed } = reader
  const words = scene.outline.text.slice(mention.start, mention.end)
  if (reading.kind === 'self')
    return {
      figure: speakerOf(followed, draft.parent)[0] ?? scene.cast.byForm.get(scene.keyOf(words))?.[0],
      evidence: [evidence('pronoun', words, 0.5)],
      candidates: [],
    }
  if (reading.kind !== 'pronoun') {
    const figure = bearerOf(
      followed.bearers,
      attention,
      scene.identify(reading, mention, attention.recent()),
      mention.start,
      true,
    )
    const kind = reading.kind === 'person' || reading.kind === 'body' || reading.kind === 'group' ? 'named' : 'title'
    return { figure, evidence: [evidence(kind, words, kind === 'named' ? 4 : 2)], candidates: [] }
  }
  const asked = askedBy(reading)
  if (asked.plural) {
    const group = groupFor(scene, reader.group, mention)
    if (group !== undefined) return { figure: group, evidence: [evidence('pronoun', words, 1)], candidates: [] }
  }
  // In quoted words a speaker says "I"; in reported words "he" may be the speaker.
  const not = new Set(isReported(scene.drafts, draft.parent) ? [] : speakerOf(followed, draft.parent))
  const all = attention.rank(asked, mention.start, not)
  const ranked = reader.story || draft.parent !== undefined ? all : focused(all, reader.focus)
  if (ranked.length === 0 && draft.parent !== undefined) {
    // Somebody spoken of inside a quotation whom the text names nowhere: the words themselves.
    const figure = addFigure(scene.cast, words, 'unknown')
    figure.gender = reading.gender
    return { figure, evidence: [evidence('pronoun', words, 0.3)], candidates: [] }
  }
  followed.rankings.set(i, ranked)
  const attribution = best(ranked, 'pronoun', words)
  // A pronoun tells the gender of whom it stands for: the next one will not mix up him and her.
  if (
    !reader.story &&
    attribution.figure?.kind === 'person' &&
    attribution.candidates.length === 0 &&
    reading.gender !== 'neuter'
  )
    attribution.figure.gender ??= reading.gender
  return attribution
}

function askedBy(reading: Reading): Asked {
  return {
    gender: reading.gender,
    plural: reading.plural,
    kind: reading.gender === 'neuter' ? 'thing' : reading.gender === undefined ? 'any' : 'person',
  }
}

/** Drafts that have the speaker of another one. A ring of them, which no finder should make, stays unknown. */
function followOthers({ scene, followed }: Reader, own: readonly number[]): void {
  for (const i of own) {
    const path: number[] = []
    let at: number | undefined = i
    while (
      at !== undefined &&
      !followed.attributions.has(at) &&
      path.length <= scene.drafts.length &&
      scene.drafts[at]?.sameAs !== undefined &&
      !path.includes(at)
    ) {
      path.push(at)
      at = scene.drafts[at]!.sameAs
      if (path.length > LONGEST_CHAIN) break
    }
    const found = at === undefined ? undefined : followed.attributions.get(at)
    if (found === undefined) continue
    for (const step of path)
      followed.attributions.set(step, {
        figure: found.figure,
        evidence: [evidence('carried', found.figure?.name ?? '', 1.5)],
        candidates: found.candidates,
      })
  }
}

function speakerOf(followed: { attributions: ReadonlyMap<number, Attribution> }, draft: number | undefined): readonly Figure[] {
  const figure = draft === undefined ? undefined : followed.attributions.get(draft)?.figure
  return figure === undefined ? [] : [figure]
}

/** An appositive may stand between two names of a list. */
const LONGEST_JOINT = 120
const LONGEST_CLAUSE = 80
const QUOTED = 0.3
const REPORTED = 0.4
const PASSING = 1
const SUBJECT = 2
const SPEAKER = 2.5
const LONGEST_CHAIN = 200
