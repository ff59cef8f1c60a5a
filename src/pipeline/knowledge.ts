import { type CheckWords, loadCheckWords } from '../align/check-words.ts'
import { type BilingualLexicon, loadLexicon } from '../align/lexicon.ts'
import { type EnglishPack, loadEnglishPack } from '../language/en.ts'
import type { ReadTable } from '../language/table.ts'
import { type ChinesePack, loadChinesePack } from '../language/zh.ts'
import { loadSpeakerKnowledge, type SpeakerKnowledge } from '../quotes/speakers/resolve.ts'
import { loadTextPack, type TextPack } from '../text/pack.ts'

/** What it takes to read one document: the tables of both languages. */
export interface ReadingKnowledge {
  readonly text: TextPack
  readonly zh: ChinesePack
  readonly en: EnglishPack
  readonly speakers: SpeakerKnowledge
}

/** What it takes to put two texts side by side as well. */
export interface Knowledge extends ReadingKnowledge {
  readonly lexicon: BilingualLexicon
  readonly checkWords: CheckWords
}

export function loadReadingKnowledge(read: ReadTable): ReadingKnowledge {
  return {
    text: loadTextPack(read),
    zh: loadChinesePack(read),
    en: loadEnglishPack(read),
    speakers: loadSpeakerKnowledge(read),
  }
}

/** The same with the dictionary: the index that `npm run build` prepares. */
export function withDictionary(reading: ReadingKnowledge, dictionary: Uint8Array, read: ReadTable): Knowledge {
  return { ...reading, lexicon: loadLexicon(dictionary, read), checkWords: loadCheckWords(read) }
}
