import { contentSpan, leftFloor } from './asides.ts'
import { clauseVerb, isFiniteVerb } from './clauses.ts'
import type { Finding } from './finding.ts'
import { type Grammar, isWord, nextComma, posAt, spanOf, wordAt } from './grammar.ts'
import { baseEnd } from './mentions.ts'
import { type Source, sourceAt } from './source-phrases.ts'
import type { Clause } from './stream.ts'

/** As many words as what describes a source may have. */
const LONGEST_DESCRIPTION = 22

/** Clauses whose source is named without a verb: according to X, in X's view. */
export function sourcedIn(g: Grammar, sentence: Clause): Finding[] {
  const findings: Finding[] = []
  for (let at = sentence.from; at < sentence.to; at++) {
    if (posAt(g, at) === 'QUOTE') continue
    const source = sourceAt(g, at, sentence.to)
    if (!source) continue
    const parts = partsRound(g, source, sentence)
    if (parts.length === 0) continue
    findings.push({
      rule: source.from === sentence.from ? 'source-first' : 'source-last',
      parts,
      cue: spanOf(g, source.from, source.cueTo),
      ...(source.mention ? { mention: source.mention } : {}),
      ...(source.via ? { via: { start: source.via.start, end: source.via.end } } : {}),
    })
    at = source.to - 1
  }
  return findings
}

function partsRound(g: Grammar, source: Source, sentence: Clause): Finding['parts'] {
  const before = source.from - 1
  // A capital begins a sentence that no stop was put before: (Lee Min) According to …
  const first =
    source.from <= sentence.from + 1 ||
    wordAt(g, before) === ';' ||
    // (Reporter: Lena Ortiz): according to …
    wordAt(g, before) === ':' ||
    wordAt(g, before) === 'that' ||
    g.units[source.from]?.capital === true
  if (first) return afterSource(g, source, sentence)
  // They said that, according to X, A.
  if (wordAt(g, before) === ',' && wordAt(g, before - 1) === 'that' && wordAt(g, source.to) === ',') {
    const span = contentSpan(g, source.to + 1, sentence.to)
    return span ? [span] : []
  }
  // Al Qaeda, which in his view has grown: the view is of that alone.
  const apart = source.to >= sentence.to || posAt(g, source.to) === 'PUNCT' || posAt(g, source.to) === 'QUOTE'
  const floor = leftFloor(g, sentence.from, before)
  // “A,” X said in Oslo, according to Y: Y passes on what the marks hold.
  if (!apart || floor >= source.from || posAt(g, floor - 1) === 'QUOTE') return []
  const left = contentSpan(g, floor, wordAt(g, before) === ',' || wordAt(g, before) === '(' ? before : source.from)
  if (!left) return []
  // What we lack, in her view, is a hall: the clause is the subject of the verb behind the phrase.
  const goesOn =
    wordAt(g, source.to) === ',' &&
    (clauseVerb(g, floor, before) < 0 || isTopic(g, floor) || (isWord(g, floor, 'question') && isFiniteVerb(g, source.to + 1)))
  const right = goesOn ? contentSpan(g, source.to + 1, sentence.to) : undefined
  // As of Monday, according to X, A: a word of time is no content of its own.
  if (right && (isTopic(g, floor) || /^(?:ADP|SCONJ|ADV)$/.test(posAt(g, floor)))) return [right]
  return right ? [left, right] : [left]
}

/** As for the locks, according to X, A: what it is about, and no clause. */
function isTopic(g: Grammar, floor: number): boolean {
  const topics = g.pack.words('topic')
  return topics.has(wordAt(g, floor)) || topics.has(`${wordAt(g, floor)} ${wordAt(g, floor + 1)}`)
}

/** According to X, A: past what describes X, which a first comma may begin (according to Cole, a nurse, the ward is full). */
function afterSource(g: Grammar, source: Source, sentence: Clause): Finding['parts'] {
  if (wordAt(g, source.to) !== ',') return []
  const start = pastDescriptions(g, source.to, sentence.to)
  const stop = othersAt(g, start + 1, sentence.to)
  const end = source.to < sentence.to && holdsClause(g, start + 1, stop) ? stop : start
  const span = end > start ? contentSpan(g, start + 1, end) : undefined
  return span ? [span] : []
}

/** According to some, A, but others do B: the comma before what those others do, who are no part of the source. */
function othersAt(g: Grammar, from: number, to: number): number {
  for (let at = from; at < to - 2; at++) {
    if (wordAt(g, at) !== ',' || !isWord(g, at + 1, 'contrast')) continue
    const who = isWord(g, at + 2, 'quantity-of-people') ? at + 3 : at + 2
    if (isWord(g, who, 'others') && isFiniteVerb(g, who + 1)) return at
  }
  return to
}

/** A clause of many phrases before its subject (in 2021, although with …, the number kept growing) has a finite verb somewhere. */
function holdsClause(g: Grammar, from: number, to: number): boolean {
  if (clauseVerb(g, from, to) >= 0) return true
  const comma = nextComma(g, from, to)
  if (comma < 0 || !(/^(?:ADP|SCONJ)$/.test(posAt(g, from)) || isWord(g, comma + 1, 'relative'))) return false
  for (let at = comma; at < to; at++) if (isFiniteVerb(g, at)) return true
  return false
}

/** The comma that the content stands behind: past age, office and relative clause of the source. */
function pastDescriptions(g: Grammar, comma: number, to: number): number {
  let start = comma
  for (let round = 0; round < MOST_DESCRIPTIONS; round++) {
    const next = nextComma(g, start + 1, to)
    if (next < 0 || next >= start + LONGEST_DESCRIPTION || !describes(g, start + 1, next) || !holdsClause(g, next + 1, to)) break
    // The port, the largest of the coast, was closed: that comma closes an appositive of the subject.
    const close = nextComma(g, next + 1, to)
    const isSubject = isFiniteVerb(g, next + 1) || (close > 0 && isFiniteVerb(g, close + 1))
    if (isSubject && !isOffice(g, start + 1, next)) break
    if (isFiniteVerb(g, next + 1)) break
    start = next
  }
  return start
}

const MOST_DESCRIPTIONS = 3

function describes(g: Grammar, from: number, to: number): boolean {
  if (isWord(g, from, 'relative')) return true
  if (clauseVerb(g, from, to) >= 0) return false
  return /^(?:DET|NOUN)$/.test(posAt(g, from)) || isOffice(g, from, to) || (to === from + 1 && posAt(g, from) === 'NUM')
}

/** Minister of X, chief engineer of the plant: an office with no article is nobody's subject. */
function isOffice(g: Grammar, from: number, to: number): boolean {
  if (posAt(g, from) === 'DET') return false
  return g.pack.titles.has(wordAt(g, Math.min(to, baseEnd(g, from, to)) - 1))
}
