import type { Span } from '../../model/span.ts'
import type { DraftMention } from '../draft.ts'
import { isFiniteVerb, verbGroupEnd } from './clauses.ts'
import { complementAfter } from './complements.ts'
import { cuesIn } from './cues.ts'
import type { Finding } from './finding.ts'
import { lastOf } from './full-words.ts'
import { afterAdverbs, type Grammar, isWord, longNounPhraseEnd, posAt, spanOf, verbAt, wordAt } from './grammar.ts'
import { mainSubject } from './indirect.ts'
import { signatureAt } from './labels.ts'
import { mentionOf } from './mentions.ts'
import { holdsQuoted, narratedIn } from './narrated.ts'
import { clauseSubject, introducesNext, isInscribed, isOfficeLabel } from './neighbours.ts'
import { passedOn } from './second-hand.ts'
import { sourceAt, sourceBefore } from './source-phrases.ts'
import type { Clause, Line, Unit } from './stream.ts'
import { subjectAfter, subjectBefore, verbGroupStart } from './subjects.ts'

/** A cue that stands beside quoted words. */
interface Attribution {
  readonly at: number
  readonly from: number
  readonly to: number
  readonly mention?: DraftMention
  readonly via?: DraftMention
}

export interface DirectFindings {
  readonly findings: Finding[]
  /** Units of the cues that introduce quoted words: they report nothing else. */
  readonly taken: Set<number>
}

/** What the line before ended with: Cruz continued: */
export interface Introduction {
  readonly cue?: Span
  readonly mention?: DraftMention
  /** — Dana Cole, on a line of its own. */
  readonly signs?: true
}

/** What the last line of a paragraph introduces by a colon at its end. */
export function introductionOf(g: Grammar, line: Line): Introduction | undefined {
  const last = line.units.length - 1
  if (wordAt(g, last) !== ':') return undefined
  const sentence = line.sentences.at(-1)
  const found = sentence && attributionBefore(g, last + 1, sentence, -1)
  if (!found) return undefined
  return { cue: spanOf(g, found.at, found.at + 1), ...(found.mention ? { mention: found.mention } : {}) }
}

/** The full quoted words of a line with their attributions. `text` is the document's. */
export function directIn(g: Grammar, text: string, line: Line, intro: Introduction | undefined): DirectFindings {
  const findings: Finding[] = []
  const taken = new Set<number>()
  let open: { finding: Finding; from: number; to: number } | undefined
  if (line.quoted.length === 0) return { findings, taken }
  for (const [k, unit] of line.units.entries()) {
    if (!unit.full) continue
    const part = { start: unit.full.start, end: unit.full.end }
    const sentence = sentenceAt(line, k)
    const before = attributionBefore(g, k, sentence, open?.to ?? -1)
    // X asked, “A?” Y replied, “B.” – what introduces the next words has nothing to do with these.
    const after = before && introducesNext(g, k + 1, line.units.length) ? undefined : attributionAfter(g, text, k, line)
    const found = before ?? after
    if (!before && !(after && open?.finding.cue) && open && goesOn(g, open.to, k)) {
      open.finding.parts.push(part)
      open.finding.full?.push(unit.full)
      if (after) taken.add(after.at)
      open = { ...open, to: after ? Math.max(k + 1, after.to) : k + 1 }
      continue
    }
    const finding = findingOf(g, unit, found, before ? 'direct-before' : after ? 'direct-after' : 'direct-alone')
    if (found && !reportsBefore(g, found, k)) taken.add(found.at)
    if (after) taken.add(after.at)
    const completed = found
      ? finding
      : intro && findings.length === 0 && k < 2
        ? { ...finding, ...intro, rule: 'direct-before' }
        : withoutCue(g, finding, line, k, findings.length > 0)
    if (!isInscribed(g, completed.mention, k)) findings.push(completed)
    open = { finding: completed, from: k, to: after ? Math.max(k + 1, after.to) : k + 1 }
  }
  return { findings, taken }
}

function findingOf(g: Grammar, unit: Unit, found: Attribution | undefined, rule: string): Finding {
  const full = unit.full
  if (!full) throw new Error('not quoted words')
  const entry = found && verbAt(g, found.at)?.entry
  return {
    rule,
    parts: [{ start: full.start, end: full.end }],
    full: [full],
    ...(found ? { cue: spanOf(g, found.at, found.at + 1) } : {}),
    ...(entry ? { entry } : {}),
    ...(found?.mention ? { mention: found.mention } : {}),
    ...(found?.via ? { via: found.via } : {}),
  }
}

