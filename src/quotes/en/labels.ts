import type { Segment } from '../../model/document.ts'
import type { DraftMention } from '../draft.ts'
import type { Finding } from './finding.ts'
import { type Grammar, isDash, isWord, longNounPhraseEnd, posAt, spanOf, verbAt, wordAt } from './grammar.ts'
import { mentionOf } from './mentions.ts'
import { isOfficeLabel } from './neighbours.ts'
import type { Line } from './stream.ts'

/** As many words as the name before a colon may have. */
const LONGEST_LABEL = 7

/** Parts of speech of a name with its title. */
const LABEL_PARTS = new Set(['PROPN', 'DET', 'ADJ', 'NOUN'])

/** What stands after a `Name:` at the line's beginning: the headline's words, or a turn of a transcript, which other lines may go on with. */
export function labelledIn(g: Grammar, line: Line, segment: Segment): Finding | undefined {
  const colon = segment.role === 'turn' ? turnColon(line, segment) : labelEnd(g, line)
  if (colon < 0) return segment.role === 'turn' ? undefined : labelBehind(g, line)
  const first = g.units[colon + 1]
  const last = g.units[line.units.length - 1]
  if (!first || !last || first.full) return undefined
  const mention = segment.role === 'turn' ? labelMention(g, colon) : mentionOf(g, { from: labelStart(g, colon), to: colon })
  if (!mention && segment.role !== 'turn') return undefined
  const end = segment.role !== 'turn' && wordAt(g, line.units.length - 1) === '.' ? last.start : last.end
  if (end <= first.start) return undefined
  return {
    rule: segment.role === 'turn' ? 'turn' : 'headline',
    parts: [{ start: first.start, end }],
    cue: { start: g.units[colon]?.start ?? 0, end: g.units[colon]?.end ?? 0 },
    ...(mention ? { mention } : {}),
  }
}

/** The unit after a turn's label: its colon, or the label itself where it is written with a stop (Q.). */
function turnColon(line: Line, { label }: Segment): number {
  return label === undefined ? -1 : line.units.findIndex((unit) => unit.end > label.end)
}

/** Q: and A: name nobody. */
function labelMention(g: Grammar, colon: number): DraftMention | undefined {
  const first = g.units[0]
  const last = g.units[colon - 1]
  if (!first || !last || last.end - first.start < 2) return undefined
  return { start: first.start, end: last.end, form: posAt(g, 0) === 'NOUN' && !first.capital ? 'title' : 'name' }
}

function labelEnd(g: Grammar, line: Line): number {
  const colon = line.units.findIndex((unit) => unit.word === ':')
  const start = labelStart(g, colon)
  // A headline's label is a name; "Live updates: …" and "Limited Means to Win: …" are none, nor is what several sentences follow.
  if (colon <= start || colon - start >= LONGEST_LABEL || line.sentences.length > 1 || !g.units[colon + 1]) return -1
  for (let i = start; i < colon; i++) if (!LABEL_PARTS.has(posAt(g, i)) || isWord(g, i, 'label')) return -1
  const says = start > 0 ? isOfficeLabel(g, { from: start, to: colon }) : colon > 1 && isWord(g, colon - 1, 'sayer')
  return posAt(g, colon - 1) === 'PROPN' || says ? colon : -1
}

/** Bridge to open in June: official – a headline names at its end who says it. */
function labelBehind(g: Grammar, line: Line): Finding | undefined {
  const to = line.units.length
  let colon = to - 2
  while (colon > to - LONGEST_SAYER && wordAt(g, colon) !== ':') colon--
  if (colon < SHORTEST_HEADLINE || wordAt(g, colon) !== ':' || line.sentences.length > 1) return undefined
  for (let at = colon + 1; at < to; at++) if (!LABEL_PARTS.has(posAt(g, at))) return undefined
  const named = { from: colon + 1, to }
  const says = isOfficeLabel(g, named) || isWord(g, to - 1, 'sayer') || g.pack.titles.has(wordAt(g, to - 1).replace(/s$/, ''))
  const mention = says ? mentionOf(g, named) : undefined
  if (!mention) return undefined
  for (let at = 0; at < colon; at++)
    if (/^(?:VERB|AUX)$/.test(posAt(g, at)))
      return { rule: 'headline', parts: [spanOf(g, 0, colon)], cue: spanOf(g, colon, colon + 1), mention }
  return undefined
}

/** As many words as stand at a headline's end for who says it, with the colon. */
const LONGEST_SAYER = 6
const SHORTEST_HEADLINE = 3

/** Zoo to close; mayor: the penguins stay – a headline may tell something before it. */
function labelStart(g: Grammar, colon: number): number {
  for (let at = colon - 1; at >= 0 && at > colon - LONGEST_LABEL; at--) if (wordAt(g, at) === ';') return at + 1
  return 0
}

/** “Be kind.” — Dana Cole: the name that signs the words, where nothing follows it. */
export function signatureAt(g: Grammar, i: number, to: number): DraftMention | undefined {
  if (!isDash(g, i) && wordAt(g, i) !== '-') return undefined
  const first = g.units[i + 1]
  if (!first?.capital || first.full) return undefined
  let end = i + 1
  while (end < to && (posAt(g, end) === 'PROPN' || (g.units[end]?.capital === true && posAt(g, end) !== 'PRON')) && end < i + 7)
    end++
  const after = wordAt(g, end)
  if (end < to && after !== '.' && after !== ',' && after !== '(') return undefined
  return mentionOf(g, { from: i + 1, to: end })
}

/** These were the words of Lena Ortiz; Reminded by Lena Ortiz. – a sentence that credits the quoted words before it. */
export function creditAt(g: Grammar, i: number, to: number): DraftMention | undefined {
  const known = verbAt(g, i)
  if (known?.forms.has('participle') && known.entry.frames.has('q') && wordAt(g, i + 1) === 'by') {
    const end = longNounPhraseEnd(g, i + 2, to, 'name-link')
    return end > i + 2 && (end >= to || wordAt(g, end) === '.') ? mentionOf(g, { from: i + 2, to: end }) : undefined
  }
  if (!isWord(g, i, 'demonstrative') || !isWord(g, i + 1, 'be')) return undefined
  for (let at = i + 2; at < Math.min(to, i + LONGEST_LABEL); at++) {
    if (!isWord(g, at, 'utterance') || wordAt(g, at + 1) !== 'of') continue
    const end = longNounPhraseEnd(g, at + 2, to, 'name-link')
    return end > at + 2 ? mentionOf(g, { from: at + 2, to: end }) : undefined
  }
  return undefined
}
