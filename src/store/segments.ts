import type { SegmentState } from '../model/decision.ts'
import type { Segment } from '../model/document.ts'
import { contains, overlaps } from '../model/span.ts'
import { versionsOf } from './heads.ts'
import type { StoredSegment } from './port-bitexts.ts'
import type { Db } from './schema.ts'

/** A segment's id says where the machine found it (or a person made it first). */
function segmentId(document: string, { start, end }: Pick<Segment, 'start' | 'end'>): string {
  return `${document}:${start}-${end}`
}

/** The machine's segments of a document with people's corrections over them: what a corrected one covers gives way to it. */
export async function segmentsOf(db: Db, bitext: string, document: string): Promise<readonly StoredSegment[]> {
  const machine = await machineSegments(db, document, bitext)
  const corrected = await db.selectFrom('segments').select(['id', 'state']).where('document', '=', document).execute()
  const versions = await versionsOf(
    db,
    'segment',
    corrected.map(({ id }) => id),
  )
  const ids = new Set(corrected.map(({ id }) => id))
  const made = corrected.flatMap(({ id, state }) => {
    if (state === null) return []
    const { document: _, ...segment } = JSON.parse(state) as SegmentState
    return [{ id, segment }]
  })
  const kept = machine
    .map((segment) => ({ id: segmentId(document, segment), segment }))
    .filter(({ id }) => !ids.has(id))
    .flatMap(({ id, segment }) =>
      leftOf(
        segment,
        made.map((one) => one.segment),
      ).map((part) => ({ id, segment: part })),
    )
  const like = (at: number) => machine.find(({ start, end }) => start <= at && at < end)
  return [
    ...kept.map(({ id, segment }) => ({ ...segment, id, document, version: 0 })),
    ...made.map(({ id, segment }): StoredSegment => {
      const { script = 'Zyyy', paragraph = 0 } = like(segment.start) ?? {}
      return { ...segment, script, paragraph, confidence: 1, id, document, version: versions.get(id)?.version ?? 0 }
    }),
  ].toSorted((a, b) => a.start - b.start)
}

/** The state of a segment that nobody decided on. */
export async function machineSegment(db: Db, id: string): Promise<SegmentState | null> {
  const document = id.slice(0, id.lastIndexOf(':'))
  const segment = (await machineSegments(db, document)).find((one) => segmentId(document, one) === id)
  return segment === undefined ? null : stateOf(document, segment)
}

/** What a change of a segment gives as `before`. */
function stateOf(document: string, { start, end, lang, role }: Pick<Segment, 'start' | 'end' | 'lang' | 'role'>): SegmentState {
  return { document, start, end, lang, role }
}

async function machineSegments(db: Db, document: string, bitext?: string): Promise<readonly Segment[]> {
  const query = db.selectFrom('outlines').select('body').where('document', '=', document)
  const row = await (bitext === undefined ? query : query.where('bitext', '=', bitext)).executeTakeFirst()
  return row === undefined ? [] : (JSON.parse(row.body) as readonly Segment[])
}

/** What is left of a segment beside the corrected ones. One that is cut in its middle keeps both ends. */
function leftOf(segment: Segment, corrected: readonly Pick<Segment, 'start' | 'end'>[]): readonly Segment[] {
  const hit = corrected.find((one) => overlaps(one, segment))
  if (hit === undefined) return [segment]
  if (contains(hit, segment)) return []
  const parts = [
    { ...segment, end: Math.max(segment.start, Math.min(segment.end, hit.start)) },
    { ...segment, start: Math.min(segment.end, Math.max(segment.start, hit.end)) },
  ]
  const others = corrected.filter((one) => one !== hit)
  return parts.filter(({ start, end }) => start < end).flatMap((part) => leftOf(part, others))
}
