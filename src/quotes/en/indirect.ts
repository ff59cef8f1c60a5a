import type { Span } from '../../model/span.ts'
import type { DraftMention } from '../draft.ts'
import { clauseBeforeQuote, invertedSubject, partsRoundAside } from './asides.ts'
import { clauseVerb, isFiniteVerb } from './clauses.ts'
import { clauseBehindColon } from './colons.ts'
import { complementAfter } from './complements.ts'
import { contentEnd } from './content-end.ts'
import { type CueFound, cuesIn } from './cues.ts'
import type { Finding } from './finding.ts'
import { frontedEnd, pastFronted, startsFronted } from './fronted.ts'
import { type Grammar, isWord, nextComma, posAt, spanOf, startsNounPhrase, verbAt, wordAt } from './grammar.ts'
import { mentionOf, type Named } from './mentions.ts'
import { participleSubject } from './participles.ts'
import { agentOf, passiveReport } from './passives.ts'
import { secondHand } from './second-hand.ts'
import type { Clause } from './stream.ts'
import { pastAddressee, subjectAfter, subjectBefore, verbGroupStart } from './subjects.ts'

/** Reported clauses and phrases of one sentence. `taken`: cues that already introduce quoted words. */
export function indirectIn(g: Grammar, sentence: Clause, taken: ReadonlySet<number>): Finding[] {
  const findings: Finding[] = []
  let carried: DraftMention | undefined
  let previous: CueFound | undefined
  let participle: DraftMention | undefined
  for (const cue of cuesIn(g, sentence)) {
    const mention = goesOnList(g, cue, previous) ? carried : mentionFor(g, cue, sentence, carried, participle)
    previous = cue
    if (cue.kind === 'ing') participle = mention
    if (cue.kind === 'finite' && mention) carried = mention
    if (taken.has(cue.at)) {
      const clause = cue.kind === 'finite' ? clauseBeforeQuote(g, cue, sentence) : undefined
      const named = mention ? { mention } : {}
      if (clause)
        findings.push({ rule: 'interrupted', parts: [clause], cue: spanOf(g, cue.at, cue.end), entry: cue.entry, ...named })
      continue
    }
    if (isOwnThought(g, cue) || isRestrictive(g, cue, sentence)) continue
    const finding = reportOf(g, cue, sentence, mention)
    const outer = findings.at(-1)?.parts.at(-1)
    // A wish or thought within reported words is what is reported, and no report of its own.
    if (
      finding &&
      outer &&
      (g.units[cue.at]?.start ?? 0) < outer.end &&
      (cue.entry.strength < 3 || isPartOfReport(g, cue, finding))
    )
      continue
    if (finding) findings.push(finding)
  }
  return findings
}

/** Said it had advised A to leave, said he would file a motion demanding A: what the speaker does, or a paper asks, is what is reported. */
function isPartOfReport(g: Grammar, cue: CueFound, { rule, mention }: Finding): boolean {
  if (cue.kind === 'ing') return /^(?:NOUN|PROPN)$/.test(posAt(g, cue.groupStart - 1))
  return mention?.form === 'pronoun' && /^(?:np|npto|prep|to)-\d$/.test(rule)
}

/** Called on A, called on B, and called on C: one verb comes again after a comma, with no subject of its own. */
function goesOnList(g: Grammar, cue: CueFound, previous: CueFound | undefined): boolean {
  return cue.kind === 'finite' && previous?.entry === cue.entry && wordAt(g, cue.groupStart - 1) === ','
}

/** I think, you might say: the author's own voice. */
function isOwnThought(g: Grammar, cue: CueFound): boolean {
  return cue.entry.strength < 3 && isWord(g, cue.groupStart - 1, 'author')
}

/** Voters who say A were divided: the main verb is still to come, and nothing marks where A ends. */
function isRestrictive(g: Grammar, cue: CueFound, sentence: Clause): boolean {
  const who = cue.groupStart - 1
  if (wordAt(g, who) !== 'who' || who <= sentence.from || wordAt(g, who - 1) === ',') return false
  return /s$|^(?:those|people)$/.test(wordAt(g, who - 1))
}

