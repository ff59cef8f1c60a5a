import type { QuotationState, SpeakerState } from '../model/decision.ts'
import { sameState } from '../model/fold.ts'
import type { Found, Words } from './codec.ts'
import { batched } from './context.ts'
import { versionsOf } from './heads.ts'
import type { StoredQuotation, StoredSpeaker } from './port-rows.ts'
import type { Db } from './schema.ts'

/** Quotations with their words and speakers, by id. Those that are taken away are not in it. */
export async function quotationsById(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, StoredQuotation>> {
  const views = new Map<string, StoredQuotation>()
  for (const batch of batched([...new Set(ids)])) {
    const rows = await select(db).where('id', 'in', batch).execute()
    for (const view of await quotationViews(db, rows)) views.set(view.id, view)
  }
  return views
}

/** Of one document in one bitext, in text order. */
export async function quotationsIn(db: Db, bitext: string, document: string): Promise<readonly StoredQuotation[]> {
  const rows = await select(db)
    .where('bitext', '=', bitext)
    .where('document', '=', document)
    .orderBy('start_at')
    .orderBy('n')
    .execute()
  return quotationViews(db, rows)
}

export async function speakersById(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, StoredSpeaker>> {
  const views = new Map<string, StoredSpeaker>()
  for (const batch of batched([...new Set(ids)])) {
    const rows = await db
      .selectFrom('speakers')
      .innerJoin('speakers as roots', 'roots.id', 'speakers.root')
      .select(['speakers.id as asked', 'roots.id', 'roots.state'])
      .where('speakers.id', 'in', batch)
      .execute()
    const versions = await versionsOf(
      db,
      'speaker',
      rows.map(({ id }) => id),
    )
    for (const { asked, id, state } of rows) views.set(asked, speakerView(id, state, versions.get(id)?.version))
  }
  return views
}

export function speakerView(id: string, state: string, version: number | undefined): StoredSpeaker {
  return { id, version: version ?? 0, ...(JSON.parse(state) as SpeakerState) }
}

function select(db: Db) {
  const columns = ['id', 'bitext', 'row', 'state', 'words', 'machine'] as const
  return db.selectFrom('quotations').select(columns).where('removed', '=', 0)
}

interface Row {
  readonly id: string
  readonly bitext: string
  readonly row: string | null
  readonly state: string
  readonly words: string
  readonly machine: string | null
}

async function quotationViews(db: Db, rows: readonly Row[]): Promise<readonly StoredQuotation[]> {
  const read = rows.map((row) => ({
    row,
    state: JSON.parse(row.state) as QuotationState,
    words: JSON.parse(row.words) as Words,
    machine: row.machine === null ? null : (JSON.parse(row.machine) as Found),
  }))
  const named = read.flatMap(({ state, machine }) => [
    ...(state.speaker === null ? [] : [state.speaker]),
    ...(machine?.candidates ?? []),
  ])
  const speakers = await speakersById(db, named)
  const versions = await versionsOf(
    db,
    'quotation',
    rows.map(({ id }) => id),
  )
  return read.map(({ row, state, words, machine }) => {
    // Of a quotation that nobody decided on both were written as one text: comparing fields is for the others.
    const byMachine = machine !== null && (JSON.stringify(machine.state) === row.state || sameState(machine.state, state))
    return {
      ...state,
      id: row.id,
      bitext: row.bitext,
      row: row.row,
      text: words.text,
      cue: state.cue && { ...state.cue, text: words.cue ?? '' },
      mention: state.mention && { ...state.mention, text: words.mention ?? '' },
      speaker: state.speaker === null ? null : (speakers.get(state.speaker) ?? null),
      ...(machine?.via === undefined ? {} : { via: machine.via }),
      ...(machine?.parent === undefined ? {} : { parent: machine.parent }),
      confidence: byMachine ? machine.confidence : 1,
      evidence: byMachine ? machine.evidence : [],
      candidates: (machine?.candidates ?? []).flatMap((id) => speakers.get(id) ?? []),
      version: versions.get(row.id)?.version ?? 0,
      state,
    }
  })
}
