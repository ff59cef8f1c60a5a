import { contentSpan, leftFloor } from './asides.ts'
import { clauseVerb, isFiniteVerb } from './clauses.ts'
import type { Finding } from './finding.ts'
import { type Grammar, isWord, nextComma, posAt, spanOf, wordAt } from './grammar.ts'
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
  const goesOn = wordAt(g, source.to) === ',' && clauseVerb(g, floor, before) < 0
  const right = goesOn ? contentSpan(g, source.to + 1, sentence.to) : undefined
  // As of Monday, according to X, A: a word of time is no content of its own.
  if (right && /^(?:ADP|SCONJ|ADV)$/.test(posAt(g, floor))) return [right]
  return right ? [left, right] : [left]
}

/** According to X, A: past what describes X, which a first comma may begin (according to Cole, a nurse, the ward is full). */
function afterSource(g: Grammar, source: Source, sentence: Clause): Finding['parts'] {
  let start = source.to
  if (wordAt(g, start) !== ',') return []
  const next = nextComma(g, start + 1, sentence.to)
  const relative = isWord(g, start + 1, 'relative')
  const described = relative || (clauseVerb(g, start + 1, next) < 0 && /^(?:DET|NOUN)$/.test(posAt(g, start + 1)))
  if (next > 0 && next < start + LONGEST_DESCRIPTION && described && clauseVerb(g, next + 1, sentence.to) >= 0) {
    // The port, the largest of the coast, was closed: that comma closes an appositive of the subject.
    const close = nextComma(g, next + 1, sentence.to)
    if (!isFiniteVerb(g, next + 1) && !(close > 0 && isFiniteVerb(g, close + 1))) start = next
  }
  const end = source.to < sentence.to && clauseVerb(g, start + 1, sentence.to) >= 0 ? sentence.to : start
  const span = end > start ? contentSpan(g, start + 1, end) : undefined
  return span ? [span] : []
}