/** The words for the speaker: before the cue, after it where it is inverted, or those of the verb that it depends on. */
function mentionFor(
  g: Grammar,
  cue: CueFound,
  sentence: Clause,
  carried: DraftMention | undefined,
  participle: DraftMention | undefined,
): DraftMention | undefined {
  if (cue.kind === 'passive') return agentOf(g, cue, sentence)
  const quoted = secondHand(g, cue, sentence)?.speaker
  if (quoted) return quoted
  if (cue.kind === 'ing' && startsFronted(g, cue, sentence)) {
    const main = frontedEnd(g, cue, sentence.to)
    const subject = main < sentence.to ? mainSubject(g, { from: main + 1, to: sentence.to }, cue.at) : undefined
    if (subject) return subject
  }
  // Acknowledging A but warning B.
  if (cue.kind === 'ing' && isWord(g, cue.groupStart - 1, 'coordinator') && participle) return participle
  const modified = cue.kind === 'ing' ? participleSubject(g, cue, sentence) : undefined
  if (modified) return modified
  if (cue.kind === 'ing' || cue.kind === 'infinitive') return carried ?? mainSubject(g, sentence, cue.at)
  const before = cue.groupStart - 1
  if (
    before >= sentence.from &&
    (isWord(g, before, 'coordinator') || (wordAt(g, before) === ',' && isWord(g, before - 1, 'coordinator')))
  ) {
    return carried ?? mainSubject(g, sentence, cue.at)
  }
  const last = invertedSubject(g, cue, sentence)
  if (last) return mentionOf(g, last)
  const named = subjectBefore(g, cue.groupStart, sentence.from)
  const mention = named && mentionOf(g, relativeHead(g, named, sentence.from))
  if (mention) return mention
  const inverted = subjectAfter(g, cue.end, sentence.to)
  if (inverted && (wordAt(g, cue.at - 1) === ',' || posAt(g, cue.at - 1) === 'QUOTE') && !isWord(g, cue.at, 'uninverted'))
    return mentionOf(g, inverted)
  return carried ?? mainSubject(g, sentence, cue.at)
}

/** X, who said …: the words before the relative pronoun name the speaker. */
function relativeHead(g: Grammar, named: Named, floor: number): Named {
  if (named.to - named.from !== 1 || wordAt(g, named.from) !== 'who') return named
  return subjectBefore(g, wordAt(g, named.from - 1) === ',' ? named.from - 1 : named.from, floor) ?? named
}

/** The subject of the sentence's main verb. */
export function mainSubject(g: Grammar, sentence: Clause, not: number): DraftMention | undefined {
  const from = pastFronted(g, sentence)
  for (let at = from; at < sentence.to; at++) {
    if (at === not || !isFiniteVerb(g, at)) continue
    // On Friday, faced with questions, X left.
    if (wordAt(g, at).endsWith('ed') && posAt(g, from) === 'ADP' && at - 1 === nextComma(g, from, at)) continue
    const named = subjectBefore(g, verbGroupStart(g, at, from), from)
    // Politicians, who gave a loan, are angry: the verb of a relative clause has another subject.
    if (named && named.from > from && isWord(g, named.from, 'relative')) continue
    // In a note published on Monday, X cut its rating: a participle of the phrase before the clause.
    if (named && posAt(g, named.from - 1) === 'ADP' && named.from - 1 === from) continue
    const mention = named && mentionOf(g, named)
    if (mention) return mention
  }
  return undefined
}

function reportOf(g: Grammar, cue: CueFound, sentence: Clause, mention: DraftMention | undefined): Finding | undefined {
  const cueSpan = spanOf(g, cue.at, cue.end)
  const named = mention ? { mention } : {}
  // A bridge, which adds a lane: no speaker, but "the report, which found that …" is one.
  if (wordAt(g, cue.groupStart - 1) === 'which' && !['that', 'q'].every((frame) => cue.entry.frames.has(frame))) return undefined
  const via = secondHand(g, cue, sentence)?.via
  const base = { cue: cueSpan, entry: cue.entry, ...named, ...(via ? { via: { start: via.start, end: via.end } } : {}) }
  const fronted = startsFronted(g, cue, sentence)
  const end = fronted ? frontedEnd(g, cue, sentence.to) : sentence.to
  if (cue.kind === 'passive') return passiveReport(g, cue, end, mention)
  const aside = cue.kind === 'finite' ? partsRoundAside(g, cue, sentence) : undefined
  if (aside) return { ...base, rule: aside.length > 1 ? 'interrupted' : 'final', parts: aside }
  const extracted = cue.kind === 'finite' ? extraction(g, cue, sentence) : undefined
  if (extracted) return { ...base, rule: 'extracted', parts: extracted }
  if (isWord(g, cue.groupStart - 2, 'fused-relative') && cue.kind === 'finite') return undefined
  const behind = cue.kind === 'finite' ? clauseBehindColon(g, cue, sentence.to) : undefined
  if (behind && (mention?.start ?? 0) < behind.start) return { ...base, rule: 'colon', parts: [behind] }
  const content = complementAfter(g, cue, end) ?? commaClause(g, cue, sentence)
  if (!content || content.to <= content.from) return undefined
  // Maintaining peace is what we want: the subject, and no report before a main clause.
  if (fronted && cue.kind === 'ing' && content.frame === 'bare' && end === sentence.to) return undefined
  if (wordAt(g, cue.groupStart - 1) === 'which' && content.frame !== 'that') return undefined
  if (signifies(g, cue) || (cue.kind === 'ing' && isNobodys(g, cue, content.frame, sentence))) return undefined
  const quoted = g.units.slice(content.from, content.to).some((unit) => unit.fragment !== undefined)
  const rule = `${cue.kind === 'finite' ? '' : `${cue.kind}-`}${content.frame}-${cue.entry.strength}${quoted ? '-quoted' : ''}`
  const wording = content.frame === 'pred' ? fragmentsIn(g, content.from, content.to) : undefined
  return { ...base, rule, parts: [wording ?? spanOf(g, content.from, content.to)] }
}

