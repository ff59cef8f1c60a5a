import { ENCODINGS } from '../formats/decode.ts'
import type { Problem } from '../model/problems.ts'
import type { Result } from '../model/result.ts'
import type { Upload } from '../store/port.ts'
import { type Imported, importDocuments } from '../workflows/import.ts'
import { type JobOutcome, type JobReport, refusedOutcome } from './jobs.ts'
import { paths } from './pages/paths.ts'
import { excerpt } from './present/quotes.ts'
import type { WebServices } from './services.ts'

/** A file as it arrived, or a text that was pasted. */
export interface Arrived {
  readonly file: string
  readonly bytes: Uint8Array
  /** What a person chose; absent: to be guessed. */
  readonly encoding?: string
}

// Under this the guess is shown and a person chooses: a document that is stored is never decoded again.
const SURE_ENCODING = 0.9
const READING_SHARE = 30
const SAVING_SHARE = 40
const PREVIEW_LENGTH = 80

/** Reads the files, stores those that can be read, all or none, and analyses them. Every file's fate is reported. */
export async function runImport(
  services: WebServices,
  project: string,
  arrived: readonly Arrived[],
  report: JobReport,
): Promise<'done' | 'failed'> {
  const outcomes: JobOutcome[] = []
  const uploads: Upload[] = []
  const places: number[] = []
  for (const [i, one] of arrived.entries()) {
    const { outcome, upload } = await readOne(services, one)
    outcomes.push(outcome)
    if (upload !== undefined) {
      uploads.push(upload)
      places.push(i)
    }
    report({ percent: Math.round(((i + 1) / arrived.length) * READING_SHARE), outcomes: [...outcomes] })
  }
  if (uploads.length === 0) return 'failed'
  report({ step: 'saving', percent: SAVING_SHARE })
  const groups = await services.group(uploads.map((upload) => upload.source))
  const imported = await importDocuments(services.store, services.analyze, project, uploads, groups, (_bitext, done) => {
    report({ step: 'alignment', percent: SAVING_SHARE + Math.round((done / groups.length) * (99 - SAVING_SHARE)) })
  })
  if (!imported.ok) {
    report({ outcomes: uploads.map(({ source }) => refusedOutcome(source.file, imported.problem)) })
    return 'failed'
  }
  const kept = outcomes.map((outcome, i) => {
    const place = places.indexOf(i)
    return place >= 0 && imported.value.documents[place]?.already ? { ...outcome, result: 'same' as const } : outcome
  })
  const failed = imported.value.failed.map(({ bitext, problem }) => refusedOutcome((bitext.zh ?? bitext.en)?.file ?? '', problem))
  const [only, second] = imported.value.bitexts
  const next = paths.review(project, second === undefined && only !== undefined ? { bitext: only.id } : {})
  report({ outcomes: [...kept, ...failed], found: await foundIn(services, imported), next })
  return 'done'
}

async function readOne(services: WebServices, one: Arrived): Promise<{ readonly outcome: JobOutcome; readonly upload?: Upload }> {
  const { file, bytes, encoding } = one
  if (bytes.length > services.maxFileBytes) {
    return { outcome: refusedOutcome(file, { code: 'INPUT_TOO_LARGE', detail: `${Math.ceil(bytes.length / 1024 / 1024)} MB` }) }
  }
  const read = await services.readDocument(file, bytes, encoding)
  if (!read.ok && read.problem.code === 'ENCODING_UNSURE') {
    return { outcome: await askEncoding(services, one, ENCODINGS, null, read.problem) }
  }
  if (!read.ok) return { outcome: refusedOutcome(file, read.problem) }
  const { source, confidence, others } = read.value
  if (encoding === undefined && confidence < SURE_ENCODING && others.length > 0) {
    const problem: Problem = { code: 'ENCODING_UNSURE', detail: `${source.encoding} ${Math.round(confidence * 100)} %` }
    const guesses = [...new Set([source.encoding, ...others])]
    return { outcome: await askEncoding(services, one, guesses, { encoding: source.encoding, confidence }, problem) }
  }
  const outcome: JobOutcome = {
    file,
    result: 'imported',
    encoding: source.encoding,
    confidence,
    problem: null,
    guesses: [],
    held: null,
  }
  return { outcome, upload: { source, bytes } }
}

/** Holds the file back, with the first words that each encoding would give. */
async function askEncoding(
  services: WebServices,
  { file, bytes }: Arrived,
  encodings: readonly string[],
  guess: { readonly encoding: string; readonly confidence: number } | null,
  problem: Problem,
): Promise<JobOutcome> {
  const guesses: { encoding: string; preview: string }[] = []
  for (const encoding of encodings) {
    const read = await services.readDocument(file, bytes, encoding)
    if (read.ok) guesses.push({ encoding, preview: excerpt(read.value.source.text.trim().replace(/\s+/gu, ' '), PREVIEW_LENGTH) })
  }
  return {
    ...refusedOutcome(file, problem),
    encoding: guess?.encoding ?? null,
    confidence: guess?.confidence ?? null,
    guesses,
    held: guesses.length > 0 ? bytes : null,
  }
}

async function foundIn(services: WebServices, imported: Result<Imported> & { ok: true }) {
  const counts = { documents: imported.value.documents.length, quotations: 0, pairs: 0, unpaired: 0 }
  for (const { id, project } of imported.value.bitexts) {
    const facets = await services.store.rows.facets({ project, bitext: id })
    counts.pairs += facets.total - (facets.shape.alone ?? 0)
    counts.unpaired += facets.shape.alone ?? 0
  }
  for (const { document } of imported.value.documents) {
    const stored = await services.store.documents.get(document.id)
    counts.quotations += stored.ok ? stored.value.quotations : 0
  }
  return counts
}
