import type { BitextState } from '../model/decision.ts'
import type { Problem } from '../model/problems.ts'
import { ok, type Result } from '../model/result.ts'
import type { Grouping } from '../pipeline/group.ts'
import type { Bitext, ImportedDocument, Store, Upload } from '../store/port.ts'
import { type Analyze, analyzeBitext } from './analyze-bitext.ts'

/** What became of an import: the documents are kept even where an analysis failed, and `failed` says which. */
export interface Imported {
  readonly documents: readonly ImportedDocument[]
  readonly bitexts: readonly Bitext[]
  readonly failed: readonly { readonly bitext: Bitext; readonly problem: Problem }[]
}

/**
 * Stores documents, all or none, groups them into bitexts and analyses these. `onAnalyzed` hears of each bitext when it is done.
 */
export async function importDocuments(
  store: Store,
  analyze: Analyze,
  project: string,
  uploads: readonly Upload[],
  groups: readonly Grouping[],
  onAnalyzed: (bitext: Bitext, done: number) => void = () => undefined,
): Promise<Result<Imported>> {
  const documents = await store.documents.importAll(project, uploads)
  if (!documents.ok) return documents
  const bitexts: Bitext[] = []
  for (const group of groups) {
    const bitext = await store.bitexts.ensure(project, stateOf(group, documents.value))
    if (!bitext.ok) return bitext
    bitexts.push(bitext.value)
  }
  const failed: { bitext: Bitext; problem: Problem }[] = []
  for (const [i, bitext] of bitexts.entries()) {
    if (bitext.analysedAt === null) {
      const saved = await analyzeBitext(store, analyze, bitext)
      if (!saved.ok) failed.push({ bitext, problem: saved.problem })
    }
    onAnalyzed(bitext, i + 1)
  }
  return ok({ documents: documents.value, bitexts, failed })
}

function stateOf(group: Grouping, documents: readonly ImportedDocument[]): BitextState {
  const idOf = (index: number | null) => (index === null ? null : documents[index]!.document.id)
  return { zh: idOf(group.zh), en: idOf(group.en) }
}
