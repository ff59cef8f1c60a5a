import type { DraftMention } from '../draft.ts'
import { complementAfter } from './complements.ts'
import { contentEnd } from './content-end.ts'
import type { CueFound } from './cues.ts'
import type { Finding } from './finding.ts'
import { type Grammar, isWord, nounPhraseEnd, posAt, spanOf, startsNounPhrase, wordAt } from './grammar.ts'
import { mentionOf } from './mentions.ts'
import { phraseEnd } from './phrase-end.ts'
import type { Clause } from './stream.ts'
import { subjectAfter } from './subjects.ts'

/* Reports in the passive: X was asked whether A; A was blamed by X; it is said that A. */

/** Who speaks in a passive: by X; it is stressed in the notice of X. */
export function agentOf(g: Grammar, cue: CueFound, sentence: Clause): DraftMention | undefined {
  if (wordAt(g, cue.end) === 'by') {
    const agent = subjectAfter(g, cue.end + 1, sentence.to)
    return agent && mentionOf(g, agent)
  }
  const end = placeEnd(g, cue, sentence.to)
  return end > cue.end ? mentionOf(g, { from: cue.end + 1, to: end }) : undefined
}

/** It is stressed in the notice that A: past the document or the meeting in which somebody says it; past the cue where none stands. */
function placeEnd(g: Grammar, cue: CueFound, to: number): number {
  const isPlace = wordAt(g, cue.groupStart - 1) === 'it' && (wordAt(g, cue.end) === 'in' || wordAt(g, cue.end) === 'at')
  const end = isPlace ? nounPhraseEnd(g, cue.end + 1, to) : cue.end
  const speaks = g.pack.words('medium').has(wordAt(g, end - 1)) || isWord(g, end - 1, 'utterance')
  return speaks && wordAt(g, end) === 'that' ? end : cue.end
}

/** X was quoted by Y as saying A; X was asked whether A. Elsewhere the subject of a passive does not speak. */
export function passiveReport(g: Grammar, cue: CueFound, to: number, agent: DraftMention | undefined): Finding | undefined {
  const reason = reasonAfter(g, cue, to, agent)
  if (reason) return reason
  const asked = cue.entry.frames.has('wh') || agent ? complementAfter(g, cue, to) : undefined
  if (!asked || asked.to <= asked.from) return undefined
  const span = spanOf(g, asked.from, asked.to)
  if (agent && span.start <= agent.start) return undefined
  const base = { parts: [span], cue: spanOf(g, cue.at, cue.end), entry: cue.entry, ...(agent ? { mention: agent } : {}) }
  if (!agent && isHearsay(g, cue)) return { ...base, rule: 'passive-hearsay' }
  return asked.frame === 'wh' || asked.frame === 'that' || (agent && asked.frame === 'bare')
    ? { ...base, rule: `passive-${asked.frame}` }
    : undefined
}

/** It is said that A: nobody says so. */
function isHearsay(g: Grammar, cue: CueFound): boolean {
  return wordAt(g, cue.groupStart - 1) === 'it' && g.pack.words('hearsay').has(cue.entry.lemma)
}

/** X was criticised (by Y) for A, X is accused of A: what X is blamed for is said by Y. */
function reasonAfter(g: Grammar, cue: CueFound, to: number, agent: DraftMention | undefined): Finding | undefined {
  if (!g.pack.words('judging').has(cue.entry.meaning) || posAt(g, cue.groupStart) !== 'AUX') return undefined
  let at = cue.end
  while (at < to && agent && (g.units[at]?.start ?? 0) < agent.end) at++
  if (!isWord(g, at, 'reason-link') || !startsNounPhrase(g, wordAt(g, at + 1) === 'not' ? at + 2 : at + 1)) return undefined
  const span = spanOf(g, at + 1, phraseEnd(g, at + 1, contentEnd(g, at + 1, to, cue)))
  return {
    rule: 'passive-np',
    parts: [span],
    cue: spanOf(g, cue.at, cue.end),
    entry: cue.entry,
    ...(agent ? { mention: agent } : {}),
  }
}
