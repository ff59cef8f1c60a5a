import type { Analysis } from '../model/analysis.ts'
import type { Source } from '../model/document.ts'
import { ok, type Result } from '../model/result.ts'
import type { Span } from '../model/span.ts'
import type { AnalyzeOptions } from '../pipeline/analyze.ts'
import type { Bitext, Saved, Store, StoredDocument } from '../store/port.ts'
import { confirmedElsewhere } from './learn.ts'

/** What makes an analysis of one bilingual document, or of two, Chinese first: a pool of workers, or the pipeline itself in a test. */
export type Analyze = (sources: readonly Source[], options: AnalyzeOptions) => Promise<Result<Analysis>>

/** A glossary beyond this size would cost more than it helps. */
const MOST_TERMS = 20_000

/** Analyses a bitext anew around what people settled, and stores it. What people decided stays. */
export async function analyzeBitext(store: Store, analyze: Analyze, bitext: Bitext): Promise<Result<Saved>> {
  const documents = documentsOf(bitext)
  const sources: Source[] = []
  for (const document of documents) {
    const source = await store.documents.source(document.id)
    if (!source.ok) return source
    sources.push(source.value)
  }
  const options = await optionsFor(store, bitext, documents)
  if (!options.ok) return options
  const analysis = await analyze(sources, options.value)
  return analysis.ok ? store.bitexts.saveAnalysis(bitext.id, analysis.value) : analysis
}

/** Its documents, the Chinese one first; one that holds both languages stands once. */
function documentsOf({ zh, en }: Bitext): readonly StoredDocument[] {
  const documents = [zh, en].filter((document) => document !== null)
  return documents.length === 2 && documents[0]!.id === documents[1]!.id ? documents.slice(0, 1) : documents
}

async function optionsFor(store: Store, bitext: Bitext, documents: readonly StoredDocument[]): Promise<Result<AnalyzeOptions>> {
  const settled = await store.bitexts.pins(bitext.id)
  if (!settled.ok) return settled
  const shaOf = new Map(documents.map((document) => [document.id, document.sha256]))
  const byWords = (quotations: readonly { readonly document: string; readonly parts: readonly Span[] }[]) =>
    quotations.map(({ document, parts }) => ({ document: shaOf.get(document) ?? document, parts }))
  const terms: { zh: string; en: string }[] = []
  for await (const { zh, en } of store.terms.all(bitext.project)) {
    terms.push({ zh, en })
    if (terms.length >= MOST_TERMS) break
  }
  const learnFrom = await confirmedElsewhere(store, bitext.project, bitext.id)
  return ok({ confirmed: settled.value.map(({ zh, en }) => ({ zh: byWords(zh), en: byWords(en) })), terms, learnFrom })
}
