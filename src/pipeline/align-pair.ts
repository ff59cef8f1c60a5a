import { alignSentences } from '../align/align.ts'
import type { BeadAlignment } from '../model/alignment.ts'
import type { Lang, Outline, Source } from '../model/document.ts'
import { err, ok, type Result } from '../model/result.ts'
import { sliceOf } from '../model/span.ts'
import { outlineOf } from '../text/outline.ts'
import type { Knowledge } from './knowledge.ts'

/** The sentences of one side, and their language. */
export interface Side {
  readonly lang: Lang
  readonly sentences: readonly string[]
}

/** Beads with the sentences they index into. */
export interface AlignedSources extends BeadAlignment {
  readonly left: readonly string[]
  readonly right: readonly string[]
}

/** Sentence beads of two sides. SIDE_EMPTY and SAME_LANGUAGE where there is nothing to align. */
export function alignSides(left: Side, right: Side, knowledge: Knowledge): Result<BeadAlignment> {
  return alignSentences(left, right, knowledge.lexicon)
}

/** Sentence beads of two texts, each in the language most of it is in. */
export function alignSources(left: Source, right: Source, knowledge: Knowledge): Result<AlignedSources> {
  const sides = [left, right].map(({ text }) => mainSide(outlineOf(text, knowledge.text)))
  const [one, two] = sides
  if (!one || !two) return err({ code: 'NO_LANGUAGE' })
  const aligned = alignSides(one, two, knowledge)
  return aligned.ok ? ok({ ...aligned.value, left: one.sentences, right: two.sentences }) : aligned
}

/** Sentences in the language that most of the text's letters are in; undefined without any. */
function mainSide(outline: Outline): Side | undefined {
  const lang = mainLanguage(outline)
  if (lang === undefined) return undefined
  return { lang, sentences: outline.sentences.filter((s) => s.lang === lang).map((s) => sliceOf(outline.text, s)) }
}

/** Chinese needs fewer characters for the same words: each counts for about three Latin letters. */
const LETTERS_PER_HAN = 3

/** The language of most of its sentences' words; undefined where there are none. */
export function mainLanguage(outline: Outline): Lang | undefined {
  const { zh, en } = languageShares(outline)
  if (zh === 0 && en === 0) return undefined
  return zh >= en ? 'zh' : 'en'
}

/** How much of the text is in each language, in Latin letters' worth. */
export function languageShares(outline: Outline): { readonly zh: number; readonly en: number } {
  let zh = 0
  let en = 0
  for (const sentence of outline.sentences) {
    if (sentence.lang === 'zh') zh += (sentence.end - sentence.start) * LETTERS_PER_HAN
    else en += sentence.end - sentence.start
  }
  return { zh, en }
}
