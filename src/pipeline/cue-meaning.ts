import type { Quotation } from '../model/quotation.ts'
import { toSimplified } from '../text/fold.ts'
import type { ReadingKnowledge } from './knowledge.ts'

/** The gloss that a quotation's cue has in the tables of both languages: 强调 and "stressed" are `stress`. Undefined: none is known. */
export function cueMeaningWith({ zh, en }: ReadingKnowledge): (quotation: Quotation) => string | undefined {
  return ({ cue, lang }) => {
    if (cue === null) return undefined
    if (lang === 'zh') {
      const words = toSimplified(cue.text)
      return zh.cueTails.before(words, words.length, 0)?.value.meaning
    }
    // The verb of "went on to say" and "has repeatedly stressed" stands last.
    for (const word of (cue.text.toLowerCase().match(/[a-z]+/g) ?? []).reverse()) {
      const meaning = en.verbs.get(word)?.entry.meaning ?? en.lexemes.get(word)?.noun?.meaning
      if (meaning) return meaning
    }
    return undefined
  }
}
