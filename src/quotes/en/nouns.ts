import type { DraftMention } from '../draft.ts'
import { clauseVerb, isFiniteVerb } from './clauses.ts'
import { contentEnd } from './content-end.ts'
import type { CueFound } from './cues.ts'
import type { Finding } from './finding.ts'
import { type Grammar, isPossessive, isWord, posAt, spanOf, wordAt } from './grammar.ts'
import { mentionOf } from './mentions.ts'
import type { Clause } from './stream.ts'
import { subjectBefore, verbGroupStart } from './subjects.ts'

/** As far as the verb of "expressed his sincere hope that" may stand from its noun. */
const LONGEST_REACH = 8

/** Clauses that a noun reports: his claim that A, expressed the hope that A. */
export function nounReportsIn(g: Grammar, sentence: Clause): Finding[] {
  const findings: Finding[] = []
  for (let at = sentence.from; at < sentence.to - 2; at++) {
    const entry = posAt(g, at) === 'NOUN' ? g.units[at]?.lexeme?.noun : undefined
    if (!entry || wordAt(g, at + 1) !== 'that' || clauseVerb(g, at + 2, sentence.to) < 0 || g.units[at]?.fragment) continue
    const mention = holderOf(g, at, sentence)
    if (!mention) continue
    const cue: CueFound = { at, end: at + 1, groupStart: at, entry, kind: 'finite' }
    const end = contentEnd(g, at + 2, sentence.to, cue)
    if (end <= at + 2) continue
    findings.push({ rule: 'noun', parts: [spanOf(g, at + 2, end)], cue: spanOf(g, at, at + 1), entry, mention })
  }
  return findings
}

/** Trump's claim, his claim; else the subject of the verb that the noun depends on. */
function holderOf(g: Grammar, noun: number, sentence: Clause): DraftMention | undefined {
  for (let at = noun - 1; at >= sentence.from && at >= noun - LONGEST_REACH; at--) {
    if (isPossessive(g, at)) return mentionOf(g, { from: at, to: at + 1 })
    if (wordAt(g, at) === "'s" || wordAt(g, at) === '’s' || wordAt(g, at) === "'" || wordAt(g, at) === '’') {
      const named = subjectBefore(g, at, sentence.from)
      return named && mentionOf(g, named)
    }
    if (!isFiniteVerb(g, at) && posAt(g, at) !== 'VERB') continue
    const start = verbGroupStart(g, at, sentence.from)
    for (let i = start; i < at; i++)
      if (isWord(g, i, 'negation') || isWord(g, i, 'modal') || isWord(g, i, 'refusal')) return undefined
    const named = subjectBefore(g, start, sentence.from)
    const mention = named && mentionOf(g, named)
    return mention?.form === 'pronoun' && isWord(g, named?.from ?? 0, 'abstract-it') ? undefined : mention
  }
  return undefined
}
