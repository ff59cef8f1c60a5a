import { cuesIn } from './cues.ts'
import { type Introduction, invertedAt } from './direct.ts'
import { type Grammar, isWord, posAt, spanOf, wordAt } from './grammar.ts'
import { creditAt, signatureAt } from './labels.ts'
import { mentionOf } from './mentions.ts'
import { sourceAt } from './source-phrases.ts'
import type { Line } from './stream.ts'
import { subjectBefore } from './subjects.ts'

/** X said, according to X: who the line's first sentence says to speak, where its subject and a cue or a source begin the line. */
export function leadOf(g: Grammar, line: Line): Introduction | undefined {
  const sentence = line.sentences[0]
  if (!sentence || line.units[0]?.full) return undefined
  const signature = signatureAt(g, 0, line.units.length) ?? creditAt(g, 0, sentence.to)
  if (signature) return { mention: signature, signs: true }
  const inverted = g.units[0]?.capital ? undefined : invertedAt(g, 0, sentence.to)
  if (inverted)
    return { cue: spanOf(g, inverted.at, inverted.at + 1), ...(inverted.mention ? { mention: inverted.mention } : {}) }
  const source = sourceAt(g, 0, sentence.to)
  if (source?.mention && wordAt(g, source.to) === ',') return { cue: spanOf(g, 0, source.cueTo), mention: source.mention }
  for (const cue of cuesIn(g, sentence)) {
    if (cue.kind !== 'finite' || !(cue.entry.frames.has('q') || cue.entry.strength === 3)) continue
    const named = subjectBefore(g, cue.groupStart, 0)
    const mention = named && opens(g, named.from) ? mentionOf(g, named) : undefined
    return mention && { cue: spanOf(g, cue.at, cue.end), mention }
  }
  return undefined
}

/** Nothing stands before the subject but "as" (As he put it, …) or words of time and place with their comma. */
function opens(g: Grammar, from: number): boolean {
  if (from === 0 || (from === 1 && isWord(g, 0, 'lead-link'))) return true
  if (wordAt(g, from - 1) !== ',') return false
  for (let at = 0; at < from; at++) if (posAt(g, at) === 'VERB' || posAt(g, at) === 'AUX') return false
  return true
}