/** X said that A: “B.” – the cue before a colon reports a clause of its own as well. */
function reportsBefore(g: Grammar, found: Attribution, k: number): boolean {
  if (wordAt(g, k - 1) !== ':' || found.at >= k - 2) return false
  const cue = cuesIn(g, { from: found.at, to: k - 1 })[0]
  const clause = cue?.at === found.at ? complementAfter(g, cue, k - 1) : undefined
  return clause !== undefined && (clause.frame === 'that' || clause.frame === 'bare')
}

/** “A,” he said. “B.” – nothing but the attribution stands between. */
function goesOn(g: Grammar, from: number, k: number): boolean {
  for (let at = from; at < k; at++) if (posAt(g, at) !== 'PUNCT' || wordAt(g, at) === ':') return false
  return true
}

/** Ortiz was furious. “Nobody called.” – the sentence before names who speaks. */
function withoutCue(g: Grammar, finding: Finding, line: Line, k: number, hasEarlier: boolean): Finding {
  const before = line.sentences[(line.sentenceAt[k] ?? 0) - 1]
  const own = sentenceAt(line, k)
  const mention =
    (own.from < k ? narratedIn(g, { from: own.from, to: k }) : undefined) ??
    (before && !holdsQuoted(g, before) ? narratedIn(g, before) : undefined)
  if (mention || hasEarlier) return mention ? { ...finding, mention } : { ...finding, goesOn: true }
  const next = line.sentences[(line.sentenceAt[k] ?? 0) + 1]
  const follower = next && k === 0 && !holdsQuoted(g, next) ? narratedIn(g, next) : undefined
  return follower ? { ...finding, follower } : finding
}

function sentenceAt(line: Line, k: number): Clause {
  return line.sentences[line.sentenceAt[k] ?? -1] ?? { from: k, to: k + 1 }
}

/** X said, “…” and X said: “…”, the sentence's last cue before the words. */
function attributionBefore(g: Grammar, k: number, sentence: Clause, floor: number): Attribution | undefined {
  const mark = wordAt(g, k - 1)
  const from = Math.max(sentence.from, floor)
  if (k - 1 < from) return undefined
  if (mark === ',') {
    const source = sourceBefore(g, from, k)
    if (source) return { at: source.from, from: source.from, to: k, ...(source.mention ? { mention: source.mention } : {}) }
  }
  const cues = cuesIn(g, { from, to: k }).filter((cue) => cue.kind !== 'passive' && cue.entry.strength > 0)
  const cue = cues.at(-1)
  const colon = mark === ':'
  if (!colon && mark !== ',' && mark !== '—' && mark !== '–' && mark !== '-' && cue?.end !== k) return undefined
  const nearer = colon && cue ? clauseSubject(g, cue.end, k) : undefined
  if (nearer) return { at: nearer.at, from, to: k, mention: nearer.mention }
  if (cue && (cue.entry.frames.has('q') || colon)) {
    const named = cue.kind === 'finite' ? subjectBefore(g, cue.groupStart, from) : undefined
    const inverted = subjectAfter(g, cue.end, k)
    const first = cue.at === from && inverted ? mentionOf(g, inverted) : undefined
    const mention =
      first ?? (named && mentionOf(g, named)) ?? mainSubject(g, { from, to: k }, cue.at) ?? (inverted && mentionOf(g, inverted))
    return { at: cue.at, from, to: k, ...(mention ? { mention } : {}) }
  }
  if (!colon) return undefined
  for (let at = k - 1; at >= from; at--) {
    if (!isFiniteVerb(g, at)) continue
    const mention = mainSubject(g, { from, to: k }, -1)
    return mention && { at, from, to: k, mention }
  }
  // Blake: “We sail.”
  let start = from
  for (let at = from; at < k - 1; at++) if (wordAt(g, at) === ';') start = at + 1
  const named = { from: start, to: k - 1 }
  const name = longNounPhraseEnd(g, start, k - 1) === k - 1 ? mentionOf(g, named) : undefined
  return name && (name.form !== 'title' || isOfficeLabel(g, named)) ? { at: k - 1, from, to: k, mention: name } : undefined
}