/** A desk for declaring goods: what it is for. It was noted that A, indicating that B: nobody indicates. */
function isNobodys(g: Grammar, cue: CueFound, frame: string, { from }: Clause): boolean {
  if (wordAt(g, cue.groupStart - 1) === 'for') return frame === 'bare' && posAt(g, cue.groupStart - 2) === 'NOUN'
  const impersonal = wordAt(g, from) === 'it' && isWord(g, from + 1, 'be') && !isWord(g, from + 1, 'have')
  return impersonal && wordAt(g, cue.groupStart - 1) === ',' && posAt(g, from + 2) === 'VERB'
}

/** This shows that A: it means A, and nobody says so. */
function signifies(g: Grammar, cue: CueFound): boolean {
  return !cue.entry.frames.has('q') && isWord(g, cue.groupStart - 1, 'demonstrative') && posAt(g, cue.groupStart - 2) !== 'NOUN'
}

/** Called the delay “a disgrace”: the speaker's own words are those in the marks. */
function fragmentsIn(g: Grammar, from: number, to: number): Span | undefined {
  const quoted = g.units.slice(from, to).flatMap((unit) => unit.fragment ?? [])
  const first = quoted[0]
  const last = quoted.at(-1)
  return first && last && { start: first.start, end: last.end }
}

/** Troops, which they say left a vacuum: the verb of what is reported follows the cue at once. */
function extraction(g: Grammar, cue: CueFound, sentence: Clause): Span[] | undefined {
  const { frames } = cue.entry
  const named = frames.has('q') ? subjectBefore(g, cue.groupStart, sentence.from) : undefined
  if (!named) return undefined
  const before = named.from - 1
  const relative = isWord(g, before, 'extracted')
  // What he says the plan would do: a clause that its own question word is taken out of.
  const clause = wordAt(g, before) === 'what' && startsNounPhrase(g, cue.end) && clauseVerb(g, cue.end, sentence.to) >= 0
  if (!frames.has('bare') || !(isFiniteVerb(g, cue.end) || clause)) return undefined
  if (!relative && posAt(g, before) !== 'NOUN') return undefined
  let end = contentEnd(g, cue.end, sentence.to, cue)
  if (relative)
    for (let at = cue.end; at < end; at++)
      if (wordAt(g, at) === ',' && (isFiniteVerb(g, at + 1) || isWord(g, at + 1, 'coordinator'))) end = at
  const rest = spanOf(g, cue.end, end)
  return relative && !clause ? [spanOf(g, before, before + 1), rest] : [rest]
}

/** Xi said, China will …: a clause after a comma, where nothing stands before the subject. */
function commaClause(g: Grammar, cue: CueFound, sentence: Clause): { from: number; to: number; frame: 'bare' } | undefined {
  if (cue.kind !== 'finite' || !cue.entry.frames.has('bare')) return undefined
  const comma = pastAddressee(g, cue.end, sentence.to, cue.entry)
  if (wordAt(g, comma) !== ',') return undefined
  // As expected, as many had feared: what came true, and no report.
  if (wordAt(g, sentence.from) === 'as' && !cue.entry.frames.has('q')) return undefined
  // Kovar agreed, saying A: the participle reports.
  if (verbAt(g, comma + 1)?.forms.has('ing') && posAt(g, comma + 1) === 'VERB') return undefined
  const verbs = clauseVerb(g, comma + 1, sentence.to) >= 0 || isWord(g, comma + 1, 'subordinator')
  if (!verbs) return undefined
  return { from: comma + 1, to: contentEnd(g, comma + 1, sentence.to, cue), frame: 'bare' }
}
