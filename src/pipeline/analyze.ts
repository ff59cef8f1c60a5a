import { alignSentences } from '../align/align.ts'
import { learnTerms } from '../align/learning.ts'
import { pairQuotations } from '../align/pairs.ts'
import type { WordPair } from '../align/word-pair.ts'
import type { Bead, BeadAlignment } from '../model/alignment.ts'
import type { Analysis } from '../model/analysis.ts'
import type { Lang, Outline, Source } from '../model/document.ts'
import { err, ok, type Result } from '../model/result.ts'
import { sliceOf } from '../model/span.ts'
import { mainLanguage } from './align-pair.ts'
import { type Annotation, annotate } from './annotate.ts'
import { cueMeaningWith } from './cue-meaning.ts'
import type { Knowledge } from './knowledge.ts'
import { type ConfirmedPair, pinsIn } from './pins.ts'

export interface AnalyzeOptions {
  /** What a reviewer confirmed: it stays, and the rest is paired around it. */
  readonly confirmed?: readonly ConfirmedPair[]
  /** The project's glossary. */
  readonly terms?: readonly WordPair[]
  /** Texts that people confirmed as translations: terms are learned from them. */
  readonly learnFrom?: readonly WordPair[]
}

/** The options with what `learnFrom` teaches among the terms; the glossary's own word on a term stands. */
export function withLearned(
  options: AnalyzeOptions,
  learn: (confirmed: readonly WordPair[]) => readonly WordPair[],
): AnalyzeOptions {
  const { learnFrom = [], terms = [], ...rest } = options
  const known = new Set(terms.map(({ zh }) => zh))
  return { ...rest, terms: [...terms, ...learn(learnFrom).filter(({ zh }) => !known.has(zh))] }
}

/** The sentences of one side, by their place in their document's list. */
interface Chosen {
  readonly lang: Lang
  readonly document: number
  readonly indices: readonly number[]
}

/**
 * Everything that can be said of one text, or of two that translate each other. A text in one language alone has no beads and no
 * pairs. NO_LANGUAGE where a text has neither language; SAME_LANGUAGE where two texts are in one.
 */
export function analyze(sources: readonly Source[], knowledge: Knowledge, given: AnalyzeOptions = {}): Result<Analysis> {
  const options = withLearned(given, (confirmed) => learnTerms(confirmed, knowledge.lexicon))
  const annotation = annotate(sources, knowledge)
  const chosen = chooseSides(annotation.outlines)
  if (!chosen.ok) return chosen
  const { documents, segments, speakers, quotations } = annotation
  const derived = { documents, segments, speakers, quotations }
  if (chosen.value === undefined) return ok({ ...derived, mode: 'monotone', beads: [], pairs: [] })
  const [left, right] = chosen.value
  const aligned = alignChosen(annotation, left, right, knowledge, options)
  if (!aligned.ok) return aligned
  const { mode, beads } = aligned.value
  const pairs = pairQuotations(
    {
      ...annotation,
      zh: (left.lang === 'zh' ? left : right).document,
      en: (left.lang === 'en' ? left : right).document,
      beads: beads.map((bead) => (left.lang === 'zh' ? bead : turned(bead))),
      meaningOf: cueMeaningWith(knowledge),
      checkWords: knowledge.checkWords,
      names: namesOf(annotation),
      pins: pinsIn(options.confirmed ?? [], documents, quotations),
      terms: options.terms ?? [],
    },
    knowledge.lexicon,
  )
  return ok({ ...derived, mode, beads, pairs })
}

/** Two sides to align; undefined where one text holds one language only. */
function chooseSides(outlines: readonly Outline[]): Result<readonly [Chosen, Chosen] | undefined> {
  const languages = outlines.map(mainLanguage)
  const [one, two] = languages
  if (one === undefined || (outlines.length > 1 && two === undefined)) return err({ code: 'NO_LANGUAGE' })
  if (outlines.length > 1) {
    if (one === two) return err({ code: 'SAME_LANGUAGE', detail: one })
    return ok([choose(outlines, 0, one), choose(outlines, 1, two!)])
  }
  const sides = [choose(outlines, 0, 'zh'), choose(outlines, 0, 'en')] as const
  return ok(sides.every((chosen) => chosen.indices.length > 0) ? sides : undefined)
}

/** A headline of another article on the page translates nothing here. */
function choose(outlines: readonly Outline[], document: number, lang: Lang): Chosen {
  const { sentences, segments } = outlines[document]!
  const indices = sentences.flatMap((sentence, i) => (sentence.lang === lang && !segments[sentence.segment]!.foreign ? [i] : []))
  return { lang, document, indices }
}

/** Beads that index into each document's own list of sentences. */
function alignChosen(
  annotation: Annotation,
  left: Chosen,
  right: Chosen,
  knowledge: Knowledge,
  options: AnalyzeOptions,
): Result<BeadAlignment> {
  const aligned = alignSentences(wordsOf(annotation, left), wordsOf(annotation, right), knowledge.lexicon, {
    names: namesOf(annotation),
    terms: options.terms ?? [],
  })
  if (!aligned.ok) return aligned
  const beads = aligned.value.beads.map((bead) => ({
    ...bead,
    left: bead.left.map((i) => left.indices[i]!),
    right: bead.right.map((i) => right.indices[i]!),
  }))
  return ok({ mode: aligned.value.mode, beads })
}

function namesOf({ speakers }: Annotation) {
  return speakers.flatMap(({ zh, en }) => (zh && en ? [{ zh, en }] : []))
}

function wordsOf({ outlines }: Annotation, { lang, document, indices }: Chosen) {
  const { text, sentences } = outlines[document]!
  return { lang, sentences: indices.map((i) => sliceOf(text, sentences[i]!)) }
}

function turned(bead: Bead): Bead {
  return { ...bead, left: bead.right, right: bead.left }
}
