import { z } from 'zod'
import type { SpeakerState } from '../../model/decision.ts'
import { err, ok, type Result } from '../../model/result.ts'
import { correct, giveTo, mergeSpeakers } from '../../review/corrections.ts'
import type { Store, StoredQuotation, StoredSpeaker } from '../../store/port.ts'
import { count, line, several } from '../forms.ts'
import { type Act, versionsOf } from './act.ts'
import { speakerOf } from './quotation-acts.ts'

const id = z.string().min(1).max(200)

/** The fields of POST speakers. */
export const SPEAKER_ACT = z.discriminatedUnion('what', [
  z.object({
    what: z.literal('names'),
    speaker: id,
    version: count,
    zh: line(200),
    en: line(200),
    kind: z.enum(['person', 'body', 'unknown']),
  }),
  z.object({ what: z.literal('merge'), speaker: id, into: id, version: count }),
  z.object({ what: z.literal('split'), speaker: id, version: count }),
  /** The chosen quotations are another's: one on the list, or a new one with this name. */
  z.object({
    what: z.literal('move'),
    speaker: id,
    version: count,
    quotation: several,
    to: z.string().max(200).optional(),
    speakerName: line(200).optional(),
  }),
])

export type SpeakerActFields = z.infer<typeof SPEAKER_ACT>

/** Names a speaker, makes two one, takes a merged one out again, or gives some of its quotations to another. */
export async function speakerAct(
  store: Store,
  project: string,
  form: SpeakerActFields,
  newId: () => string,
): Promise<Result<Act>> {
  const found = await store.speakers.get(project, form.speaker)
  if (!found.ok) return found
  const speaker = found.value
  if (speaker.version !== form.version) return err({ code: 'VERSION_CONFLICT', detail: speaker.name })
  const state = stateOf(speaker)
  if (form.what === 'split') {
    const { mergedInto: _, ...after } = state
    return actOf(correct('speaker', speaker.id, state, after), [speaker])
  }
  if (form.what === 'names') return actOf(correct('speaker', speaker.id, state, renamed(state, form)), [speaker])
  if (form.what === 'move') return moveAct(store, project, speaker, form, newId)
  const into = await store.speakers.get(project, form.into)
  if (!into.ok) return into
  const changes = mergeSpeakers({ id: into.value.id, state: stateOf(into.value) }, [{ id: speaker.id, state }])
  return changes.ok ? actOf(changes.value, [speaker, into.value]) : changes
}

async function moveAct(
  store: Store,
  project: string,
  speaker: StoredSpeaker,
  form: Extract<SpeakerActFields, { what: 'move' }>,
  newId: () => string,
): Promise<Result<Act>> {
  const quotations: StoredQuotation[] = []
  for (const one of form.quotation) {
    const quotation = await store.rows.quotation(one)
    if (!quotation.ok || quotation.value.speaker?.id !== speaker.id) return err({ code: 'VERSION_CONFLICT', detail: one })
    quotations.push(quotation.value)
  }
  const other = speakerOf({ speaker: form.to, speakerName: form.speakerName }, null, newId)
  if (quotations.length === 0 || other.id === null) return err({ code: 'BAD_REQUEST', detail: 'quotation, to' })
  if (other.changes.length === 0) {
    const known = await store.speakers.get(project, other.id)
    if (!known.ok) return known
  }
  return ok({
    verb: 'correct',
    changes: [...other.changes, ...giveTo(other.id, quotations)],
    versions: versionsOf(quotations),
    focus: null,
  })
}

function renamed(state: SpeakerState, { zh, en, kind }: { zh: string; en: string; kind: SpeakerState['kind'] }): SpeakerState {
  const { zh: _zh, en: _en, ...rest } = state
  return { ...rest, kind, ...(zh === '' ? {} : { zh }), ...(en === '' ? {} : { en }) }
}

function stateOf({ kind, name, zh, en, aliases, mergedInto }: StoredSpeaker): SpeakerState {
  return {
    kind,
    name,
    aliases,
    ...(zh === undefined ? {} : { zh }),
    ...(en === undefined ? {} : { en }),
    ...(mergedInto === undefined ? {} : { mergedInto }),
  }
}

function actOf(changes: Act['changes'], versions: readonly StoredSpeaker[]): Result<Act> {
  return ok({ verb: 'correct', changes, versions: versionsOf(versions), focus: null })
}
