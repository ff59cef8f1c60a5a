import type { EnglishPack, RuleReliability } from '../../language/en.ts'
import { type Evidence, evidence } from '../../model/evidence.ts'
import type { QuotationType } from '../../model/quotation.ts'
import { contains, type Span } from '../../model/span.ts'
import type { Draft } from '../draft.ts'
import type { Finding } from './finding.ts'

/** A rule that is wrong more often than right is not printed: plans, wishes and topics that report no words. */
const LEAST_FOUND = 0.5
/** An unclosed quotation ends where its first sentence does, which is a guess: its confidence is cut by this. */
const UNCLOSED_FACTOR = 0.6

/** A draft and the rule that found it: what reliability is measured by. */
export interface RuledDraft {
  readonly draft: Draft
  readonly rule: string
}

/** Findings in the order of their first words as drafts: typed, weighed, and put inside one another. */
export function draftsOf(findings: readonly Finding[], text: string, pack: EnglishPack, sentenceLines: boolean): RuledDraft[] {
  const kept = findings.filter((finding) => reliabilityOf(finding, pack, sentenceLines).found >= LEAST_FOUND)
  kept.sort((a, b) => startOf(a) - startOf(b) || endOf(b) - endOf(a))
  const parents = parentsOf(kept)
  const drafts: RuledDraft[] = []
  for (const [i, finding] of kept.entries()) {
    const reliability = reliabilityOf(finding, pack, sentenceLines)
    const closed = finding.full?.every((words) => words.closed) !== false
    const parent = parents[i]
    const before = finding.goesOn ? lastOutside(parents, i) : undefined
    const draft: Draft = {
      parts: finding.full ? finding.parts : finding.parts.map((part) => withClosingMark(text, part)),
      lang: 'en',
      type: typeOf(finding, text),
      ...(finding.cue ? { cue: finding.cue } : {}),
      ...(finding.mention ? { mention: finding.mention } : {}),
      ...(before !== undefined && !finding.mention ? { sameAs: before } : {}),
      ...(finding.via ? { via: { start: finding.via.start, end: finding.via.end } } : {}),
      ...(parent !== undefined ? { parent } : {}),
      confidence: closed ? reliability.exact : reliability.exact * UNCLOSED_FACTOR,
      evidence: evidenceOf(finding, reliability, closed, text),
    }
    drafts.push({ draft, rule: finding.rule })
  }
  return drafts
}

/** Reported words that end with words in marks keep both marks: the pier was “a gift to the town”. */
function withClosingMark(text: string, part: Span): Span {
  const closing = CLOSING.exec(text.slice(part.end, part.end + 2))
  if (closing === null) return part
  const words = text.slice(part.start, part.end)
  const isOpen = closing[1] === '"' ? words.split('"').length % 2 === 0 : words.lastIndexOf('“') > words.lastIndexOf('”')
  return isOpen ? { start: part.start, end: part.end + closing[0].length } : part
}

const CLOSING = /^[.,]?([”"])/

/**
 * Of the rule, or else of its family: ing-np-3-quoted, ing-np-3, ing-np, ing. News that was translated sentence by sentence has rows of
 * its own: there a verb with a noun phrase (praised the crew) tells what was done, unless some of its words are quoted.
 */
function reliabilityOf(finding: Finding, pack: EnglishPack, sentenceLines: boolean): RuleReliability {
  const own = sentenceLines && !finding.rule.endsWith('-quoted') ? familyOf(`${SENTENCE_LINES}${finding.rule}`, pack) : undefined
  return own ?? familyOf(finding.rule, pack) ?? pack.reliability.get('other') ?? { exact: 0.5, found: 0.5 }
}

/** Rows for texts of one sentence a line begin so. */
const SENTENCE_LINES = 'lines-'

function familyOf(name: string, pack: EnglishPack): RuleReliability | undefined {
  for (let rule = name; rule !== ''; rule = rule.slice(0, Math.max(0, rule.lastIndexOf('-')))) {
    const known = pack.reliability.get(rule)
    if (known) return known
  }
  return undefined
}

function evidenceOf(finding: Finding, reliability: RuleReliability, closed: boolean, text: string): Evidence[] {
  const reasons: Evidence[] = []
  const weight = Math.round(100 * Math.log(reliability.found / (1 - Math.min(0.99, reliability.found)))) / 100
  const cue = finding.cue ? text.slice(finding.cue.start, finding.cue.end) : ''
  const weak = finding.entry !== undefined && finding.entry.strength < 3 && !finding.full
  if (finding.rule === 'turn') reasons.push(evidence('turn', cue, weight))
  else if (weak) reasons.push(evidence('weak-cue', cue, weight))
  else if (cue !== '') reasons.push(evidence('cue', cue, weight))
  if (finding.full) reasons.push(evidence('marks', '', cue === '' ? weight : 1))
  if (finding.goesOn) reasons.push(evidence('run-on', '', 0))
  if (!closed) reasons.push(evidence('unclosed', '', Math.log(UNCLOSED_FACTOR)))
  return reasons
}

function typeOf(finding: Finding, text: string): QuotationType {
  if (finding.rule === 'turn') return 'turn'
  if (finding.full) return 'direct'
  if (finding.rule.includes('pred') && finding.rule.endsWith('quoted')) return 'mixed'
  return (finding.fragments ?? []).some((words) => isWording(text.slice(words.start, words.end))) ? 'mixed' : 'indirect'
}

/** The speaker's own wording; one word, or a name with its capitals, is a term. */
function isWording(words: string): boolean {
  const parts = words.trim().split(/\s+/)
  return parts.length > 1 && parts.some((part, i) => i > 0 && part.length > 3 && /^\p{Ll}/u.test(part))
}

/** Index of the smallest finding that each one stands in. Findings come in the order of their starts, the longer first. */
function parentsOf(findings: readonly Finding[]): (number | undefined)[] {
  const open: number[] = []
  return findings.map((finding, i) => {
    while (open.length > 0 && endOf(findings[open[open.length - 1] as number] as Finding) <= startOf(finding)) open.pop()
    const parent = open.findLast((k) => holds(findings[k] as Finding, finding))
    open.push(i)
    return parent
  })
}

function holds(outer: Finding, inner: Finding): boolean {
  const same = outer.parts.length === inner.parts.length && startOf(outer) === startOf(inner) && endOf(outer) === endOf(inner)
  return !same && inner.parts.every((part) => outer.parts.some((whole) => contains(whole, part)))
}

function lastOutside(parents: readonly (number | undefined)[], i: number): number | undefined {
  for (let k = i - 1; k >= 0; k--) if (parents[k] === undefined) return k
  return undefined
}

function startOf(finding: Finding): number {
  return finding.parts[0]?.start ?? 0
}

function endOf(finding: Finding): number {
  return finding.parts[finding.parts.length - 1]?.end ?? 0
}
