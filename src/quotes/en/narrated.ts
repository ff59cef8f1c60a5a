import type { DraftMention } from '../draft.ts'
import { type Grammar, isWord, longNounPhraseEnd, posAt, wordAt } from './grammar.ts'
import { mainSubject } from './indirect.ts'
import { mentionOf, namesSpeaker } from './mentions.ts'
import type { Clause } from './stream.ts'

/** Whom a sentence without a cue is about, who then speaks the quoted words behind it: Ortiz was furious. For Ortiz, the choice was easy. */
export function narratedIn(g: Grammar, sentence: Clause): DraftMention | undefined {
  const topic = topicOf(g, sentence)
  if (topic) return topic
  const subject = mainSubject(g, sentence, -1)
  return subject && maySpeak(g, subject, sentence) ? subject : undefined
}

/** The sentence has quoted words of its own: what follows goes on with them. */
export function holdsQuoted(g: Grammar, { from, to }: Clause): boolean {
  for (let at = from; at < to; at++) if (posAt(g, at) === 'QUOTE') return true
  return false
}

/** For Ortiz, …: a name that the sentence begins with. */
function topicOf(g: Grammar, { from, to }: Clause): DraftMention | undefined {
  if (!isWord(g, from, 'topic')) return undefined
  const end = longNounPhraseEnd(g, from + 1, to)
  const named = { from: from + 1, to: end }
  if (end === from + 1 || wordAt(g, end) !== ',' || isWord(g, end - 1, 'time') || !namesSpeaker(g, named)) return undefined
  const mention = mentionOf(g, named)
  return mention?.form === 'name' ? mention : undefined
}

/** A choice, a plan and a road do not speak. */
function maySpeak(g: Grammar, subject: DraftMention, sentence: Clause): boolean {
  if (subject.form !== 'title') return true
  let from = sentence.from
  while (from < sentence.to && (g.units[from]?.start ?? 0) < subject.start) from++
  let to = from
  while (to < sentence.to && (g.units[to]?.end ?? 0) <= subject.end) to++
  return namesSpeaker(g, { from, to })
}