/** “…,” X said and “…,” said X; any verb will do where a comma shows that the sentence goes on. */
function attributionAfter(g: Grammar, text: string, k: number, line: Line): Attribution | undefined {
  const full = line.units[k]?.full
  if (!full) return undefined
  const last = lastOf(text, full)
  let at = k + 1
  const signature = signatureAt(g, at, line.units.length)
  if (signature) return { at, from: at, to: line.units.length, mention: signature }
  // “Now?” he urged them: the sentence goes on where no capital follows.
  const comma = last === ',' || wordAt(g, at) === ',' || ('?!'.includes(last) && g.units[at]?.capital === false)
  const stop = last === '.' && wordAt(g, at) !== ','
  if (wordAt(g, at) === ',' || wordAt(g, at) === '—' || wordAt(g, at) === '–' || wordAt(g, at) === '-') at++
  const sentence = line.sentences[line.sentenceAt[at] ?? -1]
  if (!sentence) return undefined
  if (stop) return saidBehindStop(g, at, sentence)
  const source = sourceAt(g, at, sentence.to)
  if (source) return { at, from: at, to: sentence.to, ...(source.mention ? { mention: source.mention } : {}) }
  const inverted = invertedAt(g, at, sentence.to)
  if (inverted) return inverted
  for (let verb = at; verb < Math.min(sentence.to, at + 45); verb++) {
    if (posAt(g, verb) === 'QUOTE') return undefined
    const known = verbAt(g, verb)
    const q = known?.entry.frames.has('q') === true || g.units[verb]?.lexeme?.phrases !== undefined
    if (
      !(isFiniteVerb(g, verb) && posAt(g, verb) === 'VERB') &&
      !(q && posAt(g, verb) === 'NOUN' && verb > at && posAt(g, verb - 1) !== 'DET')
    )
      continue
    const group = verbGroupStart(g, verb, at)
    const subject = subjectBefore(g, group, at)
    // The Post's senior editor Ida Blake said: all that stands between the marks and the verb.
    const named = subject && subject.from > at && longNounPhraseEnd(g, at, group) === group ? { from: at, to: group } : subject
    if (!named || named.from > at + 2 || (named.from > at && isWord(g, named.from, 'relative'))) continue
    if (!q && !comma) continue
    const to = verbGroupEnd(g, verb, sentence.to)
    if (!comma && hasComplement(g, verb, sentence)) return undefined
    const mention = mentionOf(g, named)
    const spoken = passedOn(g, verb, { from: at, to: sentence.to }) ?? (mention ? { mention } : {})
    return { at: verb, from: at, to: asideTo(g, to, sentence.to), ...spoken }
  }
  return undefined
}

/** “We tried.” X said after the match. – a stop where English has a comma; not so "X said nothing", "X said the door was shut". */
function saidBehindStop(g: Grammar, at: number, sentence: Clause): Attribution | undefined {
  const cue = cuesIn(g, sentence)[0]
  if (cue?.kind !== 'finite' || cue.entry.strength < 3 || !cue.entry.frames.has('q')) return undefined
  const named = subjectBefore(g, cue.groupStart, at)
  const mention = named?.from === at ? mentionOf(g, named) : undefined
  const isOver = cue.end >= sentence.to || /^(?:PUNCT|ADP)$/.test(posAt(g, cue.end)) || isWord(g, cue.end, 'time')
  if (!mention || !isOver || [':', ','].includes(wordAt(g, cue.end)) || hasComplement(g, cue.at, sentence)) return undefined
  return { at: cue.at, from: at, to: asideTo(g, cue.end, sentence.to), mention }
}

function hasComplement(g: Grammar, verb: number, sentence: Clause): boolean {
  const cue = cuesIn(g, { from: verb, to: sentence.to })[0]
  return cue !== undefined && cue.at === verb && complementAfter(g, cue, sentence.to) !== undefined
}

export function invertedAt(g: Grammar, i: number, to: number): Attribution | undefined {
  const at = afterAdverbs(g, i, to)
  const known = verbAt(g, at)
  if (!known?.entry.frames.has('q') && !(posAt(g, at) === 'VERB' && isFiniteVerb(g, at))) return undefined
  if (isWord(g, at, 'uninverted') || wordAt(g, at).endsWith('ing')) return undefined
  const named = subjectAfter(g, at + 1, to)
  if (!named) return undefined
  const mention = mentionOf(g, named)
  return { at, from: i, to: asideTo(g, named.to, to), ...(mention ? { mention } : {}) }
}

/** Past the rest of an attribution's sentence: said X, the mayor, on Monday. */
function asideTo(g: Grammar, i: number, to: number): number {
  for (let at = i; at < to; at++) if (posAt(g, at) === 'QUOTE') return at
  return isWord(g, to, 'coordinator') ? i : to
}
