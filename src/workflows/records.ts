import type { ExportDocument, ExportQuotation, ExportRecord } from '../formats/record.ts'
import type { Bitext, Comments, RowFilter, RowOrder, Store, StoredDocument, StoredQuotation, StoredRow } from '../store/port.ts'

/** The rows that a filter shows, as records for an export. One row is in memory at a time. */
export async function* exportRecords(store: Store, filter: RowFilter, order: RowOrder): AsyncGenerator<ExportRecord> {
  // Rows come bitext by bitext, so that one is kept, not all of them.
  let bitext: Bitext | undefined
  for await (const row of store.rows.all(filter, order)) {
    if (bitext?.id !== row.bitext) {
      const found = await store.bitexts.get(row.bitext)
      // The bitext was taken away while the export ran: so was its row.
      if (!found.ok) continue
      bitext = found.value
    }
    yield await recordOf(store.comments, row, bitext)
  }
}

async function recordOf(comments: Comments, row: StoredRow, bitext: Bitext): Promise<ExportRecord> {
  const { state, decidedBy } = row
  return {
    id: row.id,
    bitext: row.bitext,
    verdict: state.verdict,
    origin: state.origin,
    probability: state.probability,
    zh: { document: documentOf(bitext.zh), quotations: row.zh.map(quotationOf) },
    en: { document: documentOf(bitext.en), quotations: row.en.map(quotationOf) },
    evidence: state.evidence,
    checks: state.checks,
    bookmarked: state.bookmarked,
    reviewer: decidedBy?.reviewer ?? null,
    reviewedAt: decidedBy?.at ?? null,
    comments: row.comments > 0 ? (await comments.of(row.id)).map(({ reviewer, at, text }) => ({ reviewer, at, text })) : [],
  }
}

function documentOf(document: StoredDocument | null): ExportDocument | null {
  return document && { id: document.id, file: document.file, sha256: document.sha256, ...document.metadata }
}

function quotationOf({ id, lang, type, text, parts, cue, mention, speaker }: StoredQuotation): ExportQuotation {
  return {
    id,
    lang,
    type,
    text,
    parts,
    cue,
    mention,
    speaker: speaker && { id: speaker.id, name: speaker.name, ...namesOf(speaker) },
  }
}

function namesOf({ zh, en }: { readonly zh?: string; readonly en?: string }) {
  return { ...(zh === undefined ? {} : { zh }), ...(en === undefined ? {} : { en }) }
}
