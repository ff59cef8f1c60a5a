import type { EnglishPack } from '../../language/en.ts'
import type { Outline } from '../../model/document.ts'
import { contains, type Span } from '../../model/span.ts'
import type { Draft } from '../draft.ts'
import { colonReportsIn } from './colons.ts'
import { directIn, type Introduction, introductionOf } from './direct.ts'
import { draftsOf, type RuledDraft } from './drafts.ts'
import type { Finding } from './finding.ts'
import { isFloating, type ReadLine, spokenBy } from './floating.ts'
import { spansToRead } from './gate.ts'
import type { Grammar } from './grammar.ts'
import { indirectIn } from './indirect.ts'
import { labelledIn } from './labels.ts'
import { leadOf } from './leads.ts'
import type { Quoted } from './marks.ts'
import { nounReportsIn } from './nouns.ts'
import { type Paragraph, paragraphsOf } from './paragraphs.ts'
import { sourcedIn } from './sources.ts'
import { type Line, lineOf } from './stream.ts'
import { BATCH, type Token, tokensOf } from './tokens.ts'

interface Read extends ReadLine {
  readonly findings: Finding[]
  readonly intro: Introduction | undefined
}

/** Every quotation of the English headlines, body lines and turns, in the order of their first words. */
export function findEnglishQuotations(outline: Outline, pack: EnglishPack): Draft[] {
  return ruledQuotations(outline, pack).map(({ draft }) => draft)
}

/** The same with the rule that found each, for measuring how often every rule is right. */
function ruledQuotations(outline: Outline, pack: EnglishPack): RuledDraft[] {
  const { text } = outline
  const lines: Read[] = []
  let floats = false
  let lastDirect: Finding | undefined
  let turn: Finding | undefined
  const paragraphs = paragraphsOf(outline, pack)
  const opening = paragraphs.find(({ quoted }) => quoted.length > 0)
  for (const batch of batchesOf(paragraphs)) {
    const spans = batch.map((paragraph) => spansToRead(text, paragraph, pack, paragraph === opening))
    const tokens = tokensOf(text, spans.flat(), pack)
    let next = 0
    for (const [i, paragraph] of batch.entries()) {
      const own = tokens.slice(next, next + (spans[i]?.length ?? 0))
      next += own.length
      if (paragraph.segment.role === 'turn' && !paragraph.segment.label && turn) {
        turn.parts.push({ start: paragraph.segment.start, end: paragraph.segment.end })
        continue
      }
      const read = readParagraph(
        text,
        paragraph,
        own.length === 1 ? (own[0] ?? []) : ([] as Token[]).concat(...own),
        pack,
        lines.at(-1)?.intro,
        floats,
      )
      const found = read.findings
      turn = found.findLast(({ rule }) => rule === 'turn')
      const first = found[0]
      const joined = paragraph.continues && first?.full !== undefined && lastDirect !== undefined
      if (joined) {
        lastDirect?.parts.push(...first.parts)
        found.shift()
      }
      const between = found.length === 0 && (joined || asks(text, paragraph))
      lastDirect = found.findLast((finding) => finding.full !== undefined) ?? (paragraph.continues ? lastDirect : undefined)
      lines.push(between ? { ...read, between } : read)
      floats = found.some(isFloating) || (between && floats)
    }
  }
  const sentenceLines = outline.lines === 'sentences'
  return draftsOf(spokenBy(lines, sentenceLines), text, pack, sentenceLines)
}

/** How did it begin? – a line of its own that the quoted words after it answer. */
function asks(text: string, { segment, sentences }: Paragraph): boolean {
  return sentences.length < 2 && text[segment.end - 1] === '?'
}

/** Lines that are tagged together; of a long document only one batch of tokens is in memory. */
function* batchesOf(paragraphs: readonly Paragraph[]): Generator<Paragraph[]> {
  let batch: Paragraph[] = []
  let size = 0
  for (const paragraph of paragraphs) {
    batch.push(paragraph)
    size += paragraph.segment.end - paragraph.segment.start
    if (size < BATCH) continue
    yield batch
    batch = []
    size = 0
  }
  if (batch.length > 0) yield batch
}

