import type { Span } from '../../model/span.ts'
import { isWordUnit } from '../../text/letters.ts'
import type { Figure } from './figure.ts'
import type { Followed } from './follow.ts'
import type { Scene } from './scene.ts'

/** A sentence of the narration between two turns of a dialogue. */
export interface Beat extends Span {
  /** Who heads it and acts or speaks in it. */
  readonly subject: Figure | undefined
  /** The same; where it has no subject of its own, that of the sentence before it (叹了口气，说：). */
  readonly topic: Figure | undefined
  /** Whoever else it names: spoken to, looked at, or only thought of. */
  readonly others: readonly Figure[]
  /** The only figure that it names, wherever in it: 黑暗中是大海在说话. */
  readonly only: Figure | undefined
  /** The mark that ends it before a quotation, which its subject then says. After a comma he mostly goes on: “唉，”她低下头，“走吧。” */
  readonly opens: 'colon' | 'comma' | undefined
  /** It has a word of speaking. */
  readonly tells: boolean
  /** It says that its subject does not speak. */
  readonly isSilent: boolean
  /** It is all that stands on the line after the quotation before it, or before the one after it. */
  readonly touches: { readonly before: boolean; readonly after: boolean }
}

/** What stands between two turns. */
export interface Gap extends Span {
  readonly beats: readonly Beat[]
  /** Letters of narration, at most `FAR`; `beats` of a longer gap are only those near its ends. */
  readonly letters: number
  readonly breaksLine: boolean
}

/** Reads the gaps of a scene one after another, so that sentences and sightings are passed once. */
export function gapReader(scene: Scene, followed: Followed): (from: number, to: number) => Gap {
  const { sentences, text } = scene.outline
  let sentence = 0
  let sighting = 0
  return (from, to) => {
    while (sentence < sentences.length && sentences[sentence]!.end <= from) sentence++
    const pieces: Span[] = []
    for (let i = sentence; i < sentences.length && sentences[i]!.start < to; i++) {
      const piece = { start: Math.max(from, sentences[i]!.start), end: Math.min(to, sentences[i]!.end) }
      if (hasLetters(text, piece)) pieces.push(piece)
    }
    const kept = pieces.length <= 2 * MOST_BEATS ? pieces : [...pieces.slice(0, MOST_BEATS), ...pieces.slice(-MOST_BEATS)]
    const beats: Beat[] = []
    for (const piece of kept) {
      while (sighting < scene.sightings.length && scene.sightings[sighting]!.start < piece.start) sighting++
      beats.push(beatOf(scene, followed, piece, sighting, beats.at(-1), { start: from, end: to }))
    }
    const letters = pieces.length > kept.length ? FAR : pieces.reduce((sum, piece) => sum + lettersIn(text, piece), 0)
    return { start: from, end: to, beats, letters: Math.min(FAR, letters), breaksLine: hasBreak(text, from, to) }
  }
}

function beatOf(scene: Scene, followed: Followed, piece: Span, first: number, before: Beat | undefined, gap: Span): Beat {
  const { text } = scene.outline
  let subject: Figure | undefined
  const others = new Set<Figure>()
  const all = new Set<Figure | undefined>()
  for (let i = first; i < Math.min(scene.sightings.length, first + MOST_SIGHTINGS); i++) {
    const sighting = scene.sightings[i]!
    if (sighting.start >= piece.end) break
    if (sighting.quoted) continue
    const figure = followed.seen[i]
    all.add(sighting.figure === undefined ? undefined : figure)
    if (figure === undefined || figure.kind === 'body' || sighting.plural) continue
    if (sighting.opens && subject === undefined) subject = figure
    else if (sighting.figure !== undefined) others.add(figure)
  }
  const words = text.slice(piece.start, piece.end)
  const isSilent = scene.tellsSilence(words)
  if (subject !== undefined) others.delete(subject)
  const [only] = all
  return {
    start: piece.start,
    end: piece.end,
    subject,
    topic: subject ?? (isNear(piece, before) && others.size === 0 ? before?.topic : undefined),
    others: [...others],
    only: all.size === 1 && only !== undefined && only.kind !== 'body' ? only : undefined,
    opens: isLast(text, piece, gap) ? openingBefore(text, piece, gap.end) : undefined,
    tells: scene.tellsSpeech(words) && !isSilent,
    isSilent,
    touches: { before: !hasBreak(text, gap.start, piece.start), after: !hasBreak(text, piece.end, gap.end) },
  }
}

function isNear(piece: Span, before: Beat | undefined): boolean {
  return before !== undefined && piece.start - before.end < NEAR
}

function openingBefore(text: string, piece: Span, end: number): Beat['opens'] {
  const mark = OPENS_SPEECH.exec(text.slice(Math.max(piece.start, end - LONGEST_BREAK), end))?.[1]
  return mark === undefined ? undefined : COLON.test(mark) ? 'colon' : 'comma'
}

function isLast(text: string, piece: Span, gap: Span): boolean {
  return !hasLetters(text, { start: piece.end, end: gap.end })
}

function hasLetters(text: string, { start, end }: Span): boolean {
  for (let at = start; at < end; at++) if (isWordUnit(text.charCodeAt(at))) return true
  return false
}

function lettersIn(text: string, { start, end }: Span): number {
  let letters = 0
  for (let at = start; at < end; at++) if (isWordUnit(text.charCodeAt(at))) letters++
  return letters
}

function hasBreak(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (text[at] === '\n') return true
  return false
}

/** A colon or comma, and marks or blanks up to the quotation. */
const COLON = /[：:]/
const OPENS_SPEECH = /([：:，,])[\s“"「『‘']*$/u
const LONGEST_BREAK = 8
/** Beats kept at either end of a gap. */
const MOST_BEATS = 3
const MOST_SIGHTINGS = 30
const NEAR = 4
/** Narration of this many letters is another scene. */
export const FAR = 200
