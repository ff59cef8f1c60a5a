import type { DraftMention } from '../draft.ts'
import { type Grammar, isWord, posAt, wordAt } from './grammar.ts'

/** Units `[from, to)` that name who speaks. */
export interface Named {
  readonly from: number
  readonly to: number
}

/** The named units as a mention: what form they have, and what they tell of gender and number. */
export function mentionOf(g: Grammar, named: Named): DraftMention | undefined {
  let { from, to } = named
  while (from < to && ['ADP', 'CCONJ', 'ADV', 'PUNCT'].includes(posAt(g, from)) && !isDegree(g, from)) from++
  while (
    to > from &&
    ((posAt(g, to - 1) === 'PUNCT' && wordAt(g, to - 1) !== ')') || ["'s", '’s', "'", '’'].includes(wordAt(g, to - 1)))
  )
    to--
  const first = g.units[from]
  const last = g.units[to - 1]
  if (!first || !last || from >= to || first.full || last.full) return undefined
  // Netizen “Blue Whale”: a name in marks is closed by them.
  const closes = last.fragment !== undefined && first.fragment !== last.fragment && last.fragment.end === last.end
  const span = { start: first.start, end: closes ? last.fragment.outerEnd : last.end }
  const pronoun = to - from === 1 ? first.lexeme?.pronoun : undefined
  if (pronoun) {
    if (pronoun.place === 'nobody') return undefined
    return {
      ...span,
      form: 'pronoun',
      ...(pronoun.gender ? { gender: pronoun.gender } : {}),
      ...(pronoun.plural ? { plural: true } : {}),
    }
  }
  return { ...span, ...shapeOf(g, from, to) }
}

function shapeOf(g: Grammar, from: number, to: number): Omit<DraftMention, 'start' | 'end'> {
  const end = baseEnd(g, from, to)
  const head = wordAt(g, end - 1)
  const named =
    posAt(g, end - 1) === 'PROPN' || (g.units[end - 1]?.capital === true && end - from > 0 && posAt(g, end - 1) !== 'NOUN')
  const plural =
    !named &&
    ((/[^s]s$/.test(head) && !isWord(g, end - 1, 'body')) ||
      head === 'people' ||
      head === 'police' ||
      isWord(g, from, 'coordinator'))
  const joined = g.units.slice(from, to).some((unit) => unit.word === 'and')
  const more = plural || (joined && named) ? { plural: true } : {}
  if (g.pack.words('body').has(head.replace(/s$/, '')) || isWord(g, end - 1, 'body')) return { form: 'body', ...more }
  return { form: named ? 'name' : 'title', ...more }
}

/** Where the head of the phrase ends: before its "of" or "for". */
export function baseEnd(g: Grammar, from: number, to: number): number {
  for (let at = from + 1; at < to; at++) {
    if (posAt(g, at) === 'ADP' || wordAt(g, at) === '(') return at
  }
  return to
}

/** Whether a phrase after a cue can be its subject: a name, a pronoun, a body, or a title. */
export function namesSpeaker(g: Grammar, named: Named): boolean {
  const mention = mentionOf(g, named)
  if (!mention) return false
  if (mention.form !== 'title') return true
  for (let at = named.from; at < named.to; at++) {
    const word = wordAt(g, at)
    if (g.pack.titles.has(word) || g.pack.titles.has(word.replace(/s$/, ''))) return true
  }
  return mention.plural === true || /(?:er|or|ist|man|woman|ian)$/.test(wordAt(g, baseEnd(g, named.from, named.to) - 1))
}

/** Most valuable player: an adverb of the adjective after it. */
export function isDegree(g: Grammar, at: number): boolean {
  return posAt(g, at) === 'ADV' && posAt(g, at + 1) === 'ADJ' && !isWord(g, at, 'light-adverb') && !isWord(g, at, 'time')
}