function readParagraph(
  text: string,
  paragraph: Paragraph,
  tokens: readonly Token[],
  pack: EnglishPack,
  intro: Introduction | undefined,
  afterFloating: boolean,
): Read {
  const { segment, quoted } = paragraph
  const line = lineOf(text, tokens, quoted)
  const g: Grammar = { pack, units: line.units }
  const label = labelledIn(g, line, segment)
  if (label) return { findings: [label], intro: undefined, lead: undefined, between: false }
  const direct = directIn(g, text, line, intro)
  let found = [...direct.findings]
  for (const sentence of line.sentences) {
    const reported = indirectIn(g, sentence, direct.taken)
    const nouns = [...nounReportsIn(g, sentence), ...colonReportsIn(g, sentence)].filter(
      (noun) => !reported.some((verb) => isSameReport(verb, noun)),
    )
    const verbs = nouns.length === 0 ? reported : reported.filter((verb) => !nouns.some((noun) => replaces(noun, verb)))
    const sources = sourcedIn(g, sentence)
    const own = sources.length === 0 ? verbs : verbs.filter((verb) => !sources.some((source) => isToldWithin(source, verb)))
    for (const findings of [own, nouns, sources]) for (const finding of findings) found.push(finding)
  }
  if (quoted.length > 0)
    for (const [i, finding] of found.entries())
      if (!finding.full) found[i] = { ...finding, fragments: fragmentsIn(quoted, finding) }
  const said = found.filter((finding) => ATTRIBUTED.has(finding.rule))
  if (said.length > 0) found = found.filter((finding) => !isPlanWithin(finding, said))
  found.sort((a, b) => (a.parts[0]?.start ?? 0) - (b.parts[0]?.start ?? 0))
  // X said A. “B.” – whoever the sentence before reports goes on.
  for (const [i, finding] of found.entries()) {
    const before = found[i - 1]
    const sentence = finding.rule === 'direct-alone' ? sentenceBefore(line, finding) : undefined
    const isSame = sentence !== undefined && before?.cue !== undefined && before.cue.start >= sentence.start
    // In X's opinion, such people are unfit, “B.” – whom X speaks of says nothing.
    const isTopic = before !== undefined && finding.cue === undefined && isWithin(finding.mention, before)
    if (before?.mention && (isSame || isTopic)) found[i] = { ...finding, mention: before.mention }
  }
  return {
    findings: found,
    intro: introductionOf(g, line),
    lead: afterFloating ? leadOf(g, line) : undefined,
    between: false,
  }
}

function isWithin(span: Span | undefined, { parts }: Finding): boolean {
  return span !== undefined && parts.some((part) => contains(part, span))
}

/** Rules whose attribution stands apart from what it reports. */
const ATTRIBUTED = new Set(['final', 'interrupted', 'source-first', 'source-last'])

/** Meng has invited X to come, Zahn said: the wish is what Zahn reports, and no report of its own. */
function isPlanWithin(finding: Finding, said: readonly Finding[]): boolean {
  const cue = finding.cue
  if (!cue || finding.full || finding.entry === undefined || finding.entry.strength > 2) return false
  return said.some((outer) => outer !== finding && isWithin(cue, outer))
}

/** "warned in a statement that A" is what was warned; "said Blake's claim that A was wrong" reports no claim. */
function isSameReport(verb: Finding, noun: Finding): boolean {
  if (noun.mention && /bare|that/.test(verb.rule) && verb.parts[0]?.start === noun.mention.start) return true
  return verb.parts[0]?.start === noun.parts[0]?.start && isSameEnd(verb, noun)
}

/** According to what X told Y, A: the verb within the phrase reports nothing besides. */
function isToldWithin(source: Finding, verb: Finding): boolean {
  return source.mention !== undefined && source.mention.start === verb.mention?.start && isSameEnd(source, verb)
}

function isSameEnd(a: Finding, b: Finding): boolean {
  return a.parts.at(-1)?.end === b.parts.at(-1)?.end
}

/** "expressed the hope that A" is one report, of A, and not also one of "the hope that A". */
function replaces(noun: Finding, verb: Finding): boolean {
  const [inner] = noun.parts
  const [outer] = verb.parts
  if (!inner || !outer || !noun.cue || inner.end !== outer.end) return false
  return outer.start <= noun.cue.start && noun.cue.start - outer.start < 40 && /np|prep/.test(verb.rule)
}

/** The quoted words that begin in the finding; `quoted` stands in the order of its starts. */
function fragmentsIn(quoted: readonly Quoted[], finding: Finding): Quoted[] {
  const found: Quoted[] = []
  for (const part of finding.parts) {
    let low = 0
    for (let high = quoted.length; low < high; ) {
      const middle = (low + high) >> 1
      if ((quoted[middle]?.start ?? 0) < part.start) low = middle + 1
      else high = middle
    }
    for (; low < quoted.length && (quoted[low]?.start ?? 0) < part.end; low++) found.push(quoted[low] as Quoted)
  }
  return found
}

function sentenceBefore(line: Line, finding: Finding): Span | undefined {
  const start = finding.parts[0]?.start ?? 0
  const sentence = line.sentences.findLast((one) => (line.units[one.to - 1]?.end ?? 0) <= start)
  return sentence && { start: line.units[sentence.from]?.start ?? 0, end: line.units[sentence.to - 1]?.end ?? 0 }
}
