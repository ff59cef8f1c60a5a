import { learnTerms } from './align/learning.ts'
import type { WordPair } from './align/word-pair.ts'
import type { Reading } from './formats/format.ts'
import type { Analysis, PlacedSegment } from './model/analysis.ts'
import type { Source } from './model/document.ts'
import type { Result } from './model/result.ts'
import { ok } from './model/result.ts'
import { type AlignedSources, alignSources } from './pipeline/align-pair.ts'
import { type AnalyzeOptions, analyze, withLearned } from './pipeline/analyze.ts'
import { segmentsOf } from './pipeline/annotate.ts'
import { type FilterBatch, filterBatch } from './pipeline/filter.ts'
import { type Grouping, groupDocuments } from './pipeline/group.ts'
import { lazyKnowledge } from './wire/knowledge.ts'

/*
 * The thread that does the work: hostile files and long analyses end here, within the limits that its pool sets, and not in the
 * server. Each export is one kind of job, by name. Tables and the
 * readers of formats are loaded with the first job that needs them.
 */

const knowledge = lazyKnowledge()

/** While a reviewer works on one bitext, what others teach stays the same. */
const learn = keepingLast((confirmed: readonly WordPair[]) => learnTerms(confirmed, knowledge.all().lexicon))

export async function readJob(job: {
  readonly file: string
  readonly bytes: Uint8Array
  readonly encoding?: string
}): Promise<Result<Source>> {
  const { readDocument } = await import('./formats/index.ts')
  return readDocument(job.file, job.bytes, job.encoding)
}

export async function examineJob(job: {
  readonly file: string
  readonly bytes: Uint8Array
  readonly encoding?: string
}): Promise<Result<Reading>> {
  const { examineDocument } = await import('./formats/index.ts')
  return examineDocument(job.file, job.bytes, job.encoding)
}

export function analyzeJob(job: { readonly sources: readonly Source[]; readonly options: AnalyzeOptions }): Result<Analysis> {
  return analyze(job.sources, knowledge.all(), withLearned(job.options, learn))
}

export function groupJob(sources: readonly Source[]): readonly Grouping[] {
  return groupDocuments(sources, knowledge.all())
}

export function segmentsJob(source: Source): Result<readonly PlacedSegment[]> {
  return ok(segmentsOf(source.text, knowledge.reading()))
}

export function alignJob(job: { readonly left: Source; readonly right: Source }): Result<AlignedSources> {
  return alignSources(job.left, job.right, knowledge.all())
}

export function filterJob(batch: FilterBatch): Result<Uint8Array> {
  return ok(filterBatch(batch, knowledge))
}

/** The same answer to the same question, without working it out again. */
function keepingLast<Question, Answer>(answer: (question: Question) => Answer): (question: Question) => Answer {
  let last: { readonly key: string; readonly value: Answer } | undefined
  return (question) => {
    const key = JSON.stringify(question)
    if (last?.key !== key) last = { key, value: answer(question) }
    return last.value
  }
}
