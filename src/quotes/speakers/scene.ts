import type { Lang, Outline } from '../../model/document.ts'
import type { Span } from '../../model/span.ts'
import type { Draft } from '../draft.ts'
import type { Cast, Figure, Reading, Sighting } from './figure.ts'

/** One language of one document, ready for the question who speaks. */
export interface Scene {
  readonly document: number
  readonly lang: Lang
  readonly outline: Outline
  /** All drafts of the document; `own` are the indices of those in this language, in the order of their words. */
  readonly drafts: readonly Draft[]
  readonly own: readonly number[]
  readonly readings: ReadonlyMap<number, Reading>
  readonly cast: Cast
  readonly sightings: readonly Sighting[]
  /** The figure that a mention names, made where it is new. `recent` ranks those met before it, best first. */
  readonly identify: (reading: Reading, at: Span, recent: readonly Figure[]) => Figure
  /** The key under which a form of a name is kept. */
  readonly keyOf: (form: string) => string
  /** Whether these words between two figures put them side by side (A、B和C; A, B and C). */
  readonly joins: (between: string) => boolean
  /** Whether a sentence of narration is about somebody speaking. */
  readonly tellsSpeech: (sentence: string) => boolean
  /** Whether it says that somebody does not speak. */
  readonly tellsSilence: (sentence: string) => boolean
  /** Whether these words stand before the speaker's own name (我叫, my name is). */
  readonly introduces: (before: string) => boolean
  /** Those whom words call by what they are to the speaker (“妈，…”). */
  readonly calledAt: (at: number) => readonly Figure[]
  /** Puts several names together as the language does. */
  readonly together: (names: readonly string[]) => string
}

/** The spoken spans of direct quotations and turns, in order: names in them are of the speaker's world, not the narrator's. */
export function spokenSpans(drafts: readonly Draft[]): readonly Span[] {
  const spans = drafts.filter((draft) => draft.type === 'direct' && draft.parent === undefined).flatMap((draft) => draft.parts)
  return spans.toSorted((a, b) => a.start - b.start)
}

/**
 * Mostly direct speech, and much of it with a pronoun or no words for the speaker: a novel, not a report. Old novels name the speaker
 * of nearly every line; what tells them is that there are many lines, and hardly a body speaks.
 */
export function isStory(scene: Pick<Scene, 'drafts' | 'own'>): boolean {
  const direct = scene.own.filter((i) => scene.drafts[i]!.type === 'direct')
  const isBare = ({ mention, sameAs }: Draft) => mention === undefined || sameAs !== undefined || mention.form === 'pronoun'
  const bare = direct.filter((i) => isBare(scene.drafts[i]!))
  const share = direct.length < 3 ? 1 : 0.6
  const bodies = scene.own.filter((i) => scene.drafts[i]!.mention?.form === 'body')
  if (direct.length === 0 || direct.length < scene.own.length * share) return false
  return bare.length >= direct.length * 0.3 || (direct.length >= MANY_LINES && bodies.length * 10 <= direct.length)
}

/** No name, title or relative in it: the words before a cue that has no subject of its own (却反过来安慰他说). */
export function isLoose(reading: Reading): boolean {
  return reading.kind === 'described' && reading.titles.length === 0 && reading.reach === undefined
}

/** 有人: of whom no more is said than that he is; the next 他 is another. */
export function isMere(reading: Reading): boolean {
  return reading.reach === 'indefinite' && reading.phrase.length === 1
}

/** Words that somebody reports without marks round the whole. */
export function isReported(drafts: readonly Draft[], i: number | undefined): boolean {
  const type = i === undefined ? undefined : drafts[i]!.type
  return type === 'indirect' || type === 'mixed'
}

const MANY_LINES = 6
