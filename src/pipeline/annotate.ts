import type { PlacedSegment } from '../model/analysis.ts'
import type { Document, Lang, Outline, Source } from '../model/document.ts'
import type { Quotation, Speaker } from '../model/quotation.ts'
import { extractQuotations } from '../quotes/extract.ts'
import { outlineOf } from '../text/outline.ts'
import type { ReadingKnowledge } from './knowledge.ts'

/** What is found in one text, or in texts that are read together so that a speaker has one id in all of them. */
export interface Annotation {
  readonly outlines: readonly Outline[]
  readonly documents: readonly Document[]
  readonly segments: readonly PlacedSegment[]
  readonly quotations: readonly Quotation[]
  readonly speakers: readonly Speaker[]
}

/** Reads texts together. `hint` says what language a text is known to be in. */
export function annotate(sources: readonly Source[], knowledge: ReadingKnowledge, hint?: { readonly lang?: Lang }): Annotation {
  const outlines = sources.map((source) => outlineOf(source.text, knowledge.text, hint))
  const keys = sources.map((source) => source.sha256)
  return {
    outlines,
    documents: sources.map((source, i) => documentOf(source, outlines[i]!)),
    segments: outlines.flatMap(place),
    ...extractQuotations(outlines, knowledge, keys),
  }
}

/** The languages, scripts and roles of one text, without its quotations. */
export function segmentsOf(text: string, knowledge: ReadingKnowledge): readonly PlacedSegment[] {
  return place(outlineOf(text, knowledge.text), 0)
}

function place(outline: Outline, document: number): readonly PlacedSegment[] {
  return outline.segments.map((segment) => {
    const { start, end, lang, script, role, confidence, paragraph, label, foreign } = segment
    // Written out: a page has many segments, and spreading each takes longer than all that is asked of it.
    const own = { document, start, end, lang, script, role, confidence, paragraph }
    return label === undefined && foreign === undefined ? own : { ...own, ...(label && { label }), ...(foreign && { foreign }) }
  })
}

function documentOf({ file, sha256, encoding, text }: Source, outline: Outline): Document {
  const sentences = outline.sentences.map(({ start, end }) => ({ start, end }))
  return { file, sha256, encoding, length: text.length, ...outline.metadata, sentences }
}
